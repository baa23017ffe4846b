//! What the stages hand to the one that makes rows.

use crate::annotation::{Attribution, Mention, Segment};
use crate::article::FrontMatter;
use crate::claim::Facets;
use crate::span::Span;

/// Everything that the stages found in one document.
#[derive(Default)]
pub(super) struct Marks {
    pub(super) front: FrontMatter,
    pub(super) language: Option<String>,
    pub(super) sentences: Vec<Segment>,
    pub(super) mentions: Vec<Mention>,
    /// Of each mention, where it has one.
    pub(super) roles: Vec<Option<Span>>,
    pub(super) attributions: Vec<Attribution>,
    /// Of each attribution.
    pub(super) facets: Vec<Facets>,
}
