//! The weights, as one file holds them: integers, found by the hash of a feature, read in place.
//!
//! Little-endian throughout: eight bytes of magic; the number of columns, four bytes; the number of
//! transition weights, four bytes, and two bytes for each; the number of bits `b` that choose a
//! bucket, four bytes; `2^b + 1` offsets of the buckets, four bytes each; then the buckets. A bucket
//! is a row of entries: two bytes of the feature's hash, one bit for each column (whole bytes, the
//! first column in the lowest bit of the first) that says whether the feature has a weight there,
//! and those weights, one byte each.

use std::borrow::Cow;

/// The format's name and version.
const MAGIC: &[u8; 8] = b"PQCHAIN1";

/// Scores of one word, by column.
pub type Scores<const N: usize> = [i32; N];

/// A feature with the weights that it gives to columns, in the order of the columns.
pub type Row = (u64, Vec<(u8, i8)>);

/// The weights of a model of up to 64 columns.
pub struct Table<const N: usize> {
    bytes: Cow<'static, [u8]>,
    transitions: Vec<i16>,
    bits: u32,
    offsets: Vec<u32>,
    entries_at: usize,
}

impl<const N: usize> Table<N> {
    /// Reads a file; `None` if it is not one of this format and number of columns.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Option<Self> {
        let bytes = bytes.into();
        let rest = bytes.strip_prefix(MAGIC)?;
        let (columns, rest) = number(rest)?;
        let (transitions, rest) = number(rest)?;
        let (transitions, rest) = rest.split_at_checked(transitions.checked_mul(2)?)?;
        let transitions = transitions.chunks_exact(2).map(weight).collect();
        let (bits, rest) = number(rest)?;
        let count = 1_usize.checked_shl(bits as u32).filter(|_| bits < 32)? + 1;
        let (offsets, entries) = rest.split_at_checked(count.checked_mul(4)?)?;
        let offsets: Vec<u32> = offsets.chunks_exact(4).map(offset).collect();
        let entries_at = bytes.len() - entries.len();
        let whole = offsets.last().is_some_and(|&end| end as usize == entries.len());
        let fits = whole && columns == N;
        fits.then_some(Table { bytes, transitions, bits: bits as u32, offsets, entries_at })
    }

    /// The file of these weights. Rows need not be in order; no two may share a hash.
    pub fn write(transitions: &[i16], rows: &[Row], bits: u32) -> Vec<u8> {
        let mut rows: Vec<&Row> = rows.iter().collect();
        rows.sort_by_key(|(hash, _)| (bucket(*hash, bits), fingerprint(*hash), *hash));
        let (mut offsets, mut entries) = (vec![0_u32; (1 << bits) + 1], Vec::new());
        for (hash, weights) in rows {
            entries.extend_from_slice(&fingerprint(*hash));
            let mask = weights.iter().fold(0_u64, |mask, (column, _)| mask | 1 << column);
            entries.extend_from_slice(&mask.to_le_bytes()[..mask_bytes::<N>()]);
            entries.extend(weights.iter().map(|&(_, weight)| weight as u8));
            offsets[bucket(*hash, bits) + 1] = entries.len() as u32;
        }
        for at in 1..offsets.len() {
            offsets[at] = offsets[at].max(offsets[at - 1]);
        }
        let mut file = MAGIC.to_vec();
        file.extend((N as u32).to_le_bytes());
        file.extend((transitions.len() as u32).to_le_bytes());
        file.extend(transitions.iter().flat_map(|weight| weight.to_le_bytes()));
        file.extend(bits.to_le_bytes());
        file.extend(offsets.iter().flat_map(|offset| offset.to_le_bytes()));
        file.extend(entries);
        file
    }

    /// The weights of the steps between tags.
    pub fn transitions(&self) -> impl Iterator<Item = i16> {
        self.transitions.iter().copied()
    }

    /// The sums of what a word's features say.
    pub(crate) fn scores(&self, features: &[u64], buckets: &mut Vec<Bucket>) -> Scores<N> {
        // First all offsets, then the first byte of all buckets, then the search: reads that do
        // not depend on each other wait for memory together.
        buckets.clear();
        buckets.extend(features.iter().map(|&hash| self.bucket(hash)));
        for bucket in buckets.iter_mut().filter(|bucket| bucket.from < bucket.to) {
            bucket.opening = self.bytes.get(bucket.from).copied();
        }
        let mut scores = [0; N];
        for bucket in buckets.iter().filter(|bucket| bucket.opening.is_some()) {
            self.add(bucket, &mut scores);
        }
        scores
    }

    fn bucket(&self, hash: u64) -> Bucket {
        let at = bucket(hash, self.bits);
        let (from, to) = (self.offsets[at] as usize, self.offsets[at + 1] as usize);
        Bucket {
            wanted: fingerprint(hash),
            from: self.entries_at + from,
            to: self.entries_at + to,
            opening: None,
        }
    }

    fn add(&self, bucket: &Bucket, scores: &mut Scores<N>) {
        let mut rest = self.bytes.get(bucket.from..bucket.to).unwrap_or_default();
        while let Some((print, after)) = rest.split_at_checked(2)
            && let Some((mask, after)) = after.split_at_checked(mask_bytes::<N>())
        {
            let mask = mask.iter().rev().fold(0_u64, |mask, &byte| mask << 8 | u64::from(byte));
            let Some((weights, next)) = after.split_at_checked(mask.count_ones() as usize) else {
                return;
            };
            if *print == bucket.wanted {
                return spread(mask, weights, scores);
            }
            rest = next;
        }
    }
}

