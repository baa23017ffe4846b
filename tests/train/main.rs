//! `make model GOLD=DIR`: trains the entity model from the annotated pool.
//!
//! `train-entities GOLD FILE` trains on all of the pool and writes the model. With names of corpora
//! after that (`gum-news,wikigold`), those are left out of training and scored, beside the rules:
//! how well does it do on articles and marks that it has not seen the like of?

// What a trainer has to say, it prints; one that cannot read its pool has nothing left to do.
// Matrices read best by index.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::needless_range_loop)]

mod columns;
mod corpus;
mod exchange;
mod gum;
mod headline;
mod lattice;
mod learner;
mod numbering;
mod pool;
mod quantise;
mod redocred;
mod sample;
mod score;
mod silver;

use std::path::Path;
use std::{env, fs};

use corpus::Article;
use learner::{Island, Learned, Learner};
use numbering::Numbering;
use parquill::crf::Clusters;
use parquill::entity::Tagged;
use parquill::entity::model::{Reader, Table};
use sample::Sample;

/// How often a feature must occur to be learned.
const ENOUGH: u32 = 4;

/// How many features are kept, the most telling ones.
const MOST: usize = 98_304;

/// How many seeds are averaged.
const SEEDS: u64 = 3;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [gold, out, held @ ..] = &arguments[..] else {
        println!("train-entities GOLD FILE [CORPUS,...]");
        return;
    };
    let held: Vec<&str> = held.iter().flat_map(|names| names.split(',')).collect();
    let is_held = |article: &Article| held.contains(&article.corpus);
    let (test, train): (Vec<Article>, Vec<Article>) =
        pool::articles(Path::new(gold)).into_iter().partition(is_held);
    let words = exchange::classes(&sentences(&train));
    let reader = Reader::new(Clusters::of(&words));
    let train = with_second_opinion(train, &reader, &words);
    let file = learned(&train, &reader, &words);
    println!("{} bytes", file.len());
    fs::write(out, &file).unwrap();
    score::report(&test, Table::read(&file).unwrap());
}

/// The same articles, those that a program annotated (CoreNLP) with what a model says of them that
/// was learned from the others: where the two differ, both count as allowed.
fn with_second_opinion(
    articles: Vec<Article>,
    reader: &Reader,
    words: &[(u32, u8)],
) -> Vec<Article> {
    let (mut silver, mut gold): (Vec<Article>, Vec<Article>) =
        articles.into_iter().partition(|article| article.corpus == silver::CORPUS);
    let file = learned(&gold, reader, words);
    let tagged = Tagged::new(Table::read(&file).unwrap());
    silver.iter_mut().for_each(|article| silver::second_opinion(article, &tagged));
    gold.append(&mut silver);
    gold
}

/// The model's file, as learned from these articles.
fn learned(articles: &[Article], reader: &Reader, words: &[(u32, u8)]) -> Vec<u8> {
    let train = samples(articles, reader);
    let features = train.iter().flat_map(Sample::weighed);
    let numbering = Numbering::of(features, ENOUGH);
    println!("{} islands, {} features", train.len(), numbering.len());
    let ranking = learn(&train, &numbering, 1);
    let numbering = numbering.most_telling(&ranking.weights, MOST);
    quantise::file(reader.fingerprint(), words, &learn(&train, &numbering, SEEDS), &numbering)
}

/// The mean of what so many seeds learn.
fn learn(samples: &[Sample], numbering: &Numbering, seeds: u64) -> Learned {
    let islands: Vec<Island> = samples.iter().map(|sample| sample.island(numbering)).collect();
    let mut learned = Learned::nothing(numbering.len());
    for seed in 0..seeds {
        let learner = Learner::new(numbering.len(), seed);
        learned.add(&learner.learn(&islands, |epoch, loss| {
            println!("seed {seed}, epoch {epoch}: loss {loss:.0}");
        }));
    }
    learned.scale(1.0 / seeds as f32);
    learned
}

/// The words of every sentence, as hashes.
fn sentences(articles: &[Article]) -> Vec<Vec<u32>> {
    let reader = Reader::new(Clusters::of(&[]));
    let forms = |article: &Article| -> Vec<Vec<u32>> {
        reader.page(&article.text, &article.sentences).forms().collect()
    };
    articles.iter().flat_map(forms).collect()
}

/// The islands to learn from.
fn samples(articles: &[Article], reader: &Reader) -> Vec<Sample> {
    let mut train = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        train.extend(sample::samples(reader, article));
        let copies = headline::copies(article, number);
        copies.iter().for_each(|copy| train.extend(sample::samples(reader, copy)));
    }
    train
}
