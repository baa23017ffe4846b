//! What is known of a table after some of its rows.

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, Schema};
use serde::de::DeserializeSeed;
use serde_json::{Map, Value, json};

use crate::infer::column;
use crate::infer::json::Look;
use crate::infer::record::Texts;
use crate::infer::shape::Shape;

/// A schema in the making. Rows are looked at and forgotten.
#[derive(Debug)]
pub struct Draft {
    shape: Shape,
    rows: u64,
    texts: Texts,
}

impl Default for Draft {
    fn default() -> Self {
        let mut shape = Shape::default();
        // A table without rows is a table still.
        shape.object();
        Draft { shape, rows: 0, texts: Texts::default() }
    }
}

impl Draft {
    /// A table has these columns, even if it has no rows.
    pub fn declare(&mut self, schema: &Schema) {
        column::declare(&mut self.shape, schema);
    }

    /// Rows in columns.
    ///
    /// # Errors
    /// If JSON cannot say what a column holds.
    pub fn columns(&mut self, batch: &RecordBatch) -> Result<(), ArrowError> {
        self.rows += batch.num_rows() as u64;
        match batch.num_rows() {
            // Not every format has a batch without rows; the same table gives the same schema.
            0 => Ok(()),
            _ => column::observe(&mut self.shape, batch),
        }
    }

    /// A line of JSON; a blank one is no row.
    ///
    /// # Errors
    /// What is wrong with the line, in words.
    pub fn line(&mut self, line: &[u8]) -> Result<(), String> {
        match line.trim_ascii_start().first() {
            None => return Ok(()),
            Some(b'{') => self.rows += 1,
            Some(_) => return Err("the line holds no JSON object".to_owned()),
        }
        let mut json = serde_json::Deserializer::from_slice(line);
        let looked = Look(&mut self.shape).deserialize(&mut json).and_then(|()| json.end());
        looked.map_err(|error| match error.is_eof() {
            true => "broken JSON: the line ends too early".to_owned(),
            false => format!("broken JSON at column {}", error.column()),
        })
    }

    /// The first look at a record of CSV. All records are sifted before one is observed.
    pub fn sift<'a>(&mut self, header: &[String], fields: impl Iterator<Item = &'a str>) {
        for (name, field) in header.iter().zip(fields) {
            self.texts.sift(name, field);
        }
    }

    /// The second look at a record of CSV; what the header does not name is left out.
    pub fn record<'a>(&mut self, header: &[String], fields: impl Iterator<Item = &'a str>) {
        self.rows += 1;
        let objects = self.shape.object();
        objects.begin(1);
        for (name, field) in header.iter().zip(fields) {
            self.texts.observe(name, field, objects.member(name));
        }
    }

    /// The draft 2020-12 schema of the rows.
    pub fn schema(&self, title: &str) -> Value {
        let mut schema = Map::from_iter([
            ("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema")),
            ("title".to_owned(), json!(title)),
            ("$comment".to_owned(), json!(format!("Inferred from {} rows.", self.rows))),
        ]);
        schema.extend(self.shape.schema());
        Value::Object(schema)
    }
}
