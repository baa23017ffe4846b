//! A name, a colon, a statement: headlines ("Pence: ...") and transcripts ("WALLACE: ...").

use crate::claim::candidate::Candidate;
use crate::claim::page::{Page, span_of, stripped};
use crate::claim::phrase::{Phrases, is_open_word};
use crate::claim::unit::ItemKind;
use crate::record::Role;
use crate::span::Span;

/// A label has few words.
const LONGEST: usize = 5;
/// How often a label is a speaker.
const SCORE: f32 = 0.7;

/// Proposes an attribution if the unit begins with a label.
pub(crate) fn propose(page: &Page<'_>, unit: usize, found: &mut Vec<Candidate>) {
    let phrases = page.phrases(unit);
    let Some(role) = page.units.units.get(unit).map(|unit| unit.role) else { return };
    let colon = (1..=LONGEST).find(|&at| phrases.is(at, ':'));
    let Some(colon) = colon.filter(|&colon| is_label(phrases, colon, role)) else { return };
    let turn = role == Role::Body && is_loud(phrases, colon);
    let end = if turn { turn_end(page, unit) } else { None };
    found.extend(candidate(phrases, colon, unit, end));
}

fn candidate(
    phrases: Phrases<'_>,
    colon: usize,
    unit: usize,
    end: Option<usize>,
) -> Option<Candidate> {
    let items = phrases.items;
    let statement = span_of(stripped(items.get(colon + 1..)?))?;
    Some(Candidate {
        source: span_of(items.get(..colon)?),
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

/// In a transcript the rest of the paragraph belongs to the speaker: the byte where it ends.
fn turn_end(page: &Page<'_>, unit: usize) -> Option<usize> {
    let units = page.units.units.get(unit..)?;
    let paragraph = units.first()?.paragraph;
    let last = units.iter().take_while(|unit| unit.paragraph == paragraph).last()?;
    span_of(stripped(page.units.of(last))).map(|span| span.end)
}

/// Names in capitals, or in a headline or before a quotation any name.
fn is_label(phrases: Phrases<'_>, colon: usize, role: Role) -> bool {
    let Some(label) = phrases.items.get(..colon) else { return false };
    let named = label.iter().all(|item| {
        matches!(item.kind, ItemKind::Mark('.' | '-' | '(' | ')') | ItemKind::Clitic)
            || item.capital
    });
    let quoted = phrases.at(colon + 1).is_some_and(|next| next.quote().is_some());
    let fits = quoted || role == Role::Title || is_loud(phrases, colon);
    named && label.iter().any(is_open_word) && fits
}

/// Whether all words of the label are in capitals: "WALLACE".
fn is_loud(phrases: Phrases<'_>, colon: usize) -> bool {
    let label = phrases.items.iter().take(colon);
    label.filter(|item| item.kind == ItemKind::Word).all(|item| {
        let word = item.span.of(phrases.text);
        word.len() > 1 && !word.chars().any(char::is_lowercase)
    })
}
