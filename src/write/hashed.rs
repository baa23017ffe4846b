//! A file that is hashed while it is written, and is on the disk when it is closed.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::error::{Error, Result};
use crate::hexadecimal::hexadecimal;
use crate::manifest::FileEntry;

/// A new file of a dataset.
pub struct HashedFile {
    path: String,
    file: BufWriter<File>,
    hasher: Sha256,
    bytes: u64,
}

impl HashedFile {
    /// Creates `folder/path`.
    ///
    /// # Errors
    /// If it cannot be created.
    pub fn create(folder: &Path, path: impl Into<String>) -> Result<Self> {
        let path = path.into();
        let file = File::create(folder.join(&path)).map_err(|error| Error::io(&path, &error))?;
        let file = BufWriter::with_capacity(1 << 20, file);
        Ok(HashedFile { path, file, hasher: Sha256::new(), bytes: 0 })
    }

    /// Path within the dataset.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Flushes and syncs the file; `rows` is what the manifest says of it.
    ///
    /// # Errors
    /// If it cannot be written to the end.
    pub fn close(self, rows: Option<u64>) -> Result<FileEntry> {
        let path = self.path;
        let failed = |error: std::io::Error| Error::io(&path, &error);
        let file = self.file.into_inner().map_err(|error| failed(error.into_error()))?;
        file.sync_all().map_err(failed)?;
        let sha256 = hexadecimal(&self.hasher.finalize());
        Ok(FileEntry { path, rows, bytes: self.bytes, sha256 })
    }
}

impl Write for HashedFile {
    fn write(&mut self, buffer: &[u8]) -> std::io::Result<usize> {
        let written = self.file.write(buffer)?;
        self.hasher.update(&buffer[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}
