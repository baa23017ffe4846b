//! The head of a content: its first verb group, as far as closed classes of words show it.

use super::class::Class;
use super::words::Word;
use crate::record::Modality;

/// Bytes of the content that are read.
pub(super) const WINDOW: usize = 120;

/// How many words are read: as many as a subject may have before its verb.
const LONGEST: usize = 14;

/// So many words behind an auxiliary tell what it says: "not have paid".
const BEHIND: usize = 3;

/// Reads the words of a content as far as its head is looked for in them.
pub(super) fn read<'a>(words: impl Iterator<Item = Word<'a>>) -> Vec<Word<'a>> {
    let mut read = Vec::with_capacity(LONGEST);
    let (mut first, mut verb, mut is_over) = (0, None, false);
    for (at, word) in words.take(LONGEST).enumerate() {
        first += usize::from(at == first && leads(&word));
        verb = verb.or_else(|| word.is(Class::AUXILIARY).then_some(at));
        is_over |= at > first && word.is(Class::OPENER);
        read.push(word);
        // A condition may stand anywhere, and whom the content tells to do it beyond the clause.
        let is_last =
            verb.is_some_and(|verb| at == verb + BEHIND) || is_over && at >= LONGEST_HEARER;
        if is_last && !read.iter().any(|word: &Word<'_>| word.is(Class::MODAL)) {
            break;
        }
    }
    read
}

/// What the first verb group says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) is_negated: bool,
    /// As its modal verb or adverb says; `None` without one.
    pub(super) modality: Option<Modality>,
    /// Whether it is an infinitive: "to leave".
    pub(super) is_infinitive: bool,
}

