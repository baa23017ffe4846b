//! A small set of hashes that is asked before what holds the things themselves: of most that it has
//! not, one bit says so (Bloom 1970, with one hash). What it says it may have, must be looked for.

/// A set in so many places of 64 bits each; with ten bits for each thing, of ten others it may have one.
pub(crate) struct Filter<const PLACES: usize>([u64; PLACES]);

impl<const PLACES: usize> Filter<PLACES> {
    /// Nothing yet.
    pub(crate) fn new() -> Self {
        Filter([0; PLACES])
    }

    /// Adds a thing, by its hash.
    pub(crate) fn add(&mut self, hash: u32) {
        self.0[place(hash, PLACES)] |= bit(hash);
    }

    /// Whether the thing of a hash may have been added.
    pub(crate) fn may_have(&self, hash: u32) -> bool {
        self.0[place(hash, PLACES)] & bit(hash) != 0
    }
}

fn place(hash: u32, places: usize) -> usize {
    (hash >> u64::BITS.ilog2()) as usize % places
}

fn bit(hash: u32) -> u64 {
    1 << (hash % u64::BITS)
}

#[cfg(test)]
mod tests {
    use super::Filter;
    use crate::crf::hash;

    #[test]
    fn what_was_added_is_there_and_little_else() {
        let hash = |number: u32| hash::lower(&number.to_le_bytes());
        let mut filter = Filter::<32>::new();
        (0..200).for_each(|number| filter.add(hash(number)));
        assert!((0..200).all(|number| filter.may_have(hash(number))));
        assert!((1_000..2_000).filter(|&number| filter.may_have(hash(number))).count() < 150);
    }
}
