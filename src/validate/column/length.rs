//! `minLength` and `maxLength`: code points, which are counted only where the bytes leave it open.

use arrow_array::StringArray;
use jsonschema::json::Node;
use serde_json::Value;

use super::asked::{Decision, Keyword};
use super::compile::Site;
use super::limit::count;
use super::mask::Mask;
use crate::validate::cell::Values;

/// The longest UTF-8 sequence of one code point, in bytes.
const WIDEST: usize = 4;

struct Least(usize);

struct Most(usize);

pub(super) fn compile_least(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Least(count(value)?)))
}

pub(super) fn compile_most(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Most(count(value)?)))
}

impl Keyword for Least {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        let is_enough = |points: usize| points >= self.0;
        keep_texts(values, good, |fewest, _| is_enough(fewest), is_enough);
        Ok(())
    }
}

impl Keyword for Most {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        let is_few = |points: usize| points <= self.0;
        keep_texts(values, good, |_, most| is_few(most), is_few);
        Ok(())
    }
}

/// Keeps the texts whose number of code points passes; `surely` says so from the fewest and the most
/// that it may be.
fn keep_texts(
    values: Values<'_>,
    good: &mut Mask,
    surely: impl Fn(usize, usize) -> bool,
    passes: impl Fn(usize) -> bool,
) {
    let fits = |text: &str| {
        surely(text.len().div_ceil(WIDEST), text.len()) || passes(text.chars().count())
    };
    match values {
        Values::Text(texts) => {
            let offsets = texts.value_offsets();
            let lengths = || offsets.windows(2).map(|pair| (pair[1] - pair[0]) as usize);
            if lengths().fold(true, |all, bytes| all & surely(bytes.div_ceil(WIDEST), bytes)) {
                return;
            }
            match is_ascii(texts) {
                true if lengths().fold(true, |all, bytes| all & surely(bytes, bytes)) => {}
                true => good.keep_at(values.nulls(), |row| passes(texts.value(row).len())),
                false => good.keep_at(values.nulls(), |row| fits(texts.value(row))),
            }
        }
        Values::Float(_) | Values::Rendered(_) => good.keep_at(values.nulls(), |row| {
            values.cell(row).as_string().is_none_or(|text| fits(&text))
        }),
        _ => {}
    }
}

/// Whether each byte of a column is a code point, as in keys, where none need be counted.
fn is_ascii(texts: &StringArray) -> bool {
    let offsets = texts.value_offsets();
    let ends = offsets.first().zip(offsets.last());
    let bytes =
        ends.and_then(|(&start, &end)| texts.value_data().get(start as usize..end as usize));
    bytes.is_some_and(<[u8]>::is_ascii)
}
