//! Sources that are but the end of their subject: of "A study that appeared in the Journal found ..." the
//! tags may take the Journal. What stands behind a preposition and right before a finite verb is no subject.

use std::ops::Range;

use super::finite::is_past;
use super::model::Spelled;
use super::page::Page;
use super::unclaimed::unclaimed;
use super::unit::{Item, ItemKind};
use super::word::Class;

/// A subject reaches no further to the left, in items.
const LONGEST: usize = 24;

/// Gives sources the whole subject, where no attribution stands in the rest of it.
pub(crate) fn widen(page: &Page<'_>, all: &mut [Spelled]) {
    for (at, rest) in unclaimed(page, all, |one| rest(page, one)) {
        if let Some(source) = all.get_mut(at).and_then(|one| one.source.as_mut()) {
            source.start = rest.start;
        }
    }
}

/// What stands before a source and belongs to it.
fn rest(page: &Page<'_>, one: &Spelled) -> Option<Range<usize>> {
    let (source, cue) = (one.source.as_ref()?, one.cue.as_ref()?);
    let unit = page.units.unit_of(source.start)?;
    let before = source.start.checked_sub(1).filter(|before| unit.items.contains(before))?;
    let items = |range: Range<usize>| page.units.within(&range);
    let stands = source.end == cue.start
        && items(before..source.start).iter().any(|item| is_tying(page, item))
        && !items(source.clone()).last().is_some_and(Item::owns);
    if !stands || !is_finite(page, cue) {
        return None;
    }
    let lowest = unit.items.start.max(before.saturating_sub(LONGEST));
    let edge = (lowest..before).rev().find(|&at| bounds(page, at));
    let start = edge.map_or(lowest, |edge| edge + 1);
    let lead = Class::COORDINATOR | Class::ADVERB;
    let leads = |item: &&Item| item.word.class.has(lead) || item.is(',');
    let start = start + items(start..before).iter().take_while(leads).count();
    let rest = start..source.start;
    (edge.is_some() || lowest == unit.items.start).then_some(())?;
    is_subject(page, items(rest.clone())).then_some(rest)
}

/// Whether an item is a preposition that ties a noun to one before.
fn is_tying(page: &Page<'_>, item: &Item) -> bool {
    const TYING: &[&str] = &["of", "by", "to", "in", "at", "from", "for", "on", "with"];
    TYING.contains(&item.span.of(page.text))
}

/// Whether a cue begins with a finite verb.
fn is_finite(page: &Page<'_>, cue: &Range<usize>) -> bool {
    let verb = page.units.within(cue).first();
    verb.is_some_and(|verb| page.looks_finite(verb))
}

/// Whether a clause begins behind an item: a mark or a conjunction, but none before a relative clause.
fn bounds(page: &Page<'_>, at: usize) -> bool {
    let [item, next] = page.units.within(&(at..at + 2)) else { return true };
    let class = item.word.class;
    match item.kind {
        ItemKind::Quote(_) => true,
        ItemKind::Mark(',') => !next.word.class.has(Class::RELATIVE),
        ItemKind::Mark(mark) => !matches!(mark, '-' | '.' | '(' | ')' | '&'),
        _ if class.has(Class::THAT) => !page.looks_finite(next),
        _ if class.has(Class::RELATIVE) => false,
        _ => class.has(Class::SUBORDINATOR | Class::QUESTION),
    }
}

/// Whether some words, up to a relative clause, begin a subject: with a noun phrase, and without a verb but
/// the participle of a shorter relative clause ("a study released by").
fn is_subject(page: &Page<'_>, items: &[Item]) -> bool {
    let relative = items.iter().position(|i| i.word.class.has(Class::RELATIVE | Class::THAT));
    let head = &items[..relative.unwrap_or(items.len())];
    let determines = Class::DETERMINER | Class::POSSESSIVE;
    let opens = head.first().is_some_and(|first| {
        let is_told = first.capital || first.word.class.has(determines);
        is_told && !first.word.class.has(Class::PREPOSITION | Class::TIME)
    });
    let breaks = |at: usize, item: &Item| {
        let is_tied = || at + 1 < items.len() && is_tying(page, &items[at + 1]);
        item.word.class.has(Class::SUBJECT | Class::AUXILIARY)
            || is_past(page.text, item) && !is_tied()
            || item.span.of(page.text) == "whose"
    };
    opens && !head.iter().enumerate().any(|(at, item)| breaks(at, item))
}

#[cfg(test)]
mod tests {
    use super::{Spelled, widen};
    use crate::claim::page::seen;

    /// The source that a claim of the Journal's with this cue gets.
    fn widened(text: &str, cue: &str) -> String {
        seen(text, |page| {
            let mut all = [Spelled {
                source: Some(page.items_of("the Journal")),
                cue: Some(page.items_of(cue)),
                content: vec![page.items_of("it leaks")],
                ..Spelled::default()
            }];
            widen(page, &mut all);
            page.words(&all[0].source.clone().unwrap_or_default()).to_owned()
        })
    }

    #[test]
    fn the_object_of_a_preposition_is_no_subject() {
        let text = "Yet a study that appeared in the Journal found that it leaks.";
        assert_eq!(widened(text, "found"), "a study that appeared in the Journal");
        let text = "Lee’s complaint to the Journal says it leaks.";
        assert_eq!(widened(text, "says"), "Lee’s complaint to the Journal");
        let text =
            "Ann Lee, who lost to the Journal, left. In June the Journal found that it leaks.";
        assert_eq!(widened(text, "found"), "the Journal");
        let text = "In the Journal found that it leaks.";
        assert_eq!(widened(text, "found"), "the Journal");
        let text = "They wrote a letter to the Journal saying it leaks.";
        assert_eq!(widened(text, "saying"), "the Journal");
    }
}
