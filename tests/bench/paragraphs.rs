//! Real news taken apart: the titles, the paragraphs and the lengths that new articles are cut from.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::random::Random;

/// Where the gold folder keeps the news that may be measured with.
const POLNEAR: &str = "claims/polnear/train/text";
/// The articles that come with the crate.
const SAMPLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/data/articles");

/// The parts of some articles.
pub(crate) struct Paragraphs {
    /// What the corpus is called.
    pub(crate) name: &'static str,
    titles: Vec<String>,
    bodies: Vec<String>,
    /// Paragraphs of each article, its title apart.
    lengths: Vec<usize>,
}

impl Paragraphs {
    /// Those of PolNeAR's training articles, or of the samples where no gold is given.
    pub(crate) fn read(gold: Option<&Path>) -> io::Result<Self> {
        let (name, folder) = match gold {
            Some(gold) => ("polnear", gold.join(POLNEAR)),
            None => ("samples", PathBuf::from(SAMPLES)),
        };
        let mut parts =
            Paragraphs { name, titles: Vec::new(), bodies: Vec::new(), lengths: Vec::new() };
        let mut paths = texts(&folder)?;
        paths.sort();
        for path in paths {
            parts.take_apart(&fs::read_to_string(path)?);
        }
        Ok(parts)
    }

    fn take_apart(&mut self, article: &str) {
        let mut lines = article.lines().map(str::trim).filter(|line| !line.is_empty());
        let Some(title) = lines.next() else { return };
        let before = self.bodies.len();
        self.bodies.extend(lines.map(str::to_owned));
        self.titles.push(title.to_owned());
        self.lengths.push(self.bodies.len() - before);
    }

    /// New articles without end: in each round every paragraph is dealt once, in a new order, into
    /// articles as long as the old ones were.
    pub(crate) fn articles(&self) -> impl Iterator<Item = String> {
        let mut random = Random::new(20_160_101);
        std::iter::repeat_with(move || self.deal(&mut random)).flatten()
    }

    fn deal(&self, random: &mut Random) -> Vec<String> {
        let mut titles: Vec<&String> = self.titles.iter().collect();
        let mut bodies: Vec<&str> = self.bodies.iter().map(String::as_str).collect();
        random.shuffle(&mut titles);
        random.shuffle(&mut bodies);
        let mut left = bodies.as_slice();
        let dealt = titles.iter().zip(&self.lengths).map(|(title, &length)| {
            let (own, others) = left.split_at(length.min(left.len()));
            left = others;
            format!("{title}\n\n{}\n", own.join("\n\n"))
        });
        dealt.collect()
    }

    /// New articles of one to two kilobytes without end.
    pub(crate) fn short_articles(&self) -> impl Iterator<Item = String> {
        let whole = self.articles();
        whole.flat_map(|article| cut(&article, 900))
    }
}

/// An article's paragraphs in pieces of at least `length` bytes; what is left over is dropped.
fn cut(article: &str, length: usize) -> Vec<String> {
    let (mut pieces, mut piece) = (Vec::new(), String::new());
    for paragraph in article.split("\n\n") {
        piece.push_str(paragraph.trim_end());
        piece.push('\n');
        if piece.len() >= length {
            pieces.push(std::mem::take(&mut piece));
        }
    }
    pieces
}

/// The `.txt` files of a folder.
fn texts(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let paths = entries.iter().map(|entry| entry.path());
    Ok(paths.filter(|path| path.extension().is_some_and(|end| end == "txt")).collect())
}
