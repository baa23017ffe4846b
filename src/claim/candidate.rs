//! What a rule proposes, before the proposals are weighed against each other.

use crate::span::Span;

use super::frame::Frame;
use super::quotation::Piece;

/// A possible attribution.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// Bytes of who says it.
    pub(crate) source: Option<Span>,
    /// Bytes of the cue.
    pub(crate) cue: Option<Span>,
    /// Bytes of what is said, in text order.
    pub(crate) content: Vec<Span>,
    /// The cue's number in the lexicon, and how it takes its content.
    pub(crate) frame: Option<(usize, Frame)>,
    /// Whether the source was taken over from an earlier clause of the same unit.
    pub(crate) inherits: bool,
    /// Whether the cue is negated.
    pub(crate) negated: bool,
    /// The unit it stands in.
    pub(crate) unit: usize,
    /// Where a later clause of the same source begins: content stops there.
    pub(crate) cut: usize,
    /// How far it is to be trusted, 0 to 1.
    pub(crate) score: f32,
}

impl Candidate {
    /// From the first to the last byte of the content.
    pub(crate) fn extent(&self) -> Span {
        let first = self.content.first().copied().unwrap_or_default();
        first.cover(self.content.last().copied().unwrap_or(first))
    }

    /// Whether the cue stands right beside a quotation.
    pub(crate) fn takes_quotation(&self) -> bool {
        let frame = self.frame.map(|(_, frame)| frame);
        matches!(frame, Some(Frame::Spoken | Frame::Inverted | Frame::Quote))
    }

    /// Whether the content holds something of a quotation.
    pub(crate) fn quotes(&self, pieces: &[Piece]) -> bool {
        self.content.iter().any(|span| {
            let next = pieces.partition_point(|piece| piece.span.end <= span.start);
            pieces.get(next).is_some_and(|piece| piece.span.start < span.end)
        })
    }

    /// From the first to the last byte of source, cue and content.
    pub(crate) fn whole(&self) -> Span {
        let parts = [self.source, self.cue];
        parts.into_iter().flatten().fold(self.extent(), Span::cover)
    }
}
