//! Features by number: those that occur often enough, in the order of their hashes; and their weights
//! as the rows of a model's file. Both trainers use it.

use std::cmp::Reverse;
use std::collections::HashMap;

use parquill::crf::Row;

/// How many units make a weight of 1.
pub(crate) const UNIT: f32 = 40.0;

/// The features that are learned.
pub(crate) struct Numbering {
    /// Their hashes, by number.
    pub(crate) hashes: Vec<u64>,
    numbers: HashMap<u64, u32>,
    counts: HashMap<u64, u32>,
}

impl Numbering {
    /// The features that occur at least so often.
    pub(crate) fn of<'a>(features: impl Iterator<Item = &'a u64>, enough: u32) -> Self {
        let mut counts: HashMap<u64, u32> = HashMap::new();
        for feature in features {
            *counts.entry(*feature).or_default() += 1;
        }
        counts.retain(|_, count| *count >= enough);
        let mut hashes: Vec<u64> = counts.keys().copied().collect();
        hashes.sort_unstable();
        let numbers = hashes.iter().zip(0..).map(|(&hash, number)| (hash, number)).collect();
        Numbering { hashes, numbers, counts }
    }

    pub(crate) fn len(&self) -> usize {
        self.hashes.len()
    }

    /// The numbers of those features that have one.
    pub(crate) fn numbers(&self, features: &[u64]) -> Vec<u32> {
        features.iter().filter_map(|feature| self.numbers.get(feature).copied()).collect()
    }

    /// The rows of learned weights, the most frequent feature first; weights of less than `least`
    /// units are left out.
    pub(crate) fn rows<const N: usize>(&self, learned: &[[f32; N]], least: i32) -> Vec<Row> {
        let weighed = self.hashes.iter().zip(learned);
        let mut rows: Vec<Row> = weighed
            .map(|(&hash, weights)| (hash, kept(weights, least)))
            .filter(|(_, weights)| !weights.is_empty())
            .collect();
        rows.sort_by_key(|(hash, _)| (Reverse(self.counts[hash]), *hash));
        println!("{} features with a weight", rows.len());
        rows
    }
}

fn kept<const N: usize>(weights: &[f32; N], least: i32) -> Vec<(u8, i8)> {
    let whole = |weight: f32| (weight * UNIT).round().clamp(-127.0, 127.0) as i32;
    let all = weights.iter().enumerate().map(|(column, &weight)| (column as u8, whole(weight)));
    all.filter(|(_, weight)| weight.abs() >= least)
        .map(|(column, weight)| (column, weight as i8))
        .collect()
}
