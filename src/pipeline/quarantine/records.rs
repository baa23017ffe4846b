//! CSV: the good records as CSV again, which the same schema reads the same way; the bad ones, which
//! may not fit the header, as lines of JSON.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::name::{Reasons, reasons_name};
use super::text_file::TextFile;
use crate::error::Result;
use crate::read::table;

pub(super) struct Records {
    valid: TextFile,
    invalid: TextFile,
}

impl Records {
    pub(super) fn new(valid: PathBuf, invalid: PathBuf) -> Self {
        Records { valid: TextFile::new(valid), invalid: TextFile::new(invalid) }
    }

    pub(super) fn push(&mut self, records: &table::Records, reasons: &Reasons) -> Result<()> {
        for (row, (_, _, fields)) in records.iter().enumerate() {
            match reasons.get(&row) {
                None => self.keep(&records.header, fields)?,
                Some(reasons) => {
                    let row = bad(&records.header, fields.collect(), reasons);
                    self.invalid.line(row.to_string().as_bytes())?;
                }
            }
        }
        Ok(())
    }

    fn keep<'a>(&mut self, header: &[String], fields: impl Iterator<Item = &'a str>) -> Result<()> {
        if self.valid.is_empty() {
            self.valid.line(written(header.iter().map(String::as_str)).as_bytes())?;
        }
        self.valid.line(written(fields).as_bytes())
    }

    pub(super) fn close(self) -> Result<()> {
        self.valid.close()?;
        self.invalid.close()
    }
}

fn bad(header: &[String], fields: Vec<&str>, reasons: &[String]) -> Value {
    if fields.len() != header.len() {
        return json!({"fields": fields, "reasons": reasons});
    }
    let named = header.iter().cloned().zip(fields.into_iter().map(Value::from));
    let mut row: Map<String, Value> = named.collect();
    row.insert(reasons_name(|name| header.iter().any(|known| known == name)), reasons.into());
    Value::Object(row)
}

/// A record as CSV has it (RFC 4180). A lone empty field is quoted, or its line would be blank.
fn written<'a>(fields: impl Iterator<Item = &'a str>) -> String {
    let fields: Vec<String> = fields.map(quoted).collect();
    match fields.join(",") {
        line if line.is_empty() => "\"\"".to_owned(),
        line => line,
    }
}

fn quoted(field: &str) -> String {
    let needs = field.contains([',', '"', '\n', '\r']);
    if needs { format!("\"{}\"", field.replace('"', "\"\"")) } else { field.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{bad, written};

    #[test]
    fn a_record_stays_one() {
        assert_eq!(
            written(["a,b", "say \"no\"", "", "é"].into_iter()),
            "\"a,b\",\"say \"\"no\"\"\",,é"
        );
        assert_eq!(written([""].into_iter()), "\"\"");
        let header = ["id".to_owned(), "reasons".to_owned()];
        let why = ["why".to_owned()];
        assert_eq!(
            bad(&header, vec!["1", "x"], &why).to_string(),
            r#"{"id":"1","reasons":"x","reasons_":["why"]}"#
        );
        assert_eq!(
            bad(&header, vec!["1"], &why).to_string(),
            r#"{"fields":["1"],"reasons":["why"]}"#
        );
    }
}
