//! The weights, as one file holds them: integers, found by the hash of a feature, read in place.
//!
//! Little-endian throughout: eight bytes of magic; the transition weights, two bytes for each pair
//! of tags; the number of bits `b` that choose a bucket, four bytes; `2^b + 1` offsets of the
//! buckets, four bytes each; then the buckets. A bucket is a row of entries: two bytes of the
//! feature's hash, the number of weights, and for each of them a tag and a weight, one byte each.

use std::borrow::Cow;

use super::tag::{COUNT, may_follow};

/// The format's name and version.
const MAGIC: &[u8; 8] = b"PQNAMES1";

/// Scores of one word, by tag.
pub type Scores = [i32; COUNT];

/// A feature with the weights that it gives to tags.
pub type Row = (u64, Vec<(u8, i8)>);

/// The weights of a model.
pub struct Table {
    bytes: Cow<'static, [u8]>,
    /// Which tags may follow each tag, and their weights.
    after: Vec<Vec<(usize, i32)>>,
    bits: u32,
    offsets: Vec<u32>,
    entries_at: usize,
}

impl Table {
    /// Reads a file; `None` if it is not one of this format.
    pub fn read(bytes: impl Into<Cow<'static, [u8]>>) -> Option<Self> {
        let bytes = bytes.into();
        let rest = bytes.strip_prefix(MAGIC)?;
        let (transitions, rest) = rest.split_at_checked(2 * COUNT * COUNT)?;
        let after = transitions.chunks_exact(2 * COUNT).enumerate().map(followers).collect();
        let (bits, rest) = rest.split_first_chunk()?;
        let bits = u32::from_le_bytes(*bits);
        let count = (1_usize.checked_shl(bits).filter(|_| bits < 32)?) + 1;
        let (offsets, entries) = rest.split_at_checked(4 * count)?;
        let offsets: Vec<u32> = offsets.chunks_exact(4).map(offset).collect();
        let entries_at = bytes.len() - entries.len();
        let whole = offsets.last().is_some_and(|&end| end as usize == entries.len());
        whole.then_some(Table { bytes, after, bits, offsets, entries_at })
    }

    /// The file of these weights. Rows need not be in order; no two may share a hash.
    pub fn write(transitions: &[[i16; COUNT]], rows: &[Row], bits: u32) -> Vec<u8> {
        let mut rows: Vec<&Row> = rows.iter().collect();
        rows.sort_by_key(|(hash, _)| (bucket(*hash, bits), fingerprint(*hash), *hash));
        let (mut offsets, mut entries) = (vec![0_u32; (1 << bits) + 1], Vec::new());
        for (hash, weights) in rows {
            entries.extend_from_slice(&fingerprint(*hash));
            entries.push(weights.len() as u8);
            entries.extend(weights.iter().flat_map(|&(tag, weight)| [tag, weight as u8]));
            offsets[bucket(*hash, bits) + 1] = entries.len() as u32;
        }
        for at in 1..offsets.len() {
            offsets[at] = offsets[at].max(offsets[at - 1]);
        }
        let mut file = MAGIC.to_vec();
        file.extend(transitions.iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        file.extend(bits.to_le_bytes());
        file.extend(offsets.iter().flat_map(|offset| offset.to_le_bytes()));
        file.extend(entries);
        file
    }

    /// The tags that may follow a tag, with their weights.
    pub(crate) fn after(&self, tag: usize) -> &[(usize, i32)] {
        self.after.get(tag).map_or(&[], Vec::as_slice)
    }

    /// The sums of what a word's features say.
    pub(crate) fn scores(&self, features: &[u64], buckets: &mut Vec<Bucket>) -> Scores {
        // First all offsets, then the first byte of all buckets, then the search: reads that do
        // not depend on each other wait for memory together.
        buckets.clear();
        buckets.extend(features.iter().map(|&hash| self.bucket(hash)));
        for bucket in buckets.iter_mut().filter(|bucket| bucket.from < bucket.to) {
            bucket.opening = self.bytes.get(bucket.from).copied();
        }
        let mut scores = [0; COUNT];
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

    fn add(&self, bucket: &Bucket, scores: &mut Scores) {
        let mut rest = self.bytes.get(bucket.from..bucket.to).unwrap_or_default();
        while let [low, high, count, after @ ..] = rest {
            let Some((weights, next)) = after.split_at_checked(2 * usize::from(*count)) else {
                return;
            };
            if [*low, *high] == bucket.wanted {
                for pair in weights.chunks_exact(2) {
                    if let Some(score) = scores.get_mut(usize::from(pair[0])) {
                        *score += i32::from(pair[1] as i8);
                    }
                }
                return;
            }
            rest = next;
        }
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

/// The tags that may follow a tag, from its row of transition weights.
fn followers((before, row): (usize, &[u8])) -> Vec<(usize, i32)> {
    let weights = row.chunks_exact(2).map(|pair| i32::from(i16::from_le_bytes([pair[0], pair[1]])));
    weights.enumerate().filter(|(tag, _)| may_follow(before, *tag)).collect()
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

    use super::{COUNT, Table};

    #[test]
    fn what_is_written_is_read() {
        let mut transitions = vec![[0; COUNT]; COUNT];
        transitions[0][1] = -7;
        let rows = [(0xabcd_1234_5678, vec![(1, -3), (4, 127)]), (0xabcd_1234_5679, vec![(1, 9)])];
        let table = Table::read(Table::write(&transitions, &rows, 4)).unwrap();
        let scores = table.scores(&[rows[0].0, rows[1].0, 42], &mut Vec::new());
        assert_eq!((scores[1], scores[4], scores[0]), (6, 127, 0));
        assert_eq!(table.after(0)[1], (1, -7));
    }

    proptest! {
        #[test]
        fn a_damaged_file_is_refused_or_harmless(cut in any::<usize>(), at in any::<usize>(), byte in any::<u8>()) {
            let rows = [(0x1_0000, vec![(1, 5)]), (0x2_0000, vec![(2, 5), (3, 1)])];
            let file = Table::write(&[[0; COUNT]; COUNT], &rows, 2);
            let shorter = file[..cut % file.len()].to_vec();
            prop_assert_eq!(Table::read(shorter).is_none(), true);
            let mut damaged = file;
            let at = at % damaged.len();
            damaged[at] = byte;
            if let Some(table) = Table::read(damaged) {
                table.scores(&[0x1_0000, 0x2_0000, 7], &mut Vec::new());
            }
        }
    }
}
