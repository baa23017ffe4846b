//! Learned weights as the integers of the model's file.

use std::cmp::Reverse;

use parquill::crf::Row;
use parquill::entity::model::tag::{COUNT, may_follow};
use parquill::entity::model::{Table, Weighed};

use super::learner::Learned;
use super::numbering::Numbering;

/// How many units make a weight of 1.
const UNIT: f32 = 40.0;

/// The smallest weight that is kept, in units. Small ones matter by their number: leaving out
/// twice as much costs recall.
const LEAST: i32 = 2;

/// The model's file.
pub(crate) fn file(
    fingerprint: u64,
    words: &[(u32, u8)],
    learned: &Learned,
    numbering: &Numbering,
) -> Vec<u8> {
    let mut rows: Vec<Row> = numbering
        .hashes
        .iter()
        .zip(&learned.weights)
        .map(|(&hash, weights)| (hash, kept(weights)))
        .filter(|(_, weights)| !weights.is_empty())
        .collect();
    rows.sort_by_key(|(hash, _)| (Reverse(numbering.count(*hash)), *hash));
    println!("{} features with a weight", rows.len());
    let mut transitions = [[0; COUNT]; COUNT];
    for (before, row) in transitions.iter_mut().enumerate() {
        for (tag, weight) in row.iter_mut().enumerate().filter(|(tag, _)| may_follow(before, *tag))
        {
            *weight = (learned.steps[before][tag] * UNIT).round() as i16;
        }
    }
    Table::write(&Weighed { fingerprint, words, transitions: &transitions, rows: &rows })
}

fn kept(weights: &[f32; COUNT]) -> Vec<(u8, i8)> {
    let whole = |weight: f32| (weight * UNIT).round().clamp(-127.0, 127.0) as i32;
    let all = weights.iter().enumerate().map(|(tag, &weight)| (tag as u8, whole(weight)));
    all.filter(|(_, w)| w.abs() >= LEAST).map(|(tag, weight)| (tag, weight as i8)).collect()
}
