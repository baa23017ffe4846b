//! The head of a content: its first verb group, as far as closed classes of words show it.

use super::class::Class;
use super::words::Word;
use crate::record::Modality;

/// Bytes of the content that are read.
pub(super) const WINDOW: usize = 120;

/// How many words are read: as many as a subject may have before its verb.
const LONGEST: usize = 14;

/// Reads the words of a content as far as its head is looked for in them.
pub(super) fn read<'a>(words: impl Iterator<Item = Word<'a>>) -> Vec<Word<'a>> {
    let mut read = Vec::with_capacity(LONGEST);
    let (mut first, mut has_verb, mut is_over) = (0, false, false);
    for (at, word) in words.take(LONGEST).enumerate() {
        // A condition may stand anywhere, and whom the content tells to do it beyond the clause.
        let is_last = has_verb || is_over && at >= LONGEST_HEARER;
        first += usize::from(at == first && leads(&word));
        has_verb |= word.is(Class::AUXILIARY);
        is_over |= at > first && word.is(Class::OPENER);
        read.push(word);
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
    pub(super) modality: Modality,
}

/// Reads the head of a content whose cue stands in the past or not.
pub(super) fn head(words: &[Word<'_>], is_past: bool) -> Head {
    let skipped = words.iter().take_while(|word| leads(word)).count();
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

/// Whether a word leads to the clause.
fn leads(word: &Word<'_>) -> bool {
    matches!(word.form(), "that" | "to")
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

/// So many words name whom a content tells to do something.
const LONGEST_HEARER: usize = 6;

/// Whether the content is what somebody is to do: "to leave", "the town to pay".
pub(super) fn is_to_do(words: &[Word<'_>]) -> bool {
    let mut words = words.iter().take(LONGEST_HEARER);
    let verb = words.find(|word| word.form() == "to" || word.is(Class::AUXILIARY));
    verb.is_some_and(|word| word.form() == "to")
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
            text in "((that|to|who|while|is|will|would|it'll|not|have|if|may|town|pays) ){0,16}",
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
