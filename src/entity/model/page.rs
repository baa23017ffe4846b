//! One article as the sequence model reads it: its words, what the rules and the lexicon say of
//! each, and where else in the article its form stands.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::annotation::Segment;
use crate::filter::Filter;
use crate::record::EntityType;
use crate::span::Span;

use super::super::class::Classes;
use super::super::figure::{self, Figure};
use super::super::lexicon::Lexicon;
use super::super::name::{self, Candidate, Name, Style, View, as_name};
use super::super::word::{self, Shape, Word};
use super::context::{self, Contexts};
use super::tag::{self, KINDS, Position};
use crate::crf::{Clusters, hash};

/// Marks the tag of a facility, which is else that of a place.
pub(crate) const FACILITY: u8 = 32;

/// A word with all that features ask of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    pub(crate) word: Word,
    /// The lexicon's classes; of words in capitals also those of the usual spelling.
    pub(crate) classes: Classes,
    /// Hash of the form without case.
    pub(crate) lower: u32,
    /// Hash of the form as written.
    pub(crate) exact: u32,
    /// Its class among words of the same company.
    pub(crate) cluster: u8,
    /// Tag of the rules' verdict, with [`FACILITY`] where they say so.
    pub(crate) verdict: u8,
    /// Longest phrase of the lexicon that holds it: its kind, and whether it begins there.
    pub(crate) phrase: u8,
    /// How its sentence uses capitals.
    pub(crate) style: u8,
    /// Whether it has a capital, first or inside ("iPhone", "5G").
    pub(crate) cased: bool,
    /// The same, or whether it begins with a digit.
    pub(crate) named: bool,
    /// Whether a sentence or quotation begins here.
    pub(crate) initial: bool,
    /// What stands beside it, if it has a capital.
    pub(crate) contexts: Contexts,
}

/// What the article says of a form.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// How often it is written small.
    pub(crate) small: u16,
    /// How often it has a capital that says something.
    pub(crate) capital: u16,
    /// In how many names of each type the rules see it.
    pub(crate) kinds: [u16; KINDS.len()],
    /// What stands beside it.
    pub(crate) contexts: Contexts,
}

/// The forms of an article.
pub(crate) type Forms = FxHashMap<u32, Seen>;

/// Of so many words of an article, one has a capital in a form of its own.
const SHARE_OF_FORMS: usize = 8;

/// One article as the model reads it.
pub struct Page<'a> {
    pub(crate) text: &'a str,
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) clusters: &'a Clusters,
    pub(crate) readings: Vec<Reading>,
    pub(crate) words: Vec<Word>,
    /// The words of each sentence.
    pub(crate) sentences: Vec<Range<usize>>,
    pub(crate) styles: Vec<Style>,
    /// What the rules found, and in which sentence.
    pub(crate) figures: Vec<(usize, Figure)>,
    pub(crate) names: Vec<Name>,
    pub(crate) forms: Forms,
}

impl<'a> Page<'a> {
    /// Reads an article, given its sentences.
    pub(crate) fn read(
        text: &'a str,
        sentences: &[Segment],
        lexicon: &'a Lexicon,
        clusters: &'a Clusters,
    ) -> Self {
        let mut page = Page {
            text,
            lexicon,
            clusters,
            readings: Vec::with_capacity(text.len() / 4),
            words: Vec::with_capacity(text.len() / 4),
            sentences: Vec::with_capacity(sentences.len()),
            styles: Vec::with_capacity(sentences.len()),
            figures: Vec::new(),
            names: Vec::new(),
            forms: Forms::default(),
        };
        page.cut(sentences);
        page.mark(sentences);
        page.names = name::decide(text, &page.candidates());
        page.note_readings();
        page.note_verdicts();
        page.note_forms();
        page
    }

    /// The words of all sentences. Each step is taken with the whole article before the next: together
    /// their code is more than the processor holds.
    fn cut(&mut self, sentences: &[Segment]) {
        for sentence in sentences {
            let start = self.words.len();
            word::fill(self.text, sentence.span, self.lexicon, &mut self.words);
            self.sentences.push(start..self.words.len());
        }
    }

    /// Figures, openers of phrases, and how each sentence uses capitals.
    fn mark(&mut self, sentences: &[Segment]) {
        let Page { text, lexicon, words, figures, .. } = self;
        for (index, range) in self.sentences.iter().enumerate() {
            figure::find(text, &mut words[range.clone()], |figure| figures.push((index, figure)));
        }
        for (sentence, range) in sentences.iter().zip(&self.sentences) {
            name::mark_openers(text, &mut words[range.clone()], lexicon);
            self.styles.push(name::style(text, &words[range.clone()], sentence.role));
        }
    }

    /// The candidates of the rules.
    fn candidates(&self) -> Vec<Candidate> {
        let mut candidates = Vec::with_capacity(self.words.len() / 8);
        for sentence in 0..self.sentences.len() {
            name::candidates(&self.view(sentence), sentence, &mut candidates);
        }
        candidates
    }

    /// What features ask of the words.
    fn note_readings(&mut self) {
        let mut readings = std::mem::take(&mut self.readings);
        for (sentence, range) in self.sentences.iter().enumerate() {
            let view = self.view(sentence);
            let words = view.words.iter().enumerate();
            readings.extend(words.map(|(at, word)| reading(&view, at, word)));
            note_phrases(&view, &mut readings[range.clone()]);
        }
        // By themselves, so that one search need not wait for the one before.
        for reading in &mut readings {
            reading.cluster = self.clusters.class(reading.lower);
        }
        self.readings = readings;
    }

