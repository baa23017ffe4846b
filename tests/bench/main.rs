//! `make bench`: how fast it is, beside peers in the same run. Nothing here passes or fails.
//!
//! The corpus is 100 MB of new articles that are dealt from the paragraphs of old ones (see
//! [`paragraphs`]): PolNeAR's where `GOLD` names the folder of gold corpora, else the samples'.
//! Rates are megabytes (10^6 bytes) of text in UTF-8 a second; `speed` is the rate over that of the
//! table's first row. `PARQUILL_BENCH_ONLY=tables` measures the validator alone, `keys` its keys.

// What a benchmark has to say, it prints.
#![allow(clippy::print_stdout)]

mod corpus;
mod figure;
mod machine;
mod million;
mod paragraphs;
mod process;
mod random;
mod recognisers;
mod splitters;
mod stages;
mod stopwatch;
mod tables;
mod whole;

use std::env;
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use corpus::Corpus;
use paragraphs::Paragraphs;

/// Bytes of text that the stages are profiled on: all that they make of it stays in memory.
const PROFILED: usize = 20_000_000;
/// Bytes of text that recognisers are compared on.
const RECOGNISED: usize = 10_000_000;

const TABLES: &str = "A million rows against a JSON Schema of 13 constraints, median of five";

const KEYS: &str =
    "A million unique keys, each leading to one of 100,000, one thread, median of five";

fn main() -> Result<(), Box<dyn Error>> {
    if recognisers::answer()? {
        return Ok(());
    }
    let under = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench");
    fs::create_dir_all(&under)?;
    let only = env::var("PARQUILL_BENCH_ONLY").unwrap_or_default();
    if matches!(only.as_str(), "tables" | "keys") {
        println!("machine: {}", machine::describe());
        if only == "tables" {
            figure::print(TABLES, &tables::measure(&under)?);
        }
        figure::print(KEYS, &tables::measure_keys(&under)?);
        return Ok(());
    }
    let gold = env::var_os("GOLD").filter(|gold| !gold.is_empty()).map(PathBuf::from);
    let paragraphs = Paragraphs::read(gold.as_deref())?;
    let corpus = Corpus::prepare(&paragraphs, &under)?;
    let (articles, megabytes) = (corpus.texts.len(), corpus.bytes() as f64 / 1e6);
    println!("corpus: {articles} articles, {megabytes:.1} MB of text, from {}", corpus.name);
    println!("machine: {}", machine::describe());
    figure::print("Sentences, one thread, median of five", &splitters::measure(&corpus.texts));
    let material = recognisers::Material {
        texts: corpus.part(RECOGNISED),
        jsonl: corpus.jsonl(),
        gold: gold.as_deref(),
    };
    figure::print("Names, one thread, median of five", &recognisers::measure(&material)?);
    figure::print("Stages, one thread, once", &stages::measure(corpus.part(PROFILED), &under)?);
    figure::print("Commands, median of five", &whole::measure_all(&corpus, &under)?);
    figure::print(TABLES, &tables::measure(&under)?);
    figure::print(KEYS, &tables::measure_keys(&under)?);
    if env::var_os("PARQUILL_BENCH_MILLION").is_some_and(|wanted| wanted == "1") {
        figure::print("A million articles, once", &[million::measure(&paragraphs, &under)?]);
    }
    Ok(())
}
