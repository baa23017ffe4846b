//! Whole commands: `parquill build` and `parquill validate` beside spaCy's sentencizer.
//!
//! spaCy does a part of the job: it writes the table of sentences only, from files that are decoded
//! already, of a part of the corpus that takes seconds. Its figures still include its start.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::available_parallelism;

use serde_json::Value;

use crate::corpus::Corpus;
use crate::figure::{Figure, median};
use crate::process::measure;

const PARQUILL: &str = env!("CARGO_BIN_EXE_parquill");
const SPACY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/bench/spacy_sentences.py");

/// Rounds, of which the median counts.
const ROUNDS: usize = 5;
/// Without the trained models.
const RULES: &[&str] = &["--entities", "rules", "--claims", "rules"];
/// Bytes of text that spaCy is given.
const SPACY_TEXT: usize = 10_000_000;

/// The commands' figures; the build on one thread is first.
///
/// # Errors
/// If a command fails.
pub(crate) fn measure_all(corpus: &Corpus, under: &Path) -> io::Result<Vec<Figure>> {
    let dataset = under.join("dataset");
    let threads = available_parallelism()?.get();
    let mut rounds: [Vec<Figure>; 5] = Default::default();
    for _ in 0..ROUNDS {
        rounds[0].push(build(&corpus.jsonl(), &dataset, corpus.bytes(), 1, &[])?);
        rounds[1].push(build(&corpus.jsonl(), &dataset, corpus.bytes(), threads, RULES)?);
        rounds[2].push(build(&corpus.jsonl(), &dataset, corpus.bytes(), threads, &[])?);
        rounds[3].push(validate(&dataset, corpus.bytes())?);
        rounds[4].extend(spacy(&corpus.text_folder(), under).transpose()?);
    }
    fs::remove_dir_all(&dataset)?;
    Ok(rounds.into_iter().filter_map(median).collect())
}

/// `parquill build` into a folder that is not there yet.
///
/// # Errors
/// If it fails.
pub(crate) fn build(
    input: &Path,
    dataset: &Path,
    bytes: usize,
    threads: usize,
    methods: &[&str],
) -> io::Result<Figure> {
    if dataset.exists() {
        fs::remove_dir_all(dataset)?;
    }
    let what = format!("parquill build --threads {threads} {}", methods.join(" "));
    let what = what.trim_end();
    let mut command = Command::new(PARQUILL);
    command.arg("build").arg(input).arg("--out").arg(dataset);
    command.args(["--quiet", "--json", "--threads"]).arg(threads.to_string());
    command.args(methods);
    let (figure, summary) = measure(what, bytes, &mut command)?;
    let summary: Value = serde_json::from_str(&summary)?;
    Ok(Figure { found: rows(&summary), ..figure })
}

/// The rows of a summary in words: "20000 article, ...".
fn rows(summary: &Value) -> String {
    let tables = summary["rows"].as_object().into_iter().flatten();
    tables.map(|(table, rows)| format!("{rows} {table}")).collect::<Vec<_>>().join(", ")
}

fn validate(dataset: &Path, bytes: usize) -> io::Result<Figure> {
    let mut command = Command::new(PARQUILL);
    let (figure, _) =
        measure("parquill validate", bytes, command.arg("validate").arg(dataset).arg("--quiet"))?;
    Ok(Figure { found: "valid".to_owned(), ..figure })
}

/// spaCy, where `BENCH_PYTHON` names a Python that has it.
fn spacy(texts: &Path, under: &Path) -> Option<io::Result<Figure>> {
    let python = env::var_os("BENCH_PYTHON").filter(|python| !python.is_empty())?;
    let table = under.join("spacy.parquet");
    let mut command = Command::new(PathBuf::from(python));
    command.arg(SPACY).arg(texts).arg(&table).arg("--bytes").arg(SPACY_TEXT.to_string());
    Some(measure("spaCy blank + sentencizer", 0, &mut command).and_then(|(figure, printed)| {
        fs::remove_file(table)?;
        let printed: Value = serde_json::from_str(&printed)?;
        let bytes = printed["bytes"].as_u64().unwrap_or(0) as usize;
        Ok(Figure { bytes, found: format!("{} sentence", printed["sentences"]), ..figure })
    }))
}
