//! A file of lines that comes into being with its first one.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::{Error, Result};

pub(super) struct TextFile {
    path: PathBuf,
    file: Option<BufWriter<File>>,
}

impl TextFile {
    pub(super) fn new(path: PathBuf) -> Self {
        TextFile { path, file: None }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.file.is_none()
    }

    pub(super) fn line(&mut self, line: &[u8]) -> Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(BufWriter::new(create(&self.path)?)),
        };
        file.write_all(line)
            .and_then(|()| file.write_all(b"\n"))
            .map_err(|error| Error::io(self.path.display(), &error))
    }

    pub(super) fn close(self) -> Result<()> {
        let Some(file) = self.file else { return Ok(()) };
        file.into_inner()
            .map_err(|error| error.into_error())
            .and_then(|file| file.sync_all())
            .map_err(|error| Error::io(self.path.display(), &error))
    }
}

/// A new file, with the folders that it lies in.
pub(super) fn create(path: &Path) -> Result<File> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)
        .and_then(|()| File::create(path))
        .map_err(|error| Error::io(path.display(), &error))
}
