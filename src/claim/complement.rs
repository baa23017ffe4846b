//! Clauses of nouns: "the claim that taxes had fallen". Where the noun is a subject its verb follows, and the
//! tags take it for the end of what is claimed; and some such clauses they pass over.

use std::ops::Range;

use super::model::Spelled;
use super::page::Page;
use super::phrase::Phrases;
use super::title::GENITIVES;
use super::unit::{Item, ItemKind};
use super::word::Class;

/// What a claim that the tags pass over leads by: on held-out articles the content of two in three is right,
/// but of a third the annotators name a source from afar.
const LEAD: i32 = 10;

/// The clause that begins at `that`, if the noun before names its source in the genitive or none.
pub(crate) fn complement(page: &Page<'_>, phrases: Phrases<'_>, that: usize) -> Option<Spelled> {
    if !phrases.has(that, Class::THAT) || phrases.has(that + 1, Class::AUXILIARY) {
        return None;
    }
    let noun = that - 1;
    let content = phrases.up_to_mark(that);
    if !is_noun(page, phrases.at(noun)?) || !has_verb(page, phrases, content.clone()) {
        return None;
    }
    let source = owner(phrases, noun);
    let stands = source.is_some() || {
        let first = (0..noun).rev().find(|&at| !is_modifier(phrases, at));
        let is_subject = || opens(page, phrases, noun);
        first.map_or_else(is_subject, |first| phrases.has(first, Class::PREPOSITION))
    };
    stands.then_some(Spelled {
        source,
        cue: Some(noun..that),
        content: vec![content],
        inherits: false,
        lead: LEAD,
    })
}

fn has_verb(page: &Page<'_>, phrases: Phrases<'_>, range: Range<usize>) -> bool {
    let items = phrases.items.get(range).unwrap_or_default();
    items.iter().any(|item| page.looks_finite(item))
}

/// Whether what a unit begins with leaves the noun behind it a subject: no verb is in it, as in "Lee dropped the
/// idea".
fn opens(page: &Page<'_>, phrases: Phrases<'_>, noun: usize) -> bool {
    let determines = |at| phrases.has(at, Class::DETERMINER);
    noun <= LONGEST_OWNER && !(1..noun).any(determines) && !has_verb(page, phrases, 0..noun)
}

/// Who is in the genitive before a noun, adjectives between.
fn owner(phrases: Phrases<'_>, noun: usize) -> Option<Range<usize>> {
    let between = |at: usize| is_modifier(phrases, at) && !phrases.has(at, Class::DETERMINER);
    let last = (noun.saturating_sub(LONGEST_OWNER)..noun).rev().find(|&at| !between(at))?;
    if phrases.has(last, Class::POSSESSIVE) {
        return Some(last..last + 1);
    }
    let is_genitive =
        phrases.at(last)?.kind == ItemKind::Clitic && phrases.is_one_of(last, &GENITIVES);
    let start = is_genitive.then(|| phrases.noun_phrase(last)).flatten()?;
    Some(start..last + 1)
}

/// A genitive stands no further from its noun, nor does a sentence's beginning, in items.
const LONGEST_OWNER: usize = 4;

/// Whether an item may stand between an article or a genitive and its noun.
fn is_modifier(phrases: Phrases<'_>, at: usize) -> bool {
    phrases.at(at).filter(|item| item.kind == ItemKind::Word).is_some_and(|item| {
        let is_adjective = item.word.class.is_open() && item.word.cue.is_none();
        is_adjective || item.word.class.has(Class::DETERMINER)
    })
}

/// Ends the content of a noun that is a subject before the noun's verb.
pub(crate) fn cut(page: &Page<'_>, one: &mut Spelled) {
    if !is_subject(page, one) {
        return;
    }
    let [content] = one.content.as_mut_slice() else { return };
    if let Some(verb) = main_verb(page.units.within(content)) {
        content.end = content.start + verb;
    }
}

/// Whether the cue is the noun of a subject: no verb stands before its clause, and a source before it is in
/// the genitive. "Lee claims that" has another.
fn is_subject(page: &Page<'_>, one: &Spelled) -> bool {
    let (Some(cue), [content]) = (&one.cue, one.content.as_slice()) else { return false };
    let Some(unit) = page.units.unit_of(cue.start) else { return false };
    let items = |range: Range<usize>| page.units.within(&range);
    let is_owner = |source: &Range<usize>| {
        source.start >= cue.end
            || items(source.clone()).last().is_some_and(Item::owns)
            || items(source.end..cue.start).first().is_some_and(Item::owns)
            || items(cue.clone()).first().is_some_and(Item::owns)
    };
    let begins = items(content.clone()).first().is_some_and(|i| i.word.class.has(Class::THAT));
    let clause = Class::AUXILIARY | Class::SUBJECT | Class::RELATIVE | Class::TO;
    let leads = |item: &Item| {
        item.word.class.has(clause) || item.is(',') || page.lexicon.form(item.word).is_some()
    };
    begins
        && unit.items.contains(&content.start)
        && items(cue.clone()).last().is_some_and(|noun| is_noun(page, noun))
        && one.source.as_ref().is_none_or(is_owner)
        && !items(unit.items.start..cue.start).iter().any(leads)
}

