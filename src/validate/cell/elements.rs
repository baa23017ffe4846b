//! A list as a JSON array.

use arrow_array::ListArray;
use jsonschema::json::Array as JsonArray;

use super::values::Values;
use super::{ArrowJson, Cell};

/// The elements of a list that are still to come.
#[derive(Clone, Copy)]
pub(crate) struct Elements<'a> {
    values: Values<'a>,
    next: usize,
    end: usize,
}

impl<'a> Elements<'a> {
    pub(crate) fn of(array: &'a ListArray, row: usize) -> Self {
        let offsets = array.value_offsets();
        let (next, end) = (offsets[row] as usize, offsets[row + 1] as usize);
        Elements { values: Values::of(array.values().as_ref()), next, end }
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Cell<'a>;

    fn next(&mut self) -> Option<Cell<'a>> {
        (self.next < self.end).then(|| {
            self.next += 1;
            self.values.cell(self.next - 1)
        })
    }
}

impl<'a> JsonArray<'a, ArrowJson> for Elements<'a> {
    type Node = Cell<'a>;
    type ElementsIter = Elements<'a>;

    fn len(&self) -> usize {
        self.end - self.next
    }

    fn elements(&self) -> Elements<'a> {
        *self
    }
}
