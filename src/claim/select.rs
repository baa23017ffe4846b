//! Candidates weighed against each other: which stay, and where one cuts another short.

use crate::span::Span;

use super::candidate::Candidate;

/// Below this a proposal is more often wrong than right.
const THRESHOLD: f32 = 0.3;

/// After these the reporter speaks again: "Lee said it would rain, but others said ...".
const JOINTS: &[&str] = &[", and", ", but", ", while", ";", ", as", ", though", ", although"];

/// Whether a candidate ends or begins a list of candidates of one unit.
fn by_unit(left: &Candidate, right: &Candidate) -> bool {
    left.unit == right.unit
}

/// The candidates that stand together, unit by unit.
pub(crate) fn select(text: &str, candidates: Vec<Candidate>) -> Vec<Candidate> {
    let likely: Vec<Candidate> =
        candidates.into_iter().filter(|candidate| candidate.score >= THRESHOLD).collect();
    let mut chosen = Vec::with_capacity(likely.len());
    for unit in likely.chunk_by(by_unit) {
        chosen.extend(compatible(text, unit));
    }
    chosen
}

/// The best candidates of one unit that do not contradict each other.
fn compatible(text: &str, unit: &[Candidate]) -> Vec<Candidate> {
    let mut ranked: Vec<&Candidate> = unit.iter().collect();
    ranked.sort_by(|left, right| {
        let quotes = right.takes_quotation().cmp(&left.takes_quotation());
        quotes.then(right.score.total_cmp(&left.score))
    });
    let mut kept: Vec<Candidate> = Vec::new();
    for candidate in ranked {
        let mut candidate = candidate.clone();
        if kept.iter_mut().all(|other| reconcile(text, other, &mut candidate)) {
            kept.push(candidate);
        }
    }
    kept.sort_by_key(|candidate| candidate.cue.map_or(usize::MAX, |cue| cue.start));
    kept
}

/// Whether both can stand, once the one is cut where the other begins.
fn reconcile(text: &str, kept: &mut Candidate, new: &mut Candidate) -> bool {
    if clash(kept.cue, new.cue) {
        return false;
    }
    if let Some(limit) = second_clause(text, kept, new) {
        return cut_at(kept, limit);
    }
    if let Some(limit) = second_clause(text, new, kept) {
        return cut_at(new, limit);
    }
    is_nested(kept, new)
        || is_nested(new, kept)
        || !kept.whole().overlaps(new.whole())
        || apart(kept, new)
}

fn clash(left: Option<Span>, right: Option<Span>) -> bool {
    matches!((left, right), (Some(left), Some(right)) if left.overlaps(right))
}

/// Where the later candidate begins, if it is a second clause beside the earlier one's content.
fn second_clause(text: &str, earlier: &Candidate, later: &Candidate) -> Option<usize> {
    let (first, second) = (earlier.cue?, later.cue?);
    if second.start < first.end {
        return None;
    }
    if later.inherits {
        let before = text.get(first.end..second.start)?.trim_end();
        let joined = before.ends_with([',', '—', '–', ';'])
            || before.ends_with(" and")
            || before.ends_with(" but");
        return (joined && earlier.source == later.source).then_some(second.start);
    }
    let source = later.source?;
    let before = text.get(first.end..source.start)?.trim_end();
    JOINTS.iter().any(|joint| before.ends_with(joint)).then_some(source.start)
}

/// Cuts the earlier content where the later clause begins; whether anything is left of it.
fn cut_at(earlier: &mut Candidate, limit: usize) -> bool {
    earlier.cut = earlier.cut.min(limit);
    earlier.content.first().is_some_and(|first| first.start < limit)
}

/// Whether the inner candidate stands wholly within one stretch of the outer one's content.
fn is_nested(outer: &Candidate, inner: &Candidate) -> bool {
    let whole = if inner.inherits { inner.extent() } else { inner.whole() };
    outer.content.iter().any(|span| span.contains(whole))
}

/// Whether the contents and the other's source and cue keep clear of each other.
fn apart(left: &Candidate, right: &Candidate) -> bool {
    let clear = |one: &Candidate, other: &Candidate| {
        one.content.iter().all(|span| {
            let touches = other.content.iter().any(|content| content.overlaps(*span))
                || other.cue.is_some_and(|cue| cue.overlaps(*span))
                || !other.inherits && other.source.is_some_and(|source| source.overlaps(*span));
            !touches
        })
    };
    clear(left, right) && clear(right, left)
}
