//! Stretches that rules would give to an attribution, and that no other has: all parts are marked at once, so
//! that no article costs a square of its attributions.

use std::ops::Range;

use super::model::Spelled;
use super::page::Page;
#[cfg(test)]
use super::page::{seen, span_of, stripped};
use super::phrase::Phrases;
use super::unit::Unit;

/// What `wanted` asks for an attribution, with its index, where no part of any stands in it.
pub(crate) fn unclaimed(
    page: &Page<'_>,
    all: &[Spelled],
    wanted: impl Fn(&Spelled) -> Option<Range<usize>>,
) -> Vec<(usize, Range<usize>)> {
    let asked = all.iter().enumerate().filter_map(|(at, one)| Some((at, wanted(one)?)));
    let mut asked: Vec<(usize, Range<usize>)> = asked.collect();
    if asked.is_empty() {
        return asked;
    }
    let claimed = Claimed::by(page, all);
    asked.retain(|(_, range)| !claimed.touches(range));
    asked
}

/// Adds what a rule finds at the places of each unit, counted from its beginning, where no other attribution has
/// a part of it.
pub(crate) fn add(
    page: &Page<'_>,
    claimed: &mut Claimed,
    all: &mut Vec<Spelled>,
    rule: impl Fn(&Page<'_>, Phrases<'_>, usize) -> Option<Spelled>,
) {
    for (number, unit) in page.units.units.iter().enumerate() {
        let phrases = page.phrases(number);
        let found = (1..phrases.items.len()).filter_map(|place| rule(page, phrases, place));
        let found = found.map(|one| in_article(one, unit));
        all.extend(found.filter(|one| claimed.allows(one)));
    }
}

/// An attribution in a unit by its places in the article.
fn in_article(one: Spelled, unit: &Unit) -> Spelled {
    let moved = |part: Range<usize>| unit.in_article(part);
    Spelled {
        source: one.source.map(moved),
        cue: one.cue.map(moved),
        content: one.content.into_iter().map(moved).collect(),
        ..one
    }
}

/// `source / cue / content` of what a rule finds in a text where there is nothing else.
#[cfg(test)]
pub(crate) fn added(
    text: &str,
    rule: impl Fn(&Page<'_>, Phrases<'_>, usize) -> Option<Spelled>,
    finish: impl Fn(&Page<'_>, &mut Spelled),
) -> Vec<String> {
    seen(text, |page| {
        let mut all = Vec::new();
        add(page, &mut Claimed::by(page, &[]), &mut all, rule);
        all.iter_mut().for_each(|one| finish(page, one));
        let shown = |range: &Range<usize>| {
            span_of(stripped(page.units.within(range))).map_or("", |span| span.of(text))
        };
        let part = |part: &Option<_>| part.as_ref().map_or("", shown);
        let one = |one: &Spelled| {
            let content: Vec<&str> = one.content.iter().map(shown).collect();
            format!("{} / {} / {}", part(&one.source), part(&one.cue), content.join(" | "))
        };
        all.iter().map(one).collect()
    })
}

/// What a content that is all behind a cue keeps when it is cut.
#[cfg(test)]
pub(crate) fn kept(text: &str, cue: &str, cut: impl Fn(&Page<'_>, &mut Spelled)) -> String {
    seen(text, |page| {
        let cue = page.items_of(cue);
        let content = cue.end..page.units.items.len() - 1;
        let mut one = Spelled { cue: Some(cue), content: vec![content], ..Spelled::default() };
        cut(page, &mut one);
        page.words(&one.content[0]).to_owned()
    })
}

/// The items of a page that are a part of an attribution.
pub(crate) struct Claimed(Vec<bool>);

impl Claimed {
    /// Those of these attributions.
    pub(crate) fn by(page: &Page<'_>, all: &[Spelled]) -> Self {
        let mut claimed = Claimed(vec![false; page.units.items.len()]);
        all.iter().for_each(|one| claimed.mark(one));
        claimed
    }

    /// Whether no part of an attribution stands in the stretch of this one, which is claimed by it then.
    fn allows(&mut self, one: &Spelled) -> bool {
        let start = parts(one).map(|part| part.start).min().unwrap_or_default();
        let end = parts(one).map(|part| part.end).max().unwrap_or(start);
        let is_free = !self.touches(&(start..end));
        if is_free {
            self.mark(one);
        }
        is_free
    }

    fn mark(&mut self, one: &Spelled) {
        for part in parts(one) {
            self.0.get_mut(part.clone()).into_iter().flatten().for_each(|taken| *taken = true);
        }
    }

    /// Whether an item of the range is one, or the range is not of the page.
    fn touches(&self, range: &Range<usize>) -> bool {
        self.0.get(range.clone()).is_none_or(|taken| taken.contains(&true))
    }
}

fn parts(one: &Spelled) -> impl Iterator<Item = &Range<usize>> {
    one.content.iter().chain(&one.source).chain(&one.cue)
}
