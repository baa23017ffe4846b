//! The head of a content: its first verb group, as far as closed classes of words show it.

use std::borrow::Cow;

use super::words::{Words, modality_of, negates};
use crate::record::Modality;

/// Bytes of the content that are read.
pub(super) const WINDOW: usize = 120;

/// How many words the subject may have before its verb.
const LONGEST: usize = 14;

/// What the first verb group says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) is_negated: bool,
    pub(super) modality: Modality,
}

impl Default for Head {
    fn default() -> Self {
        Head { is_negated: false, modality: Modality::Asserted }
    }
}

/// Forms that open a verb group.
const AUXILIARIES: &[&str] = &[
    "am", "is", "are", "was", "were", "be", "been", "do", "does", "did", "has", "have", "had",
    "can", "could", "will", "would", "shall", "should", "may", "might", "must", "i'm", "it's",
    "he's", "she's", "that's", "there's", "we're", "they're", "you're", "i've", "we've", "they've",
    "i'll", "we'll", "he'll", "she'll", "they'll", "i'd", "we'd", "he'd", "she'd", "they'd",
];

/// Words that begin another clause: what comes after them is not the head.
const OTHERS: &[&str] = &["who", "which", "because", "when", "while", "where", "whether", "but"];

/// Subjects that are most often who speaks.
const SPEAKERS: &[&str] = &["i", "we", "he", "she", "they"];

/// Reads the head of a content whose cue stands in the past or not.
pub(super) fn head(content: &Words<'_>, is_past: bool) -> Head {
    let words: Vec<Cow<'_, str>> = content.lower().take(LONGEST).collect();
    let skipped = words.iter().take_while(|word| matches!(word.as_ref(), "that" | "to")).count();
    let clause = &words[skipped..];
    let is_infinitive = words.first().is_some_and(|word| word.as_ref() == "to");
    let others = |word: &Cow<'_, str>| OTHERS.contains(&word.as_ref());
    let end = clause.iter().skip(1).position(others).map_or(clause.len(), |at| at + 1);
    let clause = &clause[..end];
    let verb = clause.iter().position(|word| is_auxiliary(word.as_ref()));
    // Up to the word after the auxiliary: "is not", "has never".
    let group = &clause[..verb.map_or(clause.len().min(2), |verb| (verb + 2).min(clause.len()))];
    let is_conditional = words.iter().any(|word| matches!(word.as_ref(), "if" | "unless"))
        || group.last().is_some_and(|word| word.as_ref() == "have");
    let modality = match group.iter().find_map(|word| modal(word.as_ref())) {
        Some(_) if is_conditional => Some(Modality::Conditional),
        Some(Modal::Would) if !is_past => Some(Modality::Conditional),
        Some(Modal::Would | Modal::Will) => Some(of_future(group)),
        Some(Modal::Could) => Some(Modality::Hedged),
        None => group.iter().find_map(|word| modality_of(word.as_ref())),
    };
    let plain = if is_infinitive { Modality::Intended } else { Modality::Asserted };
    Head {
        is_negated: group.iter().any(|word| negates(word.as_ref())),
        modality: modality.unwrap_or(plain),
    }
}

/// Modal verbs that say more or less by who is the subject and when it was said.
enum Modal {
    Will,
    Would,
    Could,
}

fn modal(word: &str) -> Option<Modal> {
    match word {
        "will" | "shall" | "won't" => Some(Modal::Will),
        "would" | "wouldn't" => Some(Modal::Would),
        "could" | "couldn't" => Some(Modal::Could),
        _ if word.ends_with("'ll") => Some(Modal::Will),
        _ => None,
    }
}

/// "I will", "he would" is an intention; "it will", "prices would" a forecast, which is asserted.
fn of_future(group: &[Cow<'_, str>]) -> Modality {
    let is_speaker = group.first().is_some_and(|word| {
        let subject = word.strip_suffix("'ll").unwrap_or(word);
        SPEAKERS.contains(&subject)
    });
    let bare = group.first().is_some_and(|word| modal(word).is_some());
    if is_speaker || bare { Modality::Intended } else { Modality::Asserted }
}

/// Whether the content is what somebody is to do: "to leave", "the town to pay".
pub(super) fn is_to_do(content: &Words<'_>) -> bool {
    const LONGEST_HEARER: usize = 6;
    let mut words = content.lower().take(LONGEST_HEARER);
    words.find(|word| word.as_ref() == "to" || is_auxiliary(word)).is_some_and(|word| word == "to")
}

fn is_auxiliary(word: &str) -> bool {
    AUXILIARIES.contains(&word) || word.ends_with("n't") || word == "cannot"
}
