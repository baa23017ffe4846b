//! `minLength` and `maxLength`: code points, which are counted only where the bytes leave it open.

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
        let is_enough =
            |text: &str| text.len().div_ceil(WIDEST) >= self.0 || text.chars().count() >= self.0;
        keep_texts(values, good, |bytes| bytes.div_ceil(WIDEST) >= self.0, is_enough);
        Ok(())
    }
}

impl Keyword for Most {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        let is_few = |text: &str| text.len() <= self.0 || text.chars().count() <= self.0;
        keep_texts(values, good, |bytes| bytes <= self.0, is_few);
        Ok(())
    }
}

/// Keeps the texts that pass; `surely` says so from the number of bytes alone.
fn keep_texts(
    values: Values<'_>,
    good: &mut Mask,
    surely: impl Fn(usize) -> bool,
    passes: impl Fn(&str) -> bool,
) {
    match values {
        Values::Text(texts) => {
            let offsets = texts.value_offsets();
            let lengths = offsets.windows(2).map(|pair| (pair[1] - pair[0]) as usize);
            if !lengths.fold(true, |all, bytes| all & surely(bytes)) {
                good.keep_at(values.nulls(), |row| passes(texts.value(row)));
            }
        }
        Values::Float(_) | Values::Rendered(_) => good.keep_at(values.nulls(), |row| {
            values.cell(row).as_string().is_none_or(|text| passes(&text))
        }),
        _ => {}
    }
}
