//! One sentence's words as the figure rules read them.

use crate::annotation::{Reading, Relative};
use crate::record::ValueBy;

use super::super::class::Classes;
use super::super::word::{Shape, Word};

/// The words of one sentence.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
}

/// What a rule found: the word after its last, its value, and what else it says.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) value: Option<String>,
    pub(super) reading: Reading,
}

impl Found {
    /// A figure up to word `end` without a certain value.
    pub(super) fn bare(end: usize) -> Option<Found> {
        Some(Found { end, ..Found::default() })
    }

    /// A figure whose words give its value, if they do.
    pub(super) fn explicit(end: usize, value: Option<String>) -> Found {
        let by = value.is_some().then_some(ValueBy::Explicit);
        Found { end, value, reading: Reading { by, ..Reading::default() } }
    }

    /// A date that hangs on the day of writing.
    pub(super) fn relative(end: usize, relative: Relative) -> Found {
        let reading = Reading { relative: Some(relative), ..Reading::default() };
        Found { end, value: None, reading }
    }
}

impl<'a> Line<'a> {
    /// The word at an index; empty beyond the end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.span.of(self.text))
    }

    /// The word before an index; empty at the start.
    pub(super) fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Whether the mark at an index is a hyphen or dash between two words without white space.
    pub(super) fn hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "‑") && self.glued(at) && self.glued(at + 1)
    }

    /// Whether the word at an index follows the one before without white space.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.glued)
    }

    /// Whether the word at an index begins with a digit.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.shape == Shape::Number)
    }

    /// Whether the lexicon gives the word at an index this class.
    pub(super) fn has(&self, at: usize, classes: Classes) -> bool {
        self.words.get(at).is_some_and(|word| word.has(classes))
    }

    /// Whether the word at an index is written with a small first letter.
    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.shape == Shape::Lower)
    }
}
