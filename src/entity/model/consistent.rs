//! One form, one type: what the model and the rules say of a form in all its places of an article
//! decides its type in each of them.

use std::collections::HashMap;
use std::ops::Range;

use crate::record::EntityType;

use super::super::name::TYPES;
use super::page::Page;

/// A name that the model sees.
pub(crate) struct Found {
    /// Index of its sentence.
    pub(crate) sentence: usize,
    /// Its words, counted from the sentence's first.
    pub(crate) words: Range<usize>,
    /// Its type.
    pub(crate) kind: EntityType,
}

/// How much one look of the model counts, and how much one of the rules.
const MODEL: u32 = 2;
const RULES: u32 = 1;

/// Votes by type.
type Votes = [u32; TYPES.len()];

/// Gives every name the type that most looks at its form say; of equals, it keeps its own.
pub(crate) fn agree(page: &Page<'_>, found: &mut [Found]) {
    let mut votes: HashMap<&str, Votes> = HashMap::new();
    for name in found.iter() {
        vote(votes.entry(form(page, name)).or_default(), name.kind, MODEL);
    }
    for name in &page.names {
        if let Some(votes) = votes.get_mut(name.span.of(page.text)) {
            vote(votes, name.kind, RULES);
        }
    }
    for name in found {
        if let Some(votes) = votes.get(form(page, name)) {
            name.kind = winner(votes, name.kind);
        }
    }
}

fn form<'a>(page: &Page<'a>, name: &Found) -> &'a str {
    page.view_span(name.sentence, &name.words).of(page.text)
}

fn vote(votes: &mut Votes, kind: EntityType, weight: u32) {
    let kind = if kind == EntityType::Facility { EntityType::Place } else { kind };
    if let Some(at) = TYPES.iter().position(|&named| named == kind) {
        votes[at] += weight;
    }
}

fn winner(votes: &Votes, own: EntityType) -> EntityType {
    let most = votes.iter().copied().max().unwrap_or_default();
    let is_best = |kind: &&EntityType| {
        TYPES.iter().zip(votes).any(|(named, &count)| named == *kind && count == most)
    };
    if is_best(&&own) {
        return own;
    }
    TYPES.iter().find(is_best).copied().unwrap_or(own)
}
