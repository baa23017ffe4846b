//! The JSON-Schema-Test-Suite, where `JSON_SCHEMA_SUITE` names its folder (`make suite SUITE=DIR`).
//!
//! Every instance is a line of JSON: its verdict must be the suite's. Every instance that columns can
//! hold is also a column of one row: its verdict must be the line's. What is left out is counted by
//! its reason: a document that the suite does not hold, a list whose elements are of
//! several types or have different members.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use arrow_array::{
    Array, ArrayRef, BooleanArray, Float64Array, Int64Array, ListArray, NullArray, StringArray,
    StructArray, UInt64Array,
};
use arrow_buffer::{NullBuffer, OffsetBuffer};
use arrow_schema::Field;
use jsonschema::{Retrieve, Uri};
use serde_json::{Value, json};

use super::super::Plan;
use crate::validate::TableValidator;
use crate::validate::cell::Values;
use crate::validate::source::SchemaSource;

const DRAFTS: &[(&str, &str)] = &[
    ("draft4", "http://json-schema.org/draft-04/schema#"),
    ("draft6", "http://json-schema.org/draft-06/schema#"),
    ("draft7", "http://json-schema.org/draft-07/schema#"),
    ("draft2019-09", "https://json-schema.org/draft/2019-09/schema"),
    ("draft2020-12", "https://json-schema.org/draft/2020-12/schema"),
];

/// A column of these values, or why there is none.
fn column(values: &[&Value]) -> Result<ArrayRef, &'static str> {
    let valid: Vec<bool> = values.iter().map(|value| !value.is_null()).collect();
    let nulls = NullBuffer::from(valid);
    let filled: Vec<&Value> = values.iter().copied().filter(|value| !value.is_null()).collect();
    match filled.first() {
        None => Ok(Arc::new(NullArray::new(values.len()))),
        Some(Value::Bool(_)) if filled.iter().all(|value| value.is_boolean()) => {
            Ok(Arc::new(BooleanArray::from_iter(values.iter().map(|value| value.as_bool()))))
        }
        Some(Value::String(_)) if filled.iter().all(|value| value.is_string()) => {
            Ok(Arc::new(StringArray::from_iter(values.iter().map(|value| value.as_str()))))
        }
        Some(Value::Number(_)) if filled.iter().all(|value| value.is_number()) => {
            numbers(values, &filled)
        }
        Some(Value::Array(_)) if filled.iter().all(|value| value.is_array()) => list(values, nulls),
        Some(Value::Object(_)) if filled.iter().all(|value| value.is_object()) => {
            object(values, &filled, nulls)
        }
        _ => Err("elements of several types"),
    }
}

fn numbers(values: &[&Value], filled: &[&Value]) -> Result<ArrayRef, &'static str> {
    if filled.iter().all(|value| value.is_i64()) {
        return Ok(Arc::new(Int64Array::from_iter(values.iter().map(|value| value.as_i64()))));
    }
    if filled.iter().all(|value| value.is_u64()) {
        return Ok(Arc::new(UInt64Array::from_iter(values.iter().map(|value| value.as_u64()))));
    }
    if filled
        .iter()
        .any(|value| !value.is_f64() && value.as_f64().is_some_and(|float| float.abs() > 9e15))
    {
        return Err("long integers beside fractions");
    }
    Ok(Arc::new(Float64Array::from_iter(values.iter().map(|value| value.as_f64()))))
}

fn list(values: &[&Value], nulls: NullBuffer) -> Result<ArrayRef, &'static str> {
    let lists = values.iter().map(|value| value.as_array().map_or(&[][..], Vec::as_slice));
    let offsets = OffsetBuffer::from_lengths(lists.clone().map(<[Value]>::len));
    let elements = column(&lists.flatten().collect::<Vec<_>>())?;
    let field = Arc::new(Field::new_list_field(elements.data_type().clone(), true));
    Ok(Arc::new(ListArray::new(field, offsets, elements, Some(nulls))))
}

