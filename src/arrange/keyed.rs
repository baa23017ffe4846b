//! A document beside what it is sorted by.

use std::cmp::Ordering;

use crate::document::Document;
use crate::record::Fingerprint;

/// Ordered by fingerprint; equal documents by where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Keyed {
    pub(super) fingerprint: Fingerprint,
    pub(super) document: Document,
}

impl Keyed {
    pub(super) fn new(document: Document) -> Self {
        Keyed { fingerprint: Fingerprint::of(&document.origin), document }
    }

    /// About how much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        let document = &self.document;
        let strings = [&document.title, &document.publisher, &document.url, &document.published];
        let authors: usize = document.authors.iter().map(|author| author.len() + 24).sum();
        let described: usize = strings.into_iter().flatten().map(String::len).sum();
        size_of::<Keyed>() + document.text.capacity() + described + authors + 128
    }
}

impl Ord for Keyed {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.fingerprint, &self.document.origin).cmp(&(other.fingerprint, &other.document.origin))
    }
}

impl PartialOrd for Keyed {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
