//! "According to Bo Ray, a retired engineer, it leaks": of a name that they do not know the tags may take the
//! apposition for what is said. Where a clause follows it, that is.

use std::ops::Range;

use super::model::Spelled;
use super::page::Page;
use super::unclaimed::unclaimed;
use super::word::Class;

/// Gives sources behind an opening "according to" the apposition that stands as their content.
pub(crate) fn give(page: &Page<'_>, all: &mut [Spelled]) {
    for (at, rest) in unclaimed(page, all, |one| clause(page, one)) {
        if let Some(Spelled { source: Some(source), content, .. }) = all.get_mut(at) {
            source.end = rest.start - 1;
            *content = vec![rest];
        }
    }
}

/// The clause behind the comma that ends such an apposition.
fn clause(page: &Page<'_>, one: &Spelled) -> Option<Range<usize>> {
    let (source, cue) = (one.source.as_ref()?, one.cue.as_ref()?);
    let [content] = one.content.as_slice() else { return None };
    let unit = page.units.units.get(page.units.number_of(cue.start))?;
    let items = |range: Range<usize>| page.units.within(&range);
    let first = items(cue.clone()).first().filter(|_| cue.start == unit.items.start)?;
    let opens = items(content.clone()).first()?.word.class.has(Class::DETERMINER | Class::RELATIVE);
    let rest = content.end + 1..unit.items.end;
    let is_apposition = first.span.of(page.text).eq_ignore_ascii_case("according")
        && (cue.end, source.end + 1) == (source.start, content.start)
        && page.units.is_comma(source.end)
        && page.units.is_comma(content.end)
        && opens
        && !has_verb(page, content);
    (is_apposition && has_verb(page, &rest)).then_some(rest)
}

/// Whether there is a finite verb: no participle before a noun ("a retired engineer").
fn has_verb(page: &Page<'_>, range: &Range<usize>) -> bool {
    let nominal = Class::DETERMINER | Class::POSSESSIVE | Class::PREPOSITION;
    page.units
        .within(range)
        .windows(2)
        .any(|pair| page.looks_finite(&pair[1]) && !pair[0].word.class.has(nominal))
}

#[cfg(test)]
mod tests {
    use super::{Spelled, give};
    use crate::claim::page::{seen, span_of};

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
            let shown =
                parts.map(|part| span_of(page.units.within(part)).map_or("", |span| span.of(text)));
            shown.collect::<Vec<_>>().join(" / ")
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
}
