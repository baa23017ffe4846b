//! What the stages hand each other: stand-off marks over one article's text, all in byte spans.
//!
//! These are not the published rows (see [`crate::record`]); keys, code points and quoted text are
//! put on at the end, once, when a document's marks become rows.

use crate::record::{ClaimKind, EntityType, Role, SpeakerBy};
use crate::span::Span;

/// A stretch of text with one role: a part of the layout first, a sentence after splitting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Bytes of the text, without white space at either end.
    pub span: Span,
    /// Which paragraph it stands in, counted from 0 over all roles.
    pub paragraph: usize,
    /// What it is: title, body, credit, ...
    pub role: Role,
}

/// A name, date or figure in the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Bytes of the text.
    pub span: Span,
    /// Index of the sentence it stands in.
    pub sentence: usize,
    /// Person, organization, place, ...
    pub kind: EntityType,
    /// Canonical name: equal for all mentions of one thing, in one article and across articles.
    pub name: String,
    /// Normalised value (an ISO date, a number), where there is one.
    pub value: Option<String>,
    /// Confidence, 0 to 1.
    pub score: f64,
}

/// Somebody says, writes, believes something: source, cue and content.
#[derive(Clone, Debug, PartialEq)]
pub struct Attribution {
    /// Direct, indirect or mixed.
    pub kind: ClaimKind,
    /// Index of the sentence in which the content begins.
    pub sentence: usize,
    /// Bytes of who says it.
    pub source: Option<Span>,
    /// Bytes of the words that attribute it ("said", "according to").
    pub cue: Option<Span>,
    /// Bytes of what is said, in text order and disjoint; never empty.
    pub content: Vec<Span>,
    /// Index of the mention that the source names or stands for.
    pub speaker: Option<usize>,
    /// How that mention was found.
    pub speaker_by: SpeakerBy,
    /// Index of the attribution inside whose content this one stands.
    pub parent: Option<usize>,
    /// Whether cue or content is negated ("did not say").
    pub negated: bool,
    /// Confidence, 0 to 1.
    pub score: f64,
}
