//! The weights: integers, found by the hash of a feature.
//!
//! The bytes, little-endian throughout: eight of magic; eight of fingerprint, which say with what
//! features it was trained; one that says how many bits of a key choose its place; the number of
//! transition weights, four bytes, and two bytes for each; the displacement of every bucket, one byte
//! each; then the features, most frequent first: four bytes of key (a half of the hash), the number of
//! weights, and for each of them a column and a weight, one byte each.
//!
//! In memory every feature has a full row of weights, half a cache line, in the order of the file, so
//! that those that are asked for most lie together. A sum is a few wide instructions a feature.

use super::lanes::{Lanes, WIDTH};
use super::places::{self, BITS, Places, Ring, bits_for, buckets, displace, rows};

/// The format's name and version.
const MAGIC: &[u8; 8] = b"PQCHAIN6";

/// Scores of one word, by column; those beyond a model's columns mean nothing.
pub(super) type Scores = Lanes;

/// A feature with the weights that it gives to columns.
pub type Row = (u64, Vec<(u8, i8)>);

/// A row of weights by column.
#[derive(Clone, Copy)]
#[repr(align(32))]
struct Weights([i8; WIDTH]);

/// A row in which nothing weighs anything.
const NOTHING: Weights = Weights([0; WIDTH]);

/// The sums of the rows of these numbers by column. One row a turn: of two the compiler makes sums number
/// by number, which take thrice the time.
#[inline(always)]
fn added(all: Ring<'_, Weights>, numbers: &[u64]) -> Scores {
    let mut sums = [0_i16; WIDTH];
    for &number in numbers {
        let Weights(row) = all.at(number);
        for at in 0..WIDTH {
            sums[at] = sums[at].wrapping_add(i16::from(row[at]));
        }
    }
    Lanes(sums)
}

/// The weights of a model of up to [`WIDTH`] columns.
pub struct Table {
    fingerprint: u64,
    transitions: Vec<i16>,
    places: Places,
    /// The first is no feature's, nor are those after the last.
    rows: Vec<Weights>,
}

impl Table {
    /// Reads a table; `None` if it is not one of this format.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (fingerprint, rest) = bytes.strip_prefix(MAGIC)?.split_first_chunk()?;
        let (&bits, rest) = rest.split_first()?;
        let bits = Some(u32::from(bits)).filter(|bits| BITS.contains(bits))?;
        let (count, rest) = rest.split_first_chunk()?;
        let count = u32::from_le_bytes(*count) as usize;
        let (transitions, rest) = rest.split_at_checked(count.checked_mul(2)?)?;
        let (displacements, features) = rest.split_at_checked(buckets(bits))?;
        let mut table = Table {
            fingerprint: u64::from_le_bytes(*fingerprint),
            transitions: transitions.as_chunks().0.iter().map(|w| i16::from_le_bytes(*w)).collect(),
            places: Places::new(bits, displacements.to_vec()),
            rows: vec![NOTHING],
        };
        table.fill(features)?;
        table.rows.resize(rows(bits), NOTHING);
        Some(table)
    }

    fn fill(&mut self, mut features: &[u8]) -> Option<()> {
        while let Some((key, rest)) = features.split_first_chunk() {
            let (&count, rest) = rest.split_first()?;
            let (weights, rest) = rest.split_at_checked(2 * usize::from(count))?;
            let mut row = [0; WIDTH];
            for pair in weights.chunks_exact(2) {
                *row.get_mut(usize::from(pair[0]))? = pair[1] as i8;
            }
            let number = u32::try_from(self.rows.len()).ok()?;
            self.places.insert(u32::from_le_bytes(*key), number).then_some(())?;
            self.rows.push(Weights(row));
            features = rest;
        }
        features.is_empty().then_some(())
    }

    /// The bytes of these weights, the most frequent feature first. Of two with one key the first
    /// counts; the few that find no place are left out.
    pub fn write(fingerprint: u64, transitions: &[i16], rows: &[Row]) -> Vec<u8> {
        let bits = bits_for(rows.len());
        let mut file = [MAGIC.as_slice(), &fingerprint.to_le_bytes(), &[bits as u8]].concat();
        file.extend((transitions.len() as u32).to_le_bytes());
        file.extend(transitions.iter().flat_map(|weight| weight.to_le_bytes()));
        let displacements = displace(bits, rows.iter().map(|(hash, _)| key(*hash)));
        file.extend_from_slice(&displacements);
        let mut places = Places::new(bits, displacements);
        for (hash, weights) in rows.iter().filter(|(hash, _)| places.insert(key(*hash), 1)) {
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

    /// Where the rows of features are found; `None` in a table without any place.
    pub(super) fn finder(&self) -> Option<Finder<'_>> {
        Some(Finder { places: self.places.finder()?, rows: Ring::of(&self.rows)? })
    }

    /// The sums of what a word's features say, by column.
    #[cfg(test)]
    pub(crate) fn scores(&self, features: &[u64]) -> [i16; WIDTH] {
        let mut rows = features.to_vec();
        let finder = self.finder().unwrap();
        finder.find(&mut rows);
        finder.sum(&rows).0
    }
}

/// Where the rows of features are found.
#[derive(Clone, Copy)]
pub(super) struct Finder<'a> {
    places: places::Finder<'a>,
    rows: Ring<'a, Weights>,
}

impl Finder<'_> {
    /// Turns the hash of each feature into its row; of one that is not known, into the first, in which
    /// nothing weighs anything.
    #[inline(always)]
    pub(super) fn find(self, hashes: &mut [u64]) {
        for hash in hashes.iter_mut() {
            *hash = self.places.displaced(u64::from(key(*hash)));
        }
        for displaced in hashes {
            *displaced = self.places.row(*displaced);
            self.rows.fetch(*displaced);
        }
    }

    /// The sums of rows that were found, by column.
    #[inline(always)]
    pub(super) fn sum(self, rows: &[u64]) -> Scores {
        added(self.rows, rows)
    }
}

/// The half of a hash that finds a feature.
fn key(hash: u64) -> u32 {
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use std::array;

    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{Lanes, Ring, Table, WIDTH, Weights, added};

    #[test]
    fn rows_are_summed_by_column() {
        let row = |seed: usize| array::from_fn(|at| (at * 37 + seed * 101) as u8 as i8);
        let rows: [[i8; WIDTH]; 64] = array::from_fn(|seed| row(seed * seed));
        let numbers: Vec<u64> = (0..rows.len() as u64).collect();
        let packs: Vec<Weights> = rows.iter().copied().map(Weights).collect();
        let Lanes(sums) = added(Ring::of(&packs).unwrap(), &numbers);
        let sum = |column: usize| rows.iter().map(|row| i16::from(row[column])).sum::<i16>();
        assert_eq!(sums, array::from_fn::<_, WIDTH, _>(sum));
        let one = [Weights([-128; WIDTH])];
        assert_eq!(added(Ring::of(&one).unwrap(), &[0]), Lanes::splat(-128));
    }

    #[test]
    fn what_is_written_is_read() {
        let rows = [(0xabcd_1234_5678, vec![(1, -3), (4, 127)]), (0xabce_1234_5679, vec![(1, 9)])];
        let table = Table::read(&Table::write(8, &[3, -7], &rows)).unwrap();
        let scores = table.scores(&[rows[0].0, rows[1].0, 42]);
        assert_eq!(scores[..5], [0, 6, 0, 0, 127]);
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
                table.scores(&[1 << 32, 2 << 32, 7]);
            }
        }
    }
}
