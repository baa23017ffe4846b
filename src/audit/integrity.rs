//! The folder's files against the manifest.
//!
//! A file of the promised length with another hash has lost bits: it is *corrupt*, and nothing read
//! from it means anything. A file of another length has been written anew by somebody: that breaks
//! the manifest, and its rows are worth checking.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::audit::violation::AuditViolation;
use crate::error::Finding;
use crate::hexadecimal::hexadecimal;
use crate::manifest::{FileEntry, Manifest};
use crate::place::Place;
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
    let place = Place::file(&file.path);
    match digest(&folder.join(&file.path)) {
        Err(error) => {
            let finding = Finding::new(place, error.to_string());
            integrity.corrupt.push(finding.expected("the file that the manifest names"));
        }
        Ok((bytes, sha256)) if sha256 == file.sha256 && bytes == file.bytes => {}
        Ok((bytes, sha256)) if bytes == file.bytes => {
            let finding = Finding::new(place, format!("its SHA-256 is {sha256}"));
            integrity.corrupt.push(finding.expected(&file.sha256));
        }
        Ok((bytes, _)) => integrity.violations.push(AuditViolation::of_file(
            table_of(&file.path),
            &file.path,
            format!("{bytes} bytes long"),
            format!("the {} bytes that were published", file.bytes),
        )),
    }
}

/// Length and SHA-256 of a file.
fn digest(path: &Path) -> io::Result<(u64, String)> {
    let mut file = File::open(path)?;
    let mut hasher = Sha256::new();
    let mut buffer = vec![0; 1 << 20];
    let mut bytes = 0;
    loop {
        match file.read(&mut buffer)? {
            0 => break,
            read => {
                hasher.update(&buffer[..read]);
                bytes += read as u64;
            }
        }
    }
    let sha256 = hexadecimal(&hasher.finalize());
    Ok((bytes, sha256))
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
