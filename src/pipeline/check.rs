//! Anybody's tables, held to anybody's JSON Schema: read in pieces, checked on all threads, what is
//! broken said in the order of files and rows.

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::RecordBatch;
use serde::Serialize;
use serde_json::Value;

use super::documents::beside;
use super::quarantine::{Quarantine, Rows};
use super::streamed::streamed;
use crate::error::{Error, Finding, Result, without_kinds};
use crate::place::Place;
use crate::read::table::{self, Lines, Piece, Records};
use crate::validate::{Breach, Checked, TableValidator};

/// What is checked, and how.
#[derive(Clone, Debug)]
pub struct TableOptions {
    /// Files, folders, patterns, and `-` for standard input.
    pub inputs: Vec<String>,
    /// The schema.
    pub schema: Value,
    /// What the table is called.
    pub table: String,
    /// The file of the schema; what it refers to is looked for beside it.
    pub schema_file: String,
    /// Ask the `jsonschema` crate of every row, not only of those that columns flag.
    pub is_strict: bool,
    /// Threads that check.
    pub threads: usize,
    /// A new folder for the rows that keep the schema and those that break it.
    pub quarantine: Option<PathBuf>,
}

/// How much was checked.
#[derive(Clone, Debug, Default)]
pub struct TableReport {
    /// Files read.
    pub files: usize,
    /// Rows checked.
    pub rows: u64,
    /// Rows that break the schema.
    pub bad_rows: u64,
    /// Columns that are checked otherwise than one may expect, in words.
    pub notes: Vec<String>,
}

/// One place where a table breaks its schema.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableViolation {
    /// The table.
    pub table: String,
    /// The file.
    pub file: String,
    /// The row group, of a Parquet file.
    pub row_group: Option<usize>,
    /// The row within the file, from 0.
    pub row: u64,
    /// The line within the file where it begins, from 1, of lines of JSON and of CSV.
    pub line: Option<u64>,
    /// The value as a JSON pointer within the row.
    pub field: String,
    /// The keyword; `json` or `csv` where the row is none.
    pub rule: String,
    /// Where the keyword stands in the schema, as a JSON pointer.
    pub schema: String,
    /// The value as JSON, cut to a readable length.
    pub value: String,
    /// What it should have been.
    pub expected: String,
    /// Where the row comes from, in the columns that the schema's `x-source` names.
    pub source: Option<String>,
    /// The number of the record there.
    pub record: Option<i64>,
}

impl fmt::Display for TableViolation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = if self.field.is_empty() { "it" } else { &self.field };
        write!(f, "{}:{}: {field} is {}", self.file, self.row, self.value)?;
        write!(f, "; expected {} [{}]", self.expected, self.rule)
    }
}

/// What came of a stretch of rows; for text its rows and lines are counted when its turn comes.
struct Part {
    file: Arc<str>,
    row_group: Option<usize>,
    /// Its first row in the file, where that is known.
    first_row: Option<u64>,
    checked: Checked,
    notes: Vec<String>,
    /// The rows themselves, where they are to be set aside.
    rows: Option<Rows>,
}

/// How pieces are checked.
struct Checker {
    validator: TableValidator,
    is_strict: bool,
    keeps_rows: bool,
}

/// Checks tables. Violations go to `report` as they are found.
///
/// # Errors
/// If the schema is none, or a table cannot be read or is corrupt.
pub fn check_tables(
    options: &TableOptions,
    mut report: impl FnMut(TableViolation),
) -> Result<TableReport> {
    let validator =
        TableValidator::of(beside(&options.schema_file, &options.schema)).map_err(|error| {
            let finding =
                Finding::new(Place::file(options.schema_file.as_str()), error.to_string());
            Error::usage(finding.expected("a JSON Schema, with all it refers to"))
        })?;
    let checker = Checker {
        validator,
        is_strict: options.is_strict,
        keeps_rows: options.quarantine.is_some(),
    };
    let tables = table::open(&options.inputs)?;
    let mut quarantine = options.quarantine.as_deref().map(Quarantine::open).transpose()?;
    let mut count = Count::new(tables.files(), &options.table);
    let read = |piece: Result<Piece>, give: &mut dyn FnMut(Result<Task>) -> bool| {
        if let Err(error) = piece.and_then(|piece| read(piece, give)) {
            give(Err(error));
        }
    };
    let check = |task: Result<Task>| task.and_then(|task| checker.check(task));
    streamed(options.threads, tables, read, check, |part| {
        let mut part = part?;
        if let (Some(quarantine), Some(rows)) = (&mut quarantine, part.rows.take()) {
            quarantine.push(&part.file, rows, &part.checked.breaches)?;
        }
        count.add(part, &mut report);
        Ok(())
    })?;
    quarantine.map_or(Ok(()), Quarantine::publish)?;
    Ok(count.report)
}

