//! Scores on corpora held out: exact words and type, beside the rules. Not the protocol of
//! `tests/eval` (these are gold sentences), but quick, and enough to compare two settings.

use std::collections::BTreeMap;

use parquill::entity::model::tag::{COUNT, OUTSIDE, continues, goes_on, kind, may_follow};
use parquill::record::EntityType;

use super::learner::Learned;
use super::numbering::Numbering;
use super::sample::Sample;

/// First word, last word, type; a facility counts as a place.
type Name = (usize, usize, EntityType);

/// Names marked, found, right.
type Counts = [usize; 3];

/// Prints F1 by corpus and type: the rules', then the model's.
pub(crate) fn report(samples: &[Sample], numbering: &Numbering, learned: &Learned) {
    let mut totals: BTreeMap<(&str, &str), [Counts; 2]> = BTreeMap::new();
    for sample in samples {
        let marked: Vec<usize> = sample.words.iter().map(|word| only(word.allowed)).collect();
        let rules: Vec<usize> = sample.words.iter().map(|word| word.verdict).collect();
        let features: Vec<Vec<u32>> =
            sample.words.iter().map(|word| numbering.numbers(&word.features)).collect();
        let model = best(learned, &features);
        let marked = names(&marked);
        for (side, found) in [names(&rules), names(&model)].iter().enumerate() {
            let mut count = |name: &Name, column: usize| {
                totals.entry((sample.corpus, name.2.term())).or_default()[side][column] += 1;
                totals.entry((sample.corpus, "all")).or_default()[side][column] += 1;
            };
            marked.iter().for_each(|name| count(name, 0));
            found.iter().for_each(|name| count(name, 1));
            found.iter().filter(|name| marked.contains(name)).for_each(|name| count(name, 2));
        }
    }
    for ((corpus, kind), [rules, model]) in totals {
        println!("{corpus:12} {kind:14} rules {:5.1} model {:5.1}", f1(rules), f1(model));
    }
}

fn f1([marked, found, right]: Counts) -> f64 {
    200.0 * right as f64 / (marked + found).max(1) as f64
}

/// The tag of a word that may have only one.
fn only(allowed: u64) -> usize {
    if allowed.count_ones() == 1 { allowed.trailing_zeros() as usize } else { OUTSIDE }
}

/// Persons, organizations and places.
fn names(tags: &[usize]) -> Vec<Name> {
    let (mut found, mut start) = (Vec::new(), 0);
    for (at, &tag) in tags.iter().enumerate() {
        if !continues(tag) {
            start = at;
        }
        match kind(tag).filter(|_| !goes_on(tag)) {
            Some(EntityType::Facility) => found.push((start, at, EntityType::Place)),
            Some(kind) if kind <= EntityType::Place => found.push((start, at, kind)),
            _ => {}
        }
    }
    found
}

/// The best tags of an island (Viterbi).
fn best(learned: &Learned, words: &[Vec<u32>]) -> Vec<usize> {
    let mut paths: Vec<[usize; COUNT]> = Vec::new();
    let mut best = [f32::NEG_INFINITY; COUNT];
    best[OUTSIDE] = 0.0;
    for features in words {
        let scores = learned.scores(features);
        let (mut next, mut path) = ([f32::NEG_INFINITY; COUNT], [0; COUNT]);
        for before in 0..COUNT {
            for tag in (0..COUNT).filter(|&tag| may_follow(before, tag)) {
                let score = best[before] + learned.steps[before][tag] + scores[tag];
                if score > next[tag] {
                    (next[tag], path[tag]) = (score, before);
                }
            }
        }
        best = next;
        paths.push(path);
    }
    let ends = (0..COUNT).filter(|&tag| !goes_on(tag));
    let end = |tag: usize| best[tag] + learned.steps[tag][OUTSIDE];
    let mut tag = ends.max_by(|&a, &b| end(a).total_cmp(&end(b))).unwrap_or(OUTSIDE);
    let mut tags = Vec::new();
    for path in paths.iter().rev() {
        tags.push(tag);
        tag = path[tag];
    }
    tags.reverse();
    tags
}
