//! Anybody's tables, held to anybody's JSON Schema: read in pieces, checked on all threads, what is
//! broken said in the order of files and rows.

use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::RecordBatch;
use serde_json::Value;

use super::documents::beside;
use super::keys::KeyCheck;
use super::quarantine::{Quarantine, Rows};
use super::standard_input::Kept;
use super::streamed::streamed;
use super::table::{TableCheck, TableViolation};
use super::task::{self, Task, unsayable};
use crate::error::{Error, Finding, Result};
use crate::place::Place;
use crate::read::table;
use crate::schema::Keys;
use crate::validate::{Breach, Checked, KeyHashes, SchemaSource, TableValidator};

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
    /// How often a row has a key that another row has, too, or that leads nowhere.
    pub bad_keys: u64,
    /// Columns that are checked otherwise than one may expect, in words.
    pub notes: Vec<String>,
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

/// How tables are checked.
#[derive(Clone, Debug)]
pub(super) struct How {
    pub(super) is_strict: bool,
    pub(super) threads: usize,
    pub(super) quarantine: Option<PathBuf>,
}

/// How pieces are checked.
struct Checker<'a> {
    validator: &'a TableValidator,
    is_strict: bool,
    keeps_rows: bool,
}

/// Checks the files of one table. Violations go to `report` as they are found; those of keys, which
/// the schema declares as `x-primaryKey`, `x-uniqueKeys` and `x-foreignKeys`, when all is read.
///
/// # Errors
/// If the schema is none, or a table cannot be read or is corrupt.
pub fn check_tables(
    options: &TableOptions,
    mut report: impl FnMut(TableViolation),
) -> Result<TableReport> {
    let TableOptions { inputs, schema, table, schema_file, is_strict, threads, .. } = options;
    let wrong = |error: String| {
        let finding = Finding::new(Place::file(schema_file.as_str()), error);
        Error::usage(finding.expected("a JSON Schema, with all it refers to"))
    };
    let keys = Keys::of_json_schema(schema).map_err(wrong)?;
    let mut inputs = inputs.clone();
    let mut kept = None;
    if !keys.is_empty() {
        refuse_quarantine(options)?;
        kept = Kept::among(&mut inputs)?;
    }
    let mut check = KeyCheck::of(&[(table, &keys)]);
    let validator = compile(schema_file, beside(schema_file, schema))?.with_keys(check.reader(0));
    let tables = [TableCheck { name: table.clone(), inputs, validator }];
    let quarantine = options.quarantine.clone();
    let how = How { is_strict: *is_strict, threads: *threads, quarantine };
    let reports = check_all(&tables, &mut check, &how, &mut |violation| {
        report(match &kept {
            Some(kept) => kept.named(violation),
            None => violation,
        });
    })?;
    Ok(reports.into_iter().next().unwrap_or_default())
}

/// Which rows break a key is known when all rows have been read: none can be set aside as valid
/// before.
fn refuse_quarantine(options: &TableOptions) -> Result<()> {
    if options.quarantine.is_none() {
        return Ok(());
    }
    let finding = Finding::new(Place::file("--quarantine"), "cannot tell rows apart by their keys");
    Err(Error::usage(finding.expected("a schema that declares none")))
}

/// A schema for the rows of a table.
///
/// # Errors
/// If it is none.
pub(super) fn compile(name: &str, source: SchemaSource) -> Result<TableValidator> {
    TableValidator::of(source).map_err(|error| {
        let finding = Finding::new(Place::file(name), error.to_string());
        Error::usage(finding.expected("a JSON Schema, with all it refers to"))
    })
}

/// Checks some tables, then their keys.
///
/// # Errors
/// If a table cannot be read or is corrupt.
pub(super) fn check_all(
    tables: &[TableCheck],
    keys: &mut KeyCheck,
    how: &How,
    report: &mut dyn FnMut(TableViolation),
) -> Result<Vec<TableReport>> {
    let mut reports = Vec::with_capacity(tables.len());
    for (at, table) in tables.iter().enumerate() {
        reports.push(check_one(table, how, &mut |found| keys.push(at, found), report)?);
    }
    if let Some(report) = reports.first_mut() {
        report.notes.extend_from_slice(keys.notes());
    }
    let bad = keys.finish(tables, how.threads, report)?;
    reports.iter_mut().zip(bad).for_each(|(report, bad)| report.bad_keys = bad);
    Ok(reports)
}

fn check_one(
    table: &TableCheck,
    how: &How,
    keys: &mut dyn FnMut(&KeyHashes) -> Result<()>,
    report: &mut dyn FnMut(TableViolation),
) -> Result<TableReport> {
    let (is_strict, keeps_rows) = (how.is_strict, how.quarantine.is_some());
    let checker = Checker { validator: &table.validator, is_strict, keeps_rows };
    let pieces = table::open(&table.inputs)?;
    let mut quarantine = how.quarantine.as_deref().map(Quarantine::open).transpose()?;
    let mut count = Count::new(pieces.files(), &table.name);
    let check = |task: Result<Task>| task.and_then(|task| checker.check(task));
    let read = |piece, give: &mut dyn FnMut(_) -> bool| task::read(piece, None, give);
    streamed(how.threads, pieces, read, check, |part| {
        let mut part = part?;
        if let (Some(quarantine), Some(rows)) = (&mut quarantine, part.rows.take()) {
            quarantine.push(&part.file, rows, &part.checked.breaches)?;
        }
        keys(&part.checked.keys)?;
        count.add(part, report);
        Ok(())
    })?;
    quarantine.map_or(Ok(()), Quarantine::publish)?;
    Ok(count.report)
}

impl Checker<'_> {
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
        let checked = self.validator.check_batch(&batch, self.is_strict);
        let checked = checked.map_err(|error| unsayable(&file, &error))?;
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

    fn add(&mut self, part: Part, report: &mut dyn FnMut(TableViolation)) {
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
