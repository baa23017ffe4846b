//! "According to Bo Ray, a retired engineer, it leaks": of a name that they do not know the tags may take the
//! apposition for what is said. Where a clause follows it, that is.

use std::ops::Range;

use super::model::Spelled;
use super::page::Page;
use super::unclaimed::unclaimed;
use super::unit::Item;
use super::word::Class;

/// Gives sources behind an opening "according to" the apposition that stands as their content, or begins it.
pub(crate) fn give(page: &Page<'_>, all: &mut [Spelled]) {
    for one in all.iter_mut() {
        if let Some(clause) = clause_within(page, one) {
            divide(one, clause);
        }
    }
    for (at, clause) in unclaimed(page, all, |one| clause_behind(page, one)) {
        if let Some(one) = all.get_mut(at) {
            divide(one, clause);
        }
    }
}

/// Gives the source what stands before the comma before the clause.
fn divide(one: &mut Spelled, clause: Range<usize>) {
    if let Some(source) = &mut one.source {
        source.end = clause.start - 1;
        one.content = vec![clause];
    }
}

/// The clause behind the comma that ends the content.
fn clause_behind(page: &Page<'_>, one: &Spelled) -> Option<Range<usize>> {
    let content = after_name(page, one)?;
    let unit = page.units.unit_of(content.start)?;
    let rest = content.end + 1..unit.items.end;
    let is_apposition = page.units.is_comma(content.end) && is_apposition(page, content);
    (is_apposition && has_verb(page, &rest)).then_some(rest)
}

/// The clause behind the first comma in the content of somebody with a name.
fn clause_within(page: &Page<'_>, one: &Spelled) -> Option<Range<usize>> {
    let (content, source) = (after_name(page, one)?, one.source.as_ref()?);
    let is_name = page.units.within(source).iter().all(|item| item.capital || item.is('.'));
    let comma = page.units.within(content).iter().position(|item| item.is(','))?;
    let comma = content.start + comma;
    let rest = comma + 1..content.end;
    (is_name && is_apposition(page, &(content.start..comma)) && is_clause(page, &rest))
        .then_some(rest)
}

/// The one content behind the comma after an opening "according to" and its source.
fn after_name<'o>(page: &Page<'_>, one: &'o Spelled) -> Option<&'o Range<usize>> {
    let (source, cue) = (one.source.as_ref()?, one.cue.as_ref()?);
    let [content] = one.content.as_slice() else { return None };
    let unit = page.units.unit_of(cue.start)?;
    let first = page.units.within(cue).first().filter(|_| cue.start == unit.items.start)?;
    let stands = first.span.of(page.text).eq_ignore_ascii_case("according")
        && (cue.end, source.end + 1) == (source.start, content.start)
        && page.units.is_comma(source.end);
    stands.then_some(content)
}

/// Whether a range is a determined noun phrase without a finite verb.
fn is_apposition(page: &Page<'_>, range: &Range<usize>) -> bool {
    opens(page.units.within(range)) && !has_verb(page, range)
}

/// Whether a noun phrase is determined: "a clerk", "the mayor's clerk", "Hull's clerk".
fn opens(items: &[Item]) -> bool {
    let determines = Class::DETERMINER | Class::POSSESSIVE | Class::RELATIVE;
    items.first().is_some_and(|first| first.word.class.has(determines))
        || items.iter().take_while(|item| item.capital || item.owns()).any(Item::owns)
}

/// Whether a subject and its verb begin a range: "the dam will hold", not "a dam of stone, will hold" nor
/// "built in May".
fn is_clause(page: &Page<'_>, range: &Range<usize>) -> bool {
    let items = page.units.within(range);
    let ends = |item: &Item| item.is(',') || item.word.class.has(Class::RELATIVE);
    let own = items.iter().position(ends).unwrap_or(items.len());
    own > 1 && has_verb(page, &(range.start..range.start + own))
}

/// Whether there is a finite verb: no participle before a noun ("a retired engineer"), and no genitive of a name.
fn has_verb(page: &Page<'_>, range: &Range<usize>) -> bool {
    let nominal = Class::DETERMINER | Class::POSSESSIVE | Class::PREPOSITION;
    page.units.within(range).windows(2).any(|pair| {
        let is_owner = pair[0].capital && pair[1].owns();
        page.looks_finite(&pair[1]) && !pair[0].word.class.has(nominal) && !is_owner
    })
}

#[cfg(test)]
mod tests {
    use super::{Spelled, give};
    use crate::claim::page::seen;

    /// The source and content of "According to" with Bo Ray's name and this for its content.
    fn given(text: &str, content: &str) -> String {
        seen(text, |page| {
            let mut all = [Spelled {
                source: Some(page.items_of("Bo Ray")),
                cue: Some(page.items_of("According to")),
                content: vec![page.items_of(content)],
                ..Spelled::default()
            }];
            give(page, &mut all);
            let parts = all[0].source.iter().chain(&all[0].content);
            parts.map(|part| page.words(part)).collect::<Vec<_>>().join(" / ")
        })
    }

    #[test]
    fn an_apposition_is_the_sources() {
        let text = "According to Bo Ray, a retired engineer, the dam will hold.";
        assert_eq!(
            given(text, "a retired engineer"),
            "Bo Ray, a retired engineer / the dam will hold."
        );
        let text = "According to Bo Ray, the dam will hold, the town will not.";
        assert_eq!(given(text, "the dam will hold"), "Bo Ray / the dam will hold");
        let text = "According to Bo Ray, the dam, the town and the port.";
        assert_eq!(given(text, "the dam"), "Bo Ray / the dam");
    }

    #[test]
    fn an_apposition_before_its_clause_is_the_sources() {
        let text = "According to Bo Ray, Hull's head of parks, the dam will hold.";
        assert_eq!(
            given(text, "Hull's head of parks, the dam will hold"),
            "Bo Ray, Hull's head of parks / the dam will hold"
        );
        for content in [
            "the dam, a wall of stone, will hold",
            "the dam, which was old, will hold",
            "the dam, damaged in May, will hold",
            "the dam will hold, the town was told",
        ] {
            let text = format!("According to Bo Ray, {content}.");
            assert_eq!(given(&text, content), format!("Bo Ray / {content}"));
        }
    }
}
