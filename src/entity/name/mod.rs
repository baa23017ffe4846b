//! Names: where they stand in a sentence, what type they are, and which of an article's mentions
//! name one thing.
//!
//! A sentence gives chunks of capitalised words; a chunk splits into candidates; each candidate
//! carries evidence for its type; the article as a whole gives the verdict.

mod acronym;
mod candidate;
mod chunk;
mod context;
mod evidence;
mod form;
mod people;
mod person;
mod split;
mod style;
mod verdict;
mod view;

pub(crate) use candidate::{Candidate, TYPES};
pub(crate) use style::{Style, of as style};
pub(crate) use verdict::{Name, decide, link};
pub(crate) use view::{View, as_name};

use std::ops::Range;

use crate::record::EntityType;

use candidate::Standing;
use context::{FACILITY, PLACE};
use split::Part;

/// The evidence for a type that is known.
const KNOWN: f32 = 10.0;

/// Adds the candidates of one sentence, given its number; its figures have been marked.
pub(crate) fn candidates(view: &View<'_>, sentence: usize, found: &mut Vec<Candidate>) {
    chunk::each(view, |range| {
        split::each(view, range, |part| found.push(evidence::weigh(view, sentence, part)));
    });
}

/// Last words of names that are nothing but laws, whatever a model takes them for.
const LAWS: &[&str] = &["Act", "Acts", "Amendment", "Accords", "Treaty"];

/// The candidate of a name that is known already, words and type.
pub(crate) fn candidate(
    view: &View<'_>,
    sentence: usize,
    range: Range<usize>,
    kind: EntityType,
) -> (Candidate, EntityType) {
    let is_law = range.len() > 1 && LAWS.contains(&view.before(range.end));
    let mut candidate = evidence::weigh(view, sentence, Part { range, titled: false });
    let is_facility = candidate.scores[FACILITY] > candidate.scores[PLACE];
    let kind = match kind {
        EntityType::Place if is_facility => EntityType::Facility,
        EntityType::Organization | EntityType::Product if is_law => EntityType::Law,
        kind => kind,
    };
    candidate.scores = Default::default();
    if let Some(at) = TYPES.iter().position(|named| *named == kind) {
        candidate.scores[at] = KNOWN;
    }
    candidate.standing = if kind == EntityType::Person { Standing::Plain } else { Standing::Sure };
    (candidate, kind)
}