/// Reads the head of a content whose cue stands in the past or not.
pub(super) fn head(words: &[Word<'_>], is_past: bool) -> Head {
    let skipped = words.iter().take_while(|word| leads(word)).count();
    let clause = &words[skipped..];
    let other = clause.iter().skip(1).position(|word| word.is(Class::OPENER));
    let clause = &clause[..other.map_or(clause.len(), |at| at + 1)];
    let is_infinitive = words.first().is_some_and(|word| word.form() == "to");
    let verb = (0..clause.len()).find(|&at| is_verb(clause, at));
    if verb.is_some_and(|verb| is_embedded(clause, verb)) {
        return Head { is_negated: false, modality: None, is_infinitive };
    }
    // Up to the word after the auxiliary: "is not", "has never".
    let group = verb.map_or(clause.len().min(2), |verb| (verb + 2).min(clause.len()));
    Head {
        is_negated: (0..before_condition(clause, group)).any(|at| negates(clause, at)),
        modality: modality(words, clause, group, is_past),
        is_infinitive,
    }
}

/// Whether a word leads to the clause.
fn leads(word: &Word<'_>) -> bool {
    matches!(word.form(), "that" | "to")
}

/// Whether a word opens the verb group: an auxiliary, the `'s` of "she's".
fn is_verb(clause: &[Word<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| clause.get(before));
    let is_contracted = || before.is_some_and(|word| word.is(Class::CONTRACTED));
    clause[at].is(Class::AUXILIARY) || clause[at].form() == "'s" && is_contracted()
}

/// Whether a verb's subject is a pronoun behind a noun: "the reason he is not there" is no clause.
fn is_embedded(clause: &[Word<'_>], verb: usize) -> bool {
    let opens = clause.first().is_some_and(|word| matches!(word.form(), "the" | "a" | "an"));
    let subject = verb.checked_sub(1).filter(|&before| before > 1);
    let pronoun = Class::SPEAKER | Class::CONTRACTED;
    opens && subject.is_some_and(|subject| clause[subject].is(pronoun))
}

/// Whether a word negates its clause: no "not" of "not just", of a subject ("not paying taxes is") or
/// of a condition ("if it does not").
fn negates(clause: &[Word<'_>], at: usize) -> bool {
    let hangs = clause.first().is_some_and(|word| SUBORDINATE.contains(&word.form()));
    let next = clause.get(at + 1).map_or("", Word::form);
    let is_limit = matches!(next, "just" | "only" | "merely" | "simply");
    let is_subject = at == 0 && next.ends_with("ing");
    clause[at].is(Class::NEGATION) && !is_limit && !is_subject && !hangs
}

/// The end of a verb group, or where a condition begins in it: "to strike if she does not pay".
fn before_condition(clause: &[Word<'_>], group: usize) -> usize {
    let sets = |&at: &usize| matches!(clause[at].form(), "if" | "unless" | "although");
    (1..group).find(sets).unwrap_or(group)
}

/// Words that open a clause which hangs on another.
const SUBORDINATE: &[&str] =
    &["if", "unless", "when", "while", "although", "though", "because", "until", "since"];

/// What the verb group of a content, which are the first words of its clause, says of how far it is
/// meant.
fn modality(
    words: &[Word<'_>],
    clause: &[Word<'_>],
    group: usize,
    is_past: bool,
) -> Option<Modality> {
    let is_conditional = || {
        words.iter().any(|word| matches!(word.form(), "if" | "unless")) || is_counterfactual(clause)
    };
    let group = &clause[..group];
    match group.iter().find(|word| word.is(Class::MODAL)) {
        Some(_) if is_conditional() => Some(Modality::Conditional),
        Some(modal) if modal.is(Class::WOULD) && !is_past => Some(Modality::Conditional),
        // What could not be was not.
        Some(modal) if modal.is(Class::COULD) => {
            let is_negated = group.iter().any(|word| word.is(Class::NEGATION));
            (!is_negated).then_some(Modality::Hedged)
        }
        Some(_) => Some(of_future(group)),
        None if is_owed(group) => Some(Modality::Intended),
        None if group.iter().any(|word| word.is(Class::DUTY)) && is_counterfactual(clause) => None,
        None => group.iter().find_map(Word::modality),
    }
}

/// "would have paid", "should not have said"; no "would have to pay" or "would have access".
fn is_counterfactual(clause: &[Word<'_>]) -> bool {
    let is_modal = |word: &Word<'_>| word.is(Class::WOULD | Class::COULD | Class::DUTY);
    let mut rest = clause.iter().skip_while(|word| !is_modal(word)).skip(1);
    let next = rest.find(|word| !word.is(Class::NEGATION));
    next.is_some_and(|word| word.form() == "have")
        && rest.next().is_some_and(|word| is_participle(word.form()))
}

/// Whether a form after "have" is a participle, as far as its ending shows it.
fn is_participle(form: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "been", "had", "done", "gone", "made", "said", "got", "lost", "won", "left", "paid",
        "told", "put", "let", "met", "come", "become", "run", "kept", "held", "sent", "found",
        "thought", "brought", "known", "begun",
    ];
    form.ends_with("ed") || form.ends_with("en") || IRREGULAR.contains(&form)
}

/// "has to leave".
fn is_owed(group: &[Word<'_>]) -> bool {
    let [.., verb, last] = group else { return false };
    matches!(verb.form(), "has" | "have" | "ought") && last.form() == "to"
}

/// "I will", "he would" is an intention; "it will", "prices would" a forecast, which is asserted.
fn of_future(group: &[Word<'_>]) -> Modality {
    match group.first().is_some_and(|word| word.is(Class::SPEAKER | Class::MODAL)) {
        true => Modality::Intended,
        false => Modality::Asserted,
    }
}

/// So many words name whom a content tells to do something.
const LONGEST_HEARER: usize = 6;

/// Nouns that take an infinitive: "a plan to leave" is what is meant, not who is to leave.
const TAKING: &[&str] = &[
    "ability",
    "attempt",
    "attempts",
    "authority",
    "bid",
    "bill",
    "chance",
    "decision",
    "decisions",
    "desire",
    "effort",
    "efforts",
    "failure",
    "intention",
    "law",
    "legislation",
    "measure",
    "measures",
    "meeting",
    "move",
    "need",
    "opportunity",
    "plan",
    "plans",
    "power",
    "process",
    "proposal",
    "proposals",
    "reason",
    "reasons",
    "refusal",
    "right",
    "steps",
    "system",
    "time",
    "way",
    "ways",
    "willingness",
];

/// Whether the content is what somebody is to do: "to leave", "the town to pay".
pub(super) fn is_to_do(words: &[Word<'_>]) -> bool {
    let words = &words[..words.len().min(LONGEST_HEARER)];
    let verb = words.iter().position(|word| word.form() == "to" || word.is(Class::AUXILIARY));
    let Some(verb) = verb.filter(|&verb| words[verb].form() == "to") else { return false };
    let before = verb.checked_sub(1).map_or("", |before| words[before].form());
    !TAKING.contains(&before)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::{LONGEST, head, is_to_do, read};
    use crate::claim::facet::words::known;
    use crate::span::Span;

    proptest! {
        #[test]
        fn no_word_that_decides_is_left_out(
            text in "((that|to|who|while|is|it|'s|will|would|should|it'll|not|just|have|paid|if|may|plan|pays) ){0,16}",
        ) {
            let all: Vec<_> = known(&text, Span::new(0, text.len()), usize::MAX).take(LONGEST).collect();
            let first = read(known(&text, Span::new(0, text.len()), usize::MAX));
            for is_past in [false, true] {
                prop_assert_eq!(head(&first, is_past), head(&all, is_past));
            }
            prop_assert_eq!(is_to_do(&first), is_to_do(&all));
        }
    }
}
