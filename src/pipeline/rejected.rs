//! `rejected.jsonl`: every input that was not taken, with its place, its reason and its bytes.

use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use crate::document::Rejection;
use crate::error::{Error, Finding, Result};
use crate::manifest::Rejected;
use crate::write::HashedFile;

/// One line of the file.
#[derive(Serialize)]
struct Line<'a> {
    source: &'a str,
    record: Option<i64>,
    byte: Option<u64>,
    reason: String,
    bytes: u64,
    sha256: &'a str,
    /// The record's bytes, or the first of them, where they are UTF-8.
    text: Option<&'a str>,
    /// The same in Base64, where they are not.
    base64: Option<String>,
}

/// How many rejections a report quotes.
const REPORTED: usize = 10;

/// Writes the rejections of a run, in the order in which they come.
pub(super) struct RejectedFile {
    file: HashedFile,
    records: u64,
    first: Vec<Finding>,
}

impl RejectedFile {
    pub(super) fn create(folder: &Path) -> Result<Self> {
        let file = HashedFile::create(folder, "rejected.jsonl")?;
        Ok(RejectedFile { file, records: 0, first: Vec::new() })
    }

    pub(super) fn push(&mut self, rejection: &Rejection) -> Result<()> {
        self.records += 1;
        if self.first.len() < REPORTED {
            self.first.push(rejection.finding.clone());
        }
        let text = std::str::from_utf8(&rejection.prefix).ok();
        let place = &rejection.finding.place;
        let line = Line {
            source: &place.source,
            record: place.record,
            byte: place.byte,
            reason: rejection.finding.reason(),
            bytes: rejection.bytes,
            sha256: &rejection.sha256,
            text,
            base64: text.is_none().then(|| STANDARD.encode(&rejection.prefix)),
        };
        serde_json::to_writer(&mut self.file, &line)
            .map_err(std::io::Error::from)
            .and_then(|()| self.file.write_all(b"\n"))
            .map_err(|error| Error::io(self.file.path(), &error))
    }

    /// What the manifest says of the file, and the first reasons.
    pub(super) fn close(self) -> Result<(Rejected, Vec<Finding>)> {
        let records = self.records;
        Ok((Rejected { records, file: self.file.close(Some(records))? }, self.first))
    }
}
