//! Clauses of nouns: "the claim that taxes had fallen". Where the noun is a subject its verb follows, and the
//! tags take it for the end of what is claimed; and some such clauses they pass over.

use std::ops::Range;

use super::model::Spelled;
use super::page::Page;
use super::subject::looks_finite;
use super::unclaimed::Claimed;
use super::unit::{Item, ItemKind, Unit};
use super::word::Class;

/// What a claim that the tags pass over leads by: on held-out articles the content of two in three is right,
/// but of a third the annotators name a source from afar.
const LEAD: i32 = 10;

/// Adds the clauses of nouns that name their source in the genitive or none, where nothing else is found.
pub(crate) fn add(page: &Page<'_>, claimed: &mut Claimed, all: &mut Vec<Spelled>) {
    for unit in &page.units.units {
        let thats = unit.items.clone().skip(1).filter(|&at| has(page, at, Class::THAT));
        let found = thats.filter_map(|that| complement(page, unit, that));
        all.extend(found.filter(|one| claimed.allows(one)));
    }
}

/// The clause that begins at `that`, of the noun before.
fn complement(page: &Page<'_>, unit: &Unit, that: usize) -> Option<Spelled> {
    let cue = that - 1..that;
    let items = |range: Range<usize>| page.units.within(&range);
    if has(page, that + 1, Class::AUXILIARY) || !is_noun(page, items(cue.clone()).first()?) {
        return None;
    }
    let ends = |item: &Item| matches!(item.kind, ItemKind::Mark(m) if !['-', '.'].contains(&m));
    let clause = items(that..unit.items.end.min(that + LONGEST_CLAUSE));
    let content = that..that + clause.iter().position(ends).unwrap_or(clause.len());
    let looks_finite = |item: &Item| looks_finite(page.text, page.lexicon, item);
    if !items(content.clone()).iter().any(looks_finite) {
        return None;
    }
    let source = owner(page, unit, cue.start);
    let stands = source.is_some() || {
        let first = (unit.items.start..cue.start).rev().find(|&at| !is_modifier(page, at));
        let is_subject = || opens(page, unit.items.start..cue.start);
        first.map_or_else(is_subject, |first| has(page, first, Class::PREPOSITION))
    };
    stands.then(|| Spelled {
        source,
        cue: Some(cue),
        content: vec![content],
        inherits: false,
        lead: LEAD,
    })
}

/// Whether these items, with which a unit begins, leave the noun behind them a subject: no verb is among them,
/// as in "Lee dropped the idea".
fn opens(page: &Page<'_>, lead: Range<usize>) -> bool {
    let determines = |at| has(page, at, Class::DETERMINER);
    let items = page.units.within(&lead);
    lead.len() <= LONGEST_OWNER
        && !lead.clone().skip(1).any(determines)
        && !items.iter().any(|item| looks_finite(page.text, page.lexicon, item))
}

/// No clause is longer, in items.
const LONGEST_CLAUSE: usize = 100;

/// Who is in the genitive before a noun, adjectives between.
fn owner(page: &Page<'_>, unit: &Unit, noun: usize) -> Option<Range<usize>> {
    let lowest = unit.items.start.max(noun.saturating_sub(LONGEST_OWNER));
    let between = |at: &usize| is_modifier(page, *at) && !has(page, *at, Class::DETERMINER);
    let last = (lowest..noun).rev().find(|at| !between(at))?;
    if has(page, last, Class::POSSESSIVE) {
        return Some(last..last + 1);
    }
    let clitic = page.units.items.get(last).filter(|item| item.kind == ItemKind::Clitic)?;
    let phrases = page.phrases(page.units.number_of(last));
    let end = last - unit.items.start;
    let start = phrases.noun_phrase(end).filter(|_| is_genitive(page, clitic))?;
    Some(unit.items.start + start..last + 1)
}

/// A genitive stands no further from its noun, nor does a sentence's beginning, in items.
const LONGEST_OWNER: usize = 4;

fn is_genitive(page: &Page<'_>, clitic: &Item) -> bool {
    matches!(clitic.span.of(page.text), "'s" | "’s" | "'" | "’")
}

/// Whether an item may stand between an article or a genitive and its noun.
fn is_modifier(page: &Page<'_>, at: usize) -> bool {
    let item = page.units.items.get(at);
    let class = Class::DETERMINER;
    item.is_some_and(|item| {
        item.kind == ItemKind::Word
            && (item.word.class.is_open() && item.word.cue.is_none() || item.word.class.has(class))
    })
}

fn has(page: &Page<'_>, at: usize, class: Class) -> bool {
    page.units.items.get(at).is_some_and(|item| item.word.class.has(class))
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
    let Some(unit) = page.units.units.get(page.units.number_of(cue.start)) else { return false };
    let items = |range: Range<usize>| page.units.within(&range);
    let owns =
        |item: &Item| item.kind == ItemKind::Clitic || item.word.class.has(Class::POSSESSIVE);
    let is_owner = |source: &Range<usize>| {
        source.start >= cue.end
            || items(source.clone()).last().is_some_and(owns)
            || items(source.end..cue.start).first().is_some_and(owns)
            || items(cue.clone()).first().is_some_and(owns)
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
    use std::ops::Range;

    use super::{Claimed, Spelled, add, cut};
    use crate::claim::page::{seen, span_of, stripped};

    /// What is left of all that stands behind the cue.
    fn left(text: &str, cue: &str) -> String {
        seen(text, |page| {
            let cue = page.items_of(cue);
            let content = cue.end..page.units.items.len() - 1;
            let mut one = Spelled { cue: Some(cue), content: vec![content], ..Spelled::default() };
            cut(page, &mut one);
            let span = span_of(page.units.within(&one.content[0]));
            span.map_or("", |span| span.of(text)).to_owned()
        })
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

    /// `source / cue / content` of what is found where there is nothing else.
    fn found(text: &str) -> Vec<String> {
        seen(text, |page| {
            let mut all = Vec::new();
            add(page, &mut Claimed::by(page, &[]), &mut all);
            all.iter_mut().for_each(|one| cut(page, one));
            let shown = |range: &Range<usize>| {
                span_of(stripped(page.units.within(range))).map_or("", |span| span.of(text))
            };
            let part = |part: &Option<_>| part.as_ref().map_or("", shown);
            let one = |one: &Spelled| {
                format!("{} / {} / {}", part(&one.source), part(&one.cue), shown(&one.content[0]))
            };
            all.iter().map(one).collect()
        })
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
