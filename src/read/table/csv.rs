//! CSV with a header; with tabs where the name says so.

use std::io::Read;
use std::sync::Arc;

use ::csv::{Reader, ReaderBuilder, StringRecord, StringRecordsIntoIter};

use super::piece::{Piece, Records};
use crate::error::{Error, Finding, Result};
use crate::place::Place;

/// Records of a piece.
const PIECE: usize = 4096;

/// The pieces of a stream.
pub(super) struct CsvPieces {
    name: Arc<str>,
    header: Arc<[String]>,
    records: StringRecordsIntoIter<Box<dyn Read + Send>>,
}

impl CsvPieces {
    pub(super) fn new(name: Arc<str>, stream: Box<dyn Read + Send>, delimiter: u8) -> Result<Self> {
        let mut builder = ReaderBuilder::new();
        // Records of another length than the header are found by whoever checks them.
        let mut reader: Reader<_> = builder.delimiter(delimiter).flexible(true).from_reader(stream);
        let names = reader.headers().map_err(|error| broken(&name, &error))?.iter();
        let header = names.map(|name| name.trim_start_matches('\u{feff}').to_owned()).collect();
        Ok(CsvPieces { name, header, records: reader.into_records() })
    }
}

impl Iterator for CsvPieces {
    type Item = Result<Piece>;

    fn next(&mut self) -> Option<Result<Piece>> {
        let records = self.records.by_ref().take(PIECE);
        let records: std::result::Result<Vec<StringRecord>, _> = records.collect();
        match records {
            Ok(records) if records.is_empty() => None,
            Ok(records) => {
                let (file, header) = (Arc::clone(&self.name), Arc::clone(&self.header));
                Some(Ok(Piece::Records(Records { file, header, records })))
            }
            Err(error) => Some(Err(broken(&self.name, &error))),
        }
    }
}

fn broken(name: &str, error: &::csv::Error) -> Error {
    let finding = Finding::new(Place::file(name), error.to_string());
    Error::corrupt(finding.expected("CSV in UTF-8"))
}
