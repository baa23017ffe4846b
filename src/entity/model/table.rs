//! The model's file: what it was trained with, the classes of words, and the weights.
//!
//! Little-endian throughout: eight bytes of magic; eight that say which features it was trained with
//! (see [`super::fingerprint`]); the number of words that have a class, four bytes, and for each of
//! them four bytes of hash and one of class; then the weights (see [`crate::crf::Table`]), with a
//! transition weight for each pair of tags.

use crate::crf;

use super::clusters::Clusters;
use super::tag::{COUNT, may_follow};

/// The format's name and version.
const MAGIC: &[u8; 8] = b"PQNAMES3";

/// Bytes of a word's hash and class.
const WORD: usize = 5;

/// A model.
pub struct Table {
    /// Which tags may follow each tag, and their weights.
    after: Vec<Vec<(usize, i32)>>,
    weights: crf::Table,
    clusters: Clusters,
    fingerprint: u64,
}

/// What a file holds.
pub struct Weighed<'a> {
    /// Of the features that were trained with.
    pub fingerprint: u64,
    /// The words that have a class.
    pub words: &'a [(u32, u8)],
    /// The weight of each tag after each.
    pub transitions: &'a [[i16; COUNT]],
    /// The features, most frequent first. Of two with one key, the first counts.
    pub rows: &'a [crf::Row],
}

impl Table {
    /// Reads a file; `None` if it is not one of this format.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (fingerprint, rest) = rest.split_first_chunk()?;
        let (count, rest) = rest.split_first_chunk()?;
        let count = u32::from_le_bytes(*count) as usize;
        let (words, rest) = rest.split_at_checked(count.checked_mul(WORD)?)?;
        let weights = crf::Table::read(rest)?;
        let transitions = weights.transitions();
        let after = transitions.chunks_exact(COUNT).enumerate().map(followers).collect();
        let is_whole = transitions.len() == COUNT * COUNT;
        is_whole.then_some(Table {
            after,
            weights,
            fingerprint: u64::from_le_bytes(*fingerprint),
            clusters: Clusters::of(words.chunks_exact(WORD).filter_map(word)),
        })
    }

    /// The file of these weights.
    pub fn write(weighed: &Weighed<'_>) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        file.extend(weighed.fingerprint.to_le_bytes());
        file.extend((weighed.words.len() as u32).to_le_bytes());
        for (hash, class) in weighed.words {
            file.extend(hash.to_le_bytes());
            file.push(*class);
        }
        let transitions: Vec<i16> = weighed.transitions.iter().flatten().copied().collect();
        file.extend(crf::Table::write(&transitions, weighed.rows));
        file
    }

    /// Of the features that it was trained with.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// The classes of words.
    pub(crate) fn clusters(&self) -> &Clusters {
        &self.clusters
    }

    /// The tags that may follow a tag, with their weights.
    pub(crate) fn after(&self, tag: usize) -> &[(usize, i32)] {
        self.after.get(tag).map_or(&[], Vec::as_slice)
    }

    /// The weights of features.
    pub(crate) fn weights(&self) -> &crf::Table {
        &self.weights
    }
}

/// The tags that may follow a tag, from its row of transition weights.
fn followers((before, row): (usize, &[i16])) -> Vec<(usize, i32)> {
    let weights = row.iter().map(|&weight| i32::from(weight)).enumerate();
    weights.filter(|(tag, _)| may_follow(before, *tag)).collect()
}

fn word(bytes: &[u8]) -> Option<(u32, u8)> {
    let (hash, class) = bytes.split_first_chunk()?;
    Some((u32::from_le_bytes(*hash), *class.first()?))
}

#[cfg(test)]
mod tests {
    use super::{COUNT, Table, Weighed};

    #[test]
    fn what_is_written_is_read() {
        let mut transitions = vec![[0; COUNT]; COUNT];
        transitions[0][1] = -7;
        let rows = [(0xabcd_1234_5678, vec![(1, -3)])];
        let weighed =
            Weighed { fingerprint: 3, words: &[(77, 5)], transitions: &transitions, rows: &rows };
        let file = Table::write(&weighed);
        let table = Table::read(&file).unwrap();
        assert_eq!(table.weights().scores(&[rows[0].0], &mut Vec::new())[1], -3);
        assert_eq!(table.after(0)[1], (1, -7));
        assert_eq!((table.clusters().class(77), table.clusters().class(78)), (5, 0));
        assert!((0..40).all(|end| Table::read(&file[..end]).is_none()));
    }
}
