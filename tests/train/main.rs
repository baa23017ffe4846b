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
use learner::{Island, Learner};
use numbering::Numbering;
use parquill::entity::model::Reader;
use sample::Sample;

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [gold, out, held @ ..] = &arguments[..] else {
        println!("train-entities GOLD FILE [CORPUS,...]");
        return;
    };
    let held: Vec<&str> = held.iter().flat_map(|names| names.split(',')).collect();
    let (train, test) = samples(Path::new(gold), &held);
    let numbering = Numbering::of(&train);
    println!("{} islands, {} features", train.len(), numbering.len());
    let islands: Vec<Island> = train.into_iter().map(|sample| numbering.island(sample)).collect();
    let learned = Learner::new(numbering.len()).learn(&islands, |epoch, loss| {
        println!("epoch {epoch}: loss {loss:.0}");
    });
    score::report(&test, &numbering, &learned);
    let file = quantise::file(&learned, &numbering);
    println!("{} bytes", file.len());
    fs::write(out, file).unwrap();
}

/// The islands to learn from, and those of the corpora held out.
fn samples(gold: &Path, held: &[&str]) -> (Vec<Sample>, Vec<Sample>) {
    let reader = Reader::embedded();
    let (mut train, mut test) = (Vec::new(), Vec::new());
    for (number, article) in pool::articles(gold).into_iter().enumerate() {
        let is_held = held.contains(&article.corpus);
        let into = if is_held { &mut test } else { &mut train };
        into.extend(sample::samples(&reader, &article));
        if is_held {
            let scored = |name, copy: Article| Article { corpus: name, ..copy };
            let copies = [
                scored("in capitals", headline::upper(&article)),
                scored("in title case", headline::titled(&article)),
            ];
            copies.iter().for_each(|copy| test.extend(sample::samples(&reader, copy)));
        } else {
            let copies = headline::copies(&article, number);
            copies.iter().for_each(|copy| train.extend(sample::samples(&reader, copy)));
        }
    }
    (train, test)
}
