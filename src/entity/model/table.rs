//! The model's file: what it was trained with, the classes of words, and the weights.
//!
//! Little-endian throughout: eight bytes of magic; the number of words that have a class, four bytes,
//! and for each of them four bytes of hash and one of class; then the weights (see [`crate::crf::Table`]), with a
//! transition weight for each legal step (see [`super::tag::edges`]).

use crate::crf::{self, Chain, Clusters};

use super::tag::{COUNT, edges};

/// The format's name and version.
const MAGIC: &[u8; 8] = b"PQNAMES5";

/// Bytes of a word's hash and class.
const WORD: usize = 5;

/// A model.
pub struct Table {
    chain: Chain<COUNT>,
    clusters: Clusters,
}

/// What a file holds.
pub struct Weighed<'a> {
    /// Of the features that were trained with.
    pub fingerprint: u64,
    /// The words that have a class.
    pub words: &'a [(u32, u8)],
    /// The weights of the steps, in the order of [`super::tag::edges`].
    pub transitions: &'a [i16],
    /// The features, most frequent first. Of two with one key, the first counts.
    pub rows: &'a [crf::Row],
}

impl Table {
    /// Reads a file; `None` if it is not one of this format.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let rest = bytes.strip_prefix(MAGIC)?;
        let (count, rest) = rest.split_first_chunk()?;
        let count = u32::from_le_bytes(*count) as usize;
        let (words, rest) = rest.split_at_checked(count.checked_mul(WORD)?)?;
        Some(Table {
            chain: Chain::new(crf::Table::read(rest)?, &edges())?,
            clusters: Clusters::of(&words.chunks_exact(WORD).filter_map(word).collect::<Vec<_>>()),
        })
    }

    /// The file of these weights.
    pub fn write(weighed: &Weighed<'_>) -> Vec<u8> {
        let mut file = MAGIC.to_vec();
        file.extend((weighed.words.len() as u32).to_le_bytes());
        for (hash, class) in weighed.words {
            file.extend(hash.to_le_bytes());
            file.push(*class);
        }
        file.extend(crf::Table::write(weighed.fingerprint, weighed.transitions, weighed.rows));
        file
    }

    /// Of the features that it was trained with (see `super::fingerprint`).
    pub fn fingerprint(&self) -> u64 {
        self.chain.table().fingerprint()
    }

    /// The classes of words.
    pub(crate) fn clusters(&self) -> &Clusters {
        &self.clusters
    }

    /// The weights of steps and features.
    pub(crate) fn chain(&self) -> &Chain<COUNT> {
        &self.chain
    }
}

fn word(bytes: &[u8]) -> Option<(u32, u8)> {
    let (hash, class) = bytes.split_first_chunk()?;
    Some((u32::from_le_bytes(*hash), *class.first()?))
}

#[cfg(test)]
mod tests {
    use super::{Table, Weighed, edges};

    #[test]
    fn what_is_written_is_read() {
        let mut transitions = vec![0; edges().len()];
        transitions[1] = -7;
        let rows = [(0xabcd_1234_5678, vec![(1, -3)])];
        let weighed =
            Weighed { fingerprint: 3, words: &[(77, 5)], transitions: &transitions, rows: &rows };
        let file = Table::write(&weighed);
        let table = Table::read(&file).unwrap();
        assert_eq!(table.chain().table().scores(&[rows[0].0])[1], -3);
        assert_eq!(table.chain().weight(0, 1), Some(-7));
        assert_eq!((table.clusters().class(77), table.clusters().class(78)), (5, 0));
        assert!((0..40).all(|end| Table::read(&file[..end]).is_none()));
    }
}
