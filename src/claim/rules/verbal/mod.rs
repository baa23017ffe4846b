//! A verb with its subject: "she said that ...", "“...,” she said", "said the senator".

mod content;
mod inversion;
mod reading;
mod tail;
mod verb;

use crate::claim::candidate::Candidate;
use crate::claim::page::{Page, span_of, stripped};
use crate::record::Role;
use crate::span::Span;

use reading::Reading;
use verb::Verb;

/// A source below this score is not taken over by a later clause.
const TRUSTED: f32 = 0.3;

/// Proposes an attribution for every cue verb of the unit that has a content.
pub(crate) fn propose(page: &Page<'_>, unit: usize, found: &mut Vec<Candidate>) {
    let Some(role) = page.units.units.get(unit).map(|unit| unit.role) else { return };
    let phrases = page.phrases(unit);
    let mut earlier = None;
    for (at, item) in phrases.items.iter().enumerate() {
        // A capital within a sentence makes a name of it ("States"), but not within a headline.
        let named = item.capital && at > 0 && role == Role::Body;
        let Some(form) = page.lexicon.form(item.word).filter(|_| !named) else { continue };
        let verb = Verb::read(page, phrases, at, form);
        if let Some(candidate) = verb.and_then(|verb| candidate(&verb, unit, earlier)) {
            if candidate.score >= TRUSTED {
                earlier = candidate.source;
            }
            found.push(candidate);
        }
    }
}

fn candidate(verb: &Verb<'_>, unit: usize, earlier: Option<Span>) -> Option<Candidate> {
    let Reading { frame, subject, contents } = Reading::of(verb)?;
    let inherits = subject.is_none();
    let source = match subject {
        Some(subject) => span_of(verb.items(subject)),
        None => verb.taken_over(earlier),
    }?;
    let spans = contents.into_iter().filter_map(|range| span_of(stripped(verb.items(range))));
    let content: Vec<Span> = spans.collect();
    let cue = span_of(verb.items(verb.group.clone()))?;
    (!content.is_empty()).then(|| Candidate {
        source: Some(source),
        cue: Some(cue),
        content,
        frame: Some((verb.number, frame)),
        inherits,
        negated: verb.is_negated(),
        unit,
        cut: usize::MAX,
        score: verb.cue.rate(frame),
    })
}
