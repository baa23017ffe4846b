//! Contents that go on over a coordinate clause: of "Lee praised the plan and mocked its cost" the tags may take
//! all behind "praised". Where no verb stands before "and", one behind it is none of the content's.

use std::ops::Range;

use super::lexicon::Form;
use super::model::Spelled;
use super::page::Page;
use super::unit::{Item, ItemKind};
use super::word::Class;

/// Ends a content before a coordinate clause; tells where that stands.
pub(crate) fn cut(page: &Page<'_>, one: &mut Spelled) -> Option<Range<usize>> {
    let (cue, content) = (one.cue.as_ref()?, one.content.last_mut()?);
    let items = page.units.within(content);
    let clause = Class::THAT | Class::QUESTION | Class::SUBORDINATOR | Class::TO | Class::SUBJECT;
    let opens = |first: &Item| first.word.class.has(clause) && first.span.of(page.text) != "it";
    let is_phrase = items.first().is_some_and(|first| !opens(first));
    let at = coordinator(page, items).filter(|_| is_phrase && cue.end <= content.start)?;
    let (before, after) = (items.get(..at)?, items.get(at + 1..)?);
    let tense = form(page, page.units.within(cue));
    if !is_predicate(page, tense, before, after) && !is_clause(page, before, after) {
        return None;
    }
    let rest = content.start + at + 1..content.end;
    content.end = content.start + at - usize::from(items[at - 1].is(','));
    Some(rest)
}

/// Where "and" or "but" stands before any verb and any relative clause.
fn coordinator(page: &Page<'_>, items: &[Item]) -> Option<usize> {
    let is_finite = |item: &Item| page.looks_finite(item);
    let stops = Class::COORDINATOR | Class::RELATIVE;
    let at = items.iter().position(|item| item.word.class.has(stops) || is_finite(item))?;
    let is_one = ["and", "but"].contains(&items[at].span.of(page.text));
    (is_one && at > 0).then_some(at)
}

/// The form of the last word that may be a cue's verb.
fn form(page: &Page<'_>, items: &[Item]) -> Option<Form> {
    items.iter().rev().find_map(|item| page.lexicon.form(item.word)).map(|form| form.form)
}

/// Whether a second predicate of the source begins: with an auxiliary, or a cue in a finite form. Where that is
/// not the tense of the first, an object must follow, else "protests" is a noun and "proposed" an adjective.
fn is_predicate(page: &Page<'_>, tense: Option<Form>, before: &[Item], after: &[Item]) -> bool {
    let [verb, next, ..] = after else { return false };
    let is_infinitive = before.iter().any(|item| item.word.class.has(Class::TO))
        && verb.word.class.has(Class::HAVE | Class::DO);
    let is_base = ["be", "been", "being", "having"].contains(&verb.span.of(page.text));
    if is_infinitive || is_base || verb.capital {
        return false;
    }
    let own = form(page, &after[..1]).filter(|form| matches!(form, Form::Past | Form::Third));
    let is_second = own.is_some() && (own == tense || is_object(next));
    verb.word.class.has(Class::AUXILIARY) || is_second
}

/// Whether an item can only begin what a verb takes.
fn is_object(item: &Item) -> bool {
    let opens =
        Class::DETERMINER | Class::POSSESSIVE | Class::OBJECT | Class::SUBJECT | Class::THAT;
    item.capital || item.quote().is_some() || item.word.class.has(opens)
}

/// Whether a clause with a subject of its own begins: a personal pronoun, or behind a comma a noun phrase right
/// before a verb.
fn is_clause(page: &Page<'_>, before: &[Item], after: &[Item]) -> bool {
    let is_finite = |item: &Item| page.looks_finite(item);
    let Some(first) = after.first() else { return false };
    if ["he", "she", "they", "we", "it", "I"].contains(&first.span.of(page.text)) {
        return true;
    }
    let words = after.iter().take(LONGEST).take_while(|item| is_nominal(item) && !is_finite(item));
    let subject = words.count();
    let is_active = |item: &Item| item.span.of(page.text) != "by";
    let has_verb = after.get(subject).is_some_and(is_finite);
    let has_verb = has_verb && after.get(subject + 1).is_some_and(is_active);
    subject > 0 && has_verb && before.last().is_some_and(|last| ends_with_comma(page, last))
}

/// A subject of its own has no more items.
const LONGEST: usize = 6;

/// Whether an item can stand in a noun phrase without a preposition.
fn is_nominal(item: &Item) -> bool {
    let class = item.word.class;
    match item.kind {
        ItemKind::Number | ItemKind::Clitic | ItemKind::Mark('-') => true,
        ItemKind::Word => {
            class.is_open() || item.capital || class.has(Class::DETERMINER | Class::POSSESSIVE)
        }
        _ => false,
    }
}

/// Whether an item is a comma, or a quotation that ends with one.
fn ends_with_comma(page: &Page<'_>, item: &Item) -> bool {
    item.is(',') || item.quote().is_some() && item.unclosed(page.text).ends_with(',')
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::claim::unclaimed::kept;

    fn left(text: &str, cue: &str) -> String {
        kept(text, cue, |page, one| {
            cut(page, one);
        })
    }

    #[test]
    fn a_phrase_ends_before_a_second_verb() {
        assert_eq!(left("Lee praised the plan and mocked its cost.", "praised"), "the plan");
        assert_eq!(left("Lee backs the plan but has not read it.", "backs"), "the plan");
        let text = "Lee called it “a gift,” and the mayor was pleased.";
        assert_eq!(left(text, "called"), "it “a gift,”");
        assert_eq!(left("Lee praised the plan, and they left.", "praised"), "the plan");
    }

    #[test]
    fn nouns_and_clauses_go_on() {
        for whole in [
            "the plan and its authors",
            "the recent shootings and protests demanded by some",
            "that it leaks and has failed",
            "the plan, the dam and workers hired by the town",
            "to build it and have it painted",
            "the dam that leaks and has failed",
        ] {
            assert_eq!(left(&format!("Lee praised {whole}."), "praised"), whole);
        }
    }
}
