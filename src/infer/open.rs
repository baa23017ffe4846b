//! The files of a table: told by their first bytes, unpacked, handed on. The one file here that opens
//! any.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Seek};
use std::path::{Path, PathBuf};

use flate2::bufread::MultiGzDecoder;

use crate::error::{Error, Finding, Result};
use crate::infer::shape::Shape;
use crate::infer::{jsonl, parquet};
use crate::place::Place;

const BUFFER: usize = 1 << 18;

/// Looks at every row of a file, or of the files in a folder in the order of their names; gives the
/// number of rows.
pub(super) fn observe(table: &Path, shape: &mut Shape) -> Result<u64> {
    // A table without rows is a table still.
    shape.object();
    let mut rows = 0;
    for path in files(table)? {
        rows += one(&path, shape)?;
    }
    Ok(rows)
}

fn files(table: &Path) -> Result<Vec<PathBuf>> {
    let found = |error: &std::io::Error| Error::io(table.display(), error);
    if !fs::metadata(table).map_err(|error| found(&error))?.is_dir() {
        return Ok(vec![table.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(table).map_err(|error| found(&error))? {
        let path = entry.map_err(|error| found(&error))?.path();
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if path.is_file() && !hidden {
            files.push(path);
        }
    }
    files.sort();
    match files.is_empty() {
        false => Ok(files),
        true => Err(Error::unreadable(
            Finding::new(Place::file(table.display().to_string()), "holds no files")
                .expected("a file, or a folder of the files of one table"),
        )),
    }
}

fn one(path: &Path, shape: &mut Shape) -> Result<u64> {
    let source = path.display().to_string();
    let mut file = File::open(path).map_err(|error| Error::io(&source, &error))?;
    let mut head = Vec::new();
    file.by_ref()
        .take(4)
        .read_to_end(&mut head)
        .and_then(|_| file.rewind())
        .map_err(|error| Error::io(&source, &error))?;
    if head == b"PAR1" {
        return parquet::observe(&source, file, shape);
    }
    let lines = unpacked(&head, file).map_err(|error| Error::io(&source, &error))?;
    jsonl::observe(&source, lines, shape)
}

fn unpacked(head: &[u8], file: File) -> std::io::Result<Box<dyn BufRead>> {
    let packed = BufReader::with_capacity(BUFFER, file);
    Ok(match head {
        [0x1f, 0x8b, ..] => Box::new(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(packed))),
        [0x28, 0xb5, 0x2f, 0xfd] => {
            Box::new(BufReader::with_capacity(BUFFER, zstd::Decoder::with_buffer(packed)?))
        }
        _ => Box::new(packed),
    })
}