fn is_noun(page: &Page<'_>, item: &Item) -> bool {
    let word = item.span.of(page.text);
    NOUNS.iter().any(|noun| noun.eq_ignore_ascii_case(word))
}

/// Nouns that take a clause with "that".
const NOUNS: &[&str] = &[
    "accusation",
    "accusations",
    "admission",
    "allegation",
    "allegations",
    "announcement",
    "argument",
    "arguments",
    "assertion",
    "assertions",
    "assumption",
    "belief",
    "charge",
    "charges",
    "claim",
    "claims",
    "complaint",
    "complaints",
    "concern",
    "concerns",
    "conclusion",
    "contention",
    "conviction",
    "criticism",
    "declaration",
    "demand",
    "demands",
    "doubts",
    "expectation",
    "expectations",
    "fear",
    "fears",
    "feeling",
    "finding",
    "findings",
    "hope",
    "hopes",
    "idea",
    "impression",
    "insistence",
    "notion",
    "opinion",
    "perception",
    "pledge",
    "prediction",
    "predictions",
    "promise",
    "promises",
    "report",
    "reports",
    "revelation",
    "revelations",
    "rumors",
    "speculation",
    "statement",
    "statements",
    "suggestion",
    "suggestions",
    "suspicion",
    "suspicions",
    "threat",
    "threats",
    "view",
    "warning",
    "warnings",
    "worries",
    "worry",
];

/// Where the auxiliary stands that follows the verb of a clause, before anything opens another clause.
fn main_verb(clause: &[Item]) -> Option<usize> {
    let is = |at: usize, class: Class| clause.get(at).is_some_and(|i| i.word.class.has(class));
    let other = Class::SUBJECT
        | Class::RELATIVE
        | Class::QUESTION
        | Class::SUBORDINATOR
        | Class::COORDINATOR;
    let own = (1..clause.len()).find(|&at| is(at, Class::AUXILIARY))?;
    // "the plan they have is": the first auxiliary is of a clause within the subject.
    if (2..own).any(|at| is(at, other)) {
        return None;
    }
    let within = Class::AUXILIARY | Class::NEGATION | Class::ADVERB;
    let group = (own..clause.len()).take_while(|&at| is(at, within)).count();
    let verb = (own + group + 1..clause.len()).find(|&at| is(at, Class::AUXILIARY | other))?;
    is(verb, Class::AUXILIARY).then_some(verb)
}

#[cfg(test)]
mod tests {
    use super::{complement, cut};
    use crate::claim::unclaimed::{added, kept};

    fn left(text: &str, cue: &str) -> String {
        kept(text, cue, cut)
    }

    #[test]
    fn the_clause_ends_before_the_verb_of_its_noun() {
        let text = "Concerns that the dam could fail have grown.";
        assert_eq!(left(text, "Concerns"), "that the dam could fail");
        let text = "The claim that taxes had fallen sharply was disputed.";
        assert_eq!(left(text, "claim"), "that taxes had fallen sharply");
        let text = "The belief that it is wrong and has failed is new.";
        assert_eq!(left(text, "belief"), "that it is wrong and has failed is new");
    }

    fn found(text: &str) -> Vec<String> {
        added(text, complement, cut)
    }

    #[test]
    fn nouns_have_their_source_in_the_genitive_or_none() {
        assert_eq!(
            found("Ann Lee’s old belief that the port can recover is shared by few."),
            ["Ann Lee’s / belief / that the port can recover"]
        );
        assert_eq!(
            found("It closed amid new fears that the dam was weak."),
            [" / fears / that the dam was weak"]
        );
        assert_eq!(found("Ray shared her hope that it had ended.").len(), 1);
        assert_eq!(found("It was an idea that was new to them."), [""; 0]);
        assert_eq!(found("Ray dropped the idea that it had ended."), [""; 0]);
    }

    #[test]
    fn an_object_keeps_its_clause() {
        let text = "Lee denied the claim that taxes had fallen was new.";
        assert_eq!(left(text, "claim"), "that taxes had fallen was new");
        let text = "The claim that all they have is lost spread.";
        assert_eq!(left(text, "claim"), "that all they have is lost spread");
    }
}