/// How many bytes hold one bit for each column.
const fn mask_bytes<const N: usize>() -> usize {
    N.div_ceil(8)
}

/// Adds weights to the columns that the mask names.
fn spread<const N: usize>(mut mask: u64, weights: &[u8], scores: &mut Scores<N>) {
    for &weight in weights {
        if let Some(score) = scores.get_mut(mask.trailing_zeros() as usize) {
            *score += i32::from(weight as i8);
        }
        mask &= mask.wrapping_sub(1);
    }
}

/// Where the weights of a feature may be.
pub(crate) struct Bucket {
    wanted: [u8; 2],
    from: usize,
    to: usize,
    /// Its first byte, once read.
    opening: Option<u8>,
}

/// Four bytes as a number, and what follows.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (number, rest) = bytes.split_first_chunk()?;
    Some((u32::from_le_bytes(*number) as usize, rest))
}

fn weight(bytes: &[u8]) -> i16 {
    bytes.first_chunk().map_or(0, |bytes| i16::from_le_bytes(*bytes))
}

fn offset(bytes: &[u8]) -> u32 {
    bytes.first_chunk().map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

fn bucket(hash: u64, bits: u32) -> usize {
    (hash >> 16) as usize & ((1 << bits) - 1)
}

fn fingerprint(hash: u64) -> [u8; 2] {
    [hash as u8, (hash >> 8) as u8]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::Table;

    #[test]
    fn what_is_written_is_read() {
        let rows = [(0xabcd_1234_5678, vec![(1, -3), (4, 127)]), (0xabcd_1234_5679, vec![(1, 9)])];
        let file = Table::<5>::write(&[3, -7], &rows, 4);
        let table = Table::<5>::read(file.clone()).unwrap();
        let scores = table.scores(&[rows[0].0, rows[1].0, 42], &mut Vec::new());
        assert_eq!((scores[1], scores[4], scores[0]), (6, 127, 0));
        assert_eq!(table.transitions().collect::<Vec<_>>(), [3, -7]);
        assert!(Table::<6>::read(file).is_none());
    }

    proptest! {
        #[test]
        fn a_damaged_file_is_refused_or_harmless(cut in any::<usize>(), at in any::<usize>(), byte in any::<u8>()) {
            let rows = [(0x1_0000, vec![(1, 5)]), (0x2_0000, vec![(2, 5), (3, 1)])];
            let file = Table::<5>::write(&[0; 4], &rows, 2);
            let shorter = file[..cut % file.len()].to_vec();
            prop_assert_eq!(Table::<5>::read(shorter).is_none(), true);
            let mut damaged = file;
            let at = at % damaged.len();
            damaged[at] = byte;
            if let Some(table) = Table::<5>::read(damaged) {
                table.scores(&[0x1_0000, 0x2_0000, 7], &mut Vec::new());
            }
        }
    }
}
