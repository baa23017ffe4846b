//! Names: where they stand in a sentence, what type they are, and which of an article's mentions
//! name one thing.
//!
//! A sentence gives chunks of capitalised words; a chunk splits into candidates; each candidate
//! carries evidence for its type; the article as a whole gives the verdict.

mod acronym;
mod candidate;
mod chunk;
mod company;
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
pub(crate) use company::{is_legal_form, is_long_enough};
pub(crate) use style::{Style, of as style};
pub(crate) use verdict::{Name, decide, link};
pub(crate) use view::{View, as_name, mark_openers};

use std::ops::Range;

use crate::gender;
use crate::record::EntityType;

use candidate::Standing;
use split::Part;

/// The evidence for a type that is known.
const KNOWN: f32 = 10.0;

/// Adds the candidates of one sentence, given its number; its figures and its openers have been
/// marked.
pub(crate) fn candidates(view: &View<'_>, sentence: usize, found: &mut Vec<Candidate>) {
    chunk::each(view, |range| {
        split::each(view, range, |part| found.push(evidence::weigh(view, sentence, &part)));
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
    let part = Part { range, titled: false };
    let classes = view.classes(&part.range);
    let mut candidate = evidence::unweighed(view, sentence, &part.range, classes);
    let kind = match kind {
        EntityType::Place if evidence::is_facility(view, &part) => EntityType::Facility,
        EntityType::Organization | EntityType::Product if is_law => EntityType::Law,
        // Ms. White is no people.
        EntityType::Group if gender::courtesy(view.text, candidate.span.start).is_some() => {
            EntityType::Person
        }
        kind => kind,
    };
    if let Some(at) = TYPES.iter().position(|named| *named == kind) {
        candidate.scores[at] = KNOWN;
    }
    candidate.standing = if kind == EntityType::Person { Standing::Plain } else { Standing::Sure };
    (candidate, kind)
}
