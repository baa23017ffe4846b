//! A stretch of text that may be a name, with what speaks for each type.

use crate::record::EntityType;
use crate::span::Span;

/// The types that names have, in the order of a [`Candidate`]'s scores.
pub(crate) const TYPES: [EntityType; 8] = [
    EntityType::Person,
    EntityType::Organization,
    EntityType::Place,
    EntityType::Facility,
    EntityType::Group,
    EntityType::Event,
    EntityType::Law,
    EntityType::Product,
];

/// Evidence for each of [`TYPES`].
pub(crate) type Scores = [f32; TYPES.len()];

/// How much is needed before a candidate counts as a name without help from the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Standing {
    /// Capitalised for another reason: counts only if the article knows it from elsewhere.
    Doubtful,
    /// Capitalised where only names are.
    Plain,
    /// In the lexicon as nothing else.
    Sure,
}

/// A stretch of text that may be a name.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Index of its sentence.
    pub(crate) sentence: usize,
    /// Bytes of the text.
    pub(crate) span: Span,
    /// Its first and its last capitalised word.
    pub(crate) first: Span,
    pub(crate) last: Span,
    /// How many words it has.
    pub(crate) words: usize,
    /// Evidence by type.
    pub(crate) scores: Scores,
    /// Whether it is a name at all.
    pub(crate) standing: Standing,
    /// Whether it stands in a headline or in capitals, where shape says nothing.
    pub(crate) shouted: bool,
    /// The lexicon's canonical name.
    pub(crate) canonical: Option<&'static str>,
    /// Whether news text means one person by this surname alone.
    pub(crate) is_leader: bool,
    /// Whether an opening bracket stands directly before it.
    pub(crate) bracketed: bool,
}
