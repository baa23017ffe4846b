//! The stream over all files: opens one after the other, tells its packing and format, and hands on
//! its records. Whatever is wrong with one file, the next is read.

use std::sync::Arc;

use super::evidence::Evidence;
use super::flaw::Flaw;
use super::format::Format;
use super::inputs;
use super::item::{Item, Portion, Portions, finished};
use super::listing::{Kind, Listed, total_size};
use super::options::Options;
use super::progress::Progress;
use super::source::Source;
use super::terms::Terms;
use crate::error::Result;
use crate::place::Place;

/// Finds the files of the inputs; none is opened yet.
///
/// # Errors
/// [`Usage`](crate::error::Error::Usage) if nothing is named or a pattern does not parse,
/// [`Unreadable`](crate::error::Error::Unreadable) if a named input does not exist or a pattern
/// matches nothing. An empty folder is an empty stream.
pub fn open(options: &Options) -> Result<Reader> {
    let listing = inputs::list(&options.inputs, options.exclude.as_deref())?;
    Ok(Reader {
        total: total_size(&listing),
        files: listing.iter().filter(|listed| !matches!(listed.kind, Kind::Rejected(_))).count(),
        listing: listing.into_iter(),
        current: None,
        read: Vec::new().into_iter(),
        finished: 0,
        progress: Progress::default(),
        format: options.format,
        terms: Arc::new(Terms {
            slots: options.fields.slots(),
            max_record_bytes: options.max_record_bytes,
        }),
    })
}

/// The records of all inputs, in the order of their sources; one file open at a time, one record
/// or a small batch of rows in memory.
pub struct Reader {
    total: Option<u64>,
    files: usize,
    listing: std::vec::IntoIter<Listed>,
    current: Option<Portions>,
    /// What is read of a portion and not yet given out.
    read: std::vec::IntoIter<Item>,
    /// Bytes of the files listed so far.
    finished: u64,
    progress: Progress,
    format: Option<Format>,
    terms: Arc<Terms>,
}

impl Reader {
    /// Bytes on disk of all files; unknown with standard input among them.
    pub fn total_bytes(&self) -> Option<u64> {
        self.total
    }

    /// How many of those bytes are read.
    pub fn bytes_read(&self) -> u64 {
        self.progress.bytes_read()
    }

    /// The counter behind [`bytes_read`](Reader::bytes_read), for another thread.
    pub fn progress(&self) -> Progress {
        self.progress.clone()
    }

    /// How many files there are to read, standard input among them.
    pub fn files(&self) -> usize {
        self.files
    }

    /// The next records, for any thread to read; in the order of the stream.
    pub fn next_portion(&mut self) -> Option<Portion> {
        loop {
            if let Some(portion) = self.current.as_mut().and_then(Iterator::next) {
                return Some(portion);
            }
            self.finish();
            let listed = self.listing.next()?;
            self.current = Some(self.records(listed));
        }
    }

    fn finish(&mut self) {
        self.current = None;
        if self.total.is_some() {
            self.progress.set(self.finished);
        }
    }

    /// The records of a file, or why there are none.
    fn records(&mut self, listed: Listed) -> Portions {
        let name = listed.source();
        let source = match listed.kind {
            Kind::Rejected(rejection) => return only(Item::Rejected(*rejection)),
            Kind::StandardInput => Source::standard_input(name.clone(), self.progress.clone()),
            Kind::File(size) => {
                self.finished += size;
                Source::file(name.clone(), listed.into_path(), size, self.progress.clone())
            }
        };
        match source {
            Ok(source) => self.told(source),
            Err(flaw) => {
                let finding = flaw.at(Place::file(name), 0);
                only(Item::Rejected(Evidence::default().reject(finding)))
            }
        }
    }

    fn told(&self, source: Source) -> Portions {
        if source.stream.is_empty() {
            return only(source.reject(Flaw::new("is empty").expected("text or records")));
        }
        match Format::of(&source, self.format) {
            Ok(format) => format.read(source, &self.terms),
            Err(flaw) => only(source.reject(flaw)),
        }
    }
}

impl Iterator for Reader {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        loop {
            match self.read.next() {
                Some(item) => return Some(item),
                None => self.read = self.next_portion()?.read().into_iter(),
            }
        }
    }
}

fn only(item: Item) -> Portions {
    finished(std::iter::once(item))
}
