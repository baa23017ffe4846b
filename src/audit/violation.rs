//! What a finished dataset breaks, with the file and row where it does.

use std::fmt;

/// One place where a dataset breaks its contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditViolation {
    /// The table.
    pub table: String,
    /// The file within the dataset.
    pub file: String,
    /// The row group of that row.
    pub row_group: Option<usize>,
    /// The row within the file, from 0; none where the whole file is meant.
    pub row: Option<u64>,
    /// The field as a JSON pointer within the row.
    pub field: String,
    /// The rule: a keyword of JSON Schema, a relation of the record, or `manifest`.
    pub rule: String,
    /// The value as JSON, cut to a readable length.
    pub value: String,
    /// What it should have been.
    pub expected: String,
    /// The input file of the article that the row belongs to, where that is known.
    pub source: Option<String>,
    /// The article's place in a file of many records: line (from 1) or row (from 0).
    pub record: Option<i64>,
}

impl fmt::Display for AuditViolation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if let Some(row) = self.row {
            write!(f, ":{row}")?;
        }
        // A whole file is named already.
        let field = if self.field.is_empty() { "it" } else { &self.field };
        write!(f, ": {field} is {}; expected {} [{}]", self.value, self.expected, self.rule)
    }
}

impl AuditViolation {
    /// A file that is not as the manifest says.
    pub(super) fn of_file(table: &str, file: &str, value: String, expected: String) -> Self {
        AuditViolation {
            table: table.to_owned(),
            file: file.to_owned(),
            row_group: None,
            row: None,
            field: String::new(),
            rule: "manifest".to_owned(),
            value,
            expected,
            source: None,
            record: None,
        }
    }
}
