//! People, places and organizations alone: the crate's recognisers beside their peers on the same
//! texts, each with its F1 on annotated news where gold is given.
//!
//! What is timed is tokenising and tagging, on one thread. Recognisers in process are given the
//! sentences that the crate's splitter has cut beforehand, for anno joins names across lines without
//! them. compromise runs in Node and is given whole articles, which it takes faster than lines; it
//! starts and warms up before its time begins. Whatever else a recogniser finds is in its time: the
//! crate's find dates and figures too, and compromise tags the parts of speech. Each round goes
//! through all of them, so that a slow moment of the machine is shared.

mod anno_heuristic;
mod compromise;
mod gold;
mod own;

use std::error::Error;
use std::path::{Path, PathBuf};

use parquill::annotation::Segment;
use parquill::entity::{Rules, Tagged};
use parquill::span::CodePoints;
use parquill::{article, sentence};

use crate::figure::{Figure, median};
use crate::stopwatch::Stopwatch;
use compromise::Compromise;
pub(crate) use gold::answer;

/// Rounds, of which the median counts.
const ROUNDS: usize = 5;
/// The recognisers that run in this process.
const IN_PROCESS: [&str; 3] = ["parquill rules", "parquill model", "anno heuristic"];

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// A name in a text.
struct Name {
    /// Its type, as the table `entity` spells it.
    kind: &'static str,
    /// Code points of the text.
    start: i64,
    end: i64,
}

/// What runs in this process.
trait Recogniser {
    /// How many people, places and organizations it finds: the part that is timed.
    fn count(&self, text: &str, sentences: &[Segment]) -> usize;

    /// All that it finds.
    fn names(&self, text: &str, sentences: &[Segment], points: &CodePoints<'_>) -> Vec<Name>;
}

/// The recogniser that [`IN_PROCESS`] names.
fn recogniser(name: &str) -> Result<Box<dyn Recogniser>> {
    Ok(match name {
        "parquill rules" => Box::new(own::Own(Rules::embedded())),
        "parquill model" => Box::new(own::Own(Tagged::embedded()?)),
        "anno heuristic" => Box::new(anno_heuristic::Anno::default()),
        _ => return Err(format!("no recogniser is called {name:?}").into()),
    })
}

fn sentences(text: &str) -> Vec<Segment> {
    sentence::split(text, &article::layout(text, None))
}

/// What the comparison runs on.
pub(crate) struct Material<'a> {
    /// The first articles of the corpus.
    pub(crate) texts: &'a [String],
    /// The whole corpus as JSON lines, in the same order.
    pub(crate) jsonl: PathBuf,
    /// The folder of gold corpora.
    pub(crate) gold: Option<&'a Path>,
}

/// The figures of all recognisers, the rules' first.
///
/// # Errors
/// If Node, Python or a recogniser fails.
pub(crate) fn measure(material: &Material<'_>) -> Result<Vec<Figure>> {
    let compromise = Compromise::installed();
    let mut figures = time(material, compromise.as_ref())?;
    if let Some(gold) = material.gold {
        for figure in &mut figures {
            let mut command = match compromise.as_ref().filter(|it| it.name() == figure.what) {
                Some(compromise) => compromise.command(),
                None => gold::command(&figure.what)?,
            };
            figure.found += &gold::score(gold, &mut command)?;
        }
    }
    Ok(figures)
}

/// The time of each, and how many names it found.
fn time(material: &Material<'_>, compromise: Option<&Compromise>) -> Result<Vec<Figure>> {
    let texts = material.texts;
    let cut: Vec<Vec<Segment>> = texts.iter().map(|text| sentences(text)).collect();
    let recognisers = IN_PROCESS.into_iter().map(recogniser).collect::<Result<Vec<_>>>()?;
    let mut rounds: Vec<Vec<Figure>> = vec![Vec::with_capacity(ROUNDS); IN_PROCESS.len()];
    let mut of_compromise = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        for ((name, recogniser), figures) in IN_PROCESS.iter().zip(&recognisers).zip(&mut rounds) {
            figures.push(run(name, recogniser.as_ref(), texts, &cut));
        }
        of_compromise.extend(compromise.map(|it| it.time(&material.jsonl)).transpose()?);
    }
    rounds.push(of_compromise);
    Ok(rounds.into_iter().filter_map(median).collect())
}

fn run(name: &str, recogniser: &dyn Recogniser, texts: &[String], cut: &[Vec<Segment>]) -> Figure {
    let stopwatch = Stopwatch::start();
    let names: usize = texts.iter().zip(cut).map(|(text, cut)| recogniser.count(text, cut)).sum();
    let (wall, cpu) = stopwatch.stop();
    Figure {
        what: name.to_owned(),
        bytes: texts.iter().map(String::len).sum(),
        wall,
        cpu,
        peak: None,
        found: format!("{names} names"),
    }
}
