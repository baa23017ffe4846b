//! "According to the report, ..." and "..., according to the report".

use crate::claim::candidate::Candidate;
use crate::claim::page::{Page, span_of, stripped};
use crate::claim::phrase::Phrases;
use crate::claim::word::Class;

/// How often the phrase attributes: it has hardly another use.
const SCORE: f32 = 0.85;

/// Proposes an attribution for every "according to" of the unit.
pub(crate) fn propose(page: &Page<'_>, unit: usize, found: &mut Vec<Candidate>) {
    let phrases = page.phrases(unit);
    for (at, item) in phrases.items.iter().enumerate() {
        if item.span.len() == 9
            && phrases.has(at + 1, Class::TO)
            && item.span.of(page.text).eq_ignore_ascii_case("according")
        {
            found.extend(candidate(phrases, at, unit));
        }
    }
}

fn candidate(phrases: Phrases<'_>, at: usize, unit: usize) -> Option<Candidate> {
    let items = phrases.items;
    let leads = phrases.opens_clause(at)
        && !phrases.before(at).is_some_and(|item| item.is(',') || item.quote().is_some());
    let (source, content) = if leads {
        let comma = (at + 2..items.len()).find(|&place| phrases.is(place, ','))?;
        (at + 2..comma, comma + 1..items.len())
    } else {
        (at + 2..source_end(phrases, at + 2), 0..at)
    };
    Some(Candidate {
        source: span_of(stripped(items.get(source)?)),
        cue: span_of(items.get(at..at + 2)?),
        content: vec![span_of(stripped(items.get(content)?))?],
        frame: None,
        inherits: false,
        negated: false,
        unit,
        cut: usize::MAX,
        score: SCORE,
    })
}

/// The source runs to the statement's end, or to a comma after which a new clause begins.
fn source_end(phrases: Phrases<'_>, start: usize) -> usize {
    let len = phrases.items.len();
    let stop = Class::COORDINATOR | Class::SUBORDINATOR;
    (start..len)
        .find(|&at| {
            let breaks = phrases.is(at, ',') && phrases.has(at + 1, stop);
            breaks
                || phrases.is(at, ';')
                || phrases.at(at).is_some_and(|item| item.quote().is_some())
        })
        .unwrap_or(len)
}
