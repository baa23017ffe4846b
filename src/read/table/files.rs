//! From what the user named to the pieces of its tables, one file after the other.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arrow::ArrowPieces;
use super::csv::CsvPieces;
use super::kind::Kind;
use super::lines::LinePieces;
use super::parquet;
use super::piece::Piece;
use crate::error::{Error, Finding, Result};
use crate::place::Place;
use crate::read::inputs;
use crate::read::listing::{self, Listed, ordered};
use crate::read::progress::Progress;
use crate::read::source::Source;

type Pieces = Box<dyn Iterator<Item = Result<Piece>> + Send>;

/// The pieces of all tables.
pub struct Tables {
    files: std::vec::IntoIter<Listed>,
    current: Option<Pieces>,
}

/// Finds the files: those that are named, and in folders those whose names are those of tables.
///
/// # Errors
/// If a named file does not exist, or if a folder holds no table.
pub fn open(inputs: &[String]) -> Result<Tables> {
    let mut files = Vec::new();
    for input in inputs {
        let mut found = inputs::list(std::slice::from_ref(input), None)?;
        if Path::new(input).is_dir() {
            found.retain(is_table);
            if found.is_empty() {
                return Err(no_table(input));
            }
        }
        files.extend(found);
    }
    Ok(Tables { files: ordered(files).into_iter(), current: None })
}

impl Tables {
    /// How many files there are.
    pub fn files(&self) -> usize {
        self.files.len()
    }

    fn open(&self, listed: Listed) -> Result<Pieces> {
        let source = match listed.kind {
            listing::Kind::Rejected(rejection) => return Err(Error::unreadable(rejection.finding)),
            listing::Kind::StandardInput => {
                Source::standard_input("-".to_owned(), Progress::default())
            }
            listing::Kind::File(size) => {
                let path = listed.into_path();
                let name = path.to_string_lossy().into_owned();
                let source = Source::file(name.clone(), path, size, Progress::default());
                return self.pieces(
                    source.map_err(|flaw| Error::unreadable(flaw.at(Place::file(name), 0)))?,
                );
            }
        };
        self.pieces(source.map_err(|flaw| Error::unreadable(flaw.at(Place::file("-"), 0)))?)
    }

    fn pieces(&self, source: Source) -> Result<Pieces> {
        let name: Arc<str> = source.name.as_str().into();
        let kind = Kind::of(source.stream.head(), source.extension().as_deref());
        let stored = || stored(&source);
        Ok(match kind {
            Kind::Parquet => {
                let pieces = parquet::pieces(&name, &stored()?)?;
                Box::new(pieces.into_iter().map(Ok))
            }
            Kind::ArrowFile => Box::new(ArrowPieces::new(name, &stored()?, false)?),
            Kind::ArrowStream => Box::new(ArrowPieces::new(name, &stored()?, true)?),
            Kind::Lines => Box::new(LinePieces::new(name, Box::new(source.stream))),
            Kind::Csv(delimiter) => {
                Box::new(CsvPieces::new(name, Box::new(source.stream), delimiter)?)
            }
        })
    }
}

/// Where a format lies that is not read from its beginning to its end.
fn stored(source: &Source) -> Result<PathBuf> {
    let place = Place::file(source.name.as_str());
    match (&source.path, source.compression) {
        (Some(path), None) => Ok(path.clone()),
        (_, Some(packing)) => {
            let found = format!("is columns inside {}", packing.name());
            Err(Error::unreadable(Finding::new(place, found).remedy("unpack it first")))
        }
        (None, None) => {
            let found = "is columns, which cannot be read as a stream";
            Err(Error::unreadable(Finding::new(place, found).remedy("name the file itself")))
        }
    }
}

fn is_table(listed: &Listed) -> bool {
    let source = listed.source();
    let name = source.rsplit('/').next().unwrap_or_default().to_ascii_lowercase();
    let stem = [".gz", ".zst"].iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(&name);
    stem.rsplit_once('.').is_some_and(|(_, extension)| Kind::of_extension(extension).is_some())
}

fn no_table(input: &str) -> Error {
    let finding = Finding::new(Place::file(input), "holds no table");
    Error::unreadable(finding.expected("files named .parquet, .arrow, .jsonl or .csv"))
}

impl Iterator for Tables {
    type Item = Result<Piece>;

    fn next(&mut self) -> Option<Result<Piece>> {
        loop {
            if let Some(piece) = self.current.as_mut().and_then(Iterator::next) {
                return Some(piece);
            }
            let listed = self.files.next()?;
            match self.open(listed) {
                Ok(pieces) => self.current = Some(pieces),
                Err(error) => {
                    self.current = None;
                    return Some(Err(error));
                }
            }
        }
    }
}
