//! What the caller asks for: which inputs, read how.

use std::path::PathBuf;

use super::fields::FieldMap;
use super::format::Format;

/// What to read, and how.
#[derive(Clone, Debug)]
pub struct Options {
    /// Files, folders (read whole, with their folders), glob patterns, and `-` for standard input.
    pub inputs: Vec<String>,
    /// A folder that is passed over where it lies within an input: the dataset's own.
    pub exclude: Option<PathBuf>,
    /// The format of every input; `None` tells it from content and name, file by file.
    pub format: Option<Format>,
    /// Which fields of a record hold what.
    pub fields: FieldMap,
    /// The longest record taken, in bytes as decompressed; longer ones are rejected. Bounds memory.
    pub max_record_bytes: usize,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            inputs: Vec::new(),
            exclude: None,
            format: None,
            fields: FieldMap::default(),
            max_record_bytes: 16 * 1024 * 1024,
        }
    }
}
