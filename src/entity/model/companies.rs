//! Companies that name their legal form: "Umber Foods Inc." The rules are sure of them where the model,
//! which has learned from few pages on business, is silent.

use std::ops::Range;

use crate::record::EntityType;

use super::super::class::Classes;
use super::super::name::{Name, is_legal_form, is_long_enough};
use super::found::Found;
use super::page::Page;

/// Adds the rules' companies, in place of what the model sees there. `found` is in text order, before
/// and after.
pub(crate) fn add_companies(page: &Page<'_>, found: &mut Vec<Found>) {
    let mut added: Vec<Found> = page.names.iter().filter_map(|name| company(page, name)).collect();
    if added.is_empty() {
        return;
    }
    let place = |one: &Found| (one.sentence, one.words.start);
    found.retain(|one| {
        let after = added.partition_point(|company| place(company) <= place(one));
        let near = added[after.saturating_sub(1)..].iter().take(2);
        !near.into_iter().any(|company| overlap(company, one))
    });
    found.append(&mut added);
    found.sort_by_key(place);
}

fn company(page: &Page<'_>, name: &Name) -> Option<Found> {
    let last = name.span.of(page.text).rsplit_once(' ')?.1;
    if name.kind != EntityType::Organization || !is_legal_form(last) {
        return None;
    }
    let first = page.sentences.get(name.sentence)?.start;
    let words = page.within(first, name.span);
    let words = words.start - first..words.end - first;
    Some(Found { sentence: name.sentence, words, kind: name.kind })
}

fn overlap(one: &Found, other: &Found) -> bool {
    let (left, right) = (&one.words, &other.words);
    one.sentence == other.sentence && left.start < right.end && right.start < left.end
}

/// The words of a company's name before its legal form, if it has one and they may stand for it: not an
/// ordinary word ("Target Corp.").
pub(crate) fn short_form(page: &Page<'_>, name: &Found) -> Option<Range<usize>> {
    if name.kind != EntityType::Organization {
        return None;
    }
    let view = page.view(name.sentence);
    let last = name.words.end.checked_sub(1).filter(|&last| is_legal_form(view.word(last)))?;
    let end = if view.before(last) == "," { last - 1 } else { last };
    let words = name.words.start..end;
    let is_common = words.len() == 1 && view.has(words.start, Classes::COMMON);
    let stands_alone =
        !words.is_empty() && !is_common && is_long_enough(view.span(&words).of(page.text));
    stands_alone.then_some(words)
}
