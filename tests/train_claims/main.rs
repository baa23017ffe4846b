//! `make model GOLD=DIR`: trains the claim model on PolNeAR's training part.
//!
//! `train-claims GOLD DATA` rewrites the counts of DATA/cues.txt, DATA/clusters.txt and
//! DATA/claim.model, and scores the result on the development part. With a number N after that,
//! every tenth article from the N-th on is left out of training and scored as well. With `all` nothing
//! is written: each tenth is left out in turn, and what claims found there lead by fits the numbers of
//! `src/claim/model/confidence.rs`.

// What a trainer has to say, it prints; one that cannot read its pool has nothing left to do.
#![allow(clippy::print_stdout, clippy::unwrap_used)]

mod calibration;
mod cluster;
mod cues;
mod gold;
mod habit;
mod lattice;
mod learner;
#[path = "../train/numbering.rs"]
mod numbering;
mod quantise;
mod sample;
mod score;

use std::path::Path;
use std::{env, fs, thread};

use cues::Counts;
use gold::Article;
use habit::Habits;
use lattice::Ends;
use learner::{Feature, Learned, Learner, Sequence, Settings, Word};
use numbering::Numbering;
use parquill::claim::Tagged;
use parquill::claim::model::state::{COLUMNS, Part, STATES, State, edges};
use parquill::claim::model::{KINDRED, Reader};
use parquill::crf::Edge;
use sample::Sample;

/// How often a feature must occur to be learned.
const ENOUGH: u32 = 4;

/// How many features are kept, the most telling ones.
const MOST: usize = 24_576;

/// Cues are counted on the articles outside an article's fold, so that its own verdicts do not
/// come from itself.
const FOLDS: usize = 10;

/// How it is learned; the seeds' results are averaged.
const SETTINGS: Settings = Settings {
    epochs: 12,
    averaged: 6,
    rate: 0.03,
    dropped: 0.5,
    groups_dropped: 0.2,
    seed: 0x2545_f491_4f6c_dd1d,
};
const SEEDS: u64 = 5;

/// What speaks for opening an attribution, as a weight: annotators pass over many.
const OPENING: f32 = 1.4;

/// What speaks for words between the parts of an attribution, and for content after such words: the
/// best path has fewer of them than annotators see.
const PARTING: f32 = 0.6;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [gold, data, held @ ..] = &arguments[..] else {
        println!("train-claims GOLD DATA [N|all]");
        return;
    };
    let (gold, data) = (Path::new(gold), Path::new(data));
    match held {
        [all] if all == "all" => calibrate(gold, data),
        _ => model(gold, data, held.first().and_then(|number| number.parse().ok())),
    }
}

/// Trains on what is not held out, writes the files, and scores them.
fn model(gold: &Path, data: &Path, held: Option<usize>) {
    let (test, train) = divided(gold::articles(gold, "train"), held);
    let trained = Trained::on(&train, data);
    trained.write(data);
    let tagged = trained.tagged();
    if !test.is_empty() {
        println!("held {}", score::of(&tagged, &test));
    }
    println!("dev  {}", score::of(&tagged, &gold::articles(gold, "dev")));
}

/// Trains ten times, and tells the numbers that fit the claims in what was left out.
fn calibrate(gold: &Path, data: &Path) {
    let (articles, mut judged) = (gold::articles(gold, "train"), Vec::new());
    for fold in 0..FOLDS {
        let (test, train) = divided(articles.clone(), Some(fold));
        let tagged = Trained::on(&train, data).tagged();
        println!("held {}", score::of(&tagged, &test));
        judged.extend(test.iter().flat_map(|article| score::judged(&tagged, article)));
    }
    println!("{}", calibration::told(&judged));
}

/// What training gives: the three files of the model.
struct Trained {
    clusters: String,
    cues: String,
    weights: Vec<u8>,
}

impl Trained {
    /// Learns from these articles, with the cues of `data`.
    fn on(train: &[Article], data: &Path) -> Self {
        let clusters = cluster::list(train);
        let counts = counts(&data.join("cues.txt"), &clusters, train);
        let cues = counts.lexicon(None);
        let (learned, numbering) = learned(&counts.samples(&clusters, train));
        let fingerprint = Reader::new(&cues, &clusters).fingerprint();
        let weights = quantise::file(fingerprint, &learned, &numbering);
        println!("{} bytes", weights.len());
        Trained { clusters, cues, weights }
    }

    fn write(&self, data: &Path) {
        fs::write(data.join("clusters.txt"), &self.clusters).unwrap();
        fs::write(data.join("cues.txt"), &self.cues).unwrap();
        fs::write(data.join("claim.model"), &self.weights).unwrap();
    }

    fn tagged(&self) -> Tagged {
        Tagged::read(&self.weights, &self.cues, &self.clusters).unwrap()
    }
}

/// The weights, and the features that they are of.
fn learned(samples: &[Sample]) -> (Learned<COLUMNS>, Numbering) {
    let features = samples.iter().flat_map(|one| one.features.iter().flatten());
    let numbering = Numbering::of(features.map(|&feature| (feature, 1.0)), ENOUGH);
    println!("{} articles, {} features", samples.len(), numbering.len());
    let steps = edges();
    let ranking = learn(samples, &numbering, &steps);
    let numbering = numbering.most_telling(&ranking.weights, MOST);
    let mut learned = learn(samples, &numbering, &steps);
    favour(&mut learned, &steps);
    (learned, numbering)
}

