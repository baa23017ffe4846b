//! Does memory stay bounded? A million short articles are built once, and the peak is shown.
//!
//! Only when `PARQUILL_BENCH_MILLION` is 1: it takes minutes, and some five gigabytes of disk that
//! are given back at the end.

use std::cell::Cell;
use std::fs;
use std::io;
use std::path::Path;
use std::thread::available_parallelism;

use crate::corpus::write_jsonl;
use crate::figure::Figure;
use crate::paragraphs::Paragraphs;
use crate::whole::build;

const ARTICLES: usize = 1_000_000;

/// Builds a million articles on all cores.
///
/// # Errors
/// If the disk is full or the command fails.
pub(crate) fn measure(paragraphs: &Paragraphs, under: &Path) -> io::Result<Figure> {
    let folder = under.join("million");
    fs::create_dir_all(&folder)?;
    let figure = run(paragraphs, &folder);
    fs::remove_dir_all(&folder)?;
    figure
}

fn run(paragraphs: &Paragraphs, folder: &Path) -> io::Result<Figure> {
    let input = folder.join("articles.jsonl");
    let bytes = Cell::new(0);
    let count = |text: &String| bytes.set(bytes.get() + text.len());
    write_jsonl(&input, paragraphs.short_articles().take(ARTICLES).inspect(count))?;
    build(&input, &folder.join("dataset"), bytes.get(), available_parallelism()?.get(), &[])
}
