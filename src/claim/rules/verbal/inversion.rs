//! The subject after its verb: "“...,” said the senator, a Democrat."

use std::ops::Range;

use crate::claim::lexicon::Act;
use crate::claim::phrase::Phrases;
use crate::claim::unit::Item;
use crate::claim::word::Class;

use super::content::quotation_after;
use super::verb::Verb;

/// Subject and contents, if the verb stands between them.
pub(super) fn inverted(verb: &Verb<'_>) -> Option<(Range<usize>, Vec<Range<usize>>)> {
    if verb.cue.act != Act::Say || verb.is_participle() {
        return None;
    }
    let last = verb.phrases.before(verb.group.start)?;
    let quoted = last.quote().is_some();
    let apart = last.is(',') && verb.subject().is_none();
    if !quoted && !apart {
        return None;
    }
    let source = verb.group.end..source_end(verb.phrases, verb.group.end)?;
    let before = 0..verb.group.start;
    let contents = std::iter::once(before).chain(quotation_after(verb, source.end)).collect();
    Some((source, contents))
}

/// Where the subject that begins at `start` ends, appositions and relative clauses included.
fn source_end(phrases: Phrases<'_>, start: usize) -> Option<usize> {
    let name = phrases.object_end(start);
    if name == start {
        return phrases.has(start, Class::SUBJECT).then_some(start + 1);
    }
    let ends = |&at: &usize| {
        let quotation_next = phrases.at(at + 1).is_some_and(|next| next.quote().is_some());
        phrases.at(at).is_none_or(|item| quotation_next || ends_source(phrases, item, at == name))
    };
    (name..=phrases.items.len()).find(ends)
}

/// Whether the item begins something else: when and where it was said, or another clause.
fn ends_source(phrases: Phrases<'_>, item: &Item, at_name: bool) -> bool {
    let place = matches!(item.span.of(phrases.text), "in" | "on" | "at" | "during" | "after");
    item.is('.')
        || item.is(';')
        || item.quote().is_some()
        || item.word.class.has(Class::TIME | Class::SUBORDINATOR)
        || at_name && place
}
