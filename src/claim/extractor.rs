//! The seam behind which a claim extractor stands: rules now, a trained model beside them.

use crate::annotation::{Attribution, Mention, Segment};

/// Finds who says what in one article.
pub trait Extractor: Send + Sync {
    /// The attributions of `text`, by where their content begins, the wider first.
    ///
    /// All spans are bytes of `text`. Content is never empty, its spans are disjoint and in text
    /// order; source and cue lie outside of it. `parent` is the index of an earlier attribution.
    /// No speaker is resolved yet.
    fn extract(&self, text: &str, sentences: &[Segment], mentions: &[Mention]) -> Vec<Attribution>;
}
