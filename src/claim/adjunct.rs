//! Adjuncts that the tags take for a part of who speaks: of "In a radio interview Lee said ..." what stands
//! before the person, of "The court this month ruled ...", "Lee in a statement said ..." and "Lee, wearing a
//! hat, said ..." what stands behind.

use std::ops::Range;

use super::model::Spelled;
use super::page::{Page, span_of};
use super::unit::Item;
use super::word::Class;
use crate::annotation::{Mention, inside};
use crate::calendar::MONTHS;
use crate::record::EntityType;

/// Leaves adjuncts out of a source.
pub(crate) fn leave(page: &Page<'_>, mentions: &[Mention], one: &mut Spelled) {
    let Some(source) = &one.source else { return };
    let end = circumstance(page, source).or_else(|| occasion(page, source));
    let end = end.or_else(|| adverb(page, source)).or_else(|| time(page, mentions, source));
    let subject = subject(page, mentions, one).unwrap_or(source.start..end.unwrap_or(source.end));
    one.source = Some(subject);
}

/// Where the comma stands behind which a source goes on with what went along with its words: "Lee, wearing a
/// hat", "Lee, after a pause". A relative clause has such phrases of its own.
fn circumstance(page: &Page<'_>, source: &Range<usize>) -> Option<usize> {
    let items = page.units.within(source);
    let hangs =
        |item: &Item| item.word.class.has(Class::RELATIVE) || item.span.of(page.text) == "whose";
    let own = items.iter().position(hangs).unwrap_or(items.len());
    let comma = items.get(..own)?.windows(3).position(|three| {
        three[0].is(',') && (is_participle(page, &three[1..]) || is_occasional(page, &three[1..]))
    })?;
    (comma > 0).then_some(source.start + comma)
}

/// Whether two words are a participle with its object: no "managing director", and no "including" either.
fn is_participle(page: &Page<'_>, words: &[Item]) -> bool {
    let [verb, object] = words else { return false };
    let opens = Class::DETERMINER | Class::POSSESSIVE | Class::PREPOSITION | Class::OBJECT;
    let is_object = object.capital || object.word.class.has(opens);
    verb.span.of(page.text).ends_with("ing")
        && !verb.capital
        && !verb.word.class.has(Class::PREPOSITION)
        && is_object
}

/// Whether two words begin an occasion or a time, and no place: "in a letter", "on Monday", not "in Ohio".
fn is_occasional(page: &Page<'_>, words: &[Item]) -> bool {
    let [preposition, next] = words else { return false };
    let is_place = next.capital && !next.word.class.has(Class::TIME);
    let opens = ["in", "on", "with", "after", "before", "during", "through"];
    opens.contains(&preposition.span.of(page.text)) && !is_place
}

/// Where "in a statement" begins, at the end of a source.
fn occasion(page: &Page<'_>, source: &Range<usize>) -> Option<usize> {
    const OCCASIONS: &[&str] =
        &["statement", "interview", "email", "tweet", "letter", "memo", "speech", "post"];
    let [.., own, before, article, noun] = page.units.within(source) else { return None };
    let is = |item: &Item, words: &[&str]| words.contains(&item.span.of(page.text));
    let stands = is(before, &["in"]) && is(article, &["a", "an"]) && is(noun, OCCASIONS);
    (stands && !page.looks_finite(own)).then_some(source.end - 3)
}

/// Where "only" stands at the end of a source: it is the verb's.
fn adverb(page: &Page<'_>, source: &Range<usize>) -> Option<usize> {
    let [_, .., last] = page.units.within(source) else { return None };
    (last.span.of(page.text) == "only").then_some(source.end - 1)
}

/// Where the time begins behind a source that is a name, perhaps with a title, or "who", and nothing else.
fn time(page: &Page<'_>, mentions: &[Mention], source: &Range<usize>) -> Option<usize> {
    let items = |range: Range<usize>| page.units.within(&range);
    let whole = span_of(items(source.clone()))?;
    let mut names = inside(mentions, whole).map(|(_, mention)| page.units.range_of(mention.span));
    let is_title =
        |item: &Item| item.capital || item.is('.') || item.word.class.has(Class::DETERMINER);
    let named = names.find(|name| {
        items(source.start..name.start).iter().all(is_title) && is_time(page, name.end..source.end)
    });
    let pronoun = source.start..source.start + 1;
    let is_pronoun = |item: &Item| item.word.class.has(Class::RELATIVE | Class::SUBJECT);
    let alone = items(pronoun.clone()).iter().any(is_pronoun).then_some(pronoun);
    let alone = alone.filter(|own| is_time(page, own.end..source.end));
    named.or(alone).map(|own| own.end)
}

