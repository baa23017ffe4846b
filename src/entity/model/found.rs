//! A name that the model sees.

use std::ops::Range;

use crate::record::EntityType;

use super::super::class::Classes;
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

    /// A person without the title that the model takes for the name's beginning: "Mr. King".
    pub(crate) fn untitled(mut self, page: &Page<'_>) -> Self {
        let (view, first) = (page.view(self.sentence), self.words.start);
        let is_title = view.has(first, Classes::TITLE) && !view.has(first, Classes::FORENAME);
        if self.kind == EntityType::Person && self.words.len() > 1 && is_title {
            self.words.start += 1;
        }
        self
    }

    /// Its first word.
    pub(crate) fn first<'p>(&self, page: &'p Page<'_>) -> Option<&'p Reading> {
        let sentence = page.sentences.get(self.sentence)?;
        page.readings.get(sentence.start + self.words.start)
    }
}
