//! A name, a colon, a statement: headlines ("Pence: ...") and transcripts ("WALLACE: ...").

use std::ops::Range;

use crate::claim::candidate::Candidate;
use crate::claim::page::{Page, span_of, stripped};
use crate::claim::phrase::{Phrases, is_open_word};
use crate::claim::unit::{Item, ItemKind};
use crate::record::Role;
use crate::span::Span;

/// A label has few words.
const LONGEST: usize = 5;
/// How often a label is a speaker.
const SCORE: f32 = 0.7;

/// Proposes an attribution if the unit begins with a label.
pub(crate) fn propose(page: &Page<'_>, unit: usize, found: &mut Vec<Candidate>) {
    found.extend(turn(page, unit).or_else(|| statement(page, unit)));
}

/// The unit alone, as the statement behind its label.
pub(super) fn statement(page: &Page<'_>, unit: usize) -> Option<Candidate> {
    let phrases = page.phrases(unit);
    let role = page.units.units.get(unit)?.role;
    let label = label(phrases).filter(|label| is_label(phrases, label, role))?;
    candidate(phrases, label, unit, None)
}

/// The turn of a transcript that a paragraph of the body is, from its first unit on.
pub(super) fn turn(page: &Page<'_>, unit: usize) -> Option<Candidate> {
    let phrases = page.phrases(unit);
    let label = label(phrases).filter(|label| is_loud(phrases, label))?;
    let is_turn =
        page.units.units.get(unit)?.role == Role::Body && is_label(phrases, &label, Role::Body);
    let end = paragraph_end(page, unit).filter(|_| is_turn)?;
    candidate(phrases, label, unit, Some(end))
}

/// The items before the first colon. A transcript may stand in quotation marks: `"LEE: Yes.`
pub(super) fn label(phrases: Phrases<'_>) -> Option<Range<usize>> {
    let start = usize::from(['"', '“', '”'].iter().any(|&mark| phrases.is(0, mark)));
    let colon = (start + 1..=start + LONGEST).find(|&at| phrases.is(at, ':'))?;
    Some(start..colon)
}

/// The statement behind a label, up to byte `end` where that lies in another unit.
pub(super) fn candidate(
    phrases: Phrases<'_>,
    label: Range<usize>,
    unit: usize,
    end: Option<usize>,
) -> Option<Candidate> {
    let items = phrases.items;
    let colon = label.end;
    let statement = span_of(stripped(items.get(colon + 1..)?))?;
    Some(Candidate {
        source: span_of(items.get(label)?),
        cue: span_of(items.get(colon..colon + 1)?),
        content: vec![Span::new(statement.start, end.unwrap_or(0).max(statement.end))],
        frame: None,
        inherits: false,
        negated: false,
        unit,
        cut: usize::MAX,
        score: SCORE,
    })
}

/// The first unit of each paragraph.
pub(super) fn paragraphs<'a>(page: &'a Page<'_>) -> impl Iterator<Item = usize> + 'a {
    let mut before = None;
    let units = page.units.units.iter().enumerate();
    units.filter_map(move |(number, unit)| {
        let opens = before.replace(unit.paragraph) != Some(unit.paragraph);
        opens.then_some(number)
    })
}

/// The text from the beginning of a unit on.
pub(super) fn words<'a>(page: &Page<'a>, unit: usize) -> Option<&'a str> {
    let first = page.units.of(page.units.units.get(unit)?).first()?;
    page.text.get(first.span.start..)
}

/// The paragraph of a turn that has no label, given its words, unless it is said by nobody: "(LAUGHTER)".
pub(super) fn rest(page: &Page<'_>, unit: usize, words: &str) -> Option<Span> {
    let start = page.units.of(page.units.units.get(unit)?).first()?.span.start;
    let end = paragraph_end(page, unit).filter(|_| !words.starts_with(['(', '[']))?;
    (end > start).then(|| Span::new(start, end))
}

/// In a transcript the rest of the paragraph belongs to the speaker: the byte where it ends.
pub(super) fn paragraph_end(page: &Page<'_>, unit: usize) -> Option<usize> {
    let units = page.units.units.get(unit..)?;
    let paragraph = units.first()?.paragraph;
    let last = units.iter().take_while(|unit| unit.paragraph == paragraph).last()?;
    span_of(stripped(page.units.of(last))).map(|span| span.end)
}

/// Names in capitals, or in a headline or before a quotation any name.
fn is_label(phrases: Phrases<'_>, label: &Range<usize>, role: Role) -> bool {
    let items = phrases.items.get(label.clone()).unwrap_or_default();
    let quoted = phrases.at(label.end + 1).is_some_and(|next| next.quote().is_some());
    let fits = quoted || role == Role::Title || is_loud(phrases, label);
    is_named(items) && items.iter().any(is_open_word) && fits
}

/// Whether all words of a label have capitals.
pub(super) fn is_named(label: &[Item]) -> bool {
    let ties =
        |item: &Item| matches!(item.kind, ItemKind::Mark('.' | '-' | '(' | ')') | ItemKind::Clitic);
    label.iter().all(|item| item.capital || ties(item))
}

/// Whether all words of the label are in capitals: "WALLACE".
fn is_loud(phrases: Phrases<'_>, label: &Range<usize>) -> bool {
    let mut items = phrases.items.get(label.clone()).into_iter().flatten();
    items.all(|item| {
        let word = item.span.of(phrases.text);
        item.kind != ItemKind::Word || word.len() > 1 && !word.contains(char::is_lowercase)
    })
}
