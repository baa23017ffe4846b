//! The corpus: articles in memory for what is measured in process, the same as JSON lines for the
//! command and as a folder of .txt for peers. Written once; its folder's name tells its content.

use std::collections::HashSet;
use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use serde_json::json;

use crate::paragraphs::Paragraphs;

/// Bytes of text in the corpus.
const TEXT: usize = 100_000_000;
/// Articles in a folder of .txt.
const FOLDER: usize = 1_000;

/// Some articles, in memory and on the disk.
pub(crate) struct Corpus {
    /// Where they come from.
    pub(crate) name: &'static str,
    /// Their texts.
    pub(crate) texts: Vec<String>,
    /// Where they lie on the disk.
    pub(crate) folder: PathBuf,
}

impl Corpus {
    /// Deals the articles, each unlike all others, and writes them below `under` unless they are
    /// there from an earlier run.
    pub(crate) fn prepare(paragraphs: &Paragraphs, under: &Path) -> io::Result<Self> {
        let texts = distinct(paragraphs.articles());
        let folder = under.join(format!("{}-{:016x}", paragraphs.name, hash(&texts)));
        let corpus = Corpus { name: paragraphs.name, texts, folder };
        if !corpus.folder.exists() {
            corpus.write()?;
        }
        Ok(corpus)
    }

    /// Bytes of all texts.
    pub(crate) fn bytes(&self) -> usize {
        self.texts.iter().map(String::len).sum()
    }

    /// The first articles, of about `bytes` of text.
    pub(crate) fn part(&self, bytes: usize) -> &[String] {
        let mut sum = 0;
        let fits = |text: &&String| {
            sum += text.len();
            sum <= bytes
        };
        &self.texts[..self.texts.iter().take_while(fits).count()]
    }

    /// All articles in one file.
    pub(crate) fn jsonl(&self) -> PathBuf {
        self.folder.join("articles.jsonl")
    }

    /// All articles, one a file.
    pub(crate) fn text_folder(&self) -> PathBuf {
        self.folder.join("text")
    }

    /// What is half written never gets the folder's name.
    fn write(&self) -> io::Result<()> {
        let partial = Corpus {
            name: self.name,
            texts: Vec::new(),
            folder: self.folder.with_extension("partial"),
        };
        if partial.folder.exists() {
            fs::remove_dir_all(&partial.folder)?;
        }
        fs::create_dir_all(&partial.folder)?;
        write_jsonl(&partial.jsonl(), self.texts.iter())?;
        for (number, articles) in self.texts.chunks(FOLDER).enumerate() {
            write_texts(&partial.text_folder().join(format!("{number:03}")), articles)?;
        }
        fs::rename(&partial.folder, &self.folder)
    }
}

fn distinct(articles: impl Iterator<Item = String>) -> Vec<String> {
    let (mut seen, mut bytes) = (HashSet::new(), 0);
    let unseen = articles.filter(|text| seen.insert(hash(text)));
    let enough = unseen.take_while(|text| {
        let goes_on = bytes < TEXT;
        bytes += text.len();
        goes_on
    });
    enough.collect()
}

fn hash(content: &(impl Hash + ?Sized)) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}

/// Writes articles as JSON lines: address and text, as a crawler does.
pub(crate) fn write_jsonl(
    path: &Path,
    texts: impl Iterator<Item = impl AsRef<str>>,
) -> io::Result<()> {
    let mut file = BufWriter::with_capacity(1 << 20, File::create(path)?);
    for (number, text) in texts.enumerate() {
        let url = format!("https://news.example/{number:07}");
        writeln!(file, "{}", json!({ "url": url, "text": text.as_ref() }))?;
    }
    file.flush()
}

fn write_texts(folder: &Path, texts: &[String]) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    for (number, text) in texts.iter().enumerate() {
        fs::write(folder.join(format!("{number:03}.txt")), text)?;
    }
    Ok(())
}
