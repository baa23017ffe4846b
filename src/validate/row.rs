//! Every row against a JSON Schema: by columns first, and those that are flagged row by row.

use arrow_array::RecordBatch;
use jsonschema::{ValidationError, Validator};

use crate::record::{Table, json_schema};
use crate::validate::breach::Breach;
use crate::validate::cell::{ArrowJson, Columns};
use crate::validate::column::Plan;
use crate::validate::source::SchemaSource;
use crate::validate::violation::Violation;

/// A schema, compiled for batches in plain types.
pub(crate) struct Rows {
    plan: Option<Plan>,
    oracle: Validator<ArrowJson>,
}

impl Rows {
    /// # Errors
    /// If the schema is no schema.
    pub(crate) fn new(source: &SchemaSource) -> Result<Self, ValidationError<'static>> {
        let oracle = source.options::<ArrowJson>().build(&source.schema)?;
        Ok(Rows { plan: Plan::compile(source), oracle })
    }

    /// The rows that break the schema, in order.
    pub(crate) fn bad(&self, batch: &RecordBatch) -> Vec<usize> {
        let decided = self.plan.as_ref().and_then(|plan| plan.bad_rows(batch));
        decided.unwrap_or_else(|| self.bad_by_oracle(batch))
    }

    /// The same, asked of each row.
    pub(crate) fn bad_by_oracle(&self, batch: &RecordBatch) -> Vec<usize> {
        let columns = Columns::of(batch);
        (0..batch.num_rows()).filter(|&row| !self.oracle.is_valid(columns.row(row))).collect()
    }

    /// What these rows break, in order.
    pub(crate) fn breaches(&self, batch: &RecordBatch, rows: &[usize]) -> Vec<Breach> {
        let columns = Columns::of(batch);
        let breaches = |&row: &usize| {
            let errors = self.oracle.iter_errors(columns.row(row));
            errors.map(move |error| Breach::new(row, &error)).collect::<Vec<_>>()
        };
        rows.iter().flat_map(breaches).collect()
    }
}

/// The schema of one of our own tables, compiled.
pub(crate) struct RowValidator {
    table: Table,
    rows: Rows,
}

impl RowValidator {
    /// Compiles the schema that `schema/` publishes.
    ///
    /// # Errors
    /// If the schema is no schema, which would be a fault of the declaration.
    pub(crate) fn new(table: Table) -> Result<Self, ValidationError<'static>> {
        let source = SchemaSource::alone(json_schema(table.declaration()));
        Ok(RowValidator { table, rows: Rows::new(&source)? })
    }

    /// What the rows of a batch break.
    pub(crate) fn check(&self, batch: &RecordBatch) -> Vec<Violation> {
        let bad = self.rows.bad(batch);
        let breaches = self.rows.breaches(batch, &bad).into_iter();
        breaches.map(|breach| self.violation(breach)).collect()
    }

    fn violation(&self, breach: Breach) -> Violation {
        let Breach { row, field, rule, value, expected, .. } = breach;
        Violation { table: self.table, row, field, rule, value, expected }
    }
}

#[cfg(test)]
mod tests {
    use super::RowValidator;
    use crate::record::{Role, Room, Sentence, SentenceRows, Table};

    fn sentence<'a>(article_id: &'a str, start: i64, text: &'a str) -> Sentence<'a> {
        Sentence {
            sentence_id: "0123456789abcdef0123-s00000",
            article_id,
            position: 0,
            paragraph: 0,
            role: Role::Body,
            start,
            end: 4,
            text,
        }
    }

    #[test]
    fn rows_are_checked_in_place() {
        let mut rows = SentenceRows::with_room(Table::Sentence.arrow_schema(), Room::default());
        rows.push(sentence("0123456789abcdef0123", 0, "Fine"));
        rows.push(sentence("not a key", -1, ""));
        let batch = rows.finish().unwrap();
        let violations = RowValidator::new(Table::Sentence).unwrap().check(&batch);
        let broken: Vec<_> =
            violations.iter().map(|v| (v.row, v.field.as_str(), v.rule.as_str())).collect();
        assert!(broken.contains(&(1, "/article_id", "pattern")));
        assert!(broken.contains(&(1, "/start", "minimum")));
        assert!(broken.contains(&(1, "/text", "minLength")));
        assert!(broken.iter().all(|&(row, ..)| row == 1));
    }
}
