//! One resource: its files, what they should be, and what describes its rows.

use serde_json::Value;

use super::dialect::{format, refused};
use crate::checksum::Checksum;

/// A table of the package.
#[derive(Clone, Debug)]
pub struct Resource {
    /// Its name, by which foreign keys refer to it.
    pub name: String,
    /// Its files within the folder, with `/`.
    pub paths: Vec<String>,
    /// How its rows come.
    pub medium: Medium,
    /// How long its one file is.
    pub bytes: Option<u64>,
    /// What its one file hashes to.
    pub checksum: Option<Checksum>,
    /// A Table Schema.
    pub schema: Option<Described>,
    /// A JSON Schema, under the property `jsonSchema`: an extension of ours.
    pub json_schema: Option<Described>,
}

/// Something that is described on the spot, or in a file within the folder.
#[derive(Clone, Debug)]
pub enum Described {
    /// On the spot.
    Here(Value),
    /// In a file.
    In(String),
}

/// How rows come, which decides what their fields can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// Columns with types of their own.
    Columns,
    /// Lines of JSON, which may leave fields out.
    Lines,
    /// Records of text.
    Text,
}

impl Medium {
    fn of_format(format: &str) -> Self {
        match format {
            "jsonl" | "ndjson" => Medium::Lines,
            "csv" | "tsv" => Medium::Text,
            _ => Medium::Columns,
        }
    }
}

/// `None` where there is nothing to check.
pub(super) fn parse(
    name: String,
    described: &Value,
    notes: &mut Vec<String>,
) -> Result<Option<Resource>, String> {
    if described.get("data").is_some() {
        notes.push(format!("{name}: its rows stand under `data` and are not checked; files are"));
        return Ok(None);
    }
    let paths = paths(&name, described)?;
    let first = paths.first().map_or("", String::as_str);
    let is_table = ["schema", "jsonSchema"].iter().any(|word| described.get(word).is_some());
    if let Some(refused) = refused(described, first).filter(|_| is_table) {
        return Err(format!("says that {name} {refused}"));
    }
    let is_one = paths.len() == 1;
    let bytes = described.get("bytes").and_then(Value::as_u64);
    let checksum = described.get("hash").and_then(Value::as_str).map(Checksum::parse);
    if !is_one && (bytes.is_some() || checksum.is_some()) {
        notes.push(format!(
            "{name}: `bytes` and `hash` are those of one file; it has {}",
            paths.len()
        ));
    }
    let checksum = match checksum.filter(|_| is_one) {
        Some(Ok(checksum)) => Some(checksum),
        Some(Err(unknown)) => {
            notes.push(format!("{name}: {unknown}"));
            None
        }
        None => None,
    };
    let schema = describing(&name, described, "schema")?;
    let json_schema = describing(&name, described, "jsonSchema")?;
    if !is_table {
        notes.push(format!("{name}: it has no schema, so its rows are not read"));
    }
    let bytes = bytes.filter(|_| is_one);
    let medium = Medium::of_format(&format(described, first));
    Ok(Some(Resource { name, paths, medium, bytes, checksum, schema, json_schema }))
}

fn describing(name: &str, resource: &Value, property: &str) -> Result<Option<Described>, String> {
    match resource.get(property) {
        None => Ok(None),
        Some(Value::String(path)) => Ok(Some(Described::In(within(name, path)?))),
        Some(here) => Ok(Some(Described::Here(here.clone()))),
    }
}

fn paths(name: &str, resource: &Value) -> Result<Vec<String>, String> {
    let paths = match resource.get("path") {
        Some(Value::String(path)) => vec![within(name, path)?],
        Some(Value::Array(paths)) => {
            let path = |path: &Value| within(name, path.as_str().unwrap_or_default());
            paths.iter().map(path).collect::<Result<_, _>>()?
        }
        _ => Vec::new(),
    };
    match paths.is_empty() {
        true => Err(format!("says no `path` of {name}")),
        false => Ok(paths),
    }
}

/// A path that stays within the folder, as the standard demands.
fn within(name: &str, path: &str) -> Result<String, String> {
    if path.contains("://") {
        return Err(format!("has {name} at {path}; nothing is read over a network"));
    }
    let leaves = path.is_empty() || path.starts_with('/') || path.contains('\\');
    if leaves || path.split('/').any(|part| part == "..") {
        return Err(format!("has {name} at {path:?}, outside of its folder"));
    }
    Ok(path.to_owned())
}
