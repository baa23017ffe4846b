//! `uniqueItems`: short lists of strings or integers pair by pair, all others as the row does it.

use jsonschema::json::Array as _;
use serde_json::Value;

use super::asked::{Decision, Keyword};
use super::compile::Site;
use super::list::Elements;
use super::mask::Mask;
use crate::validate::cell::{self, Values};

struct Unique(bool);

/// The longest list of which every pair is compared.
const SHORT: usize = 16;

pub(super) fn compile(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Unique(value.as_bool()?)))
}

impl Keyword for Unique {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        let Values::List(lists) = values else { return Ok(()) };
        if !self.0 {
            return Ok(());
        }
        let elements = Elements::of(lists);
        let column = Values::of(elements.column.as_ref());
        let is_same = |one: usize, other: usize| match (column.is_null(one), column.is_null(other))
        {
            (false, false) => same(column, one, other),
            (one, other) => Some(one == other),
        };
        good.keep_at(values.nulls(), |row| {
            let range = elements.range(row);
            let pairs =
                || range.clone().flat_map(|one| (range.start..one).map(move |other| (one, other)));
            let mut told = (range.len() <= SHORT)
                .then(|| pairs().map(|(one, other)| is_same(one, other)))
                .into_iter()
                .flatten();
            match range.len() {
                0 | 1 => true,
                2..=SHORT => match told.try_fold(true, |unique, same| Some(unique && !same?)) {
                    Some(unique) => unique,
                    None => cell::Elements::of(lists, row).is_unique(),
                },
                _ => cell::Elements::of(lists, row).is_unique(),
            }
        });
        Ok(())
    }
}

/// `None` where it takes more than a comparison.
fn same(column: Values<'_>, one: usize, other: usize) -> Option<bool> {
    match column {
        Values::Text(texts) => Some(texts.value(one) == texts.value(other)),
        Values::Integer(integers) => Some(integers.value(one) == integers.value(other)),
        _ => None,
    }
}
