//! Where the row of each feature is, by perfect hashing (hash and displace: Belazzougui, Botelho,
//! Dietzfelbinger 2009): the high bits of a key choose a bucket, whose displacement leads its few
//! keys to places of their own.
//!
//! So a look-up is two reads in tables as small as can be, and no branch. Buckets that are searched
//! take twice the memory, and the branch on whether a feature is known, which nothing predicts, once
//! took half of all time.

use std::cmp::Reverse;
use std::hint::select_unpredictable;
use std::ops::RangeInclusive;

use rustc_hash::FxHashSet;

use super::widest::fetch;

/// Bits that may choose a place: some hundreds of features at least, a hundred thousand at most.
pub(super) const BITS: RangeInclusive<u32> = 10..=17;

/// How many places a bucket has, as bits.
const SHARE: u32 = 2;

/// Most keys of a table with so many bits: three quarters of all places, so that every bucket finds
/// a displacement.
const fn capacity(bits: u32) -> usize {
    3 << (bits - 2)
}

/// The fewest bits that so many keys take.
pub(super) fn bits_for(keys: usize) -> u32 {
    let fits = BITS.clone().find(|&bits| keys <= capacity(bits));
    fits.unwrap_or(*BITS.end())
}

/// The rows of some keys.
pub(super) struct Places {
    bits: u32,
    /// By bucket.
    displacements: Vec<u8>,
    /// The key's high bits and, in the others, its row.
    places: Vec<u32>,
}

/// How many buckets there are.
pub(super) const fn buckets(bits: u32) -> usize {
    1 << (bits - SHARE)
}

/// How many rows there can be, the first of which is no key's.
pub(super) const fn rows(bits: u32) -> usize {
    1 << bits
}

impl Places {
    /// No keys yet, with the displacements of the [`buckets`].
    pub(super) fn new(bits: u32, mut displacements: Vec<u8>) -> Self {
        displacements.resize(buckets(bits), 0);
        Places { bits, displacements, places: vec![0; rows(bits)] }
    }

    /// Where the rows of keys are found, one after the other.
    #[inline(always)]
    pub(super) fn finder(&self) -> Option<Finder<'_>> {
        let (displacements, places) = (Ring::of(&self.displacements)?, Ring::of(&self.places)?);
        let last = !high(self.bits, u32::MAX);
        Some(Finder { shift: 32 + SHARE - self.bits, last, displacements, places })
    }

    /// Gives a key a row; whether there was place.
    pub(super) fn insert(&mut self, key: u32, row: u32) -> bool {
        let displacement = self.displacements.get(bucket(self.bits, key)).copied();
        let at = place(self.bits, key, displacement.unwrap_or_default());
        let free = self.places.get_mut(at).filter(|place| **place == 0 && row >> self.bits == 0);
        free.map(|place| *place = high(self.bits, key) | row).is_some()
    }
}

/// Some things in number a power of two, of which each number means one: the compiler knows that
/// none is beyond the end.
#[derive(Clone, Copy)]
pub(super) struct Ring<'a, T>(&'a [T]);

impl<'a, T> Ring<'a, T> {
    /// A ring of these; `None` where there are none.
    #[inline(always)]
    pub(super) fn of(all: &'a [T]) -> Option<Self> {
        (!all.is_empty()).then_some(Ring(all))
    }

    /// The thing of a number.
    #[inline(always)]
    pub(super) fn at(self, number: u64) -> &'a T {
        &self.0[number as usize & (self.0.len() - 1)]
    }

    /// Has the thing of a number fetched, which is one of theirs: nobody looks whether it is.
    #[inline(always)]
    pub(super) fn fetch(self, number: u64) {
        fetch(self.0.as_ptr().wrapping_add(number as usize));
    }
}

/// The same as [`Places`], ready for many look-ups in two steps.
#[derive(Clone, Copy)]
pub(super) struct Finder<'a> {
    shift: u32,
    /// The most that a row can be.
    last: u32,
    displacements: Ring<'a, u8>,
    places: Ring<'a, u32>,
}