    /// Lays the rules' names over the words.
    fn note_verdicts(&mut self) {
        let mut at = 0;
        for name in &self.names {
            let range = covered(&self.words, at, name.span);
            at = range.end;
            for word in range.clone() {
                let tag = tag::of(name.kind, Position::of(word, &range)).unwrap_or_default();
                let facility = if name.kind == EntityType::Facility { FACILITY } else { 0 };
                self.readings[word].verdict = tag as u8 | facility;
            }
        }
    }

    /// Counts the forms that have a capital anywhere.
    fn note_forms(&mut self) {
        self.forms.reserve(self.words.len() / SHARE_OF_FORMS);
        let mut noted = Filter::<32>::new();
        for reading in self.readings.iter().filter(|reading| reading.word.is_capital()) {
            let seen = self.forms.entry(reading.lower).or_default();
            noted.add(reading.lower);
            seen.capital += u16::from(!reading.initial && reading.style == 0);
            seen.contexts |= reading.contexts;
            if let Some(kind) = usize::from(reading.verdict & !FACILITY).checked_sub(1) {
                seen.kinds[kind / 4] = seen.kinds[kind / 4].saturating_add(1);
            }
        }
        let small = self.readings.iter().filter(|reading| reading.word.shape == Shape::Lower);
        for reading in small.filter(|reading| noted.may_have(reading.lower)) {
            if let Some(seen) = self.forms.get_mut(&reading.lower) {
                seen.small = seen.small.saturating_add(1);
            }
        }
    }

    /// Bytes of every word.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        self.words.iter().map(|word| word.span)
    }

    /// The words that lie within a span, looking from word `from` on.
    pub fn within(&self, from: usize, span: Span) -> Range<usize> {
        covered(&self.words, from, span)
    }

    /// Bytes of some words of one sentence, counted from its first.
    pub(crate) fn view_span(&self, sentence: usize, words: &Range<usize>) -> Span {
        self.view(sentence).span(words)
    }

    /// What the lexicon and the rules know of one sentence.
    pub(crate) fn view(&self, sentence: usize) -> View<'_> {
        View {
            text: self.text,
            words: &self.words[self.sentences[sentence].clone()],
            lexicon: self.lexicon,
            style: self.styles[sentence],
        }
    }
}

fn covered(words: &[Word], from: usize, span: Span) -> Range<usize> {
    let start = from + words[from..].partition_point(|word| word.span.start < span.start);
    let end = start + words[start..].partition_point(|word| word.span.end <= span.end);
    start..end
}

/// What features ask of a word. Inlined, so that it is made where it stays.
#[inline(always)]
fn reading(view: &View<'_>, at: usize, word: &Word) -> Reading {
    let (exact, lower) = match word.shape {
        Shape::Mark => hash::both(unified(word.span.of(view.text)).as_bytes()),
        Shape::Clitic => hash::both(b"'s"),
        _ => hash::both(word.span.bytes_of(view.text)),
    };
    let has_inner = matches!(word.shape, Shape::Lower | Shape::Number) && exact != lower;
    let cased = word.is_capital() || has_inner;
    let mut classes = word.classes;
    if word.shape == Shape::Upper && word.span.len() > 2 {
        let written = word.span.of(view.text);
        if !written.contains('.') {
            classes = classes.with(view.lexicon.classes(&as_name(written)));
        }
    }
    Reading {
        word: *word,
        classes,
        lower,
        exact,
        cluster: 0,
        verdict: 0,
        phrase: 0,
        style: view.style as u8,
        cased,
        named: cased || word.shape == Shape::Number,
        initial: view.is_initial(at),
        contexts: if word.is_capital() && view.style as u8 == 0 {
            context::of(view, at)
        } else {
            0
        },
    }
}

/// Quotation marks and dashes come in many forms and mean the same.
fn unified(mark: &str) -> &str {
    match mark {
        "“" | "”" | "„" | "«" | "»" => "\"",
        "‘" | "’" | "`" => "'",
        "–" | "—" => "—",
        _ => mark,
    }
}

/// The classes of phrases, and the codes of their first words; the code after is that of the rest.
const PHRASES: [(Classes, u8); 5] = [
    (Classes::GROUP, 1),
    (Classes::BODY, 3),
    (Classes::ANY_PLACE, 5),
    (Classes::COMPANY, 7),
    (Classes::TITLE, 9),
];

fn note_phrases(view: &View<'_>, readings: &mut [Reading]) {
    let all = PHRASES.iter().fold(Classes::NONE, |all, (classes, _)| all.with(*classes));
    let mut at = 0;
    while at < readings.len() {
        let end = if view.is_capital(at) { view.phrase(at, all) } else { None };
        let Some(end) = end else {
            at += 1;
            continue;
        };
        let classes = view.known(&(at..end));
        let code =
            PHRASES.iter().find(|(class, _)| classes.has(*class)).map_or(0, |(_, code)| *code);
        for (offset, reading) in readings[at..end].iter_mut().enumerate() {
            reading.phrase = code + u8::from(offset > 0);
        }
        at = end;
    }
}
