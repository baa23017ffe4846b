//! The files to read, listed before the first is opened and put in one order, so that the stream
//! does not depend on the order in which they were named or found.

use std::borrow::Cow;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::identity::Identity;
use crate::document::Rejection;

/// One thing found.
#[derive(Debug)]
pub(super) struct Listed {
    path: Box<Path>,
    /// Bytes of the path before the part below the input root.
    root: usize,
    pub(super) identity: Identity,
    pub(super) kind: Kind,
}

#[derive(Debug)]
pub(super) enum Kind {
    StandardInput,
    /// A regular file, and its bytes on disk.
    File(u64),
    /// Something that cannot be read; it takes its place in the stream.
    Rejected(Box<Rejection>),
}

impl Listed {
    pub(super) fn new(path: PathBuf, below_root: &Path, kind: Kind, identity: Identity) -> Self {
        let root = path.as_os_str().len().saturating_sub(below_root.as_os_str().len());
        Listed { path: path.into_boxed_path(), root, identity, kind }
    }

    pub(super) fn into_path(self) -> PathBuf {
        self.path.into_path_buf()
    }

    /// The path below the input root, with `/` between its parts.
    pub(super) fn source(&self) -> String {
        let source = String::from_utf8_lossy(self.below_root());
        match std::path::MAIN_SEPARATOR {
            '/' => source,
            separator => Cow::Owned(source.replace(separator, "/")),
        }
        .into_owned()
    }

    fn below_root(&self) -> &[u8] {
        self.path.as_os_str().as_encoded_bytes().get(self.root..).unwrap_or_default()
    }

    fn order(&self) -> (&[u8], &Path) {
        (self.below_root(), &self.path)
    }

    fn size(&self) -> Option<u64> {
        match self.kind {
            Kind::StandardInput => None,
            Kind::File(size) => Some(size),
            Kind::Rejected(_) => Some(0),
        }
    }
}

/// Sorted by source, then path; of those that lead to one file the first stays.
pub(super) fn ordered(mut listing: Vec<Listed>) -> Vec<Listed> {
    listing.sort_by(|a, b| a.order().cmp(&b.order()));
    let mut seen = HashSet::with_capacity(listing.len());
    listing.retain(|listed| seen.insert(listed.identity));
    listing
}

/// Bytes on disk of all; unknown with standard input among them.
pub(super) fn total_size(listing: &[Listed]) -> Option<u64> {
    listing.iter().map(Listed::size).sum()
}
