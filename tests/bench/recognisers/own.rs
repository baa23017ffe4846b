//! The crate's own recognisers.

use std::hint::black_box;

use parquill::annotation::{Mention, Segment};
use parquill::entity;
use parquill::record::EntityType;
use parquill::span::CodePoints;

use super::{Name, Recogniser};

/// One of them.
pub(super) struct Own<R>(pub(super) R);

impl<R: entity::Recogniser> Recogniser for Own<R> {
    fn count(&self, text: &str, sentences: &[Segment]) -> usize {
        let mentions = black_box(self.0.recognise(text, sentences));
        mentions.iter().filter(|mention| is_compared(mention)).count()
    }

    fn names(&self, text: &str, sentences: &[Segment], points: &CodePoints<'_>) -> Vec<Name> {
        let name = |mention: &Mention| Name {
            kind: mention.kind.term(),
            start: points.at(mention.span.start),
            end: points.at(mention.span.end),
        };
        self.0.recognise(text, sentences).iter().map(name).collect()
    }
}

/// Whether it is of a type that the peers have too.
fn is_compared(mention: &Mention) -> bool {
    use EntityType::{Facility, Organization, Person, Place};
    matches!(mention.kind, Person | Organization | Place | Facility)
}
