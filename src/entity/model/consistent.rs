//! One form, one type: what the model and the rules say of a form in all its places of an article
//! decides its type in each of them.

use rustc_hash::FxHashMap;

use crate::record::EntityType;

use super::found::Found;
use super::page::Page;
use super::tag::{self, KINDS};

/// How much one look of the model counts, and how much one of the rules.
const MODEL: u32 = 2;
const RULES: u32 = 1;

/// Votes by type.
type Votes = [u32; KINDS.len()];

/// Gives every name the type that most looks at its form say; of equals, it keeps its own.
pub(crate) fn agree(page: &Page<'_>, found: &mut [Found]) {
    let mut votes: FxHashMap<&str, Votes> = FxHashMap::default();
    votes.reserve(found.len() / 2);
    for name in found.iter() {
        vote(votes.entry(name.form(page)).or_default(), name.kind, MODEL);
    }
    for name in &page.names {
        if let Some(votes) = votes.get_mut(name.span.of(page.text)) {
            vote(votes, name.kind, RULES);
        }
    }
    for name in found {
        if let Some(votes) = votes.get(name.form(page)) {
            name.kind = winner(votes, name.kind);
        }
    }
}

fn vote(votes: &mut Votes, kind: EntityType, weight: u32) {
    if let Some(at) = tag::index(kind) {
        votes[at] += weight;
    }
}

fn winner(votes: &Votes, own: EntityType) -> EntityType {
    let most = votes.iter().copied().max().unwrap_or_default();
    let is_best = |kind: &&EntityType| {
        KINDS.iter().zip(votes).any(|(named, &count)| named == *kind && count == most)
    };
    if is_best(&&own) {
        return own;
    }
    KINDS.iter().find(is_best).copied().unwrap_or(own)
}
