//! From the items that the model tags to spans of the text, as the rules propose them: without the marks at
//! their ends, contents apart by paragraph.

use std::ops::Range;

use super::candidate::Candidate;
use super::lexicon::Act;
use super::model::{Spelled, confidence};
use super::page::{Page, span_of, stripped};
use super::unit::Item;
use super::word::Class;
use crate::span::Span;

/// An attribution with its items as spans of the text; `None` of one whose content is marks alone.
pub(crate) fn candidate(page: &Page<'_>, one: &Spelled) -> Option<Candidate> {
    let items = |range: &Range<usize>| page.units.within(range);
    let tidy = |range: &Range<usize>| {
        let items = items(range);
        span_of(stripped(items)).or_else(|| span_of(items))
    };
    let cue = one.cue.as_ref().map(items).unwrap_or_default();
    let source = one.source.as_ref().and_then(tidy);
    let mut content = Vec::new();
    one.content.iter().for_each(|range| by_paragraph(page, range, &mut content));
    (!content.is_empty()).then(|| Candidate {
        inherits: one.inherits,
        source: source.filter(|span| !is_empty(page, *span)),
        cue: one.cue.as_ref().and_then(tidy),
        content,
        frame: None,
        negated: denies(page, cue),
        unit: 0,
        cut: usize::MAX,
        score: confidence::score(one.lead),
    })
}

/// "There are concerns that", "A warning that": nobody's word.
fn is_empty(page: &Page<'_>, source: Span) -> bool {
    let word = source.of(page.text);
    ["there", "a", "an", "the"].iter().any(|empty| word.eq_ignore_ascii_case(empty))
}

/// The spans of some items, one for each paragraph.
fn by_paragraph(page: &Page<'_>, range: &Range<usize>, spans: &mut Vec<Span>) {
    let units = &page.units.units;
    let first = page.units.number_of(range.start);
    let inside = units.iter().skip(first).take_while(|unit| unit.items.start < range.end);
    let mut paragraph = None;
    for unit in inside {
        let part = range.start.max(unit.items.start)..range.end.min(unit.items.end);
        let items = page.units.within(&part);
        let Some(span) = span_of(items) else { continue };
        match spans.last_mut().filter(|_| paragraph == Some(unit.paragraph)) {
            Some(last) => *last = last.cover(span),
            None => spans.push(span),
        }
        paragraph = Some(unit.paragraph);
    }
    if let Some(last) = spans.last_mut() {
        let end = units.get(first).map_or(&[][..], |_| page.units.within(range));
        if let Some(tidy) = span_of(stripped(end)).filter(|tidy| tidy.end > last.start) {
            last.end = last.end.min(tidy.end);
        }
    }
}

/// Whether a cue denies: "did not say", "refused to say", "denied".
fn denies(page: &Page<'_>, cue: &[Item]) -> bool {
    cue.iter().any(|item| {
        let act = page.lexicon.form(item.word).and_then(|form| page.lexicon.cue(form.cue));
        item.word.class.has(Class::NEGATION | Class::REFUSAL)
            || act.is_some_and(|cue| cue.act == Act::Deny)
    })
}
