//! A schema by the name that was typed: a file, or a table of Parquill's own contract.

use std::fs;
use std::io::ErrorKind;

use parquill::error::{Error, Finding, Result};
use parquill::place::Place;
use parquill::record::{Table, json_schema};
use serde_json::Value;

/// Reads it.
///
/// # Errors
/// If there is no such file, or it holds no JSON.
pub(super) fn read(name: &str) -> Result<Value> {
    let text = match fs::read_to_string(name) {
        Ok(text) => text,
        Err(error) => return own(name, &error),
    };
    serde_json::from_str(&text).map_err(|error| {
        let finding = Finding::new(Place::file(name), format!("is no JSON: {error}"));
        Error::corrupt(finding.expected("a JSON Schema"))
    })
}

fn own(name: &str, error: &std::io::Error) -> Result<Value> {
    match Table::by_name(name) {
        Some(table) if error.kind() == ErrorKind::NotFound => Ok(json_schema(table.declaration())),
        _ => {
            let finding = Finding::new(Place::file(name), error.to_string());
            Err(Error::unreadable(finding.expected(
                "the file of a JSON Schema, or a table: article, sentence, entity, claim",
            )))
        }
    }
}

/// A document that is no schema.
pub(super) fn no_schema(name: &str, reason: &str) -> Error {
    let finding = Finding::new(Place::file(name), format!("is no schema: {reason}"));
    Error::corrupt(finding.expected("a JSON Schema that refers to no other file"))
}
