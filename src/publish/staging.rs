//! The folder beside the target in which a dataset comes into being.

use std::fs::{self, File, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags, renameat_with};

use crate::error::{Error, Finding, Result};
use crate::manifest::{FILE_NAME, Manifest};
use crate::place::Place;
use crate::publish::occupant;

/// A staging folder, locked against other builds of the same target. Dropping it removes it; a
/// killed build leaves it for the next one to clean.
pub struct Staging {
    target: PathBuf,
    folder: PathBuf,
    /// Held open for its lock, which ends with the process whatever way it ends.
    _lock: File,
}

impl Staging {
    /// A clean staging folder beside `target`.
    ///
    /// # Errors
    /// If another build writes there now, if `target` holds something that is no dataset, or if the
    /// folder cannot be made.
    pub fn open(target: &Path) -> Result<Staging> {
        let target = absolute(target)?;
        occupant::refuse_foreign(&target)?;
        let name = target.file_name().unwrap_or_default().to_string_lossy();
        let parent = parent(&target);
        let folder = parent.join(format!(".{name}.staging"));
        fs::create_dir_all(parent).map_err(|error| cannot_make(parent, &error))?;
        let _others_wait = turn(parent)?;
        fs::create_dir_all(&folder).map_err(|error| cannot_make(&folder, &error))?;
        let lock = lock(&folder)?;
        let staging = Staging { target, folder, _lock: lock };
        staging.clear()?;
        Ok(staging)
    }

    /// Where the dataset is written.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes the manifest last, syncs everything, and puts the dataset in the target's place.
    ///
    /// # Errors
    /// If it cannot be written, or if the file system cannot exchange two folders.
    pub fn publish(self, manifest: &Manifest) -> Result<()> {
        self.write_manifest(manifest)?;
        sync_folders(&self.folder)?;
        self.swap()?;
        sync(parent(&self.target))
        // What lies in the staging folder now is the old dataset; dropping removes it.
    }

    fn write_manifest(&self, manifest: &Manifest) -> Result<()> {
        let path = self.folder.join(FILE_NAME);
        let json = manifest.to_json().map_err(|error| io(&path, &error.into()))?;
        let mut file = File::create(&path).map_err(|error| io(&path, &error))?;
        file.write_all(json.as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(|error| io(&path, &error))
    }

    fn swap(&self) -> Result<()> {
        if !self.target.exists() {
            fs::create_dir(&self.target).map_err(|error| io(&self.target, &error))?;
        }
        renameat_with(CWD, &self.folder, CWD, &self.target, RenameFlags::EXCHANGE)
            .map_err(|error| cannot_swap(&self.target, &error.into()))
    }

    /// Removes what a killed build left.
    fn clear(&self) -> Result<()> {
        let entries = fs::read_dir(&self.folder).map_err(|error| io(&self.folder, &error))?;
        for entry in entries {
            let path = entry.map_err(|error| io(&self.folder, &error))?.path();
            let removed =
                if path.is_dir() { fs::remove_dir_all(&path) } else { fs::remove_file(&path) };
            removed.map_err(|error| io(&path, &error))?;
        }
        Ok(())
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // Nobody may take the folder for a new build's while it goes. What cannot be removed is
        // cleaned by the next build.
        let _others_wait = turn(parent(&self.target));
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn parent(target: &Path) -> &Path {
    target.parent().unwrap_or(Path::new("/"))
}

/// Waits until no other build takes or leaves a staging folder here; held while this lives.
fn turn(parent: &Path) -> Result<File> {
    let folder = File::open(parent).map_err(|error| io(parent, &error))?;
    folder.lock().map_err(|error| io(parent, &error))?;
    Ok(folder)
}

fn absolute(target: &Path) -> Result<PathBuf> {
    let absolute = std::path::absolute(target).map_err(|error| io(target, &error))?;
    // A link to a dataset is followed: the dataset is replaced, the link stays.
    Ok(fs::canonicalize(&absolute).unwrap_or(absolute))
}

fn cannot_make(folder: &Path, error: &std::io::Error) -> Error {
    let place = Place::file(folder.display().to_string());
    let finding = Finding::new(place, format!("cannot be made: {error}"));
    Error::unreadable(finding.expected("a place to write to").remedy("choose another --out"))
}

fn lock(folder: &Path) -> Result<File> {
    let file = File::open(folder).map_err(|error| io(folder, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            let place = Place::file(folder.display().to_string());
            let finding = Finding::new(place, "another build is writing this dataset");
            Err(Error::usage(finding.remedy("wait for it, or choose another --out")))
        }
        Err(TryLockError::Error(error)) => Err(io(folder, &error)),
    }
}

/// Files are synced when they are closed; this syncs the folders that name them.
fn sync_folders(folder: &Path) -> Result<()> {
    for entry in walkdir::WalkDir::new(folder).contents_first(true) {
        let entry = entry.map_err(|error| io(folder, &error.into()))?;
        if entry.file_type().is_dir() {
            sync(entry.path())?;
        }
    }
    Ok(())
}

fn sync(folder: &Path) -> Result<()> {
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(|error| io(folder, &error))
}

fn cannot_swap(target: &Path, error: &std::io::Error) -> Error {
    let place = Place::file(target.display().to_string());
    let finding = Finding::new(place, format!("cannot be put in place: {error}"));
    Error::unreadable(
        finding
            .expected("a file system that exchanges folders (renameat2)")
            .remedy("remove the old dataset first, or choose another --out"),
    )
}

fn io(path: &Path, error: &std::io::Error) -> Error {
    Error::io(path.display(), error)
}

#[cfg(test)]
mod tests {
    use super::Staging;
    use crate::manifest::{FILE_NAME, FileEntry, Inputs, Manifest, Rejected};
    use std::fs;

    fn manifest(generator: &str) -> Manifest {
        let file = FileEntry {
            path: "rejected.jsonl".into(),
            rows: None,
            bytes: 0,
            sha256: String::new(),
        };
        Manifest {
            format: "parquill-dataset".into(),
            generator: generator.into(),
            entities: "rules".into(),
            claims: "model".to_owned(),
            tables: Vec::new(),
            schemas: Vec::new(),
            inputs: Inputs::default(),
            rejected: Rejected { records: 0, file },
            sha256: String::new(),
        }
    }

    #[test]
    fn a_dataset_takes_the_place_of_the_old_one() {
        let parent = tempfile::tempdir().unwrap();
        let target = parent.path().join("dataset");
        for version in ["one", "two"] {
            let staging = Staging::open(&target).unwrap();
            fs::write(staging.folder().join("rejected.jsonl"), version).unwrap();
            staging.publish(&manifest(version)).unwrap();
            assert_eq!(fs::read_to_string(target.join("rejected.jsonl")).unwrap(), version);
            assert!(fs::read_to_string(target.join(FILE_NAME)).unwrap().contains(version));
        }
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn what_a_killed_build_left_is_cleaned() {
        let parent = tempfile::tempdir().unwrap();
        let stale = parent.path().join(".dataset.staging/claim");
        fs::create_dir_all(&stale).unwrap();
        let staging = Staging::open(&parent.path().join("dataset")).unwrap();
        assert!(!stale.exists());
        let second = Staging::open(&parent.path().join("dataset"));
        assert!(second.err().unwrap().to_string().contains("another build"));
        drop(staging);
        assert_eq!(fs::read_dir(parent.path()).unwrap().count(), 0);
    }
}
