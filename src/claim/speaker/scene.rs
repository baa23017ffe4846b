//! What every way to find a speaker sees: the article, its names, and what is quoted.

use crate::annotation::{Mention, Segment, inside};
use crate::claim::quotation::{Piece, is_quoted};
use crate::record::EntityType;
use crate::span::Span;

/// One article under the eyes of who looks for speakers.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) text: &'a str,
    pub(super) sentences: &'a [Segment],
    pub(super) mentions: &'a [Mention],
    /// The role of each mention that has one.
    pub(super) roles: &'a [Option<Span>],
    pub(super) quotations: &'a [Piece],
}

/// So many mentions are looked back at, so that no article costs a square of its length.
const FURTHEST: usize = 1000;

impl<'a> Scene<'a> {
    /// The mentions outside of quotations before the byte, nearest first, with their numbers.
    pub(super) fn before(self, byte: usize) -> impl Iterator<Item = (usize, &'a Mention)> {
        let last = self.mentions.partition_point(|mention| mention.span.end <= byte);
        let before = self.mentions.iter().enumerate().take(last).rev().take(FURTHEST);
        before.filter(move |(_, mention)| !self.is_quoted(mention.span))
    }

    /// The same of persons alone.
    pub(super) fn people_before(self, byte: usize) -> impl Iterator<Item = (usize, &'a Mention)> {
        self.before(byte).filter(|(_, mention)| is_person(mention))
    }

    /// The mentions that lie within a span, with their numbers.
    pub(super) fn inside(self, span: Span) -> impl Iterator<Item = (usize, &'a Mention)> {
        inside(self.mentions, span)
    }

    pub(super) fn is_quoted(self, span: Span) -> bool {
        is_quoted(self.quotations, span)
    }

    /// The text between two bytes; empty where they are in no order.
    pub(super) fn between(self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or("")
    }

    /// The sentence in which a byte stands, or else the next.
    pub(super) fn sentence_of(self, byte: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.span.end <= byte)
    }

    /// What stands before a mention in its sentence.
    pub(super) fn lead(self, mention: &Mention) -> &'a str {
        let sentence = self.sentences.get(mention.sentence);
        self.between(sentence.map_or(0, |sentence| sentence.span.start), mention.span.start)
    }

    pub(super) fn mention(self, number: usize) -> Option<&'a Mention> {
        self.mentions.get(number)
    }
}

pub(super) fn is_person(mention: &Mention) -> bool {
    mention.kind == EntityType::Person
}
