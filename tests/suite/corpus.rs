//! Piles of articles for the tests, of our own making.

use std::fs;
use std::path::{Path, PathBuf};

/// The sample articles.
pub(crate) fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles")
}

/// The texts of the sample articles, by name.
pub(crate) fn sample_texts() -> Vec<(String, String)> {
    let mut texts: Vec<_> = fs::read_dir(samples())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    texts.sort();
    texts
}

/// One JSON line for every document: the samples' paragraphs dealt out anew, with a few copies.
pub(crate) fn json_lines(documents: usize) -> Vec<String> {
    let texts = sample_texts();
    let paragraphs: Vec<&str> =
        texts.iter().flat_map(|(_, text)| text.lines()).filter(|line| !line.is_empty()).collect();
    (0..documents)
        .map(|number| {
            let seed = number - number % 10 / 9; // every tenth is a copy of the one before
            let lines: Vec<&str> =
                (0..6).map(|line| paragraphs[(seed * 7 + line * 5) % paragraphs.len()]).collect();
            let text = format!("{}\nNotice {seed} of the day.", lines.join("\n"));
            serde_json::json!({ "text": text, "url": format!("https://example.com/{seed}") })
                .to_string()
        })
        .collect()
}

/// A folder of `.txt` files and a JSONL file; returns their paths.
pub(crate) fn write_mixed(folder: &Path, documents: usize) -> Vec<PathBuf> {
    let lines = json_lines(documents);
    let (first, second) = lines.split_at(lines.len() / 2);
    let piles = [("first.jsonl", first), ("second.jsonl", second)];
    let mut paths: Vec<PathBuf> = piles
        .iter()
        .map(|(name, lines)| {
            let path = folder.join(name);
            fs::write(&path, lines.join("\n")).unwrap();
            path
        })
        .collect();
    for (name, text) in sample_texts() {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        paths.push(path);
    }
    paths
}
