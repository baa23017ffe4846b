//! Learned weights as the integers of the model's file.

use std::cmp::Reverse;

use parquill::crf::{Row, Table};

use super::learner::Learned;
use super::numbering::Numbering;

/// How many units make a weight of 1.
const UNIT: f32 = 40.0;

/// The model's file.
pub(crate) fn file<const N: usize>(learned: &Learned<N>, numbering: &Numbering) -> Vec<u8> {
    let mut rows: Vec<Row> = numbering
        .hashes
        .iter()
        .zip(&learned.weights)
        .map(|(&hash, weights)| (hash, kept(weights)))
        .filter(|(_, weights)| !weights.is_empty())
        .collect();
    rows.sort_by_key(|(hash, _)| (Reverse(numbering.count(*hash)), *hash));
    println!("{} features with a weight", rows.len());
    let steps: Vec<i16> = learned.steps.iter().map(|step| (step * UNIT).round() as i16).collect();
    Table::write(&steps, &rows)
}

fn kept<const N: usize>(weights: &[f32; N]) -> Vec<(u8, i8)> {
    let whole = |weight: f32| (weight * UNIT).round().clamp(-127.0, 127.0) as i32;
    let all = weights.iter().enumerate().map(|(column, &weight)| (column as u8, whole(weight)));
    all.filter(|(_, weight)| *weight != 0).map(|(column, weight)| (column, weight as i8)).collect()
}
