//! Tags that go too far. Of "The firm lowered its forecast, blaming ..." they may take "The firm lowered its
//! forecast" for who blames, and after "“We won.”" the next sentence for what was said.

use std::ops::Range;

use super::page::Page;
use super::subject::is_past;
use super::unit::Item;
use super::word::Class;

/// A source up to the verb that it runs into: a past with an object behind it is no part of a name, unless
/// of a relative clause or an apposition.
pub(crate) fn source(page: &Page<'_>, source: &Range<usize>) -> Range<usize> {
    let items = page.units.items.get(source.clone()).unwrap_or_default();
    let hangs = Class::RELATIVE | Class::THAT | Class::QUESTION | Class::SUBORDINATOR;
    let opens = items.iter().position(|item| item.is(',') || item.word.class.has(hangs));
    let own = &items[..opens.unwrap_or(items.len())];
    let is_object = |item: &Item| item.word.class.has(Class::DETERMINER | Class::POSSESSIVE);
    let verb =
        own.windows(2).skip(1).position(|pair| is_past(page.text, &pair[0]) && is_object(&pair[1]));
    let end = verb.map_or(source.end, |verb| source.start + 1 + verb);
    source.start..end
}

/// The parts of a content without what follows a quotation that ends a sentence and is no quotation.
pub(crate) fn content(page: &Page<'_>, parts: &[Range<usize>]) -> Vec<Range<usize>> {
    let items = |part: &Range<usize>| page.units.items.get(part.clone()).unwrap_or_default();
    let mut kept: Vec<Range<usize>> = Vec::with_capacity(parts.len());
    for part in parts {
        let is_quoted = items(part).iter().any(|item| item.quote().is_some());
        let before = kept.last().and_then(|last| items(last).last());
        if !is_quoted && before.is_some_and(|last| ends_sentence(page, last)) {
            break;
        }
        let Some(end) = sentence_end(page, items(part)) else {
            kept.push(part.clone());
            continue;
        };
        kept.push(part.start..part.start + end);
        let later =
            items(part).iter().enumerate().skip(end).filter(|(_, item)| item.quote().is_some());
        kept.extend(later.map(|(at, _)| part.start + at..part.start + at + 1));
    }
    kept
}

/// How many items a quotation takes up that some items begin with, if it ends a sentence and another
/// begins behind it.
fn sentence_end(page: &Page<'_>, items: &[Item]) -> Option<usize> {
    let quotes = items.iter().take_while(|item| item.quote().is_some()).count();
    let (last, next) = (items.get(quotes.checked_sub(1)?)?, items.get(quotes)?);
    (ends_sentence(page, last) && next.capital).then_some(quotes)
}

/// Whether an item is a quotation that ends as a sentence does.
fn ends_sentence(page: &Page<'_>, item: &Item) -> bool {
    let inside = item.span.of(page.text).trim_end_matches(['"', '”', '\'', '’']);
    item.quote().is_some() && inside.ends_with(['.', '?', '!'])
}
