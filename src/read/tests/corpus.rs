//! A folder of files for one test, and what came of reading it, in short words.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use crate::read::item::Item;
use crate::read::options::Options;
use crate::read::reader::open;

pub(super) struct Corpus {
    folder: tempfile::TempDir,
}

impl Corpus {
    pub(super) fn new() -> Self {
        Corpus { folder: tempfile::tempdir().unwrap() }
    }

    /// A corpus of these files.
    pub(super) fn of(files: &[(&str, &[u8])]) -> Self {
        files.iter().fold(Corpus::new(), |corpus, (name, bytes)| corpus.with(name, bytes))
    }

    pub(super) fn with(self, name: &str, bytes: &[u8]) -> Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
        self
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(super) fn root(&self) -> &Path {
        self.folder.path()
    }

    /// An input as a user would name it.
    pub(super) fn named(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    pub(super) fn options(&self) -> Options {
        Options { inputs: vec![self.root().to_str().unwrap().to_owned()], ..Options::default() }
    }

    /// The whole folder, read as it is.
    pub(super) fn items(&self) -> Vec<Item> {
        items(&self.options())
    }

    pub(super) fn said(&self) -> Vec<String> {
        said(&self.options())
    }
}

pub(super) fn items(options: &Options) -> Vec<Item> {
    open(options).unwrap().collect()
}

/// `source: text` of documents, and the findings of the rest.
pub(super) fn said(options: &Options) -> Vec<String> {
    let words = |item| match item {
        Item::Document(document) => format!("{}: {}", document.origin.source, document.text),
        Item::Rejected(rejection) => rejection.finding.to_string(),
    };
    items(options).into_iter().map(words).collect()
}

pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

pub(super) fn zstd(bytes: &[u8]) -> Vec<u8> {
    ::zstd::encode_all(bytes, 1).unwrap()
}
