//! Anybody's folder of tables, held to its `datapackage.json`: its files, its rows, and its keys
//! across tables.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::check::{How, TableReport, check_all, compile};
use super::documents::{beside, reference};
use super::keys::KeyCheck;
use super::table::{TableCheck, TableViolation};
use crate::audit::{AuditViolation, Promise};
use crate::error::{Error, Finding, Result};
use crate::package::{self, Described, FILE_NAME, Package, Resource};
use crate::place::Place;
use crate::schema::Keys;
use crate::validate::{KeyReader, SchemaSource};

/// What is checked, and how.
#[derive(Clone, Debug)]
pub struct PackageOptions {
    /// The folder that holds the descriptor.
    pub folder: PathBuf,
    /// Threads that check.
    pub threads: usize,
}

/// Something that a folder breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PackageViolation {
    /// A file that is not as described.
    File(AuditViolation),
    /// A row; its file as a path from where the check runs.
    Row(TableViolation),
}

/// How much was checked.
#[derive(Clone, Debug, Default)]
pub struct PackageReport {
    /// The tables with their names.
    pub tables: Vec<(String, TableReport)>,
    /// What is not checked, in words.
    pub notes: Vec<String>,
}

/// What a resource says of its rows.
struct Contract<'a> {
    resource: &'a Resource,
    source: SchemaSource,
    keys: Keys,
    /// A Table Schema, and the rows' schema that was made of it.
    translated: Option<(Value, Value)>,
}

/// Checks a folder. Violations go to `report` as they are found: those of files first, those of keys
/// last.
///
/// # Errors
/// If the descriptor or a schema is none, if a file has lost bits, or if a table cannot be read.
pub fn check_package(
    options: &PackageOptions,
    mut report: impl FnMut(PackageViolation),
) -> Result<PackageReport> {
    let folder = options.folder.as_path();
    let Package { resources, mut notes } = described(folder)?;
    for violation in broken_promises(folder, &resources)? {
        report(PackageViolation::File(violation));
    }
    let contracts = contracts(folder, &resources, &mut notes)?;
    let names: Vec<_> =
        contracts.iter().map(|one| (one.resource.name.as_str(), &one.keys)).collect();
    let mut keys = KeyCheck::of(&names);
    let tables = contracts.iter().enumerate();
    let tables = tables.map(|(at, contract)| table(folder, contract, keys.reader(at)));
    let tables = tables.collect::<Result<Vec<_>>>()?;
    let how = How { is_strict: false, threads: options.threads, quarantine: None };
    let reports = check_all(&tables, &mut keys, &how, &mut |violation| {
        report(PackageViolation::Row(as_described(&contracts, violation)));
    })?;
    notes.extend(reports.iter().flat_map(|report| report.notes.clone()));
    let names = tables.into_iter().map(|table| table.name);
    Ok(PackageReport { tables: names.zip(reports).collect(), notes })
}

fn table(folder: &Path, contract: &Contract<'_>, keys: KeyReader) -> Result<TableCheck> {
    let Resource { name, paths, .. } = contract.resource;
    let place = format!("{}: {name}", folder.join(FILE_NAME).display());
    let validator = compile(&place, contract.source.clone())?.with_keys(keys);
    let inputs = paths.iter().map(|path| folder.join(path).display().to_string()).collect();
    Ok(TableCheck { name: name.clone(), inputs, validator })
}