/// Rows that are read.
enum Task {
    Batch { file: Arc<str>, row_group: Option<usize>, first_row: u64, batch: RecordBatch },
    Lines(Lines),
    Records(Records),
}

/// Reads a piece; columns batch by batch.
fn read(piece: Piece, give: &mut dyn FnMut(Result<Task>) -> bool) -> Result<()> {
    let columns = match piece {
        Piece::Columns(columns) => columns,
        Piece::Lines(lines) => {
            give(Ok(Task::Lines(lines)));
            return Ok(());
        }
        Piece::Records(records) => {
            give(Ok(Task::Records(records)));
            return Ok(());
        }
    };
    let (file, row_group) = (Arc::clone(&columns.file), columns.row_group);
    let mut first_row = columns.first_row;
    for batch in columns.batches()? {
        let batch = batch?;
        let next_row = first_row + batch.num_rows() as u64;
        if !give(Ok(Task::Batch { file: Arc::clone(&file), row_group, first_row, batch })) {
            return Ok(());
        }
        first_row = next_row;
    }
    Ok(())
}

impl Checker {
    fn check(&self, task: Task) -> Result<Part> {
        let (file, checked, rows) = match task {
            Task::Batch { file, row_group, first_row, batch } => {
                let part = self.check_batch(file, batch)?;
                return Ok(Part { row_group, first_row: Some(first_row), ..part });
            }
            Task::Lines(lines) => {
                let checked = self.validator.check_lines(&lines.text);
                (lines.file, checked, Rows::Lines(lines.text))
            }
            Task::Records(records) => {
                let header = self.validator.header(records.header.to_vec());
                let checked = self.validator.check_records(&header, records.iter());
                (Arc::clone(&records.file), checked, Rows::Records(records))
            }
        };
        let checked = checked.map_err(|error| {
            Error::usage(Finding::new(Place::file(file.as_ref()), error.to_string()))
        })?;
        let rows = self.keeps_rows.then_some(rows);
        Ok(Part { file, row_group: None, first_row: None, checked, notes: Vec::new(), rows })
    }

    fn check_batch(&self, file: Arc<str>, batch: RecordBatch) -> Result<Part> {
        let breaches = self.validator.check(&batch, self.is_strict).map_err(|error| {
            let found = error.to_string();
            let finding = Finding::new(Place::file(file.as_ref()), without_kinds(&found));
            Error::unreadable(finding.expected("columns that JSON can say"))
        })?;
        let checked = Checked { rows: batch.num_rows(), lines: 0, breaches };
        let notes = self.validator.notes(batch.schema_ref());
        let rows = self.keeps_rows.then_some(Rows::Columns(batch));
        Ok(Part { file, row_group: None, first_row: None, checked, notes, rows })
    }
}

/// Counts rows as the parts come in order.
struct Count<'a> {
    table: &'a str,
    report: TableReport,
    file: Arc<str>,
    next_row: u64,
    next_line: u64,
}

impl<'a> Count<'a> {
    fn new(files: usize, table: &'a str) -> Self {
        let report = TableReport { files, ..TableReport::default() };
        Count { table, report, file: "".into(), next_row: 0, next_line: 1 }
    }

    fn add(&mut self, part: Part, report: &mut impl FnMut(TableViolation)) {
        if self.file != part.file {
            (self.file, self.next_row, self.next_line) = (part.file, 0, 1);
        }
        let first_row = part.first_row.unwrap_or(self.next_row);
        let mut last = None;
        for breach in part.checked.breaches {
            self.report.bad_rows += u64::from(last.replace(breach.row) != Some(breach.row));
            report(self.violation(breach, part.row_group, first_row));
        }
        self.next_row += part.checked.rows as u64;
        self.next_line += part.checked.lines as u64;
        self.report.rows += part.checked.rows as u64;
        for note in part.notes {
            if !self.report.notes.contains(&note) {
                self.report.notes.push(note);
            }
        }
    }

    fn violation(
        &self,
        breach: Breach,
        row_group: Option<usize>,
        first_row: u64,
    ) -> TableViolation {
        TableViolation {
            table: self.table.to_owned(),
            file: self.file.to_string(),
            row_group,
            row: first_row + breach.row as u64,
            line: breach.line.map(|line| self.next_line + line as u64),
            field: breach.field,
            rule: breach.rule,
            schema: breach.schema,
            value: breach.value,
            expected: breach.expected,
            source: breach.source,
            record: breach.record,
        }
    }
}
