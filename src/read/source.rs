//! One opened file, as every format gets it: its name for messages, and its bytes unpacked.

use std::fs::File;
use std::io;
use std::path::PathBuf;

use super::compression::{Compression, SUFFIXES};
use super::evidence::Evidence;
use super::flaw::Flaw;
use super::item::Item;
use super::progress::{Counted, Progress};
use super::stream::Stream;
use crate::place::Place;

/// An input, open at its beginning.
pub(super) struct Source {
    /// Path relative to the input root; `-` for standard input.
    pub(super) name: String,
    /// Its bytes, unpacked.
    pub(super) stream: Stream,
    /// What it was packed with.
    pub(super) compression: Option<Compression>,
    /// Where it can be opened again; none for standard input.
    pub(super) path: Option<PathBuf>,
    /// Bytes on disk; 0 where that is unknown.
    pub(super) size: u64,
    /// Where bytes taken are counted.
    pub(super) progress: Progress,
}

impl Source {
    /// Standard input.
    ///
    /// # Errors
    /// It cannot be read.
    pub(super) fn standard_input(name: String, progress: Progress) -> Result<Self, Flaw> {
        let stream = Box::new(Counted { stream: io::stdin(), progress: progress.clone() });
        Source {
            name,
            stream: Stream::new(stream),
            compression: None,
            path: None,
            size: 0,
            progress,
        }
        .unpacked()
    }

    /// A file, opened.
    ///
    /// # Errors
    /// It cannot be opened.
    pub(super) fn file(
        name: String,
        path: PathBuf,
        size: u64,
        progress: Progress,
    ) -> Result<Self, Flaw> {
        let file = File::open(&path).map_err(|error| unreadable(&error))?;
        let stream = Box::new(Counted { stream: file, progress: progress.clone() });
        let (stream, path) = (Stream::new(stream), Some(path));
        Source { name, stream, compression: None, path, size, progress }.unpacked()
    }

    fn unpacked(mut self) -> Result<Self, Flaw> {
        self.compression = Compression::of(self.stream.head());
        if let Some(compression) = self.compression {
            let stream = compression.unpack(self.stream);
            self.stream = stream.map_err(|error| unreadable(&error))?;
        }
        Ok(self)
    }

    /// The whole file as one rejected record.
    pub(super) fn reject(mut self, flaw: Flaw) -> Item {
        let evidence = Evidence::of_stream(&mut self.stream);
        Item::Rejected(evidence.reject(flaw.at(self.place(), 0)))
    }

    pub(super) fn place(&self) -> Place {
        Place::file(self.name.as_str())
    }

    /// How many bytes to make room for, at most `limit` and two more: one over the limit, and one
    /// to meet the end of the file in.
    pub(super) fn expected_length(&self, limit: usize) -> usize {
        let size = if self.compression.is_some() { 0 } else { self.size };
        usize::try_from(size).unwrap_or(usize::MAX).min(limit).saturating_add(2)
    }

    /// The name of a document that is this whole file: its own, without the suffix of its packing.
    pub(super) fn document_name(&self) -> String {
        if self.path.is_none() {
            return String::new();
        }
        let name = self.name.rsplit('/').next().unwrap_or_default();
        without_suffix(name, self.compression).to_owned()
    }

    /// The extension that tells the format, in lower case: of `a.JSONL.gz` it is `jsonl`.
    pub(super) fn extension(&self) -> Option<String> {
        let name = self.name.rsplit('/').next().unwrap_or_default();
        let (_, extension) = without_suffix(name, self.compression).rsplit_once('.')?;
        Some(extension.to_ascii_lowercase())
    }
}

fn without_suffix(name: &str, compression: Option<Compression>) -> &str {
    match name.rsplit_once('.') {
        Some((stem, suffix)) if compression.is_some() && is_packing(suffix) => stem,
        _ => name,
    }
}

fn is_packing(suffix: &str) -> bool {
    SUFFIXES.iter().any(|known| known.eq_ignore_ascii_case(suffix))
}

fn unreadable(error: &io::Error) -> Flaw {
    Flaw::new(format!("cannot be read: {error}"))
}