/// The rule where its author wrote it, not where it stands in what was made of it.
fn as_described(contracts: &[Contract<'_>], violation: TableViolation) -> TableViolation {
    let contract = contracts.iter().find(|one| one.resource.name == violation.table);
    match contract.and_then(|contract| contract.translated.as_ref()) {
        Some((schema, rows)) => {
            let schema = package::origin(schema, rows, &violation.schema);
            TableViolation { schema, ..violation }
        }
        None => violation,
    }
}

fn described(folder: &Path) -> Result<Package> {
    let path = folder.join(FILE_NAME);
    package::parse(&json_file(&path)?).map_err(|error| wrong(&path, &error))
}

fn wrong(path: &Path, error: &str) -> Error {
    let finding = Finding::new(Place::file(path.display().to_string()), error);
    Error::usage(finding.expected("a data package that can be checked"))
}

fn json_file(path: &Path) -> Result<Value> {
    let text = fs::read(path).map_err(|error| Error::io(path.display(), &error))?;
    serde_json::from_slice(&text).map_err(|error| wrong(path, &error.to_string()))
}

/// Files of another length; the first that has lost bits ends the check.
fn broken_promises(folder: &Path, resources: &[Resource]) -> Result<Vec<AuditViolation>> {
    let mut violations = Vec::new();
    for resource in resources {
        for path in &resource.paths {
            let Resource { name, bytes, checksum, .. } = resource;
            let promise = Promise { table: name, path, bytes: *bytes, checksum: checksum.as_ref() };
            let found = promise.check(folder).map_err(|finding| Error::corrupt(*finding))?;
            violations
                .extend(found.map(|found| AuditViolation { rule: "bytes".to_owned(), ..found }));
        }
    }
    Ok(violations)
}

/// Of those resources whose rows are held to something.
fn contracts<'a>(
    folder: &Path,
    resources: &'a [Resource],
    notes: &mut Vec<String>,
) -> Result<Vec<Contract<'a>>> {
    let mut contracts = Vec::new();
    for resource in resources {
        contracts.extend(contract(folder, resource, notes)?);
    }
    let known = |name: &String| resources.iter().any(|resource| resource.name == *name);
    let referred = contracts.iter().flat_map(|one| &one.keys.foreign);
    match referred.filter_map(|key| key.table.as_ref()).find(|name| !known(name)) {
        Some(name) => Err(wrong(
            &folder.join(FILE_NAME),
            &format!("refers to {name:?}, which it does not name"),
        )),
        None => Ok(contracts),
    }
}

fn contract<'a>(
    folder: &Path,
    resource: &'a Resource,
    notes: &mut Vec<String>,
) -> Result<Option<Contract<'a>>> {
    let of_rows = resource.json_schema.as_ref().map(|found| read(folder, found)).transpose()?;
    let of_table = resource.schema.as_ref().map(|found| read(folder, found)).transpose()?;
    let mut keys = Keys::default();
    if let Some((path, schema)) = &of_table {
        keys = Keys::of_table_schema(schema).map_err(|error| wrong(path, &error))?;
    }
    if let Some((path, schema)) = &of_rows {
        keys = keys.with(Keys::of_json_schema(schema).map_err(|error| wrong(path, &error))?);
    }
    let at = |path: &Path, schema: &Value| beside(&path.display().to_string(), schema);
    let (source, translated) = match (of_table, of_rows) {
        (None, None) => return Ok(None),
        (None, Some((path, schema))) => (at(&path, &schema), None),
        (Some((path, schema)), of_rows) => {
            let also = of_rows.map(|(path, schema)| match &resource.json_schema {
                Some(Described::In(_)) => {
                    reference(&path).map_or(schema, |uri| json!({"$ref": uri}))
                }
                _ => schema,
            });
            let rows = package::row_schema(&schema, resource.medium, also);
            let rows = rows.map_err(|error| wrong(&path, &error))?;
            notes.extend(rows.notes.iter().map(|note| format!("{}: {note}", resource.name)));
            (at(&path, &rows.schema), Some((schema, rows.schema)))
        }
    };
    Ok(Some(Contract { resource, source, keys, translated }))
}

/// A schema, and the file that it stands in.
fn read(folder: &Path, described: &Described) -> Result<(PathBuf, Value)> {
    match described {
        Described::Here(schema) => Ok((folder.join(FILE_NAME), schema.clone())),
        Described::In(path) => {
            let path = folder.join(path);
            Ok((path.clone(), json_file(&path)?))
        }
    }
}
