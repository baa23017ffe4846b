//! Where something stands in the input: what every message begins with.

use std::fmt;

/// A file, and a record or byte in it where that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Path as the user knows it, relative to the input root; `-` for standard input.
    pub source: String,
    /// Line (from 1) or row (from 0) in a file of many records.
    pub record: Option<i64>,
    /// Byte offset in the decompressed file.
    pub byte: Option<u64>,
}

impl Place {
    /// A whole file.
    pub fn file(source: impl Into<String>) -> Self {
        Place { source: source.into(), ..Place::default() }
    }

    /// One record of a file.
    pub fn record(source: impl Into<String>, record: i64) -> Self {
        Place { record: Some(record), ..Place::file(source) }
    }

    /// The same place, down to a byte.
    pub fn at_byte(self, byte: u64) -> Self {
        Place { byte: Some(byte), ..self }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.source)?;
        if let Some(record) = self.record {
            write!(f, ":{record}")?;
        }
        match self.byte {
            Some(byte) => write!(f, " (byte {byte})"),
            None => Ok(()),
        }
    }
}