/// The articles left out, and the rest.
fn divided(articles: Vec<Article>, held: Option<usize>) -> (Vec<Article>, Vec<Article>) {
    let mut number = 0;
    articles.into_iter().partition(|_| {
        number += 1;
        held.is_some_and(|held| (number - 1) % FOLDS == held % FOLDS)
    })
}

/// The cue lexicon with what each article counts.
struct Counted {
    lexicon: String,
    articles: Vec<Counts>,
}

/// Counts twice: what a clause inherits depends on the rates, which at first trust every cue.
fn counts(lexicon: &Path, clusters: &str, articles: &[Article]) -> Counted {
    let lexicon = fs::read_to_string(lexicon).unwrap();
    let count = |cues: &str| {
        let reader = Reader::new(cues, clusters);
        let articles = articles.iter().map(|article| Counts::of(&reader, article)).collect();
        Counted { lexicon: lexicon.clone(), articles }
    };
    count(&count(&cues::trusting(&lexicon)).lexicon(None))
}

impl Counted {
    /// The lexicon with the counts of all articles, or of those outside a fold.
    fn lexicon(&self, fold: Option<usize>) -> String {
        let mut total = Counts::default();
        let inside = |at: usize| fold.is_some_and(|fold| at % FOLDS == fold);
        let counted = self.articles.iter().enumerate().filter(|(at, _)| !inside(*at));
        counted.for_each(|(_, counts)| total.add(counts));
        total.written(&self.lexicon)
    }

    /// Each article under the lexicon that does not know it.
    fn samples(&self, clusters: &str, articles: &[Article]) -> Vec<Sample> {
        let readers: Vec<Reader> =
            (0..FOLDS).map(|fold| Reader::new(&self.lexicon(Some(fold)), clusters)).collect();
        let readers = readers.iter().cycle();
        articles.iter().zip(readers).map(|(a, reader)| sample::sample(reader, a)).collect()
    }
}

fn learn(samples: &[Sample], numbering: &Numbering, steps: &[Edge]) -> Learned<COLUMNS> {
    let habits = Habits::of(samples, numbering, steps.len());
    let words: Vec<Vec<Word>> = samples.iter().map(|one| words(numbering, &habits, one)).collect();
    let mut sequences: Vec<Sequence<'_>> = Vec::new();
    for (sample, words) in samples.iter().zip(&words) {
        let annotator = habits.annotator(sample);
        let stretches = sample.stretches.iter().map(|stretch| &words[stretch.clone()]);
        sequences.extend(stretches.map(|words| Sequence { words, annotator }));
    }
    let last = STATES.iter().filter(|state| state.is_last());
    let last = last.fold(0, |all, &state| all | 1 << state as u32);
    let ends = Ends { before: State::Outside as u8, last };
    let seeded = &|seed: u64| {
        let settings = Settings { seed: SETTINGS.seed ^ (seed << 7), ..SETTINGS };
        let learner = Learner::<COLUMNS>::new(habits.nothing(), steps, ends, settings);
        learner.learn(&sequences, |epoch, loss| {
            println!("seed {seed}, epoch {epoch}: loss {loss:.0}");
        })
    };
    let mut learned = habits.nothing();
    // In the order of the seeds, whichever is done first: sums of floats differ by their order.
    thread::scope(|scope| {
        let seeds: Vec<_> = (0..SEEDS).map(|seed| scope.spawn(move || seeded(seed))).collect();
        seeds.into_iter().for_each(|seed| learned.add(&seed.join().unwrap()));
    });
    learned.scale(1.0 / SEEDS as f32);
    habits.settled(learned)
}

fn words(numbering: &Numbering, habits: &Habits<'_>, sample: &Sample) -> Vec<Word> {
    let annotator = habits.annotator(sample);
    let word = |(features, &allowed): (&Vec<u64>, &u32)| {
        let common = (0..).zip(features).filter_map(|(place, &f)| known(numbering, place, f));
        let mut all: Vec<Feature> = common.collect();
        all.extend(habits.own(numbering, features, annotator));
        Word { features: all, allowed }
    };
    sample.features.iter().zip(&sample.allowed).map(word).collect()
}

/// The feature that the template of this place gave, where it is learned.
fn known(numbering: &Numbering, place: usize, feature: u64) -> Option<Feature> {
    let kin = KINDRED.iter().zip(0..).find(|(group, _)| group.contains(&place));
    Some(Feature { number: numbering.number(feature)?, kin: kin.map(|(_, number)| number) })
}

fn favour(learned: &mut Learned<COLUMNS>, steps: &[Edge]) {
    for (edge, weight) in steps.iter().zip(&mut learned.steps) {
        let (from, to) = (State::numbered(edge.from), State::numbered(edge.to));
        let is_gap = to.part() == Part::None && to != State::Outside;
        if to.opens(from) {
            *weight += OPENING;
        } else if from != to && (is_gap || to == State::ContentAgain) {
            *weight += PARTING;
        }
    }
}
