//! `contains`, with `minContains` and `maxContains`.

use serde_json::Value;

use super::asked::{Asked, Decision, Keyword};
use super::compile::{Draft, Site};
use super::limit::count;
use super::list::Elements;
use super::mask::Mask;
use crate::validate::cell::Values;

struct Contains {
    asked: Asked,
    least: usize,
    most: usize,
}

pub(super) fn compile(value: &Value, site: &Site<'_>) -> Option<Box<dyn Keyword>> {
    let bound = |keyword: &str, otherwise: usize| {
        let bound = site.members.get(keyword).filter(|_| site.compiler.draft >= Draft::Nineteen);
        bound.map_or(Some(otherwise), count)
    };
    Some(Box::new(Contains {
        asked: site.subschema(value, &["contains"]),
        least: bound("minContains", 1)?,
        most: bound("maxContains", usize::MAX)?,
    }))
}

impl Keyword for Contains {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        let Values::List(lists) = values else { return Ok(()) };
        let elements = Elements::of(lists);
        let found = self.asked.mask(Values::of(elements.column.as_ref()))?;
        good.keep_at(values.nulls(), |row| {
            (self.least..=self.most).contains(&found.count(elements.range(row)))
        });
        Ok(())
    }
}
