//! The tags of the sequence model: nothing, or a type with the word's place in the name (the
//! BILOU scheme: first, inside, last, only word).

use std::ops::Range;

use crate::crf::Edge;
use crate::record::EntityType;

/// The types that names have here. Facilities are places, until the rules say which are which.
pub(crate) const KINDS: [EntityType; 7] = [
    EntityType::Person,
    EntityType::Organization,
    EntityType::Place,
    EntityType::Group,
    EntityType::Event,
    EntityType::Law,
    EntityType::Product,
];

/// Outside every name.
pub const OUTSIDE: usize = 0;

/// How many tags there are.
pub const COUNT: usize = 1 + 4 * KINDS.len();

/// Where a word stands in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    /// The first of several.
    First,
    /// Neither first nor last.
    Inside,
    /// The last of several.
    Last,
    /// The only one.
    Only,
}

impl Position {
    /// The position of a word in a name of the given words.
    pub fn of(at: usize, name: &Range<usize>) -> Self {
        match (at == name.start, at + 1 >= name.end) {
            (true, true) => Position::Only,
            (true, false) => Position::First,
            (false, true) => Position::Last,
            (false, false) => Position::Inside,
        }
    }
}

/// The number of a type; `None` for those that grammar finds.
pub(crate) fn index(kind: EntityType) -> Option<usize> {
    let kind = if kind == EntityType::Facility { EntityType::Place } else { kind };
    KINDS.iter().position(|&named| named == kind)
}

/// The tag of a word of a name; `None` for the types that grammar finds.
pub fn of(kind: EntityType, position: Position) -> Option<usize> {
    Some(1 + 4 * index(kind)? + position as usize)
}

/// The type of the name that a tag belongs to.
pub fn kind(tag: usize) -> Option<EntityType> {
    KINDS.get(tag.checked_sub(1)? / 4).copied()
}

/// Whether a name goes on after a word with this tag.
pub fn goes_on(tag: usize) -> bool {
    tag != OUTSIDE && (tag - 1) % 4 <= Position::Inside as usize
}

/// Whether a word with this tag continues a name.
pub fn continues(tag: usize) -> bool {
    tag != OUTSIDE && matches!((tag - 1) % 4, 1 | 2)
}

/// Whether a tag may follow another.
pub fn may_follow(before: usize, tag: usize) -> bool {
    match goes_on(before) {
        true => continues(tag) && (before - 1) / 4 == (tag - 1) / 4,
        false => !continues(tag),
    }
}

/// Every legal step, in the order of the transition weights in the model's file.
pub fn edges() -> Vec<Edge> {
    let pairs = (0..COUNT).flat_map(|from| (0..COUNT).map(move |to| (from, to)));
    let legal = pairs.filter(|&(from, to)| may_follow(from, to));
    legal.map(|(from, to)| Edge { from: from as u8, to: to as u8, columns: [None; 2] }).collect()
}
