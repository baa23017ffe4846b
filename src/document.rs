//! One document as a reader hands it on: decoded text, what its source said about it, and where it
//! came from. Nothing is derived here.

/// Where a document came from.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize, serde::Serialize,
)]
pub struct Origin {
    /// Path relative to the input root; `-` for standard input.
    pub source: String,
    /// Line (from 1) or row (from 0), in a file of many records.
    pub record: Option<i64>,
    /// First byte of the record in the decompressed file, where it has one.
    pub byte_start: Option<i64>,
    /// The byte after its last.
    pub byte_end: Option<i64>,
    /// SHA-256 of the record's bytes as they came, in lower-case hexadecimal.
    pub sha256: String,
    /// The file's own name where the document is a whole file: part of its identity. In a file of
    /// many the file is only company, and this is empty.
    pub name: String,
}

/// A document to be annotated. `None` and empty mean that the source did not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
pub struct Document {
    /// Where it came from.
    pub origin: Origin,
    /// The whole text, decoded but otherwise unaltered.
    pub text: String,
    /// Headline.
    pub title: Option<String>,
    /// Who wrote it, in the order given.
    pub authors: Vec<String>,
    /// Outlet or site.
    pub publisher: Option<String>,
    /// Address.
    pub url: Option<String>,
    /// When it was published, as the source wrote it.
    pub published: Option<String>,
    /// Language, as the source wrote it.
    pub language: Option<String>,
}

/// An input that was not taken: where it stood, why, and what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Where, what was found, what was expected, the way out.
    pub finding: crate::error::Finding,
    /// Length of the record in bytes, where it could be read.
    pub bytes: u64,
    /// SHA-256 of those bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// The record's first bytes, at most [`Rejection::PREFIX`].
    pub prefix: Vec<u8>,
}

impl Rejection {
    /// How many bytes of a rejected record are kept; a record up to this long is kept whole.
    pub const PREFIX: usize = 64 * 1024;
}
