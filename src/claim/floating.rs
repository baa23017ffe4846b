//! Quotations that no cue reaches: one that goes on from the speaker before, or stands alone.

use crate::span::Span;

use super::candidate::Candidate;
use super::page::Page;
use super::unit::{Item, ItemKind, Unit};

/// How far a quotation without a cue is to be trusted to be speech.
const SCORE: f32 = 0.5;

/// Adds the quotations that the candidates leave out.
pub(crate) fn attach(page: &Page<'_>, chosen: Vec<Candidate>) -> Vec<Candidate> {
    let mut attached = chosen;
    for (number, unit) in page.units.units.iter().enumerate() {
        let Some((piece, quote)) = utterance(page, unit) else { continue };
        let first = attached.partition_point(|candidate| candidate.unit < number);
        if attached.get(first).is_some_and(|candidate| candidate.unit == number) {
            continue;
        }
        let owner = same_quotation(page, &attached, piece)
            .or_else(|| speaks_on(page, &attached, first, number));
        match owner.and_then(|owner| attached.get_mut(owner)) {
            Some(owner) => owner.content.push(quote),
            None => attached.insert(first, unattributed(quote, number)),
        }
    }
    attached
}

/// The unit's quotation, if the unit is nothing else and says more than a title would.
fn utterance(page: &Page<'_>, unit: &Unit) -> Option<(usize, Span)> {
    let items = page.units.of(unit);
    let quoted = |item: &Item| matches!(item.kind, ItemKind::Quote(_) | ItemKind::Mark(_));
    let quote = items.iter().find(|item| item.quote().is_some())?;
    let words = quote.span.of(page.text).split_ascii_whitespace().take(3).count();
    let alone = items.iter().all(quoted);
    (alone && words == 3).then_some((quote.quote()?, quote.span))
}

/// The candidate with a source that holds another paragraph of the same quotation.
fn same_quotation(page: &Page<'_>, candidates: &[Candidate], piece: usize) -> Option<usize> {
    let pieces = &page.units.pieces;
    let goes_on = |piece: usize| page.units.goes_on(piece);
    let first = (0..=piece).rev().find(|&piece| !goes_on(piece))?;
    let last = (piece..pieces.len()).take_while(|&at| at == piece || goes_on(at)).last()?;
    if first == last {
        return None;
    }
    let whole = pieces.get(first)?.span.cover(pieces.get(last)?.span);
    let near = candidates.partition_point(|candidate| candidate.extent().end <= whole.start);
    let rest = candidates.iter().enumerate().skip(near);
    let mut inside = rest.take_while(|(_, candidate)| candidate.extent().start < whole.end);
    inside
        .find(|(_, candidate)| candidate.source.is_some() && candidate.quotes(&page.units.pieces))
        .map(|(number, _)| number)
}

/// The candidate right before the unit whose source speaks on: the last that quotes, if one does.
fn speaks_on(
    page: &Page<'_>,
    candidates: &[Candidate],
    first: usize,
    unit: usize,
) -> Option<usize> {
    let paragraph = page.units.units.get(unit)?.paragraph;
    let before = || {
        let earlier = candidates.iter().enumerate().take(first).rev();
        earlier.take_while(|(_, candidate)| {
            let last = page.units.units.get(candidate.unit).map(|unit| unit.paragraph);
            last == Some(paragraph) || candidate.unit + 1 == unit
        })
    };
    let sourced = |candidate: &Candidate| candidate.source.is_some();
    let quoting =
        before().find(|(_, candidate)| sourced(candidate) && candidate.quotes(&page.units.pieces));
    let same = |candidate: &Candidate| {
        page.units.units.get(candidate.unit).is_some_and(|unit| unit.paragraph == paragraph)
    };
    let any = || before().find(|(_, candidate)| sourced(candidate) && same(candidate));
    quoting.or_else(any).map(|(number, _)| number)
}

fn unattributed(quote: Span, unit: usize) -> Candidate {
    Candidate {
        source: None,
        cue: None,
        content: vec![quote],
        frame: None,
        inherits: false,
        negated: false,
        unit,
        cut: usize::MAX,
        score: SCORE,
    }
}
