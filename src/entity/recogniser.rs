//! The seam at which recognisers are exchanged: rules now, a trained model later.

use crate::annotation::{Mention, Segment};

/// Finds what a text names, and its dates and figures.
pub trait Recogniser: Send + Sync {
    /// The mentions of one article, given its text and its sentences: in text order, disjoint,
    /// each inside its sentence and without white space at either end. Spans are bytes of `text`.
    fn recognise(&self, text: &str, sentences: &[Segment]) -> Vec<Mention>;
}
