//! What stands where a dataset shall be. Replacing a dataset removes its folder with all that is in
//! it, so only a folder that holds a dataset and nothing else may be replaced.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use walkdir::WalkDir;

use crate::error::{Error, Finding, Result};
use crate::manifest::{FILE_NAME, FORMAT};
use crate::place::Place;

/// Nobody's files are taken for an old dataset.
///
/// # Errors
/// If `target` is there and is neither empty nor a dataset.
pub(super) fn refuse_foreign(target: &Path) -> Result<()> {
    match foreign(target) {
        None => Ok(()),
        Some(found) => {
            let finding = Finding::new(Place::file(target.display().to_string()), found);
            Err(Error::usage(
                finding
                    .expected("a dataset to replace, an empty folder or a new name")
                    .remedy("choose another --out, or remove it"),
            ))
        }
    }
}

/// What forbids that the target is replaced.
fn foreign(target: &Path) -> Option<String> {
    let found = fs::symlink_metadata(target).ok()?;
    if !found.is_dir() {
        let is_link = found.is_symlink();
        return Some(
            if is_link { "is a symbolic link that leads nowhere" } else { "is a file" }.to_owned(),
        );
    }
    let files = files(target);
    if files.is_empty() {
        return None;
    }
    let Some(listed) = listed(&target.join(FILE_NAME)) else {
        return Some(format!("holds files, but no {FILE_NAME} of a dataset"));
    };
    let stranger = files.iter().find(|file| !listed.contains(*file))?;
    Some(format!("holds a file that is no part of its dataset: {}", stranger.display()))
}

/// Every file below a folder, in order. What a file manager leaves behind its user's back is no file.
fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let entries = WalkDir::new(folder).min_depth(1).into_iter().filter_map(|entry| entry.ok());
    let files = entries.filter(|entry| !entry.file_type().is_dir());
    files
        .filter(|file| file.file_name() != ".DS_Store")
        .filter_map(|file| Some(file.path().strip_prefix(folder).ok()?.to_owned()))
        .collect()
}

/// The files that a dataset's manifest lists, itself among them; `None` if it is none of ours. Read
/// loosely, so that a dataset of any version can be replaced.
fn listed(manifest: &Path) -> Option<BTreeSet<PathBuf>> {
    let manifest: Value = serde_json::from_slice(&fs::read(manifest).ok()?).ok()?;
    if manifest.get("format")? != FORMAT {
        return None;
    }
    let mut paths = BTreeSet::from([PathBuf::from(FILE_NAME)]);
    collect_paths(&manifest, &mut paths);
    Some(paths)
}

fn collect_paths(value: &Value, paths: &mut BTreeSet<PathBuf>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect_paths(item, paths)),
        Value::Object(members) => {
            paths.extend(members.get("path").and_then(Value::as_str).map(PathBuf::from));
            members.values().for_each(|member| collect_paths(member, paths));
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::refuse_foreign;
    use std::fs;

    #[test]
    fn nobodys_files_are_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("target");
        let refused = || refuse_foreign(&target).err().map(|error| error.to_string());
        assert_eq!(refused(), None);
        fs::write(&target, "dear").unwrap();
        assert!(refused().unwrap().contains("target: is a file; expected a dataset"));
        fs::remove_file(&target).unwrap();
        fs::create_dir_all(target.join("claim")).unwrap();
        assert_eq!(refused(), None);
        fs::write(target.join("dataset.json"), "{\"format\": \"croissant\"}").unwrap();
        assert!(refused().unwrap().contains("holds files, but no dataset.json of a dataset"));
        let ours = "{\"format\": \"parquill-dataset\", \"tables\": [{\"path\": \"claim/0\"}]}";
        fs::write(target.join("dataset.json"), ours).unwrap();
        fs::write(target.join("claim/0"), "rows").unwrap();
        fs::write(target.join(".DS_Store"), "icons").unwrap();
        assert_eq!(refused(), None);
        fs::write(target.join("claim/notes.txt"), "mine").unwrap();
        assert!(refused().unwrap().contains("no part of its dataset: claim/notes.txt"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("target");
        std::os::unix::fs::symlink("nowhere", &target).unwrap();
        let refused = refuse_foreign(&target).unwrap_err().to_string();
        assert!(refused.contains("is a symbolic link that leads nowhere"), "{refused}");
    }
}
