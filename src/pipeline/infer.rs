//! A JSON Schema from anybody's table, in any format that tables are checked in.

use std::path::Path;

use serde_json::Value;

use crate::error::{Error, Finding, Result, without_kinds};
use crate::infer::Draft;
use crate::place::Place;
use crate::read::table::{self, Columns, Lines, Piece};

/// What a table is like: a draft 2020-12 schema of its rows.
///
/// # Errors
/// If the table cannot be read to its end, or holds what JSON cannot say.
pub fn infer(table: &Path) -> Result<Value> {
    let inputs = [table.to_string_lossy().into_owned()];
    let (mut draft, mut place, mut has_records) = (Draft::default(), Place::default(), false);
    for piece in table::open(&inputs)? {
        match piece? {
            Piece::Columns(columns) => observe_columns(&mut draft, columns)?,
            Piece::Lines(lines) => observe_lines(&mut draft, &lines, &mut place)?,
            Piece::Records(records) => {
                has_records = true;
                records.iter().for_each(|(.., fields)| draft.sift(&records.header, fields));
            }
        }
    }
    if has_records {
        observe_records(&mut draft, &inputs)?;
    }
    Ok(draft.schema(&title(table)))
}

fn observe_columns(draft: &mut Draft, columns: Columns) -> Result<()> {
    draft.declare(&columns.schema);
    let file = Place::file(columns.file.as_ref());
    for batch in columns.batches()? {
        draft.columns(&batch?).map_err(|error| {
            let found = error.to_string();
            Error::usage(Finding::new(file.clone(), without_kinds(&found)))
        })?;
    }
    Ok(())
}

/// `place` is that of the last line that was looked at.
fn observe_lines(draft: &mut Draft, lines: &Lines, place: &mut Place) -> Result<()> {
    if place.source != *lines.file {
        *place = Place::record(lines.file.as_ref(), 0);
    }
    let text = lines.text.strip_suffix(b"\n").unwrap_or(&lines.text);
    for line in text.split(|&byte| byte == b'\n') {
        let number = place.record.unwrap_or_default() + 1;
        place.record = Some(number);
        draft.line(line).map_err(|reason| {
            let finding = Finding::new(place.clone(), reason);
            Error::corrupt(finding.expected("one JSON object a line"))
        })?;
    }
    Ok(())
}

/// Reads the records once more.
fn observe_records(draft: &mut Draft, inputs: &[String]) -> Result<()> {
    if inputs.iter().any(|input| input == "-") {
        let finding = Finding::new(Place::file("-"), "is CSV, which is read twice");
        return Err(Error::usage(finding.expected("the name of a file")));
    }
    for piece in table::open(inputs)? {
        let Piece::Records(records) = piece? else { continue };
        for (line, length, fields) in records.iter() {
            if length != records.header.len() {
                let place = Place::record(records.file.as_ref(), line as i64 + 1);
                let finding = Finding::new(place, format!("has {length} fields"));
                let expected = format!("{}, as the header has", records.header.len());
                return Err(Error::corrupt(finding.expected(expected)));
            }
            draft.record(&records.header, fields);
        }
    }
    Ok(())
}

/// The name without its extensions: of `orders.jsonl.gz` it is `orders`.
fn title(table: &Path) -> String {
    let name = table.file_name().unwrap_or_default().to_string_lossy();
    name.split('.').find(|part| !part.is_empty()).unwrap_or("table").to_owned()
}
