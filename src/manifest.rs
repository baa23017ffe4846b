//! `dataset.json`: what a dataset folder says of itself. It is written last, so a folder that has it
//! is whole.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::hexadecimal::hexadecimal;

/// The file's name within the dataset.
pub const FILE_NAME: &str = "dataset.json";

/// What the manifest calls itself.
pub const FORMAT: &str = "parquill-dataset";

/// The whole manifest. Nothing in it depends on the clock, the machine or the number of threads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: String,
    /// Program and version that wrote the dataset.
    pub generator: String,
    /// What recognised the entities: `rules` or `model`.
    pub entities: String,
    /// What extracted the claims: `rules` or `model`.
    pub claims: String,
    /// The tables, in the order of the data's flow.
    pub tables: Vec<TableEntry>,
    /// The published JSON Schemas.
    pub schemas: Vec<FileEntry>,
    /// What went in.
    pub inputs: Inputs,
    /// What was not taken.
    pub rejected: Rejected,
    /// SHA-256 of this file as it would be with this field empty; see [`Manifest::seal`].
    pub sha256: String,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableEntry {
    /// Its name.
    pub name: String,
    /// `$id` of its JSON Schema.
    pub schema: String,
    /// Rows in all its files.
    pub rows: u64,
    /// Its files, in the order of the rows.
    pub files: Vec<FileEntry>,
}

/// One file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Path within the dataset, with `/`.
    pub path: String,
    /// Rows or records in it, where it has some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
    /// Length in bytes.
    pub bytes: u64,
    /// SHA-256 in lower-case hexadecimal.
    pub sha256: String,
}

/// What went in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Inputs {
    /// Documents that became articles.
    pub documents: u64,
    /// Bytes of their text in UTF-8.
    pub text_bytes: u64,
    /// SHA-256 over the documents' own, in the order of the articles.
    pub sha256: String,
}

/// What was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// How many inputs.
    pub records: u64,
    /// The file that holds them with their reasons.
    pub file: FileEntry,
}

impl Manifest {
    /// Every file of the dataset but the manifest itself.
    pub fn files(&self) -> impl Iterator<Item = &FileEntry> {
        let tables = self.tables.iter().flat_map(|table| &table.files);
        tables.chain(&self.schemas).chain([&self.rejected.file])
    }

    /// The manifest with its own hash, so that no byte of it can change unseen.
    ///
    /// # Errors
    /// If it cannot be serialized, which would be a fault of this crate.
    pub fn seal(mut self) -> serde_json::Result<Manifest> {
        self.sha256 = String::new();
        self.sha256 = hexadecimal(&Sha256::digest(self.to_json()?));
        Ok(self)
    }

    /// As it stands in the file.
    ///
    /// # Errors
    /// If it cannot be serialized, which would be a fault of this crate.
    pub fn to_json(&self) -> serde_json::Result<String> {
        Ok(serde_json::to_string_pretty(self)? + "\n")
    }
}