/// Whether some items, one at least, are a time: "in June", "last week", "Sunday night". May is left out,
/// which is a name as often.
fn is_time(page: &Page<'_>, range: Range<usize>) -> bool {
    const TIMES: &[&str] = &[
        "in",
        "on",
        "this",
        "last",
        "late",
        "week",
        "month",
        "year",
        "spring",
        "summer",
        "fall",
        "winter",
        "morning",
        "afternoon",
        "evening",
        "night",
    ];
    let tells = |item: &Item| {
        let word = item.span.of(page.text);
        item.word.class.has(Class::TIME)
            || is_year(word)
            || TIMES.contains(&word)
            || word != "May" && MONTHS.contains(&word)
    };
    !range.is_empty() && page.units.within(&range).iter().all(tells)
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// The person with a title that ends a source behind an opening preposition.
fn subject(page: &Page<'_>, mentions: &[Mention], one: &Spelled) -> Option<Range<usize>> {
    let (source, cue) = (one.source.as_ref()?, one.cue.as_ref()?);
    let items = |range: Range<usize>| page.units.within(&range);
    let is = |item: Option<&Item>, class| item.is_some_and(|item| item.word.class.has(class));
    let opens = opens(page, source.start) && is(items(source.clone()).first(), Class::DETERMINER);
    let verb = items(cue.clone()).first().filter(|_| opens && source.end == cue.start)?;
    if source.len() < 3 || !page.looks_finite(verb) {
        return None;
    }
    let end = items(source.clone()).last()?.span.end;
    let number = mentions.partition_point(|mention| mention.span.end < end);
    let person = mentions.get(number).filter(|one| one.kind == EntityType::Person)?;
    let first = page.units.range_of(person.span).start;
    let before = number.checked_sub(1).and_then(|number| mentions.get(number));
    let lowest = before.map_or(0, |other| page.units.range_of(other.span).end);
    let is_title = |at: usize| {
        at >= lowest.max(source.start + 1)
            && items(at..at + 1).iter().all(|item| item.capital || item.is('.'))
    };
    let start = (source.start + 1..first).rev().take_while(|at| is_title(*at)).last();
    let start = start.unwrap_or(first);
    let ties = Class::PREPOSITION | Class::COORDINATOR | Class::DETERMINER | Class::POSSESSIVE;
    let stands = start > source.start + 1 && !is(items(start - 1..start).first(), ties);
    (stands && person.span.end == end).then_some(start..source.end)
}

/// Whether a preposition stands before a place, and nothing, a comma or a quotation before that.
fn opens(page: &Page<'_>, place: usize) -> bool {
    let Some(before) = place.checked_sub(1) else { return false };
    let unit = page.units.unit_of(place);
    let is_first = unit.is_some_and(|unit| unit.items.start == before);
    let item = |at: usize| page.units.items.get(at);
    let mark = before.checked_sub(1).and_then(item);
    let follows = mark.is_some_and(|mark| mark.is(',') || mark.quote().is_some());
    let is_preposition = item(before).is_some_and(|item| item.word.class.has(Class::PREPOSITION));
    is_preposition && (is_first || follows)
}

#[cfg(test)]
mod tests {
    use super::{Mention, Spelled, leave};
    use crate::claim::page::seen;
    use crate::span::Span;

    /// What is left of a source that ends with Lee's name and stands before "said".
    fn left(text: &str, source: &str) -> String {
        seen(text, |page| {
            let at = text.find("Lee").unwrap();
            let lee = Mention::of_person("Ann Lee", Span::new(at, at + 3));
            let mut one = Spelled {
                source: Some(page.items_of(source)),
                cue: Some(page.items_of("said")),
                ..Spelled::default()
            };
            leave(page, &[lee], &mut one);
            page.words(&one.source.unwrap_or_default()).to_owned()
        })
    }

    #[test]
    fn time_and_occasion_are_no_part_of_who_speaks() {
        let text = "Lee last month said it leaks.";
        assert_eq!(left(text, "Lee last month"), "Lee");
        let text = "The Mr. Lee in 2012 said it leaks.";
        assert_eq!(left(text, "The Mr. Lee in 2012"), "The Mr. Lee");
        let text = "The Mr. Lee in June 2012 said it leaks.";
        assert_eq!(left(text, "The Mr. Lee in June 2012"), "The Mr. Lee");
        let text = "Lee, a lawyer, in a statement said it leaks.";
        assert_eq!(left(text, "Lee, a lawyer, in a statement"), "Lee, a lawyer");
        let text = "Lee, a lawyer, wearing a hat, said it leaks.";
        assert_eq!(left(text, "Lee, a lawyer, wearing a hat"), "Lee, a lawyer");
        let text = "Lee only said it leaks.";
        assert_eq!(left(text, "Lee only"), "Lee");
        let text = "Lee, after a long pause, said it leaks.";
        assert_eq!(left(text, "Lee, after a long pause"), "Lee");
        for whole in ["Lee, managing director of Hull", "Many, including the Lees", "Lee, in Ohio"]
        {
            assert_eq!(left(&format!("{whole}, said it leaks."), whole), whole);
        }
        let text = "A poll of Lee last month said it leaks.";
        assert_eq!(left(text, "A poll of Lee last month"), "A poll of Lee last month");
    }

    #[test]
    fn the_last_person_is_the_subject() {
        let text = "In a radio interview Sen. Lee said it leaks.";
        assert_eq!(left(text, "a radio interview Sen. Lee"), "Sen. Lee");
        let text = "A radio interview with Lee said it leaks.";
        assert_eq!(left(text, "radio interview with Lee"), "radio interview with Lee");
        let text = "In the words of Lee said it leaks.";
        assert_eq!(left(text, "the words of Lee"), "the words of Lee");
        let text = "He saw in the young Mr. Lee said it leaks.";
        assert_eq!(left(text, "the young Mr. Lee"), "the young Mr. Lee");
    }
}
