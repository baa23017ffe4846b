//! One violation as the command reports it, whichever check found it; and what a report is.

use std::path::Path;

use parquill::audit::AuditViolation;
use parquill::error::{Error, Result};
use parquill::pipeline::{PackageViolation, TableViolation};
use serde::Serialize;

/// One place where a table breaks its contract or its schema.
#[derive(Clone, Debug, Default, Serialize)]
pub(in crate::cli) struct Violation {
    pub(in crate::cli) table: String,
    /// Within the dataset, where one is checked.
    pub(in crate::cli) file: String,
    /// The same as a path from where the command was typed.
    #[serde(skip)]
    pub(in crate::cli) path: String,
    pub(in crate::cli) row_group: Option<usize>,
    /// Within the file, from 0.
    pub(in crate::cli) row: Option<u64>,
    /// Within the file, from 1; of lines of JSON and of CSV.
    pub(in crate::cli) line: Option<u64>,
    pub(in crate::cli) field: String,
    pub(in crate::cli) rule: String,
    /// Where the keyword stands in the schema; empty where no schema is the reason.
    pub(in crate::cli) schema: String,
    pub(in crate::cli) value: String,
    pub(in crate::cli) expected: String,
    /// Where the row comes from, of our own tables the input file of its article; and its record there.
    pub(in crate::cli) source: Option<String>,
    pub(in crate::cli) record: Option<i64>,
}

impl From<TableViolation> for Violation {
    fn from(found: TableViolation) -> Self {
        Violation {
            table: found.table,
            path: found.file.clone(),
            file: found.file,
            row_group: found.row_group,
            row: Some(found.row),
            line: found.line,
            field: found.field,
            rule: found.rule,
            schema: found.schema,
            value: found.value,
            expected: found.expected,
            source: found.source,
            record: found.record,
        }
    }
}

impl Violation {
    /// One that a dataset's audit has found.
    pub(in crate::cli) fn of_dataset(folder: &str, found: AuditViolation) -> Self {
        Violation {
            table: found.table,
            path: Path::new(folder).join(&found.file).display().to_string(),
            file: found.file,
            row_group: found.row_group,
            row: found.row,
            field: found.field,
            rule: found.rule,
            value: found.value,
            expected: found.expected,
            source: found.source,
            record: found.record,
            ..Violation::default()
        }
    }

    /// One that a data package breaks.
    pub(in crate::cli) fn of_package(folder: &Path, found: PackageViolation) -> Self {
        match found {
            PackageViolation::File(found) => {
                Violation::of_dataset(&folder.display().to_string(), found)
            }
            PackageViolation::Row(found) => {
                let violation = Violation::from(found);
                let within = Path::new(&violation.path).strip_prefix(folder);
                let file = within.map(|path| path.display().to_string());
                Violation { file: file.unwrap_or_else(|_| violation.path.clone()), ..violation }
            }
        }
    }

    /// The rule with the place of its keyword, by which violations are counted.
    pub(super) fn rule_id(&self) -> String {
        match self.schema.as_str() {
            "" => format!("{}/{}", self.table, self.rule),
            pointer => format!("{}{pointer}", self.table),
        }
    }

    /// Where in the file: `row group 0, row 17, /lines/0/pieces`.
    pub(super) fn spot(&self) -> String {
        let group = self.row_group.map(|group| format!("row group {group}"));
        let line = self.line.map(|line| format!("line {line}"));
        let row = self.row.map(|row| format!("row {row}"));
        let field = (!self.field.is_empty()).then(|| self.field.clone());
        [group, line, row, field].into_iter().flatten().collect::<Vec<_>>().join(", ")
    }

    /// What is there, and what should be: `"AB-2"; expected a match of ^[A-Z]{2}$ [pattern]`.
    pub(super) fn finding(&self) -> String {
        format!("{}; expected {} [{}]", self.value, self.expected, self.rule)
    }

    /// Place and finding in one line, the file left out.
    pub(super) fn sentence(&self) -> String {
        match self.spot() {
            spot if spot.is_empty() => format!("is {}", self.finding()),
            spot => format!("{spot} is {}", self.finding()),
        }
    }
}

/// How a check ended.
pub(in crate::cli) struct End<'a> {
    /// The tables that were checked, by name.
    pub(in crate::cli) tables: &'a [String],
    /// All violations, shown or not.
    pub(in crate::cli) violations: u64,
    /// What stopped the check before it came to the last row.
    pub(in crate::cli) error: Option<&'a Error>,
}

/// Takes violations as they are found.
pub(in crate::cli) trait Report {
    /// Takes one.
    ///
    /// # Errors
    /// If it cannot be written.
    fn add(&mut self, violation: &Violation) -> Result<()>;

    /// Writes what is to be said at the end.
    ///
    /// # Errors
    /// If it cannot be written.
    fn finish(&mut self, end: &End<'_>) -> Result<()>;
}
