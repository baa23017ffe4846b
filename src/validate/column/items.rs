//! `items` and `prefixItems`. In drafts before 2020 `items` may be a list, which is left to rows.

use arrow_array::UInt64Array;
use arrow_select::take::take;
use serde_json::Value;

use super::asked::{Asked, Decision, Keyword, Undecided};
use super::compile::{Draft, Site};
use super::list::Elements;
use super::mask::Mask;
use crate::validate::cell::Values;

/// What is asked of the elements from a place on.
struct Items {
    asked: Asked,
    from: usize,
}

/// What is asked of the first elements, one by one.
struct Prefix(Vec<Asked>);

pub(super) fn compile(value: &Value, site: &Site<'_>) -> Option<Box<dyn Keyword>> {
    if value.is_array() {
        return None;
    }
    let prefix = site.members.get("prefixItems");
    let prefix = prefix.filter(|_| site.compiler.draft >= Draft::Twenty).and_then(Value::as_array);
    let asked = site.subschema(value, &["items"]);
    Some(Box::new(Items { asked, from: prefix.map_or(0, Vec::len) }))
}

pub(super) fn compile_prefix(value: &Value, site: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Prefix(site.subschemas(value, "prefixItems")?)))
}

impl Keyword for Items {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        let Values::List(lists) = values else { return Ok(()) };
        let elements = Elements::of(lists);
        let kept = self.asked.mask(Values::of(elements.column.as_ref()))?;
        elements.keep_all_from(self.from, &kept, good);
        Ok(())
    }
}

impl Keyword for Prefix {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        let Values::List(lists) = values else { return Ok(()) };
        let elements = Elements::of(lists);
        for (place, asked) in self.0.iter().enumerate() {
            let has_place =
                |row: &usize| !values.is_null(*row) && elements.range(*row).len() > place;
            let rows: Vec<usize> = (0..values.len()).filter(has_place).collect();
            let places = rows.iter().map(|&row| (elements.range(row).start + place) as u64);
            let places = UInt64Array::from_iter_values(places);
            let column = take(elements.column.as_ref(), &places, None).map_err(|_| Undecided)?;
            let kept = asked.mask(Values::of(column.as_ref()))?;
            kept.bad().filter_map(|at| rows.get(at)).for_each(|&row| good.clear(row));
        }
        Ok(())
    }
}
