//! The subject of a sentence, found from its beginning: who does what, before a cue that says nothing
//! of its own about who speaks ("Lee went home, saying that ..."). Rules look back from a cue instead.

use std::ops::Range;

use super::finite::looks_finite;
use super::lexicon::Lexicon;
use super::phrase::Phrases;
use super::word::Class;

/// The subject of the first finite verb before `end` that has one, else the noun phrase that the
/// sentence begins with.
pub(crate) fn first(phrases: Phrases<'_>, lexicon: &Lexicon, end: usize) -> Option<Range<usize>> {
    let subject = (0..end).find_map(|at| of_verb(phrases, lexicon, at));
    subject.or_else(|| phrases.opening(end).filter(|phrase| phrase.end <= end))
}

/// The subject of the verb at `at`; a pronoun that can only be one is its own.
fn of_verb(phrases: Phrases<'_>, lexicon: &Lexicon, at: usize) -> Option<Range<usize>> {
    let item = phrases.at(at)?;
    if item.word.class.has(Class::SUBJECT) {
        return Some(at..at + 1);
    }
    let nominal = Class::DETERMINER | Class::POSSESSIVE | Class::TO | Class::PREPOSITION;
    if phrases.before_has(at, nominal) || !looks_finite(phrases.text, lexicon, item) {
        return None;
    }
    let subject = phrases.subject(phrases.group_start(at))?;
    (!phrases.has(subject.start, Class::RELATIVE)).then_some(subject)
}

#[cfg(test)]
mod tests {
    use super::first;
    use crate::claim::page::{seen, span_of};

    #[test]
    fn the_subject_stands_before_the_first_verb() {
        let subject = |text: &str| {
            seen(text, |page| {
                let phrases = page.phrases(0);
                let range = first(phrases, page.lexicon, phrases.items.len() - 1)?;
                span_of(phrases.items.get(range)?).map(|span| span.of(text).to_owned())
            })
        };
        let found = |text| subject(text).unwrap_or_default();
        assert_eq!(found("On Monday the new mayor cancelled it, saying"), "the new mayor");
        assert_eq!(found("Yet he went home, saying"), "he");
        assert_eq!(
            found("The Harbor Union, founded in May, has won, saying"),
            "The Harbor Union, founded in May"
        );
        assert_eq!(found("Meanwhile, Ann Lee went home, saying"), "Ann Lee");
        assert_eq!(subject("After saying"), None);
    }
}