impl Finder<'_> {
    /// What a key becomes by its displacement: its low bits are its place, which is fetched, and its
    /// high bits stay. In 64 bits, of which a key has the low half: so that the compiler knows bounds.
    #[inline(always)]
    pub(super) fn displaced(self, key: u64) -> u64 {
        let displaced = key ^ u64::from(*self.displacements.at(key >> self.shift));
        fetch(self.places.at(displaced));
        displaced
    }

    /// The row of a key that has been displaced, or 0: nothing predicts which features are known, so it
    /// must not branch.
    #[inline(always)]
    pub(super) fn row(self, displaced: u64) -> u64 {
        let place = *self.places.at(displaced);
        let is_its = (place ^ displaced as u32) <= self.last;
        u64::from(select_unpredictable(is_its, place & self.last, 0))
    }
}

fn bucket(bits: u32, key: u32) -> usize {
    (key >> (32 + SHARE - bits)) as usize
}

fn place(bits: u32, key: u32, displacement: u8) -> usize {
    ((key ^ u32::from(displacement)) & !high(bits, u32::MAX)) as usize
}

fn high(bits: u32, key: u32) -> u32 {
    key >> bits << bits
}

/// A displacement for each bucket, by which most of these keys have places of their own; to a key that
/// finds none, earlier ones were preferred.
pub(super) fn displace(bits: u32, keys: impl IntoIterator<Item = u32>) -> Vec<u8> {
    let mut by_bucket = vec![Vec::new(); buckets(bits)];
    let mut seen = FxHashSet::default();
    for key in keys.into_iter().filter(|key| seen.insert(*key)) {
        by_bucket[bucket(bits, key)].push(key);
    }
    let mut order: Vec<usize> = (0..by_bucket.len()).collect();
    order.sort_by_key(|&bucket| Reverse(by_bucket[bucket].len()));
    let mut displacements = vec![0; buckets(bits)];
    let mut taken = vec![false; 1 << bits];
    for bucket in order {
        displacements[bucket] = settle(bits, &by_bucket[bucket], &mut taken);
    }
    displacements
}

/// Takes places for the keys of one bucket, or for as many as find some; their displacement.
fn settle(bits: u32, keys: &[u32], taken: &mut [bool]) -> u8 {
    let mut places = Vec::new();
    for keys in (0..=keys.len()).rev().map(|count| &keys[..count]) {
        for displacement in 0..=u8::MAX {
            places.clear();
            places.extend(keys.iter().map(|&key| place(bits, key, displacement)));
            places.sort_unstable();
            let apart = places.windows(2).all(|pair| pair[0] < pair[1]);
            if apart && places.iter().all(|&place| !taken[place]) {
                places.iter().for_each(|&place| taken[place] = true);
                return displacement;
            }
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::{Places, bits_for, capacity, displace};
    use crate::crf::hash::one;

    #[test]
    fn a_full_table_finds_its_keys_and_no_others() {
        for bits in [10, 13, 16] {
            let key = |number| (one(1, number) >> 32) as u32;
            let keys: Vec<u32> = (0..capacity(bits) as u32).map(key).collect();
            let mut places = Places::new(bits, displace(bits, keys.iter().copied()));
            let mut placed: Vec<(u32, u32)> = keys.iter().copied().zip(1..).collect();
            placed.retain(|&(key, row)| places.insert(key, row));
            // Keys of one bucket whose low bits agree share a place: the fewer bits, the more.
            assert!(placed.len() * 100 >= keys.len() * 99, "{} of {}", placed.len(), keys.len());
            let finder = places.finder().unwrap();
            let row = |key: u32| finder.row(finder.displaced(key.into()));
            assert!(placed.iter().all(|&(key, placed)| row(key) == u64::from(placed)));
            let strangers = (0..100_000).map(|number| (one(2, number) >> 32) as u32);
            assert!(strangers.filter(|&key| row(key) != 0).count() < 10);
        }
    }

    #[test]
    fn a_table_is_as_small_as_its_keys_allow() {
        assert_eq!([0, 768, 769, 98_304, 1 << 20].map(bits_for), [10, 10, 11, 17, 17]);
    }
}
