//! A table that is checked, and what it breaks: shared by those who look at rows and those who look
//! at keys.

use std::fmt;

use crate::validate::TableValidator;

/// A table, its rows still in their files.
pub(super) struct TableCheck {
    /// What it is called.
    pub(super) name: String,
    /// Files, folders and patterns.
    pub(super) inputs: Vec<String>,
    /// What its rows are held to; reads its keys, too.
    pub(super) validator: TableValidator,
}

/// One place where a table breaks its schema.
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The keyword; `json` or `csv` where the row is none; what declares a key that the row breaks.
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
