//! JSON lines: one object a line.

use std::io::{BufRead, Read};

use serde::de::DeserializeSeed;

use crate::error::{Error, Finding, Result};
use crate::infer::json::Look;
use crate::infer::shape::Shape;
use crate::place::Place;

/// The longest line, in bytes.
const LINE: u64 = 256 << 20;

/// Looks at every line; gives their number.
pub(super) fn observe(source: &str, mut lines: impl BufRead, shape: &mut Shape) -> Result<u64> {
    let mut line = Vec::new();
    let (mut number, mut rows) = (0, 0);
    loop {
        line.clear();
        let read = lines.by_ref().take(LINE).read_until(b'\n', &mut line);
        match read
            .map_err(|error| Error::corrupt(Finding::new(Place::file(source), error.to_string())))?
        {
            0 => return Ok(rows),
            length if length as u64 == LINE => {
                return Err(spoiled(source, number + 1, "the line is too long"));
            }
            _ => number += 1,
        }
        let text = line.strip_prefix(b"\xef\xbb\xbf").filter(|_| number == 1).unwrap_or(&line);
        if !text.trim_ascii().is_empty() {
            row(text, shape).map_err(|reason| spoiled(source, number, &reason))?;
            rows += 1;
        }
    }
}

fn row(text: &[u8], shape: &mut Shape) -> std::result::Result<(), String> {
    if text.trim_ascii_start().first() != Some(&b'{') {
        return Err("the line holds no JSON object".to_owned());
    }
    let mut json = serde_json::Deserializer::from_slice(text);
    let looked = Look(shape).deserialize(&mut json).and_then(|()| json.end());
    looked.map_err(|error| match error.is_eof() {
        true => "broken JSON: the line ends too early".to_owned(),
        false => format!("broken JSON at column {}", error.column()),
    })
}

fn spoiled(source: &str, line: i64, reason: &str) -> Error {
    let finding = Finding::new(Place::record(source, line), reason);
    Error::corrupt(finding.expected("one JSON object a line, or a Parquet file"))
}
