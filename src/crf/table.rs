//! The weights: integers, found by the hash of a feature.
//!
//! The bytes, little-endian throughout: eight of magic; the number of transition weights, four bytes,
//! and two bytes for each; then the features, most frequent first: four bytes of key (a half of the
//! hash), the number of weights, and for each of them a column and a weight, one byte each.
//!
//! In memory every feature has a full row of weights, half a cache line, so that adding it up is a
//! few wide instructions without a branch. A look-up touches one line of places, and one row if the
//! feature is known; rows that are often read lie together.

use std::collections::HashSet;

/// The format's name and version.
const MAGIC: &[u8; 8] = b"PQCHAIN2";

/// Weights of a row in memory, those of no column at its end.
pub const WIDTH: usize = 32;

/// How many bits of a key choose the place where its search begins; the others are its check.
const PLACE_BITS: u32 = 19;

/// How many bits of a place say which row it is; the others are the check.
const ROW_BITS: u32 = PLACE_BITS;

/// The row in a place.
const ROW: u32 = (1 << ROW_BITS) - 1;

/// Most features that a table takes.
const MOST: usize = (1 << PLACE_BITS) * 3 / 4;

/// Scores of one word, by column; those beyond a model's columns mean nothing.
pub type Scores = [i16; WIDTH];

/// A feature with the weights that it gives to columns.
pub type Row = (u64, Vec<(u8, i8)>);

/// Aligned, so that no row lies in two cache lines.
#[derive(Clone, Copy)]
#[repr(align(32))]
struct Weights([i8; WIDTH]);

/// The weights of a model of up to [`WIDTH`] columns.
pub struct Table {
    transitions: Vec<i16>,
    /// Check and row; 0 is free, for row 0 is no feature's.
    places: Vec<u32>,
    rows: Vec<Weights>,
}

impl Table {
    /// Reads a table; `None` if it is not one of this format.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (count, rest) = rest.split_first_chunk()?;
        let count = u32::from_le_bytes(*count) as usize;
        let (transitions, features) = rest.split_at_checked(count.checked_mul(2)?)?;
        let mut table = Table {
            transitions: transitions.chunks_exact(2).map(weight).collect(),
            places: vec![0; 1 << PLACE_BITS],
            rows: Vec::with_capacity(features.len() / 16),
        };
        table.rows.push(Weights([0; WIDTH]));
        table.fill(features)?;
        Some(table)
    }

    fn fill(&mut self, mut features: &[u8]) -> Option<()> {
        while let Some((key, rest)) = features.split_first_chunk() {
            let (&count, rest) = rest.split_first()?;
            let (weights, rest) = rest.split_at_checked(2 * usize::from(count))?;
            let mut row = Weights([0; WIDTH]);
            for pair in weights.chunks_exact(2) {
                *row.0.get_mut(usize::from(pair[0]))? = pair[1] as i8;
            }
            self.insert(u32::from_le_bytes(*key), row)?;
            features = rest;
        }
        features.is_empty().then_some(())
    }

    fn insert(&mut self, key: u32, row: Weights) -> Option<()> {
        let number = u32::try_from(self.rows.len()).ok().filter(|_| self.rows.len() < MOST)?;
        let mut at = home(key);
        while *self.places.get(at)? != 0 {
            at = (at + 1) % self.places.len();
        }
        self.places[at] = key << ROW_BITS | number;
        self.rows.push(row);
        Some(())
    }

    /// The bytes of these weights, the most frequent feature first. Of two with one key, the first
    /// counts.
    pub fn write(transitions: &[i16], rows: &[Row]) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        file.extend((transitions.len() as u32).to_le_bytes());
        file.extend(transitions.iter().flat_map(|weight| weight.to_le_bytes()));
        let mut keys = HashSet::new();
        for (hash, weights) in rows.iter().filter(|(hash, _)| keys.insert(key(*hash))) {
            file.extend(key(*hash).to_le_bytes());
            file.push(weights.len() as u8);
            file.extend(weights.iter().flat_map(|&(column, weight)| [column, weight as u8]));
        }
        file
    }

    /// The weights of the steps between tags.
    pub fn transitions(&self) -> &[i16] {
        &self.transitions
    }

    /// The sums of what a word's features say.
    pub(crate) fn scores(&self, features: &[u64], probes: &mut Vec<Probe>) -> Scores {
        // First all places, then the first byte of all rows, then the sums: reads on which nothing
        // depends wait for memory together.
        probes.clear();
        probes.extend(features.iter().map(|&hash| self.probe(key(hash))));
        probes.retain_mut(|probe| self.resolve(probe));
        let row = |probe: &Probe| self.rows.get((probe.place & ROW) as usize);
        let first = |probe: &Probe| row(probe).map_or(0, |weights| weights.0[0]);
        std::hint::black_box(probes.iter().fold(0, |all, probe| all | first(probe)));
        let mut scores = [0; WIDTH];
        for probe in probes.iter() {
            if let Some(weights) = self.rows.get((probe.place & ROW) as usize) {
                scores.iter_mut().zip(weights.0).for_each(|(sum, w)| *sum += i16::from(w));
            }
        }
        scores
    }

    fn probe(&self, key: u32) -> Probe {
        Probe { key, place: self.places.get(home(key)).copied().unwrap_or_default() }
    }

    /// Goes on to the place that a feature has; whether it has one.
    fn resolve(&self, probe: &mut Probe) -> bool {
        let mut at = home(probe.key);
        while probe.place != 0 && (probe.place ^ probe.key << ROW_BITS) & !ROW != 0 {
            at = (at + 1) % (1 << PLACE_BITS);
            probe.place = self.places.get(at).copied().unwrap_or_default();
        }
        probe.place != 0
    }
}

/// A feature that is looked for, and what stands where it may be.
pub(crate) struct Probe {
    key: u32,
    place: u32,
}

/// The half of a hash that finds a feature.
fn key(hash: u64) -> u32 {
    (hash >> 32) as u32
}

fn home(key: u32) -> usize {
    (key >> (32 - PLACE_BITS)) as usize
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
        let table = Table::read(&Table::write(&[3, -7], &rows)).unwrap();
        let scores = table.scores(&[rows[0].0, rows[1].0, 42], &mut Vec::new());
        assert_eq!((scores[1], scores[4], scores[0]), (6, 127, 0));
        assert_eq!(table.transitions(), [3, -7]);
    }

    proptest! {
        #[test]
        fn a_damaged_file_is_refused_or_harmless(cut in any::<usize>(), at in any::<usize>(), byte in any::<u8>()) {
            let rows = [(1 << 32, vec![(1, 5)]), (2 << 32, vec![(2, 5), (3, 1)])];
            let file = Table::write(&[0; 9], &rows);
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
