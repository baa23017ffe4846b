//! Reads a table again for the rows with certain keys, and says what is wrong with each.

use std::collections::hash_map::Entry;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::plan::{Plan, Rule};
use crate::error::{Error, Result};
use crate::pipeline::streamed::streamed;
use crate::pipeline::table::{TableCheck, TableViolation};
use crate::pipeline::task::{self, Task, unsayable};
use crate::read::table;
use crate::schema::FOREIGN_KEYS;
use crate::validate::Hit;

/// What is looked for, and where.
pub(super) struct Lookup<'a> {
    table: &'a TableCheck,
    /// The tuple's place among those of its table.
    place: usize,
    fields: &'a [String],
    rule: &'a Rule,
    /// The name of the table that a foreign key leads to.
    referred: &'a str,
    threads: usize,
}

/// The hits of a stretch of rows.
struct Part {
    file: Arc<str>,
    row_group: Option<usize>,
    first_row: Option<u64>,
    rows: usize,
    lines: usize,
    hits: Vec<Hit>,
}

impl<'a> Lookup<'a> {
    /// For what a rule has flagged; with the place of the table.
    pub(super) fn of(
        rule: &'a Rule,
        plan: &'a Plan,
        tables: &'a [TableCheck],
        threads: usize,
    ) -> Option<(Self, usize)> {
        let (column, referred) = match rule {
            Rule::Unique { column, .. } => (column, column),
            Rule::Foreign { column, referred, .. } => (column, referred),
        };
        let column = plan.columns.get(*column)?;
        let referred = &tables.get(plan.columns.get(*referred)?.table)?.name;
        let table = tables.get(column.table)?;
        let (place, fields) = (column.place, column.fields.as_slice());
        Some((Lookup { table, place, fields, rule, referred, threads }, column.table))
    }

    /// Says each row with one of the keys, in order; of a key that comes twice, not the first. Gives
    /// how many.
    pub(super) fn look(
        &self,
        wanted: &FxHashSet<u128>,
        report: &mut dyn FnMut(TableViolation),
    ) -> Result<u64> {
        let pieces = table::open(&self.table.inputs)?;
        let mut said =
            Said { lookup: self, firsts: FxHashMap::default(), at: At::default(), rows: 0 };
        let read =
            |piece, give: &mut dyn FnMut(_) -> bool| task::read(piece, Some(self.fields), give);
        let find = |task: Result<Task>| task.and_then(|task| self.find(task, wanted));
        streamed(self.threads, pieces, read, find, |part| {
            said.add(part?, report);
            Ok::<(), Error>(())
        })?;
        Ok(said.rows)
    }

    fn find(&self, task: Task, wanted: &FxHashSet<u128>) -> Result<Part> {
        let validator = &self.table.validator;
        let (file, (hits, rows, lines)) = match task {
            Task::Batch { file, row_group, first_row, batch } => {
                let hits = validator.hits_in_batch(self.place, &batch, wanted);
                let hits = hits.map_err(|error| unsayable(&file, &error))?;
                let (first_row, rows) = (Some(first_row), batch.num_rows());
                return Ok(Part { file, row_group, first_row, rows, lines: 0, hits });
            }
            Task::Lines(lines) => {
                (lines.file, validator.hits_in_lines(self.place, &lines.text, wanted))
            }
            Task::Records(records) => {
                let header = validator.header(records.header.to_vec());
                let found = validator.hits_in_records(self.place, &header, records.iter(), wanted);
                (Arc::clone(&records.file), (found.0, found.1, 0))
            }
        };
        Ok(Part { file, row_group: None, first_row: None, rows, lines, hits })
    }
}

/// Where the next row stands.
#[derive(Default)]
struct At {
    file: Arc<str>,
    row: u64,
    line: u64,
}

/// What has been said so far.
struct Said<'a> {
    lookup: &'a Lookup<'a>,
    firsts: FxHashMap<u128, (Arc<str>, u64)>,
    at: At,
    rows: u64,
}

impl Said<'_> {
    fn add(&mut self, part: Part, report: &mut dyn FnMut(TableViolation)) {
        if self.at.file != part.file {
            self.at = At { file: Arc::clone(&part.file), row: 0, line: 1 };
        }
        let first_row = part.first_row.unwrap_or(self.at.row);
        for hit in part.hits {
            let row = first_row + hit.row as u64;
            if let Some(expected) = self.expected(hit.hash, row) {
                self.rows += 1;
                report(self.violation(hit, row, part.row_group, expected));
            }
        }
        self.at.row += part.rows as u64;
        self.at.line += part.lines as u64;
    }

    fn expected(&mut self, hash: u128, row: u64) -> Option<String> {
        match self.lookup.rule {
            Rule::Unique { .. } => match self.firsts.entry(hash) {
                Entry::Vacant(place) => {
                    place.insert((Arc::clone(&self.at.file), row));
                    None
                }
                Entry::Occupied(first) => {
                    let (file, row) = first.get();
                    let file =
                        if *file == self.at.file { String::new() } else { format!(" of {file}") };
                    Some(format!("a key that no other row has; row {row}{file} has it"))
                }
            },
            Rule::Foreign { key, .. } => {
                let fields = key.referred.join(", ");
                Some(format!("a value of {fields} in {}", self.lookup.referred))
            }
        }
    }

    fn violation(
        &self,
        hit: Hit,
        row: u64,
        row_group: Option<usize>,
        expected: String,
    ) -> TableViolation {
        let (rule, pointer) = match self.lookup.rule {
            Rule::Unique { key, .. } => (key.rule, &key.pointer),
            Rule::Foreign { key, .. } => (FOREIGN_KEYS, &key.pointer),
        };
        TableViolation {
            table: self.lookup.table.name.clone(),
            file: self.at.file.to_string(),
            row_group,
            row,
            line: hit.line.map(|line| self.at.line + line as u64),
            field: format!("/{}", self.lookup.fields.join(",")),
            rule: rule.to_owned(),
            schema: pointer.clone(),
            value: hit.value,
            expected,
            // A second reading takes no columns but the key's.
            source: None,
            record: None,
        }
    }
}
