//! Tables split into the rows that keep their schema and those that break it, with the reasons. All
//! is written beside the target and takes its name when it is whole; a killed run leaves nothing
//! there. A part without rows has no file.

mod columns;
mod lines;
mod name;
mod records;
mod text_file;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::RecordBatch;

use crate::error::{Error, Finding, Result};
use crate::place::Place;
use crate::read::table::Records;
use crate::validate::Breach;
use name::{Reasons, ending, numbered, plain_name};

/// What the names of the parts end with; the first is given to those that end otherwise.
const COLUMNS: &[&str] = &[".parquet", ".pq"];
const LINES: &[&str] = &[".jsonl", ".ndjson"];
const RECORDS: &[&str] = &[".csv"];

/// Rows of a file, as they were read.
pub(super) enum Rows {
    Columns(RecordBatch),
    Lines(Vec<u8>),
    Records(Records),
}

/// The two parts of one file.
enum Split {
    Columns(Box<columns::Columns>),
    Lines(lines::Lines),
    Records(records::Records),
}

/// The folder while it is written.
pub(super) struct Quarantine {
    target: PathBuf,
    staging: PathBuf,
    current: Option<(Arc<str>, Split)>,
    names: BTreeSet<PathBuf>,
}

impl Quarantine {
    /// For a folder that does not exist, or is empty.
    pub(super) fn open(target: &Path) -> Result<Self> {
        let name = target.display().to_string();
        let is_free =
            fs::read_dir(target).map_or(!target.exists(), |mut held| held.next().is_none());
        let Some(last) = target.file_name().filter(|_| is_free) else {
            let found =
                if target.is_dir() { "is there already, and not empty" } else { "is no folder" };
            let finding = Finding::new(Place::file(name), found);
            return Err(Error::usage(finding.expected("a new folder").remedy("see --quarantine")));
        };
        let staging = target.with_file_name(format!(".{}.partial", last.to_string_lossy()));
        if staging.exists() {
            fs::remove_dir_all(&staging).map_err(|error| Error::io(staging.display(), &error))?;
        }
        fs::create_dir_all(&staging).map_err(|error| Error::io(&name, &error))?;
        Ok(Quarantine { target: target.to_owned(), staging, current: None, names: BTreeSet::new() })
    }

    /// Takes the next rows of a file; files come one after the other.
    pub(super) fn push(&mut self, file: &Arc<str>, rows: Rows, breaches: &[Breach]) -> Result<()> {
        if self.current.as_ref().is_none_or(|(current, _)| current != file) {
            self.close()?;
            let split = self.split(file, &rows);
            self.current = Some((Arc::clone(file), split));
        }
        let reasons = reasons(breaches);
        match (self.current.as_mut().map(|(_, split)| split), rows) {
            (Some(Split::Columns(split)), Rows::Columns(batch)) => split.push(&batch, &reasons),
            (Some(Split::Lines(split)), Rows::Lines(text)) => split.push(&text, &reasons),
            (Some(Split::Records(split)), Rows::Records(records)) => split.push(&records, &reasons),
            _ => Ok(()),
        }
    }

    /// Puts the folder in its place.
    pub(super) fn publish(mut self) -> Result<()> {
        self.close()?;
        fs::rename(&self.staging, &self.target)
            .map_err(|error| Error::io(self.target.display(), &error))
    }

    fn close(&mut self) -> Result<()> {
        match self.current.take() {
            Some((_, Split::Columns(split))) => split.close(),
            Some((_, Split::Lines(split))) => split.close(),
            Some((_, Split::Records(split))) => split.close(),
            None => Ok(()),
        }
    }

    fn split(&mut self, file: &str, rows: &Rows) -> Split {
        let name = plain_name(file);
        match rows {
            Rows::Columns(batch) => {
                let [valid, invalid] = self.paths(&name, [COLUMNS, COLUMNS]);
                Split::Columns(Box::new(columns::Columns::new(valid, invalid, batch)))
            }
            Rows::Lines(_) => {
                let [valid, invalid] = self.paths(&name, [LINES, LINES]);
                Split::Lines(lines::Lines::new(valid, invalid))
            }
            Rows::Records(_) => {
                let [valid, invalid] = self.paths(&name, [RECORDS, LINES]);
                Split::Records(records::Records::new(valid, invalid))
            }
        }
    }

    /// Where the parts of a file go: two files may have one name when they are unpacked.
    fn paths(&mut self, name: &Path, endings: [&[&str]; 2]) -> [PathBuf; 2] {
        let [of_valid, of_invalid] = endings;
        let parts = |number: usize| {
            let name = numbered(name, number);
            [("valid", of_valid), ("invalid", of_invalid)]
                .map(|(part, endings)| Path::new(part).join(ending(&name, endings)))
        };
        let mut number = 1;
        while parts(number).iter().any(|part| self.names.contains(part)) {
            number += 1;
        }
        self.names.extend(parts(number));
        parts(number).map(|part| self.staging.join(part))
    }
}

impl Drop for Quarantine {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.staging);
    }
}

fn reasons(breaches: &[Breach]) -> Reasons {
    let mut reasons = Reasons::new();
    for Breach { row, field, rule, value, expected, .. } in breaches {
        let field = if field.is_empty() { "it" } else { field };
        let reason = format!("{field} is {value}; expected {expected} [{rule}]");
        reasons.entry(*row).or_default().push(reason);
    }
    reasons
}
