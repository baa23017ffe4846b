//! Anybody's table held to anybody's JSON Schema.

use std::sync::OnceLock;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Schema};
use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use crate::cell::{notes, plain};
use crate::validate::breach::Breach;
use crate::validate::cell::Columns;
use crate::validate::origin::Origin;
use crate::validate::row::Rows;
use crate::validate::source::SchemaSource;
use crate::validate::tape::{
    Conversion, TapeJson, TapeNode, Token, conversions, parse, parse_bytes, record,
};

/// A JSON Schema, compiled for tables. A row keeps it where the `jsonschema` crate says so of the
/// row's JSON; formats are asserted up to draft 7 and are notes since, as that crate has it.
///
/// A null is the member `null`, and a column that is not there an absent member. Decimals are the
/// numbers that their digits are; dates, times and durations strings by RFC 3339 and ISO 8601, in
/// UTC with a final `Z` where the column has a time zone; bytes are base64; a float that is no number
/// is the string `NaN`, `Infinity` or `-Infinity`, so that no bound lets it through unseen.
pub struct TableValidator {
    source: SchemaSource,
    rows: Rows,
    origin: Origin,
    /// For rows that come as text.
    texts: OnceLock<Validator<TapeJson>>,
}

/// What came of some rows of text.
#[derive(Debug, Default)]
pub struct Checked {
    /// How many rows there were.
    pub rows: usize,
    /// How many lines.
    pub lines: usize,
    /// What they break, in order.
    pub breaches: Vec<Breach>,
}

/// The columns of a CSV file, and what their text is read as.
pub struct Header {
    names: Vec<String>,
    conversions: Vec<Conversion>,
}

impl TableValidator {
    /// Compiles a schema of draft 4 or later; without `$schema`, of draft 2020-12.
    ///
    /// # Errors
    /// If it is no schema, or refers to a document that it does not hold.
    pub fn new(schema: &Value) -> Result<Self, ValidationError<'static>> {
        TableValidator::of(SchemaSource::alone(schema.clone()))
    }

    /// The same of a schema with documents beside it.
    ///
    /// # Errors
    /// If it is no schema, or refers to a document that cannot be retrieved.
    pub fn of(source: SchemaSource) -> Result<Self, ValidationError<'static>> {
        let rows = Rows::new(&source)?;
        let origin = Origin::of(&source.schema);
        Ok(TableValidator { source, rows, origin, texts: OnceLock::new() })
    }

    /// What the rows of a batch break, in order. `is_strict` asks the `jsonschema` crate of each
    /// row, not only of those that columns flag.
    ///
    /// # Errors
    /// If a column's type cannot be written as JSON.
    pub fn check(&self, batch: &RecordBatch, is_strict: bool) -> Result<Vec<Breach>, ArrowError> {
        let batch = plain(batch)?;
        let bad = match is_strict {
            true => self.rows.bad_by_oracle(&batch),
            false => self.rows.bad(&batch),
        };
        let mut breaches = self.rows.breaches(&batch, &bad);
        let columns = Columns::of(&batch);
        self.origin.tell(&mut breaches, |row| columns.row(row));
        Ok(breaches)
    }

    /// What is to be said of the columns of a table, whatever its rows.
    pub fn notes(&self, schema: &Schema) -> Vec<String> {
        let required = self.source.schema.get("required").and_then(Value::as_array);
        let required = required.into_iter().flatten().filter_map(Value::as_str);
        let absent = required.filter(|name| schema.column_with_name(name).is_none());
        let absent = absent.map(|name| {
            format!("column {name:?} is required and not there, so that no row keeps the schema")
        });
        absent.chain(notes(schema)).collect()
    }

    /// What lines of JSON break, a row each; blank ones are none.
    ///
    /// # Errors
    /// If the schema is no schema, which [`TableValidator::new`] has seen before.
    pub fn check_lines(&self, text: &[u8]) -> Result<Checked, ValidationError<'static>> {
        let validator = self.texts()?;
        let mut checked = Checked::default();
        let mut tape = Vec::new();
        // Text is checked once for all lines, so that not every string must be.
        let whole = std::str::from_utf8(text).ok();
        for (start, line) in lines(text) {
            if !line.trim_ascii().is_empty() {
                let parsed = match whole.and_then(|whole| whole.get(start..start + line.len())) {
                    Some(line) => parse(line, &mut tape),
                    None => parse_bytes(line, &mut tape),
                };
                match parsed {
                    Ok(()) => checked.add(validator, &self.origin, &tape),
                    Err(error) => checked.breaches.push(no_json(&checked, line, &error)),
                }
                checked.rows += 1;
            }
            checked.lines += 1;
        }
        Ok(checked)
    }

    /// The columns of a CSV file.
    pub fn header(&self, names: Vec<String>) -> Header {
        Header { conversions: conversions(&self.source.schema, &names), names }
    }

    /// What records of CSV break. Each is the line where it begins, how many fields it has, and the
    /// fields.
    ///
    /// # Errors
    /// If the schema is no schema, which [`TableValidator::new`] has seen before.
    pub fn check_records<'a, F>(
        &self,
        header: &'a Header,
        records: impl Iterator<Item = (usize, usize, F)>,
    ) -> Result<Checked, ValidationError<'static>>
    where
        F: Iterator<Item = &'a str>,
    {
        let validator = self.texts()?;
        let mut checked = Checked::default();
        let mut tape = Vec::new();
        for (line, count, fields) in records {
            let before = checked.breaches.len();
            if count == header.names.len() {
                record(&header.names, &header.conversions, fields, &mut tape);
                checked.add(validator, &self.origin, &tape);
            } else {
                let breach = uneven(&checked, count, header.names.len());
                checked.breaches.push(breach);
            }
            for breach in checked.breaches.iter_mut().skip(before) {
                breach.line = Some(line);
            }
            checked.rows += 1;
        }
        Ok(checked)
    }

    fn texts(&self) -> Result<&Validator<TapeJson>, ValidationError<'static>> {
        if let Some(validator) = self.texts.get() {
            return Ok(validator);
        }
        let validator = self.source.options::<TapeJson>().build(&self.source.schema)?;
        Ok(self.texts.get_or_init(|| validator))
    }
}

