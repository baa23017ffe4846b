//! What a row breaks of a schema, in the words of the `jsonschema` crate.

use jsonschema::ValidationError;
use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;

use crate::validate::violation::readable;

/// One value that breaks a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The row within what was checked, from 0.
    pub row: usize,
    /// The line where the row begins, of rows that come as text, from 0.
    pub line: Option<usize>,
    /// The value as a JSON pointer within the row.
    pub field: String,
    /// The keyword: `pattern`.
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

impl Breach {
    pub(crate) fn new(row: usize, error: &ValidationError<'_>) -> Self {
        let kind = error.kind();
        let mut field = error.instance_path().to_string();
        let mut value = readable(&error.instance().to_string());
        if let Some(property) = property_at_fault(kind) {
            field = format!("{field}/{property}");
            value = match kind {
                ValidationErrorKind::Required { .. } => "absent".to_owned(),
                _ => "present".to_owned(),
            };
        }
        let (rule, schema) = (kind.keyword().to_owned(), error.schema_path().to_string());
        let expected = expected(kind);
        Breach { row, line: None, field, rule, schema, value, expected, source: None, record: None }
    }

    /// A row that is broken as a whole, before the schema is asked.
    pub(crate) fn of_row(row: usize, rule: &str, value: &str, expected: &str) -> Self {
        Breach {
            row,
            line: None,
            field: String::new(),
            rule: rule.to_owned(),
            schema: String::new(),
            value: readable(value),
            expected: expected.to_owned(),
            source: None,
            record: None,
        }
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
        ValidationErrorKind::Enum { options } => format!("one of {}", cut(&options_text(options))),
        ValidationErrorKind::Constant { expected_value } => readable(&expected_value.to_string()),
        ValidationErrorKind::Pattern { pattern } => format!("a match of {pattern}"),
        ValidationErrorKind::Format { format } => format!("text in the format {format}"),
        ValidationErrorKind::Minimum { limit } => format!("at least {limit}"),
        ValidationErrorKind::Maximum { limit } => format!("at most {limit}"),
        ValidationErrorKind::ExclusiveMinimum { limit } => format!("more than {limit}"),
        ValidationErrorKind::ExclusiveMaximum { limit } => format!("less than {limit}"),
        ValidationErrorKind::MultipleOf { multiple_of } => format!("a multiple of {multiple_of}"),
        ValidationErrorKind::MinLength { limit } => format!("{limit} or more characters"),
        ValidationErrorKind::MaxLength { limit } => format!("{limit} or fewer characters"),
        ValidationErrorKind::MinItems { limit } => format!("{limit} or more items"),
        ValidationErrorKind::MaxItems { limit } => format!("{limit} or fewer items"),
        ValidationErrorKind::UniqueItems => "items that all differ".to_owned(),
        ValidationErrorKind::FalseSchema => "nothing".to_owned(),
        other => format!("what `{}` asks", other.keyword()),
    }
}

/// The longest list of options that is shown, in characters.
const LONGEST_LIST: usize = 400;

fn cut(options: &str) -> String {
    match options.char_indices().nth(LONGEST_LIST) {
        Some((end, _)) => format!("{}…", &options[..end]),
        None => options.to_owned(),
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
