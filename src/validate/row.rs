//! Every row against its table's published JSON Schema.

use arrow_array::RecordBatch;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use crate::record::{Table, json_schema};
use crate::validate::cell::{ArrowJson, Columns};
use crate::validate::column::TablePlan;
use crate::validate::violation::{Violation, readable};

/// A table's JSON Schema, compiled.
pub(crate) struct RowValidator {
    table: Table,
    plan: Option<TablePlan>,
    schema: Validator<ArrowJson>,
}

impl RowValidator {
    /// Compiles the schema that `schema/` publishes.
    ///
    /// # Errors
    /// If the schema is no schema, which would be a fault of the declaration.
    pub(crate) fn new(table: Table) -> Result<Self, ValidationError<'static>> {
        let published = json_schema(table.declaration());
        let schema = jsonschema::options_for::<ArrowJson>()
            .with_pattern_options(jsonschema::PatternOptions::regex())
            .should_validate_formats(false)
            .build(&published)?;
        Ok(RowValidator { table, plan: TablePlan::compile(&published), schema })
    }

    /// What the rows of a batch break.
    pub(crate) fn check(&self, batch: &RecordBatch) -> Vec<Violation> {
        if self.plan.as_ref().is_some_and(|plan| plan.holds(batch)) {
            return Vec::new();
        }
        let columns = Columns::of(batch);
        (0..batch.num_rows())
            .filter(|&row| !self.schema.is_valid(columns.row(row)))
            .flat_map(|row| self.violations(&columns, row))
            .collect()
    }

    fn violations(&self, columns: &Columns<'_>, row: usize) -> Vec<Violation> {
        let errors = self.schema.iter_errors(columns.row(row));
        errors.map(|error| violation(self.table, row, &error)).collect()
    }
}

fn violation(table: Table, row: usize, error: &ValidationError<'_>) -> Violation {
    let kind = error.kind();
    let mut field = error.instance_path().to_string();
    let mut value = readable(&error.instance().to_string());
    if let Some(property) = property_at_fault(kind) {
        field = format!("{field}/{property}");
        value = "absent".to_owned();
    }
    Violation {
        table,
        row,
        field,
        value,
        rule: kind.keyword().to_owned(),
        expected: expected(kind),
    }
}

/// A missing or an unknown member is named itself, instead of the row that lacks or holds it.
fn property_at_fault(kind: &ValidationErrorKind) -> Option<String> {
    match kind {
        ValidationErrorKind::Required { property } => {
            Some(property.as_str().unwrap_or_default().to_owned())
        }
        ValidationErrorKind::AdditionalProperties { unexpected } => Some(unexpected.join(", ")),
        _ => None,
    }
}

fn expected(kind: &ValidationErrorKind) -> String {
    match kind {
        ValidationErrorKind::Required { .. } => "a value or null".to_owned(),
        ValidationErrorKind::AdditionalProperties { .. } => "no such field".to_owned(),
        ValidationErrorKind::Type { kind } => types(kind),
        ValidationErrorKind::Enum { options } => format!("one of {}", options_text(options)),
        ValidationErrorKind::Pattern { pattern } => format!("a match of {pattern}"),
        ValidationErrorKind::Minimum { limit } => format!("at least {limit}"),
        ValidationErrorKind::Maximum { limit } => format!("at most {limit}"),
        ValidationErrorKind::MinLength { limit } => format!("{limit} or more characters"),
        ValidationErrorKind::MaxLength { limit } => format!("{limit} or fewer characters"),
        ValidationErrorKind::MinItems { limit } => format!("{limit} or more items"),
        other => format!("what `{}` asks", other.keyword()),
    }
}

fn types(kind: &TypeKind) -> String {
    match kind {
        TypeKind::Single(plain) => plain.to_string(),
        TypeKind::Multiple(types) => {
            types.iter().map(|plain| plain.to_string()).collect::<Vec<_>>().join(" or ")
        }
    }
}

fn options_text(options: &Value) -> String {
    match options {
        Value::Array(options) => {
            options.iter().map(Value::to_string).collect::<Vec<_>>().join(", ")
        }
        single => single.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::RowValidator;
    use crate::record::{Role, Sentence, SentenceRows, Table};

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
        let mut rows = SentenceRows::new(Table::Sentence.arrow_schema());
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
