//! The weights: integers, found by the hash of a feature.
//!
//! The bytes, little-endian throughout: eight of magic; eight of fingerprint, which say with what
//! features it was trained; one that says how many bits of a key choose its bucket; the number of transition weights, four bytes, and two bytes for each; then the
//! features, most frequent first: four bytes of key (a half of the hash), the number of weights, and
//! for each of them a column and a weight, one byte each.
//!
//! In memory every feature has a full row of weights, half a cache line, and is found in a bucket of
//! one line: which of its sixteen places holds the feature, if any does, is asked of all at once.
//! So a sum is a few wide instructions a feature without a branch; the branch on whether a feature is
//! known, which nothing predicts, took half of all time here before.

use std::ops::RangeInclusive;

/// The format's name and version.
const MAGIC: &[u8; 8] = b"PQCHAIN5";

/// Features of a bucket.
const PLACES: usize = 16;

/// Bits that may choose a bucket: some thousands of features at least, a million at most.
const BUCKET_BITS: RangeInclusive<u32> = 10..=17;

/// Most features that so many bits take: three eighths of all places, so that hardly a bucket is
/// full.
const fn capacity(bits: u32) -> usize {
    (PLACES << bits) * 3 / 8
}

/// Buckets whose rows are numbered together, as bits of their number: a number has two bytes.
const PAGE_BITS: u32 = 13;

/// Rows of a page, of which a full table uses three quarters.
const PAGE: usize = 1 << 16;

/// Columns of a row in memory, those that a model has not at its end.
pub const WIDTH: usize = 32;

/// Scores of one word, by column; those beyond a model's columns mean nothing.
pub type Scores = [i16; WIDTH];

/// A feature with the weights that it gives to columns.
pub type Row = (u64, Vec<(u8, i8)>);

/// Aligned, so that no row lies in two cache lines.
#[derive(Clone, Copy)]
#[repr(align(32))]
struct Weights([i8; WIDTH]);

/// Some features and their rows. A free place has row 0, whose weights are nothing.
#[derive(Clone, Copy, Default)]
#[repr(align(64))]
struct Bucket {
    checks: [u16; PLACES],
    rows: [u16; PLACES],
}

impl Bucket {
    /// The row of a feature; 0 if it is not here.
    fn find(&self, check: u16) -> u16 {
        let places = self.checks.iter().zip(self.rows);
        places.fold(0, |found, (&known, row)| found | if known == check { row } else { 0 })
    }

    /// Gives a feature a row; whether there was place.
    fn insert(&mut self, check: u16, row: u16) -> bool {
        let free = self.rows.iter().position(|&row| row == 0);
        let free = free.filter(|_| self.find(check) == 0);
        if let Some(at) = free {
            (self.checks[at], self.rows[at]) = (check, row);
        }
        free.is_some()
    }
}

/// The buckets of all features.
struct Buckets {
    bits: u32,
    all: Vec<Bucket>,
}

impl Buckets {
    fn empty(bits: u32) -> Self {
        Buckets { bits, all: vec![Bucket::default(); 1 << bits] }
    }

    fn number(&self, key: u32) -> usize {
        (key >> (32 - self.bits)) as usize
    }

    /// The first row of the page of a feature, and the feature's row there; 0 if it is not here.
    fn find(&self, key: u32) -> (usize, u16) {
        let number = self.number(key);
        let row = self.all.get(number).map_or(0, |bucket| bucket.find(key as u16));
        ((number >> PAGE_BITS) * PAGE, row)
    }

    fn insert(&mut self, key: u32, row: u16) -> bool {
        let number = self.number(key);
        self.all.get_mut(number).is_some_and(|bucket| bucket.insert(key as u16, row))
    }
}

/// Where the weights of a feature are.
pub(crate) type Found = u32;

/// The weights of a model of up to [`WIDTH`] columns.
pub struct Table {
    fingerprint: u64,
    transitions: Vec<i16>,
    buckets: Buckets,
    /// By page; row 0 of each is no feature's.
    rows: Vec<Weights>,
}

