//! CSV with a header; with tabs where the name says so.

use std::io::Read;
use std::sync::Arc;

use ::csv::{Reader, ReaderBuilder, StringRecord};

use super::breaks::Breaks;
use super::piece::{Piece, Records};
use crate::error::{Error, Finding, Result};
use crate::place::Place;

/// Records of a piece.
const PIECE: usize = 4096;

/// The pieces of a stream.
pub(super) struct CsvPieces {
    name: Arc<str>,
    header: Arc<[String]>,
    reader: Reader<Breaks<Box<dyn Read + Send>>>,
    is_over: bool,
}

impl CsvPieces {
    pub(super) fn new(name: Arc<str>, stream: Box<dyn Read + Send>, delimiter: u8) -> Result<Self> {
        let mut builder = ReaderBuilder::new();
        // Records of another length than the header are found by whoever checks them.
        let builder = builder.delimiter(delimiter).flexible(true);
        let mut reader = builder.from_reader(Breaks::of(stream));
        let names = reader.headers().map_err(|error| broken(&name, &error))?.iter();
        let header = names.map(|name| name.trim_start_matches('\u{feff}').to_owned()).collect();
        Ok(CsvPieces { name, header, reader, is_over: false })
    }

    fn read(&mut self) -> Result<Vec<(usize, StringRecord)>> {
        // Read into one that has grown, kept as a copy of the right size.
        let (mut records, mut record) = (Vec::new(), StringRecord::new());
        while records.len() < PIECE && !self.is_over {
            let read = self.reader.read_record(&mut record);
            if read.map_err(|error| broken(&self.name, &error))? {
                let start = record.position().map_or(0, |position| position.byte());
                records.push((self.reader.get_mut().line_of(start), record.clone()));
            } else {
                self.is_over = true;
            }
        }
        Ok(records)
    }
}

impl Iterator for CsvPieces {
    type Item = Result<Piece>;

    fn next(&mut self) -> Option<Result<Piece>> {
        match self.read() {
            Ok(records) if records.is_empty() => None,
            Ok(records) => {
                let (file, header) = (Arc::clone(&self.name), Arc::clone(&self.header));
                Some(Ok(Piece::Records(Records { file, header, records })))
            }
            Err(error) => {
                self.is_over = true;
                Some(Err(error))
            }
        }
    }
}

fn broken(name: &str, error: &::csv::Error) -> Error {
    let finding = Finding::new(Place::file(name), error.to_string());
    Error::corrupt(finding.expected("CSV in UTF-8"))
}
