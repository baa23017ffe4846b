//! Features by number: those that occur often enough, in the order of their hashes.

use std::collections::HashMap;

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

    /// How often a feature occurs.
    pub(crate) fn count(&self, hash: u64) -> u32 {
        self.counts.get(&hash).copied().unwrap_or_default()
    }

    /// The numbers of those features that have one.
    pub(crate) fn numbers(&self, features: &[u64]) -> Vec<u32> {
        features.iter().filter_map(|feature| self.numbers.get(feature).copied()).collect()
    }
}
