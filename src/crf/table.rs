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

use std::array;

use wide::{i16x16, i16x32};

use super::places::{BITS, Places, Ring, bits_for, buckets, displace, rows};

/// The format's name and version.
const MAGIC: &[u8; 8] = b"PQCHAIN6";

/// Columns of a row in memory, those that a model has not at its end.
pub const WIDTH: usize = 32;

/// Scores of one word, by column; those beyond a model's columns mean nothing.
pub type Scores = i16x32;

/// A feature with the weights that it gives to columns.
pub type Row = (u64, Vec<(u8, i8)>);

/// A row of weights. Each number holds two: of the column of its place, raised by [`RAISE`], in its
/// low byte, and in its high byte of the column half a row on. So the numbers of many rows are summed
/// as they are, and only their high bytes apart.
type Weights = i16x16;

/// What makes every weight positive.
const RAISE: i16 = 1 << 7;

/// A row in which nothing weighs anything.
const NOTHING: Weights = Weights::splat(RAISE);

/// The row of some weights by column.
fn packed(weights: &[i8; WIDTH]) -> Weights {
    let (low, high) = weights.split_at(WIDTH / 2);
    Weights::new(array::from_fn(|at| i16::from(high[at]) << 8 | (i16::from(low[at]) + RAISE)))
}

/// The sums of some rows by column.
fn added(rows: impl ExactSizeIterator<Item = Weights>) -> Scores {
    let raised = RAISE.wrapping_mul(rows.len() as i16);
    let (all, high) = rows.fold((Weights::splat(0), Weights::splat(0)), |(all, high), row| {
        (all + row, high + (row >> 8))
    });
    let low: Weights = all - (high << 8) - Weights::splat(raised);
    let (low, high) = (low.to_array(), high.to_array());
    Scores::new(array::from_fn(|at| if at < WIDTH / 2 { low[at] } else { high[at - WIDTH / 2] }))
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
            self.rows.push(packed(&row));
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

    /// The sums of what a word's features say.
    pub(crate) fn scores(&self, features: &[u64]) -> Scores {
        let (Some(finder), Some(rows)) = (self.places.finder(), Ring::of(&self.rows)) else {
            return Scores::default();
        };
        added(features.iter().map(|&hash| rows.at(finder.row(key(hash)))))
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

    use super::{Scores, Table, WIDTH, added, packed};

    #[test]
    fn rows_are_summed_by_column() {
        let row = |seed: usize| array::from_fn(|at| (at * 37 + seed * 101) as u8 as i8);
        let rows: [[i8; WIDTH]; 60] = array::from_fn(|seed| row(seed * seed));
        let sums = added(rows.iter().map(packed)).to_array();
        let sum = |column: usize| rows.iter().map(|row| i16::from(row[column])).sum::<i16>();
        assert_eq!(sums, array::from_fn::<_, WIDTH, _>(sum));
        assert_eq!(added([packed(&[-128; WIDTH])].into_iter()), Scores::splat(-128));
    }

    #[test]
    fn what_is_written_is_read() {
        let rows = [(0xabcd_1234_5678, vec![(1, -3), (4, 127)]), (0xabce_1234_5679, vec![(1, 9)])];
        let table = Table::read(&Table::write(8, &[3, -7], &rows)).unwrap();
        let scores = table.scores(&[rows[0].0, rows[1].0, 42]);
        assert_eq!(scores.as_array()[..5], [0, 6, 0, 0, 127]);
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
