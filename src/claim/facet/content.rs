//! The head of a content: its first verb group, as far as closed classes of words show it.

use super::class::Class;
use super::words::Word;
use crate::record::Modality;

/// Bytes of the content that are read.
pub(super) const WINDOW: usize = 120;

/// How many words are read: as many as a subject may have before its verb.
pub(super) const LONGEST: usize = 14;

/// What the first verb group says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) is_negated: bool,
    pub(super) modality: Modality,
}

/// Reads the head of a content whose cue stands in the past or not.
pub(super) fn head(words: &[Word<'_>], is_past: bool) -> Head {
    let skipped = words.iter().take_while(|word| matches!(word.form(), "that" | "to")).count();
    let clause = &words[skipped..];
    let is_infinitive = words.first().is_some_and(|word| word.form() == "to");
    let other = clause.iter().skip(1).position(|word| word.is(Class::OPENER));
    let clause = &clause[..other.map_or(clause.len(), |at| at + 1)];
    let verb = clause.iter().position(|word| word.is(Class::AUXILIARY));
    // Up to the word after the auxiliary: "is not", "has never".
    let group = &clause[..verb.map_or(clause.len().min(2), |verb| (verb + 2).min(clause.len()))];
    let plain = if is_infinitive { Modality::Intended } else { Modality::Asserted };
    Head {
        is_negated: group.iter().any(|word| word.is(Class::NEGATION)),
        modality: modality(words, group, is_past).unwrap_or(plain),
    }
}

/// What the verb group of a content says of how far it is meant.
fn modality(words: &[Word<'_>], group: &[Word<'_>], is_past: bool) -> Option<Modality> {
    let is_conditional = || {
        words.iter().any(|word| matches!(word.form(), "if" | "unless"))
            || group.last().is_some_and(|word| word.form() == "have")
    };
    match group.iter().find(|word| word.is(Class::MODAL)) {
        Some(_) if is_conditional() => Some(Modality::Conditional),
        Some(modal) if modal.is(Class::WOULD) && !is_past => Some(Modality::Conditional),
        Some(modal) if modal.is(Class::COULD) => Some(Modality::Hedged),
        Some(_) => Some(of_future(group)),
        None => group.iter().find_map(Word::modality),
    }
}

/// "I will", "he would" is an intention; "it will", "prices would" a forecast, which is asserted.
fn of_future(group: &[Word<'_>]) -> Modality {
    match group.first().is_some_and(|word| word.is(Class::SPEAKER | Class::MODAL)) {
        true => Modality::Intended,
        false => Modality::Asserted,
    }
}

/// Whether the content is what somebody is to do: "to leave", "the town to pay".
pub(super) fn is_to_do(words: &[Word<'_>]) -> bool {
    const LONGEST_HEARER: usize = 6;
    let mut words = words.iter().take(LONGEST_HEARER);
    let verb = words.find(|word| word.form() == "to" || word.is(Class::AUXILIARY));
    verb.is_some_and(|word| word.form() == "to")
}
