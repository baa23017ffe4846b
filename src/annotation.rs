//! What the stages hand each other: stand-off marks over one article's text, all in byte spans.
//!
//! These are not the published rows (see [`crate::record`]); keys, code points and quoted text are
//! put on at the end, once, when a document's marks become rows.

use std::borrow::Cow;

use crate::record::{ClaimKind, EntityType, Modifier, Role, SpeakerBy, ValueBy};
use crate::span::Span;

/// A stretch of text with one role: a part of the layout first, a sentence after splitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of the text, without white space at either end.
    pub span: Span,
    /// Which paragraph it stands in, counted from 0 over all roles.
    pub paragraph: usize,
    /// What it is: title, body, credit, ...
    pub role: Role,
}

/// Every line of a text as a sentence and paragraph of its own, for texts that are laid out so:
/// samples that models are told by, and tests. Lines of white space are none.
pub fn lines(text: &str, role: Role) -> Vec<Segment> {
    let line = |line: &str| {
        let start = line.as_ptr() as usize - text.as_ptr() as usize;
        Span::new(start, start + line.len()).trim(text)
    };
    let spans = text.split('\n').map(line).filter(|span| !span.is_empty());
    spans.enumerate().map(|(paragraph, span)| Segment { span, paragraph, role }).collect()
}

/// A name, date or figure in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Bytes of the text.
    pub span: Span,
    /// Index of the sentence it stands in.
    pub sentence: usize,
    /// Person, organization, place, ...
    pub kind: EntityType,
    /// Canonical name: equal for all mentions of one thing, in one article and across articles.
    pub name: String,
    /// Normalised value (an ISO date, a number), where there is one.
    pub value: Option<String>,
    /// What a date or figure says; nothing for names.
    pub reading: Option<Reading>,
    /// Confidence, 0 to 1.
    pub score: f64,
}

/// The mentions that lie within a span, with their indices; all are in text order.
pub(crate) fn inside(mentions: &[Mention], span: Span) -> impl Iterator<Item = (usize, &Mention)> {
    let first = mentions.partition_point(|mention| mention.span.start < span.start);
    let rest = mentions.iter().enumerate().skip(first);
    rest.take_while(move |(_, mention)| mention.span.end <= span.end)
}

/// What a date or figure says, beside its value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// How its value was found.
    pub by: Option<ValueBy>,
    /// Its number; of a range the first.
    pub number: Option<f64>,
    /// The second number of a range.
    pub number_to: Option<f64>,
    /// A currency's code, a unit of measure, or the counted noun in the singular.
    pub unit: Option<Cow<'static, str>>,
    /// What the words around it make of it.
    pub modifier: Option<Modifier>,
    /// The date, where its value hangs on the day of writing.
    pub relative: Option<Relative>,
}

/// A date that only the day of writing makes definite.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relative {
    /// A day of the week, counted from Monday, 0.
    Weekday(u32, Toward),
    /// Month, first and last day of it, each from 1.
    Days(u32, (u32, u32), Toward),
    /// A month, from 1.
    Month(u32, Toward),
    /// The period so many periods after that of the day of writing, and the rule that says so.
    Period(Period, i32, ValueBy),
    /// So many periods up to the day of writing, or from it on.
    Stretch(Period, i32),
}

/// On which side of the day of writing a date lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toward {
    /// Before it: "last".
    Before,
    /// Before it or on it: the sentence speaks of the past.
    Past,
    /// In the same week or year: "this".
    Same,
    /// After it or on it: the sentence speaks of the future.
    Future,
    /// After it: "next".
    After,
    /// Not said.
    Unsaid,
}

/// A unit of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// Saturday and Sunday.
    Weekend,
    /// A month.
    Month,
    /// Three months, from January, April, July or October.
    Quarter,
    /// A year.
    Year,
    /// Ten years, from one that ends in 0.
    Decade,
    /// A hundred years, from one that ends in 01.
    Century,
}

/// Somebody says, writes, believes something: source, cue and content.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Direct, indirect or mixed.
    pub kind: ClaimKind,
    /// Index of the sentence in which the content begins.
    pub sentence: usize,
    /// Bytes of who says it.
    pub source: Option<Span>,
    /// Bytes of the words that attribute it ("said", "according to").
    pub cue: Option<Span>,
    /// Bytes of what is said, in text order and disjoint; never empty.
    pub content: Vec<Span>,
    /// What of the content is quoted: bytes, quotation marks included, in text order and disjoint.
    pub verbatim: Vec<Span>,
    /// Index of the mention that the source names or stands for.
    pub speaker: Option<usize>,
    /// How that mention was found.
    pub speaker_by: SpeakerBy,
    /// Index of the attribution inside whose content this one stands.
    pub parent: Option<usize>,
    /// Whether cue or content is negated ("did not say").
    pub negated: bool,
    /// Confidence, 0 to 1.
    pub score: f64,
}

impl Attribution {
    /// Whether a part of the text lies within the content.
    pub fn says(&self, part: Span) -> bool {
        self.content.iter().any(|span| span.contains(part))
    }
}

#[cfg(test)]
impl Mention {
    /// A person of the first sentence.
    pub(crate) fn of_person(name: &str, span: Span) -> Self {
        let (kind, name) = (EntityType::Person, name.to_owned());
        Mention { span, sentence: 0, kind, name, value: None, reading: None, score: 1.0 }
    }
}

#[cfg(test)]
impl Attribution {
    /// An indirect one of the first sentence, before anything is known of its speaker.
    pub(crate) fn unresolved(source: Option<Span>, cue: Option<Span>, content: Span) -> Self {
        Attribution {
            kind: ClaimKind::Indirect,
            sentence: 0,
            source,
            cue,
            content: vec![content],
            verbatim: Vec::new(),
            speaker: None,
            speaker_by: SpeakerBy::None,
            parent: None,
            negated: false,
            score: 1.0,
        }
    }
}
