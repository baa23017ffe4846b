//! What was broken, and where.

use crate::record::Table;

/// One value that breaks the contract.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    /// The table.
    pub table: Table,
    /// The row within the batch that was checked, from 0.
    pub row: usize,
    /// The field as a JSON pointer within the row: `/content_spans/0/start`.
    pub field: String,
    /// The rule: a keyword of JSON Schema, or a relation of the record.
    pub rule: String,
    /// The value as JSON, cut to a readable length.
    pub value: String,
    /// What it should have been.
    pub expected: String,
}

/// How many characters of a value a message shows.
const SHOWN: usize = 120;

/// A value cut to a readable length, on one line.
pub(crate) fn readable(value: &str) -> String {
    let line = value.replace(['\n', '\r'], " ");
    match line.char_indices().nth(SHOWN) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line,
    }
}
