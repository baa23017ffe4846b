//! The folder's files against the manifest.

use std::fs;
use std::path::Path;

use crate::audit::promise::Promise;
use crate::audit::violation::AuditViolation;
use crate::checksum::{Algorithm, Checksum};
use crate::error::Finding;
use crate::manifest::{FileEntry, Manifest};
use crate::record::{Table, json_schema};

/// What was found when files and manifest were compared.
#[derive(Clone, Debug, Default)]
pub struct Integrity {
    /// Files that are missing, unreadable or have lost bits.
    pub corrupt: Vec<Finding>,
    /// Files that were written anew, or that the manifest does not know.
    pub violations: Vec<AuditViolation>,
}

pub(super) fn check(folder: &Path, manifest: &Manifest) -> Integrity {
    let mut integrity = Integrity::default();
    for file in manifest.files() {
        compare(folder, file, &mut integrity);
    }
    integrity.violations.extend(missing_tables(manifest));
    integrity.violations.extend(unlisted(folder, manifest));
    integrity.violations.extend(foreign_schemas(folder, manifest));
    integrity
}

fn compare(folder: &Path, file: &FileEntry, integrity: &mut Integrity) {
    let (algorithm, digits) = (Algorithm::Sha256, file.sha256.clone());
    let promise = Promise {
        table: table_of(&file.path),
        path: &file.path,
        bytes: Some(file.bytes),
        checksum: Some(&Checksum { algorithm, digits }),
    };
    match promise.check(folder) {
        Ok(None) => {}
        Ok(Some(violation)) => integrity.violations.push(violation),
        Err(finding) => integrity.corrupt.push(*finding),
    }
}

fn table_of(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

fn missing_tables(manifest: &Manifest) -> Vec<AuditViolation> {
    let is_missing =
        |table: &Table| !manifest.tables.iter().any(|entry| entry.name == table.name());
    let missing = Table::ALL.into_iter().filter(is_missing).map(Table::name);
    missing
        .map(|name| {
            AuditViolation::of_file(name, name, "no table".to_owned(), "a table".to_owned())
        })
        .collect()
}

/// What stands in a table's folder although the manifest does not know it: engines that are given
/// the folder read it, or stumble over it. Names with `.` or `_` in front they pass over.
fn unlisted(folder: &Path, manifest: &Manifest) -> Vec<AuditViolation> {
    let mut violations = Vec::new();
    for table in Table::ALL.map(Table::name) {
        let mut paths: Vec<String> = fs::read_dir(folder.join(table))
            .into_iter()
            .flatten()
            .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
            .filter(|name| !name.starts_with(['.', '_']))
            .map(|name| format!("{table}/{name}"))
            .filter(|path| !manifest.files().any(|file| file.path == *path))
            .collect();
        paths.sort();
        violations.extend(paths.iter().map(|path| {
            let value = "not in the manifest".to_owned();
            AuditViolation::of_file(table, path, value, "only published files".to_owned())
        }));
    }
    violations
}

/// Published schemas that are not the ones this program checks by.
fn foreign_schemas(folder: &Path, manifest: &Manifest) -> Vec<AuditViolation> {
    let differs = |table: &Table, file: &FileEntry| {
        let published = fs::read(folder.join(&file.path)).unwrap_or_default();
        serde_json::from_slice(&published).ok() != Some(json_schema(table.declaration()))
    };
    Table::ALL
        .into_iter()
        .filter_map(|table| {
            let path = format!("schema/{}.json", table.name());
            let file = manifest.schemas.iter().find(|file| file.path == path)?;
            differs(&table, file).then(|| {
                let expected = format!("{}, which this program checks", table.declaration().id());
                let value = "another schema".to_owned();
                AuditViolation::of_file(table.name(), &path, value, expected)
            })
        })
        .collect()
}