impl Checked {
    fn add(&mut self, validator: &Validator<TapeJson>, origin: &Origin, tape: &[Token<'_>]) {
        let root = TapeNode::root(tape);
        if !validator.is_valid(root) {
            let (row, line) = (self.rows, Some(self.lines));
            let breaches = validator.iter_errors(root).map(|error| Breach::new(row, &error));
            let mut breaches: Vec<_> = breaches.map(|breach| Breach { line, ..breach }).collect();
            origin.tell(&mut breaches, |_| root);
            self.breaches.append(&mut breaches);
        }
    }
}

fn no_json(checked: &Checked, line: &[u8], error: &serde_json::Error) -> Breach {
    let value = String::from_utf8_lossy(line);
    // The place within the line; there is only one.
    let expected = error.to_string().replace("at line 1 column", "at byte");
    Breach {
        line: Some(checked.lines),
        ..Breach::of_row(checked.rows, "json", &value, &format!("JSON: {expected}"))
    }
}

fn uneven(checked: &Checked, fields: usize, columns: usize) -> Breach {
    let (value, expected) =
        (format!("{fields} fields long"), format!("{columns}, as the header has"));
    Breach::of_row(checked.rows, "csv", &value, &expected)
}

/// Lines without their newline, and where they start. The last one may go without.
fn lines(text: &[u8]) -> impl Iterator<Item = (usize, &[u8])> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
        let line = (start, rest.get(..length)?);
        start += length + 1;
        Some(line)
    })
}

#[cfg(test)]
mod tests {
    use super::TableValidator;
    use serde_json::json;

    fn broken(text: &str) -> Vec<(usize, Option<usize>, String, String)> {
        let schema = json!({"required": ["id"], "properties": {"id": {"type": "integer"}, "note": {"type": "string"}}});
        let checked = TableValidator::new(&schema).unwrap().check_lines(text.as_bytes()).unwrap();
        let breaches = checked.breaches.into_iter();
        breaches.map(|breach| (breach.row, breach.line, breach.field, breach.rule)).collect()
    }

    #[test]
    fn what_is_absent_stays_absent() {
        assert_eq!(broken("{\"id\":1}\n{\"id\":2,\"note\":\"n\"}\r\n"), []);
        let found = broken("\n{\"note\":null}\n\nno\n7\n");
        let told: Vec<_> = found
            .iter()
            .map(|(row, line, field, rule)| (*row, *line, field.as_str(), rule.as_str()))
            .collect();
        assert_eq!(
            told,
            [
                (0, Some(1), "/id", "required"),
                (0, Some(1), "/note", "type"),
                (1, Some(3), "", "json")
            ]
        );
    }

    #[test]
    fn a_row_says_where_it_comes_from() {
        let schema = json!({"x-source": ["feed", "item"], "properties": {"id": {"maximum": 1}}});
        let lines = concat!(
            "{\"id\":2,\"item\":7,\"feed\":\"news.xml\"}\n",
            "{\"id\":3,\"feed\":\"news.xml\"}\n",
            "{\"id\":4,\"item\":\"x7\",\"feed\":\"news.xml\"}\n",
            "{\"id\":5}\n",
        );
        let validator = TableValidator::new(&schema).unwrap();
        let checked = validator.check_lines(lines.as_bytes()).unwrap();
        let told: Vec<_> = checked
            .breaches
            .iter()
            .map(|breach| (breach.source.as_deref(), breach.record))
            .collect();
        assert_eq!(
            told,
            [
                (Some("news.xml"), Some(7)),
                (Some("news.xml"), None),
                (Some("news.xml, x7"), None),
                (None, None)
            ]
        );
    }

    #[test]
    fn a_record_has_as_many_fields_as_the_header() {
        let validator =
            TableValidator::new(&json!({"properties": {"id": {"type": "integer"}}})).unwrap();
        let header = validator.header(vec!["id".to_owned(), "name".to_owned()]);
        let records = [(2, vec!["1", "a"]), (3, vec!["x", "b"]), (5, vec!["1"])];
        let records =
            records.iter().map(|(line, record)| (*line, record.len(), record.iter().copied()));
        let checked = validator.check_records(&header, records).unwrap();
        let told: Vec<_> = checked
            .breaches
            .iter()
            .map(|breach| (breach.row, breach.line, breach.rule.as_str(), breach.value.as_str()))
            .collect();
        assert_eq!(told, [(1, Some(3), "type", "\"x\""), (2, Some(5), "csv", "1 fields long")]);
    }
}