impl Table {
    /// Reads a table; `None` if it is not one of this format.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (fingerprint, rest) = bytes.strip_prefix(MAGIC)?.split_first_chunk()?;
        let (&bits, rest) = rest.split_first()?;
        let bits = Some(u32::from(bits)).filter(|bits| BUCKET_BITS.contains(bits))?;
        let (count, rest) = rest.split_first_chunk()?;
        let count = u32::from_le_bytes(*count) as usize;
        let (transitions, features) = rest.split_at_checked(count.checked_mul(2)?)?;
        let pages = 1 << bits.saturating_sub(PAGE_BITS);
        let mut table = Table {
            fingerprint: u64::from_le_bytes(*fingerprint),
            transitions: transitions.chunks_exact(2).map(weight).collect(),
            buckets: Buckets::empty(bits),
            rows: vec![Weights([0; WIDTH]); pages * PAGE],
        };
        table.fill(features)?;
        Some(table)
    }

    fn fill(&mut self, mut features: &[u8]) -> Option<()> {
        let mut filled = vec![0_u16; self.rows.len() / PAGE];
        while let Some((key, rest)) = features.split_first_chunk() {
            let (&count, rest) = rest.split_first()?;
            let (weights, rest) = rest.split_at_checked(2 * usize::from(count))?;
            let mut row = Weights([0; WIDTH]);
            for pair in weights.chunks_exact(2) {
                *row.0.get_mut(usize::from(pair[0]))? = pair[1] as i8;
            }
            let key = u32::from_le_bytes(*key);
            let page = self.buckets.number(key) >> PAGE_BITS;
            let last = filled.get_mut(page)?;
            *last = last.checked_add(1)?;
            self.buckets.insert(key, *last).then_some(())?;
            *self.rows.get_mut(page * PAGE + usize::from(*last))? = row;
            features = rest;
        }
        features.is_empty().then_some(())
    }

    /// The bytes of these weights, the most frequent feature first. Of two with one key the first
    /// counts; so do the first sixteen of a bucket.
    pub fn write(fingerprint: u64, transitions: &[i16], rows: &[Row]) -> Vec<u8> {
        let mut bits = BUCKET_BITS.rev().skip_while(|bits| capacity(bits - 1) >= rows.len());
        let bits = bits.next().unwrap_or(*BUCKET_BITS.start());
        let mut file = [MAGIC.as_slice(), &fingerprint.to_le_bytes(), &[bits as u8]].concat();
        file.extend((transitions.len() as u32).to_le_bytes());
        file.extend(transitions.iter().flat_map(|weight| weight.to_le_bytes()));
        let mut buckets = Buckets::empty(bits);
        for (hash, weights) in rows.iter().filter(|(hash, _)| buckets.insert(key(*hash), 1)) {
            file.extend(key(*hash).to_le_bytes());
            file.push(weights.len() as u8);
            file.extend(weights.iter().flat_map(|&(column, weight)| [column, weight as u8]));
        }
        file
    }

    /// A number that says with what features it was trained.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// The weights of the steps between tags.
    pub fn transitions(&self) -> &[i16] {
        &self.transitions
    }

    /// The sums of what a word's features say; `found` is memory kept for many words.
    pub(crate) fn scores(&self, features: &[u64], found: &mut Vec<Found>) -> Scores {
        // First the numbers of all rows, unknown features overwritten by the next without a branch;
        // then the sums: reads on which nothing depends wait for memory together.
        found.resize(features.len(), 0);
        let mut known = 0;
        for &hash in features {
            let (page, row) = self.buckets.find(key(hash));
            found[known] = (page + usize::from(row)) as Found;
            known += usize::from(row != 0);
        }
        let mut scores = [0; WIDTH];
        for &row in &found[..known] {
            if let Some(weights) = self.rows.get(row as usize) {
                scores.iter_mut().zip(weights.0).for_each(|(sum, w)| *sum += i16::from(w));
            }
        }
        scores
    }
}

/// The half of a hash that finds a feature.
fn key(hash: u64) -> u32 {
    (hash >> 32) as u32
}

fn weight(bytes: &[u8]) -> i16 {
    bytes.first_chunk().map_or(0, |bytes| i16::from_le_bytes(*bytes))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::Table;

    #[test]
    fn what_is_written_is_read() {
        let rows = [(0xabcd_1234_5678, vec![(1, -3), (4, 127)]), (0xabce_1234_5679, vec![(1, 9)])];
        let table = Table::read(&Table::write(8, &[3, -7], &rows)).unwrap();
        let scores = table.scores(&[rows[0].0, rows[1].0, 42], &mut Vec::new());
        assert_eq!((scores[1], scores[4], scores[0]), (6, 127, 0));
        assert_eq!((table.fingerprint(), table.transitions()), (8, [3, -7].as_slice()));
    }

    proptest! {
        #[test]
        fn a_damaged_file_is_refused_or_harmless(cut in any::<usize>(), at in any::<usize>(), byte in any::<u8>()) {
            let rows = [(1 << 32, vec![(1, 5)]), (2 << 32, vec![(2, 5), (3, 1)])];
            let file = Table::write(0, &[0; 9], &rows);
            let features = rows.len() * 5 + 6;
            let shorter = &file[..cut % (file.len() - features)];
            prop_assert_eq!(Table::read(shorter).is_none(), true);
            let mut damaged = file;
            let at = at % damaged.len();
            damaged[at] = byte;
            if let Some(table) = Table::read(&damaged) {
                table.scores(&[1 << 32, 2 << 32, 7], &mut Vec::new());
            }
        }
    }
}
