//! Sources that run into the verb of their clause: of "The firm lowered its forecast, blaming ..." the tags
//! may take "The firm lowered its forecast" for who blames. A past with an object behind it is no part of
//! a name, unless of a relative clause or an apposition.

use std::ops::Range;

use super::page::Page;
use super::unit::Item;
use super::word::Class;

/// A source up to the verb that it runs into.
pub(crate) fn cut(page: &Page<'_>, source: &Range<usize>) -> Range<usize> {
    let items = page.units.items.get(source.clone()).unwrap_or_default();
    let hangs = Class::RELATIVE | Class::THAT | Class::QUESTION | Class::SUBORDINATOR;
    let opens = items.iter().position(|item| item.is(',') || item.word.class.has(hangs));
    let own = &items[..opens.unwrap_or(items.len())];
    let is_object = |item: &Item| item.word.class.has(Class::DETERMINER | Class::POSSESSIVE);
    let verb =
        own.windows(2).skip(1).position(|pair| is_past(page, &pair[0]) && is_object(&pair[1]));
    let end = verb.map_or(source.end, |verb| source.start + 1 + verb);
    source.start..end
}

fn is_past(page: &Page<'_>, item: &Item) -> bool {
    !item.capital && item.span.len() > 4 && item.span.of(page.text).ends_with("ed")
}
