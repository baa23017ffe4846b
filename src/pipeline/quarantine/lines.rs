//! Lines of JSON: the good ones as they came, the bad ones with one member more.

use std::path::PathBuf;

use serde_json::{Map, Value, json};

use super::name::{Reasons, reasons_name};
use super::text_file::TextFile;
use crate::error::Result;

pub(super) struct Lines {
    valid: TextFile,
    invalid: TextFile,
}

impl Lines {
    pub(super) fn new(valid: PathBuf, invalid: PathBuf) -> Self {
        Lines { valid: TextFile::new(valid), invalid: TextFile::new(invalid) }
    }

    pub(super) fn push(&mut self, text: &[u8], reasons: &Reasons) -> Result<()> {
        let lines = text.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii);
        for (row, line) in lines.filter(|line| !line.is_empty()).enumerate() {
            match reasons.get(&row) {
                None => self.valid.line(line)?,
                Some(reasons) => self.invalid.line(&with_reasons(line, reasons))?,
            }
        }
        Ok(())
    }

    pub(super) fn close(self) -> Result<()> {
        self.valid.close()?;
        self.invalid.close()
    }
}

/// An object stays as it is written, to the last digit; what is none becomes a text.
fn with_reasons(line: &[u8], reasons: &[String]) -> Vec<u8> {
    let object: Option<Map<String, Value>> = serde_json::from_slice(line).ok();
    match (object, line.strip_suffix(b"}")) {
        (Some(object), Some(open)) => {
            let comma = if object.is_empty() { "" } else { "," };
            let name = Value::from(reasons_name(|name| object.contains_key(name)));
            let member = format!("{comma}{name}:{}}}", Value::from(reasons));
            [open.trim_ascii_end(), member.as_bytes()].concat()
        }
        _ => {
            let row = json!({"line": String::from_utf8_lossy(line), "reasons": reasons});
            row.to_string().into_bytes()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::with_reasons;

    #[test]
    fn an_object_keeps_its_bytes() {
        let said = |line: &str| {
            String::from_utf8(with_reasons(line.as_bytes(), &["why".to_owned()])).unwrap()
        };
        assert_eq!(said("{ \"n\": 1.00 }"), r#"{ "n": 1.00,"reasons":["why"]}"#);
        assert_eq!(said("{}"), r#"{"reasons":["why"]}"#);
        assert_eq!(said(r#"{"reasons":1}"#), r#"{"reasons":1,"reasons_":["why"]}"#);
        assert_eq!(said("[1"), r#"{"line":"[1","reasons":["why"]}"#);
    }
}
