//! The elements of many lists: one column of their own, in which each list is a range.

use std::ops::Range;

use arrow_array::{Array, ArrayRef, ListArray};

use super::mask::Mask;

/// All elements of the lists, and of nothing else.
pub(super) struct Elements<'a> {
    lists: &'a ListArray,
    pub(super) column: ArrayRef,
    first: usize,
}

impl<'a> Elements<'a> {
    pub(super) fn of(lists: &'a ListArray) -> Self {
        let offsets = lists.value_offsets();
        let first = offsets.first().map_or(0, |&offset| offset as usize);
        let end = offsets.last().map_or(0, |&offset| offset as usize);
        Elements { lists, column: lists.values().slice(first, end - first), first }
    }

    /// Where the elements of one list stand in the column.
    pub(super) fn range(&self, row: usize) -> Range<usize> {
        let offsets = self.lists.value_offsets();
        offsets[row] as usize - self.first..offsets[row + 1] as usize - self.first
    }

    /// Keeps the lists whose elements, from a place on, are all good.
    pub(super) fn keep_all_from(&self, from: usize, elements: &Mask, good: &mut Mask) {
        if !elements.is_full() {
            good.keep_at(self.lists.nulls(), |row| {
                let range = self.range(row);
                (range.start + from..range.end).all(|at| elements.is_good(at))
            });
        }
    }
}
