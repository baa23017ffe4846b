//! A sorted run of documents on disk: JSON lines under zstd, removed when it has been read.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::keyed::Keyed;
use crate::error::{Error, Result};

/// The fastest level: a run is written once and read once.
const LEVEL: i32 = 1;

/// A file of documents in the canonical order.
pub(super) struct Run {
    path: PathBuf,
}

impl Run {
    /// Writes documents that come in order.
    pub(super) fn write(
        path: PathBuf,
        documents: impl Iterator<Item = Result<Keyed>>,
    ) -> Result<Run> {
        let name = path.clone();
        let failed = |error: std::io::Error| Error::io(name.display(), &error);
        let file = File::create(&path).map_err(failed)?;
        let encoder = zstd::Encoder::new(file, LEVEL).map_err(failed)?;
        let mut lines = BufWriter::with_capacity(1 << 20, encoder);
        for keyed in documents {
            write_line(&mut lines, &keyed?).map_err(failed)?;
        }
        let encoder = lines.into_inner().map_err(|error| failed(error.into_error()))?;
        encoder.finish().map_err(failed)?;
        Ok(Run { path })
    }

    /// The documents, in order.
    pub(super) fn read(self) -> Result<RunReader> {
        let failed = |error: std::io::Error| Error::io(self.path.display(), &error);
        let file = File::open(&self.path).map_err(failed)?;
        let lines = BufReader::with_capacity(1 << 18, zstd::Decoder::new(file).map_err(failed)?);
        Ok(RunReader { path: self.path, lines, line: Vec::new() })
    }
}

fn write_line(lines: &mut impl Write, keyed: &Keyed) -> std::io::Result<()> {
    serde_json::to_writer(&mut *lines, &keyed.document)?;
    lines.write_all(b"\n")
}

/// Reads a run; dropping it removes the file.
pub(super) struct RunReader {
    path: PathBuf,
    lines: BufReader<zstd::Decoder<'static, BufReader<File>>>,
    line: Vec<u8>,
}

impl RunReader {
    fn read_line(&mut self) -> std::io::Result<Option<Keyed>> {
        self.line.clear();
        match self.lines.read_until(b'\n', &mut self.line)? {
            0 => Ok(None),
            _ => Ok(Some(Keyed::new(serde_json::from_slice(&self.line)?))),
        }
    }

    /// The file it reads.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Iterator for RunReader {
    type Item = Result<Keyed>;

    fn next(&mut self) -> Option<Result<Keyed>> {
        self.read_line().map_err(|error| Error::io(self.path().display(), &error)).transpose()
    }
}

impl Drop for RunReader {
    fn drop(&mut self) {
        // What cannot be removed now goes with the folder.
        let _ = fs::remove_file(&self.path);
    }
}
