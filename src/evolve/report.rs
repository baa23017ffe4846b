//! What became of a schema.

use serde::Serialize;
use serde_json::Value;

use crate::evolve::answer::Answer;
use crate::evolve::change::Change;
use crate::evolve::column::ColumnChange;
use crate::evolve::version::{Step, VersionChange};

/// What a change is, by what it does to the rows that are allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// The same rows as before.
    Identical,
    /// Every old row keeps the new schema.
    Backward,
    /// Every new row keeps the old schema, but not every old row the new one.
    Forward,
    /// Some old row breaks the new schema, and it is not shown that new rows keep the old one.
    Breaking,
    /// It cannot be told whether old rows keep the new schema; to be taken as breaking.
    Undecided,
}

impl Verdict {
    pub(super) fn of(old_rows: Answer, new_rows: Answer) -> Self {
        match (old_rows, new_rows) {
            (Answer::Yes, Answer::Yes) => Verdict::Identical,
            (Answer::Yes, _) => Verdict::Backward,
            (Answer::No, Answer::Yes) => Verdict::Forward,
            (Answer::No, _) => Verdict::Breaking,
            (Answer::Unknown, _) => Verdict::Undecided,
        }
    }

    /// Whether every old row is proved to keep the new schema.
    pub fn keeps_old_rows(self) -> bool {
        matches!(self, Verdict::Identical | Verdict::Backward)
    }
}

/// Two versions of a schema, compared.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// What the change is.
    pub verdict: Verdict,
    /// Whether every row that keeps the old schema keeps the new one.
    pub old_rows_keep_new: Answer,
    /// Whether every row that keeps the new schema keeps the old one.
    pub new_rows_keep_old: Answer,
    /// Why.
    pub changes: Vec<Change>,
    /// Columns that are not as they were.
    pub columns: Vec<ColumnChange>,
    /// A row that keeps the old schema and breaks the new one, if one was found.
    pub old_row_that_breaks: Option<Value>,
    /// A row that keeps the new schema and breaks the old one, if one was found.
    pub new_row_that_breaks: Option<Value>,
    /// The step of the version that the change demands.
    pub step: Step,
    /// The step that was made, where both schemas have a version in their `$id`.
    pub version: Option<VersionChange>,
}
