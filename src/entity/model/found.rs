//! A name that the model sees.

use std::ops::Range;

use crate::record::EntityType;

use super::page::{Page, Reading};

/// A name that the model sees.
pub(crate) struct Found {
    /// Index of its sentence.
    pub(crate) sentence: usize,
    /// Its words, counted from the sentence's first.
    pub(crate) words: Range<usize>,
    /// Its type.
    pub(crate) kind: EntityType,
}

impl Found {
    /// The name as it is written.
    pub(crate) fn form<'a>(&self, page: &Page<'a>) -> &'a str {
        page.view_span(self.sentence, &self.words).of(page.text)
    }

    /// Its first word.
    pub(crate) fn first<'p>(&self, page: &'p Page<'_>) -> Option<&'p Reading> {
        let sentence = page.sentences.get(self.sentence)?;
        page.readings.get(sentence.start + self.words.start)
    }
}
