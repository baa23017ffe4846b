//! Anybody's table held to anybody's JSON Schema.

use std::sync::OnceLock;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Schema};
use jsonschema::{ValidationError, Validator};
use rustc_hash::FxHashSet;
use serde_json::Value;

use crate::cell::{notes, plain};
use crate::validate::breach::Breach;
use crate::validate::cell::Columns;
use crate::validate::key::{Hit, KeyHashes, KeyReader, Point};
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
    keys: KeyReader,
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
    /// Their keys; of a row that cannot be read, none.
    pub keys: KeyHashes,
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
        let keys = KeyReader::new(Point::random(), &[]);
        Ok(TableValidator { source, rows, origin, texts: OnceLock::new(), keys })
    }

    /// The same; rows without a primary key break it, too.
    pub fn with_keys(self, keys: KeyReader) -> Self {
        TableValidator { keys, ..self }
    }

    /// What the rows of a batch break, and their keys. `is_strict` as of [`TableValidator::check`].
    ///
    /// # Errors
    /// If a column's type cannot be written as JSON.
    pub fn check_batch(&self, batch: &RecordBatch, is_strict: bool) -> Result<Checked, ArrowError> {
        let mut breaches = self.check(batch, is_strict)?;
        let (keys, unkeyed) = self.keys.of_batch(batch)?;
        if !unkeyed.is_empty() {
            breaches.extend(unkeyed);
            breaches.sort_by_key(|breach| breach.row);
        }
        Ok(Checked { rows: batch.num_rows(), lines: 0, breaches, keys })
    }

    /// The rows of a batch with one of some keys.
    ///
    /// # Errors
    /// If a column's type cannot be written as JSON.
    pub fn hits_in_batch(
        &self,
        column: usize,
        batch: &RecordBatch,
        wanted: &FxHashSet<u128>,
    ) -> Result<Vec<Hit>, ArrowError> {
        self.keys.hits_in_batch(column, batch, wanted)
    }

    /// The lines of JSON with one of some keys; how many rows and lines there are in all.
    pub fn hits_in_lines(
        &self,
        column: usize,
        text: &[u8],
        wanted: &FxHashSet<u128>,
    ) -> (Vec<Hit>, usize, usize) {
        let mut hits = Vec::new();
        let (rows, lines) = each_line(text, |place, _, tape| {
            let hit = |tape: &[Token<'_>]| {
                self.keys.hit_in_row(column, place, &TapeNode::root(tape), wanted)
            };
            hits.extend(tape.ok().and_then(hit));
        });
        (hits, rows, lines)
    }

    /// The records of CSV with one of some keys; how many there are in all.
    pub fn hits_in_records<'a, F>(
        &self,
        column: usize,
        header: &'a Header,
        records: impl Iterator<Item = (usize, usize, F)>,
        wanted: &FxHashSet<u128>,
    ) -> (Vec<Hit>, usize)
    where
        F: Iterator<Item = &'a str>,
    {
        let (mut hits, mut rows, mut tape) = (Vec::new(), 0, Vec::new());
        for (line, count, fields) in records {
            if count == header.names.len() {
                record(&header.names, &header.conversions, fields, &mut tape);
                let node = TapeNode::root(&tape);
                hits.extend(self.keys.hit_in_row(column, (rows, Some(line)), &node, wanted));
            }
            rows += 1;
        }
        (hits, rows)
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
        let mut checked = self.unchecked();
        let (rows, lines) = each_line(text, |(row, line), text, tape| {
            checked.rows = row;
            match tape {
                Ok(tape) => self.add(&mut checked, validator, tape, line),
                Err(error) => checked.breaches.push(no_json(row, line, text, &error)),
            }
        });
        (checked.rows, checked.lines) = (rows, lines);
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
        let mut checked = self.unchecked();
        let mut tape = Vec::new();
        for (line, count, fields) in records {
            let before = checked.breaches.len();
            if count == header.names.len() {
                record(&header.names, &header.conversions, fields, &mut tape);
                self.add(&mut checked, validator, &tape, None);
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

    fn unchecked(&self) -> Checked {
        Checked { keys: self.keys.empty(), ..Checked::default() }
    }

    fn add(
        &self,
        checked: &mut Checked,
        validator: &Validator<TapeJson>,
        tape: &[Token<'_>],
        line: Option<usize>,
    ) {
        let (root, row) = (TapeNode::root(tape), checked.rows);
        let is_keyed = self.keys.push(&root, &mut checked.keys);
        if is_keyed && validator.is_valid(root) {
            return;
        }
        let breaches = validator.iter_errors(root).map(|error| Breach::new(row, &error));
        let unkeyed = if is_keyed { None } else { self.keys.unkeyed(row, &root) };
        let breaches = breaches.chain(unkeyed).map(|breach| Breach { line, ..breach });
        let mut breaches: Vec<Breach> = breaches.collect();
        self.origin.tell(&mut breaches, |_| root);
        checked.breaches.append(&mut breaches);
    }
}

/// Parses each line that is not blank, and says its row and line. How many rows and lines there were.
fn each_line(
    text: &[u8],
    mut take: impl FnMut((usize, Option<usize>), &[u8], Result<&[Token<'_>], serde_json::Error>),
) -> (usize, usize) {
    let (mut rows, mut count) = (0, 0);
    let mut tape = Vec::new();
    // Text is checked once for all lines, so that not every string must be.
    let whole = std::str::from_utf8(text).ok();
    for (start, line) in lines(text) {
        if !line.trim_ascii().is_empty() {
            let parsed = match whole.and_then(|whole| whole.get(start..start + line.len())) {
                Some(line) => parse(line, &mut tape),
                None => parse_bytes(line, &mut tape),
            };
            take((rows, Some(count)), line, parsed.map(|()| tape.as_slice()));
            rows += 1;
        }
        count += 1;
    }
    (rows, count)
}

fn no_json(row: usize, line: Option<usize>, text: &[u8], error: &serde_json::Error) -> Breach {
    let value = String::from_utf8_lossy(text);
    // The place within the line; there is only one.
    let expected = error.to_string().replace("at line 1 column", "at byte");
    Breach { line, ..Breach::of_row(row, "json", &value, &format!("JSON: {expected}")) }
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
