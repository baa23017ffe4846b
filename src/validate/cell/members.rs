//! A row, a struct or a map as a JSON object.

use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};

use arrow_array::cast::AsArray;
use arrow_array::{Array, MapArray, StructArray};
use arrow_cast::display::array_value_to_string;
use jsonschema::json::Object;

use super::values::Values;
use super::{ArrowJson, Cell};

/// A property's name, and where it was last found: columns keep their places from row to row.
pub(crate) struct PreparedName {
    pub(crate) name: String,
    pub(crate) place: AtomicUsize,
}

impl PreparedName {
    pub(crate) fn new(name: &str) -> Self {
        PreparedName { name: name.to_owned(), place: AtomicUsize::new(0) }
    }
}

/// The members of a row, struct or map.
#[derive(Clone, Copy)]
pub(crate) enum Members<'a> {
    Row(&'a [(&'a str, Values<'a>)], usize),
    Struct(&'a StructArray, usize),
    Map(&'a MapArray, usize),
}

impl<'a> Members<'a> {
    fn member(self, place: usize) -> Option<(Cow<'a, str>, Cell<'a>)> {
        Some((self.name(place)?, self.value(place)?))
    }

    /// The member of a name, looked for where it was last, then everywhere.
    fn found(self, key: &PreparedName, remembered: usize) -> Option<Cell<'a>> {
        let is_named = |&at: &usize| self.name(at).is_some_and(|name| name == key.name);
        let place = Some(remembered).filter(is_named).or_else(|| (0..self.len()).find(is_named))?;
        key.place.store(place, Ordering::Relaxed);
        self.value(place)
    }

    fn value(self, place: usize) -> Option<Cell<'a>> {
        match self {
            Members::Row(columns, row) => Some(columns.get(place)?.1.cell(row)),
            Members::Struct(array, row) => {
                Some(Values::of(array.columns().get(place)?.as_ref()).cell(row))
            }
            Members::Map(array, row) => {
                Some(Values::of(array.values().as_ref()).cell(entry(array, row, place)?))
            }
        }
    }

    fn name(self, place: usize) -> Option<Cow<'a, str>> {
        match self {
            Members::Row(columns, _) => columns.get(place).map(|&(name, _)| name.into()),
            Members::Struct(array, _) => {
                array.fields().get(place).map(|field| field.name().as_str().into())
            }
            Members::Map(array, row) => Some(key(array.keys(), entry(array, row, place)?)),
        }
    }
}

fn entry(array: &MapArray, row: usize, place: usize) -> Option<usize> {
    let offsets = array.value_offsets();
    let (start, end) = (*offsets.get(row)? as usize, *offsets.get(row + 1)? as usize);
    (place < end - start).then_some(start + place)
}

fn key(keys: &dyn Array, entry: usize) -> Cow<'_, str> {
    match keys.as_string_opt::<i32>() {
        Some(keys) => Cow::Borrowed(keys.value(entry)),
        None => Cow::Owned(array_value_to_string(keys, entry).unwrap_or_default()),
    }
}

impl<'a> Object<'a, ArrowJson> for Members<'a> {
    type Node = Cell<'a>;
    type MemberName = Cow<'a, str>;
    type MembersIter = MembersIter<'a>;

    fn len(&self) -> usize {
        match self {
            Members::Row(columns, _) => columns.len(),
            Members::Struct(array, _) => array.num_columns(),
            Members::Map(array, row) => array.value_length(*row) as usize,
        }
    }

    #[inline]
    fn get(&self, key: &PreparedName) -> Option<Cell<'a>> {
        let remembered = key.place.load(Ordering::Relaxed);
        if let Members::Row(columns, row) = *self
            && let Some((name, values)) = columns.get(remembered)
            && *name == key.name
        {
            return Some(values.cell(row));
        }
        self.found(key, remembered)
    }

    #[inline]
    fn members(&self) -> MembersIter<'a> {
        MembersIter { members: *self, next: 0 }
    }
}

/// Members in the order of the columns.
pub(crate) struct MembersIter<'a> {
    members: Members<'a>,
    next: usize,
}

impl<'a> Iterator for MembersIter<'a> {
    type Item = (Cow<'a, str>, Cell<'a>);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        let place = self.next;
        self.next += 1;
        match self.members {
            Members::Row(columns, row) => {
                let (name, values) = columns.get(place)?;
                Some((Cow::Borrowed(name), values.cell(row)))
            }
            members => members.member(place),
        }
    }
}