fn object(
    values: &[&Value],
    filled: &[&Value],
    nulls: NullBuffer,
) -> Result<ArrayRef, &'static str> {
    let names = |value: &Value| {
        value
            .as_object()
            .map(|members| members.keys().cloned().collect::<std::collections::BTreeSet<_>>())
    };
    if filled.iter().any(|value| names(value) != names(filled[0])) {
        return Err("elements with different members");
    }
    let mut fields = Vec::new();
    let mut columns = Vec::new();
    for name in filled[0].as_object().into_iter().flat_map(|members| members.keys()) {
        let members: Vec<&Value> =
            values.iter().map(|value| value.get(name).unwrap_or(&Value::Null)).collect();
        let member = column(&members)?;
        fields.push(Field::new(name, member.data_type().clone(), true));
        columns.push(member);
    }
    let object =
        StructArray::try_new_with_length(fields.into(), columns, Some(nulls), values.len());
    object.map(|object| Arc::new(object) as ArrayRef).map_err(|_| "members that no struct has")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        match path.is_dir() {
            true if !path.ends_with("format") => files.extend(self::files(&path)),
            false if path.extension().is_some_and(|extension| extension == "json") => {
                files.push(path)
            }
            _ => {}
        }
    }
    files.sort();
    files
}

fn with_draft(schema: &Value, uri: &str) -> Value {
    let mut schema = schema.clone();
    if let Value::Object(members) = &mut schema {
        members.entry("$schema").or_insert_with(|| json!(uri));
    }
    schema
}

/// The documents that the suite keeps for an imagined server.
struct Remotes(PathBuf);

impl Retrieve for Remotes {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn Error + Send + Sync>> {
        let path = uri.as_str().strip_prefix("http://localhost:1234/").ok_or("another server")?;
        Ok(serde_json::from_slice(&fs::read(self.0.join(path))?)?)
    }
}

#[derive(Default)]
struct Tally {
    counts: BTreeMap<(&'static str, &'static str), usize>,
    wrong: Vec<String>,
}

impl Tally {
    fn count(&mut self, draft: &'static str, what: &'static str, by: usize) {
        *self.counts.entry((draft, what)).or_default() += by;
    }

    fn group(
        &mut self,
        draft: &'static str,
        source: SchemaSource,
        group: &Value,
        is_required: bool,
    ) {
        let tests = group["tests"].as_array().unwrap();
        let plan = Plan::compile(&source);
        let Ok(validator) = TableValidator::of(source) else {
            return self.count(draft, "left out: refers to another document", tests.len());
        };
        for test in tests {
            let name = format!("{draft} {} / {}", group["description"], test["description"]);
            let line = test["data"].to_string();
            let is_valid = validator.check_lines(line.as_bytes()).unwrap().breaches.is_empty();
            if is_valid != test["valid"].as_bool().unwrap() {
                match is_required {
                    true => self.wrong.push(format!("line: {name}")),
                    false => self.count(draft, "optional, and the crate differs", 1),
                }
            }
            self.count(draft, "lines", 1);
            match (column(&[&test["data"]]), &plan) {
                (Err(reason), _) => self.count(draft, reason, 1),
                (Ok(_), None) => self.count(draft, "all of it left to rows", 1),
                (Ok(column), Some(plan)) => match plan.mask(Values::of(column.as_ref())) {
                    None => self.count(draft, "undecided by columns", 1),
                    Some(good) => {
                        self.count(draft, "columns", 1);
                        if good.is_full() != is_valid {
                            self.wrong.push(format!("column: {name}"));
                        }
                    }
                },
            }
        }
    }
}

#[test]
// What is left out is said.
#[allow(clippy::print_stdout)]
fn the_official_suite_is_kept() {
    let Some(suite) = std::env::var_os("JSON_SCHEMA_SUITE") else { return };
    let mut tally = Tally::default();
    for &(draft, uri) in DRAFTS {
        for path in files(&Path::new(&suite).join("tests").join(draft)) {
            let is_required = !path.components().any(|part| part.as_os_str() == "optional");
            let groups: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
            for group in groups.as_array().unwrap() {
                let schema = with_draft(&group["schema"], uri);
                let remotes = Remotes(Path::new(&suite).join("remotes"));
                let source = SchemaSource::at("json-schema:///".to_owned(), schema, remotes);
                tally.group(draft, source, group, is_required);
            }
        }
    }
    for ((draft, what), count) in &tally.counts {
        println!("{draft}: {what}: {count}");
    }
    assert!(tally.counts.keys().any(|(_, what)| *what == "columns"), "no suite in {suite:?}");
    assert!(tally.wrong.is_empty(), "{} wrong: {:#?}", tally.wrong.len(), tally.wrong);
}
