//! Sentences alone: the crate's splitter and its peers on the same texts, one thread, in process.
//!
//! The crate's is given whole articles and finds the paragraphs itself; its peers are given the
//! articles' lines, because sentencex does not end a sentence at a line and the two that follow
//! UAX #29 count an empty line as one. All are asked for the bounds of the sentences, in a list. Each
//! round goes through all splitters, so that a slow moment of the machine is shared.

use std::hint::black_box;

use icu_segmenter::SentenceSegmenter;
use icu_segmenter::options::SentenceBreakInvariantOptions;
use unicode_segmentation::UnicodeSegmentation;

use crate::figure::{Figure, median};
use crate::stopwatch::Stopwatch;

/// Rounds, of which the median counts.
const ROUNDS: usize = 5;

/// A splitter: how many sentences it finds in an article.
struct Splitter {
    name: &'static str,
    count: fn(&str) -> usize,
}

const SPLITTERS: [Splitter; 4] = [
    Splitter { name: "parquill::sentence", count: parquill },
    Splitter { name: "icu_segmenter", count: icu },
    Splitter { name: "unicode-segmentation", count: unicode },
    Splitter { name: "sentencex", count: sentencex },
];

fn parquill(text: &str) -> usize {
    black_box(parquill::sentence::sentences(text)).len()
}

fn icu(text: &str) -> usize {
    let segmenter = SentenceSegmenter::new(SentenceBreakInvariantOptions::default());
    let ends = |line| segmenter.segment_str(line).skip(1).collect::<Vec<usize>>();
    lines(text).map(|line| black_box(ends(line)).len()).sum()
}

fn unicode(text: &str) -> usize {
    let starts =
        |line: &str| line.split_sentence_bound_indices().map(|(at, _)| at).collect::<Vec<usize>>();
    lines(text).map(|line| black_box(starts(line)).len()).sum()
}

fn sentencex(text: &str) -> usize {
    lines(text).map(|line| black_box(sentencex::segment("en", line)).len()).sum()
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty())
}

/// The splitters' figures, the crate's first.
pub(crate) fn measure(texts: &[String]) -> Vec<Figure> {
    let mut rounds = SPLITTERS.map(|_| Vec::with_capacity(ROUNDS));
    for _ in 0..ROUNDS {
        for (splitter, figures) in SPLITTERS.iter().zip(&mut rounds) {
            figures.push(splitter.run(texts));
        }
    }
    rounds.into_iter().filter_map(median).collect()
}

impl Splitter {
    fn run(&self, texts: &[String]) -> Figure {
        let stopwatch = Stopwatch::start();
        let sentences: usize = texts.iter().map(|text| (self.count)(text)).sum();
        let (wall, cpu) = stopwatch.stop();
        Figure {
            what: self.name.to_owned(),
            bytes: texts.iter().map(String::len).sum(),
            wall,
            cpu,
            peak: None,
            found: format!("{sentences} sentences"),
        }
    }
}
