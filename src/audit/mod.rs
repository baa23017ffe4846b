//! A finished dataset, read back: is it what its manifest says, and do its rows keep the contract?
//!
//! Tables are read side by side in the order of their articles, a group of whole articles at a time,
//! so memory does not grow with the dataset. A table that somebody has brought out of order is said
//! to be so, and is then sorted in memory to check the rest.

mod conform;
mod find;
mod group;
mod integrity;
mod kind;
mod order;
mod promise;
mod rows;
mod violation;

use std::fs;
use std::path::{Path, PathBuf};

pub use group::{Group, Groups};
pub use integrity::Integrity;
pub use promise::Promise;
pub use violation::AuditViolation;

use crate::error::{Error, Finding, Result};
use crate::manifest::{FILE_NAME, FORMAT, Manifest};
use crate::place::Place;
use crate::record::Batches;

/// A dataset folder with its manifest.
pub struct Dataset {
    folder: PathBuf,
    manifest: Manifest,
}

impl Dataset {
    /// Reads the manifest.
    ///
    /// # Errors
    /// If there is none, or if it is not as it was written.
    pub fn open(folder: &Path) -> Result<Dataset> {
        let path = folder.join(FILE_NAME);
        let json = fs::read_to_string(&path).map_err(|error| {
            let place = Place::file(path.display().to_string());
            let finding = Finding::new(place, error.to_string()).expected("a dataset's manifest");
            Error::unreadable(finding.remedy(
                "`parquill build` writes one; a folder of other tables needs a datapackage.json",
            ))
        })?;
        let manifest = parse(&json).ok_or_else(|| {
            let place = Place::file(path.display().to_string());
            let finding = Finding::new(place, "is not as it was written");
            Error::corrupt(finding.expected(format!("a sealed {FORMAT} manifest")))
        })?;
        Ok(Dataset { folder: folder.to_owned(), manifest })
    }

    /// What the dataset says of itself.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Holds the folder's files against the manifest.
    pub fn integrity(&self) -> Integrity {
        integrity::check(&self.folder, &self.manifest)
    }

    /// The rows of the first article whose key begins so; `None` if there is none.
    ///
    /// # Errors
    /// If a table cannot be read.
    pub fn find(&self, key: &str) -> Result<Option<Batches>> {
        find::find(&self.folder, &self.manifest, key)
    }

    /// The rows, in groups of whole articles.
    ///
    /// # Errors
    /// If a table cannot be read.
    pub fn groups(&self) -> Result<Groups> {
        Groups::open(&self.folder, &self.manifest)
    }
}

/// The manifest, if not one byte of it has changed.
fn parse(json: &str) -> Option<Manifest> {
    let manifest: Manifest = serde_json::from_str(json).ok()?;
    let sealed = manifest.clone().seal().ok()?;
    let unchanged = sealed == manifest && manifest.to_json().ok()? == json;
    (unchanged && manifest.format == FORMAT).then_some(manifest)
}
