//! Features by number: those that occur often enough, or that have proved telling, in the order of
//! their hashes; and their weights as the rows of a model's file. Both trainers use it.

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
    seen: HashMap<u64, Seen>,
}

/// How often a feature occurs, and how much those occurrences count.
#[derive(Clone, Copy, Default)]
struct Seen {
    count: u32,
    weight: f32,
}

impl Numbering {
    /// The features that occur at least so often; each comes with what its occurrence counts.
    pub(crate) fn of(features: impl Iterator<Item = (u64, f32)>, enough: u32) -> Self {
        let mut all: HashMap<u64, Seen> = HashMap::new();
        for (feature, weight) in features {
            let seen = all.entry(feature).or_default();
            *seen = Seen { count: seen.count + 1, weight: seen.weight + weight };
        }
        all.retain(|_, seen| seen.count >= enough);
        Numbering::numbered(all.keys().copied().collect(), all)
    }

    fn numbered(mut hashes: Vec<u64>, seen: HashMap<u64, Seen>) -> Self {
        hashes.sort_unstable();
        let numbers = hashes.iter().zip(0..).map(|(&hash, number)| (hash, number)).collect();
        Numbering { hashes, numbers, seen }
    }

    /// The most telling of these features: by the sum of what they weigh, and the root of how much
    /// their occurrences count. Learned anew without the others, they do as well as all.
    pub(crate) fn most_telling<const N: usize>(self, learned: &[[f32; N]], most: usize) -> Self {
        let told = |(&hash, weights): (&u64, &[f32; N])| {
            let size: f32 = weights.iter().map(|weight| weight.abs()).sum();
            (size * self.seen[&hash].weight.sqrt(), hash)
        };
        let mut ranked: Vec<(f32, u64)> = self.hashes.iter().zip(learned).map(told).collect();
        ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let hashes = ranked.into_iter().take(most).map(|(_, hash)| hash).collect();
        Numbering::numbered(hashes, self.seen)
    }

    pub(crate) fn len(&self) -> usize {
        self.hashes.len()
    }

    /// The number of a feature that is learned.
    pub(crate) fn number(&self, feature: u64) -> Option<u32> {
        self.numbers.get(&feature).copied()
    }

    /// The rows of learned weights, the most frequent feature first; weights of less than `least`
    /// units are left out.
    pub(crate) fn rows<const N: usize>(&self, learned: &[[f32; N]], least: i32) -> Vec<Row> {
        let weighed = self.hashes.iter().zip(learned);
        let mut rows: Vec<Row> = weighed
            .map(|(&hash, weights)| (hash, kept(weights, least)))
            .filter(|(_, weights)| !weights.is_empty())
            .collect();
        rows.sort_by_key(|(hash, _)| (Reverse(self.seen[hash].count), *hash));
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
