//! What every rule sees: the article's text, its units and the lexicon.

#[cfg(test)]
use crate::annotation::{Segment, lines};
#[cfg(test)]
use crate::record::Role;
use crate::span::Span;

use super::finite::looks_finite;
#[cfg(test)]
use super::lexicon::CUES;
use super::lexicon::Lexicon;
use super::phrase::Phrases;
use super::unit::{Item, Unit, Units};

/// One article under the rules.
pub(crate) struct Page<'a> {
    /// The article.
    pub(crate) text: &'a str,
    /// The words that rules know.
    pub(crate) lexicon: &'a Lexicon,
    /// The article's sentences as rules see them.
    pub(crate) units: &'a Units,
}

impl Page<'_> {
    /// The items of one unit, to be read as phrases.
    pub(crate) fn phrases(&self, unit: usize) -> Phrases<'_> {
        let items = self.units.units.get(unit).map_or(&[][..], |unit| self.units.of(unit));
        Phrases { text: self.text, items }
    }

    /// The unit that holds an item, or else the first behind it, and its items as phrases.
    pub(crate) fn unit_of(&self, item: usize) -> Option<(&Unit, Phrases<'_>)> {
        let unit = self.units.unit_of(item)?;
        Some((unit, Phrases { text: self.text, items: self.units.of(unit) }))
    }

    /// Whether a word looks like a finite verb.
    pub(crate) fn looks_finite(&self, item: &Item) -> bool {
        looks_finite(self.text, self.lexicon, item)
    }

    /// The words of some items.
    #[cfg(test)]
    pub(crate) fn words(&self, items: &std::ops::Range<usize>) -> &str {
        span_of(self.units.within(items)).map_or("", |span| span.of(self.text))
    }

    /// The items of some words of the text.
    #[cfg(test)]
    pub(crate) fn items_of(&self, words: &str) -> std::ops::Range<usize> {
        let start = self.text.find(words).unwrap();
        let items = &self.units.items;
        let first = items.partition_point(|item| item.span.end <= start);
        first..items.partition_point(|item| item.span.start < start + words.len())
    }
}

/// Reads a text, each line of which is a sentence of the body, under the shipped cues.
#[cfg(test)]
pub(crate) fn seen<T>(text: &str, read: impl FnOnce(&Page<'_>) -> T) -> T {
    seen_with(text, &lines(text, Role::Body), read)
}

/// The same with these sentences.
#[cfg(test)]
pub(crate) fn seen_with<T>(
    text: &str,
    sentences: &[Segment],
    read: impl FnOnce(&Page<'_>) -> T,
) -> T {
    let lexicon = Lexicon::parse(CUES);
    let units = Units::read(text, sentences, &lexicon);
    read(&Page { text, lexicon: &lexicon, units: &units })
}

/// From the first to the last byte of some items.
pub(crate) fn span_of(items: &[Item]) -> Option<Span> {
    let (first, last) = (items.first()?, items.last()?);
    Some(first.span.cover(last.span))
}

/// The items without the full stop, comma or dash at their end, and without a comma at the start.
pub(crate) fn stripped(mut items: &[Item]) -> &[Item] {
    while let Some((last, rest)) = items.split_last()
        && [',', '.', ';', ':', '—', '–', '?', '!'].iter().any(|&mark| last.is(mark))
    {
        // A question keeps its mark: it is part of what was asked.
        if last.is('?') || last.is('!') {
            break;
        }
        items = rest;
    }
    while let Some((first, rest)) = items.split_first()
        && [',', ';', ':', '—', '–', '-'].iter().any(|&mark| first.is(mark))
    {
        items = rest;
    }
    items
}
