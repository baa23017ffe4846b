//! Claims within claims, which the rules find inside what the model takes for content: the tags of one
//! path cannot lie within each other.

use super::candidate::Candidate;
use super::lexicon::Form;
use super::page::Page;
use super::unit::{Item, ItemKind};
use super::word::Class;
use crate::span::Span;

/// What the rules found that stands inside one content of the model's, as a clause of its own, or is a
/// quotation that the model leaves alone.
pub(crate) fn complements(
    page: &Page<'_>,
    found: &[Candidate],
    ruled: &[Candidate],
) -> Vec<Candidate> {
    let found = Outer::of(found);
    ruled.iter().filter(|ruled| complements_one(page, &found, ruled)).cloned().collect()
}

fn complements_one(page: &Page<'_>, found: &Outer<'_>, ruled: &Candidate) -> bool {
    let whole = if ruled.inherits { ruled.extent() } else { ruled.whole() };
    // The subject of an outer clause is nobody of the inner one.
    let own = |span: &Span| !ruled.inherits || ruled.source.is_some_and(|s| span.contains(s));
    let inside = |one: &Candidate| {
        one.content.iter().any(|span| span.contains(whole) && *span != whole && own(span))
    };
    match ruled.cue {
        Some(cue) => {
            found.around(whole).any(inside)
                && (ruled.frame.is_none() || is_clause(page, ruled, cue))
        }
        None => found.around(whole).next().is_none(),
    }
}

/// The model's candidates by where they begin, so that no article costs a square of its attributions.
struct Outer<'c> {
    found: Vec<(Span, &'c Candidate)>,
    /// How far those up to here reach.
    reach: Vec<usize>,
}

impl<'c> Outer<'c> {
    fn of(found: &'c [Candidate]) -> Self {
        let mut found: Vec<_> = found.iter().map(|one| (one.whole(), one)).collect();
        found.sort_by_key(|(whole, _)| *whole);
        let mut furthest = 0;
        let reach = found.iter().map(|(whole, _)| {
            furthest = whole.end.max(furthest);
            furthest
        });
        Outer { reach: reach.collect(), found }
    }

    /// Those that share a byte with a span.
    fn around(&self, span: Span) -> impl Iterator<Item = &'c Candidate> {
        let before = self.found.partition_point(|(whole, _)| whole.start < span.end);
        let near = self.found.iter().zip(&self.reach).take(before).rev();
        let near = near.take_while(move |(_, reach)| **reach > span.start);
        near.filter(move |((whole, _), _)| whole.overlaps(span)).map(|((_, one), _)| *one)
    }
}

/// Whether a cue is the verb of a clause: finite, with a subject, and no noun with a relative clause.
fn is_clause(page: &Page<'_>, ruled: &Candidate, cue: Span) -> bool {
    let source = ruled.source.map(|source| within(page, source));
    is_finite(page, cue)
        && !is_owed(page, cue)
        && source
            .is_none_or(|source| is_subject(page, source) && !is_noun(page, ruled, source, cue))
}

/// Whether a cue is what somebody should say and has not: "the town must promise to pay".
fn is_owed(page: &Page<'_>, cue: Span) -> bool {
    let verb = within(page, cue).first().map(|verb| verb.span.of(page.text));
    matches!(verb, Some("must" | "should" | "ought"))
}

/// Whether a cue is the noun of which its source is the rest and its content a relative clause: "any criminal
/// charges that might be filed". A name or pronoun is no rest of a noun: "Lee says that was wrong".
fn is_noun(page: &Page<'_>, ruled: &Candidate, source: &[Item], cue: Span) -> bool {
    let content = ruled.content.first().map(|span| within(page, *span)).unwrap_or_default();
    let has = |item: Option<&Item>, class| item.is_some_and(|item| item.word.class.has(class));
    let is_relative = has(content.first(), Class::THAT) && has(content.get(1), Class::AUXILIARY);
    let may_be = within(page, cue).iter().all(|item| {
        let form = page.lexicon.form(item.word).map(|form| form.form);
        matches!(form, Some(Form::Base | Form::Third))
    });
    let stands = Class::SUBJECT | Class::RELATIVE;
    let is_whole = source.last().is_some_and(|last| last.capital || last.word.class.has(stands));
    is_relative && may_be && !is_whole
}

/// Whether words can be a subject: a pronoun, a name, or a noun that is determined, counted or a plural.
/// Of "to answer questions" and "local issues" the rules make verbs with one.
fn is_subject(page: &Page<'_>, source: &[Item]) -> bool {
    let Some(last) = source.last().filter(|last| last.kind != ItemKind::Clitic) else {
        return false;
    };
    let determines = Class::DETERMINER | Class::POSSESSIVE | Class::SUBJECT | Class::RELATIVE;
    let is_told = |item: &Item| {
        item.capital
            || item.kind == ItemKind::Number
            || item.word.class.has(determines)
            || item.span.of(page.text).contains(['\'', '’'])
    };
    source.iter().any(is_told) || is_plural(last.span.of(page.text))
}

fn is_plural(noun: &str) -> bool {
    noun.ends_with('s') && !noun.ends_with("ss")
        || matches!(noun, "people" | "men" | "women" | "children" | "police" | "media")
}

/// The items that lie in a span.
fn within<'p>(page: &'p Page<'_>, span: Span) -> &'p [Item] {
    page.units.within(&page.units.range_of(span))
}

/// Whether the verb of a cue is finite: neither "to say", "saying" nor "the alleged".
fn is_finite(page: &Page<'_>, cue: Span) -> bool {
    let cue = page.units.range_of(cue);
    let (group, before) = (page.units.within(&cue), cue.start.checked_sub(1));
    let before = before.and_then(|at| page.units.items.get(at)).map(|item| item.word.class);
    let follows = |class: Class| before.is_some_and(|before| before.has(class));
    let verb = group.iter().rev().find_map(|item| page.lexicon.form(item.word));
    match verb.map(|verb| verb.form) {
        Some(Form::Participle) => group.iter().any(|item| item.word.class.has(Class::BE)),
        Some(Form::Base) => !follows(Class::TO),
        Some(Form::Past) => !follows(Class::DETERMINER | Class::POSSESSIVE),
        Some(Form::Third) | None => true,
    }
}

#[cfg(test)]
mod tests {
    use super::is_subject;
    use crate::claim::page::seen;

    #[test]
    fn a_subject_is_named_determined_or_more_than_one() {
        let is_subject = |text: &str| seen(text, |page| is_subject(page, &page.units.items));
        let subjects =
            ["he", "the mayor", "critics", "Lee", "20 percent", "mayor of Hull", "they’re"];
        assert_eq!(subjects.map(is_subject), [true; 7]);
        let others = ["local", "answer", "late-night", "secretary of state", "Lee’s"];
        assert_eq!(others.map(is_subject), [false; 5]);
    }
}
