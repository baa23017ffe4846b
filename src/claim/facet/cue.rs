//! The main word of a cue: its lemma and class.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::words::{Words, modality_of};
use crate::record::{CueClass, Modality, Vocabulary};

/// Bytes of the cue that are read.
pub(super) const WINDOW: usize = 120;

/// What a cue's main word is.
pub(super) struct Act {
    pub(super) lemma: String,
    pub(super) class: Option<CueClass>,
}

/// Classes by lemma.
static CLASSES: LazyLock<FxHashMap<&str, CueClass>> = LazyLock::new(|| {
    let list = include_str!("../../../data/cue-classes.txt");
    let lines = list.lines().filter_map(|line| line.split_once('\t'));
    lines.filter_map(|(lemma, class)| Some((lemma, class_named(class)?))).collect()
});

/// Lemmas by inflected form, of the cues that attribute.
static LEMMAS: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let mut lemmas = FxHashMap::default();
    let lines = include_str!("../../../data/cues.txt").lines();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let mut columns = line.split('\t');
        if let (Some(lemma), Some(_), Some(forms)) =
            (columns.next(), columns.next(), columns.next())
            && !lemma.contains(' ')
        {
            forms.split(',').for_each(|form| {
                lemmas.entry(form).or_insert(lemma);
            });
        }
    }
    lemmas
});

fn class_named(name: &str) -> Option<CueClass> {
    CueClass::TERMS.iter().position(|term| *term == name).map(|at| CueClass::ALL[at])
}

/// Verbs that stay the main one before "to" and another: "want to deny".
const LEADING: &[&str] =
    &["want", "hope", "plan", "intend", "wish", "vow", "promise", "threaten", "pledge"];

/// After these a form is a noun: "in favor of", "the attacks on".
const NOMINAL: &[&str] = &[
    "in", "of", "for", "with", "on", "at", "by", "from", "the", "a", "an", "his", "her", "its",
    "their", "no", "some", "any", "this", "my", "our",
];

/// Words that are no main word: auxiliaries, prepositions, particles, pronouns and the like.
const EMPTY: &[&str] = &[
    "be",
    "is",
    "are",
    "was",
    "were",
    "been",
    "being",
    "am",
    "has",
    "have",
    "had",
    "having",
    "do",
    "does",
    "did",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "must",
    "should",
    "shall",
    "not",
    "never",
    "to",
    "in",
    "of",
    "on",
    "for",
    "with",
    "at",
    "by",
    "from",
    "as",
    "about",
    "against",
    "over",
    "under",
    "into",
    "after",
    "before",
    "between",
    "behind",
    "toward",
    "through",
    "within",
    "off",
    "out",
    "up",
    "down",
    "back",
    "away",
    "forward",
    "along",
    "it",
    "the",
    "a",
    "an",
    "his",
    "her",
    "their",
    "its",
    "them",
    "him",
    "himself",
    "herself",
    "themselves",
    "that",
    "when",
    "and",
    "or",
    "but",
    "also",
    "even",
    "just",
    "still",
    "so",
    "such",
    "more",
    "most",
    "much",
    "very",
    "too",
    "now",
    "then",
    "again",
    "this",
    "there",
    "all",
    "both",
    "who",
    "where",
    "how",
    "what",
    "if",
    "whether",
    "upon",
    "around",
    "without",
    "he",
    "she",
    "they",
    "we",
    "i",
];

/// The main word: the last verb of the group, with the word after it where the two are a cue of
/// their own; else the last noun of the list, or the last word that is none of grammar's. "According
/// to" is one cue.
pub(super) fn act(cue: &Words<'_>) -> Option<Act> {
    let words: Vec<Cow<'_, str>> = cue.lower().collect();
    if words.iter().any(|word| word.as_ref() == "according") {
        return Some(Act { lemma: "according to".to_owned(), class: Some(CueClass::Say) });
    }
    let lemma = match main_verb(&words) {
        Some((at, lemma)) => phrasal(lemma, &words, at).unwrap_or_else(|| lemma.to_owned()),
        None => other(&words)?,
    };
    Some(Act { class: CLASSES.get(lemma.as_str()).copied(), lemma })
}

/// The verb that says what is done, and where it stands.
fn main_verb(words: &[Cow<'_, str>]) -> Option<(usize, &'static str)> {
    let is_nominal = |at: usize| {
        at.checked_sub(1).is_some_and(|before| NOMINAL.contains(&words[before].as_ref()))
    };
    let verbs = || {
        let known = words.iter().map(|word| LEMMAS.get(word.as_ref()).copied());
        known.enumerate().filter_map(|(at, lemma)| lemma.map(|lemma| (at, lemma)))
    };
    let leads = |&(at, lemma): &(usize, &str)| {
        LEADING.contains(&lemma) && words.get(at + 1).is_some_and(|next| next.as_ref() == "to")
    };
    let plain = || verbs().rfind(|&(at, _)| !is_nominal(at));
    verbs().find(leads).or_else(plain).or_else(|| verbs().next_back())
}

/// "call for", "make it clear": a cue of its own with a word that follows.
fn phrasal(lemma: &str, words: &[Cow<'_, str>], at: usize) -> Option<String> {
    let later = words.iter().skip(at + 1).map(|word| format!("{lemma} {word}"));
    later.into_iter().find(|phrase| CLASSES.contains_key(phrase.as_str()))
}

/// The main word of a cue without a listed verb, in its base form as far as its ending shows it.
fn other(words: &[Cow<'_, str>]) -> Option<String> {
    let bases = words.iter().map(|word| base(word));
    let phrase = bases.enumerate().find_map(|(at, base)| phrasal(&base, words, at));
    if phrase.is_some() {
        return phrase;
    }
    let is_full = |word: &&Cow<'_, str>| {
        let is_adverb = word.ends_with("ly") && word.len() > 4;
        !EMPTY.contains(&word.as_ref()) && !is_adverb
    };
    let full = || words.iter().rev().filter(is_full);
    let known = full().map(|word| base(word)).find(|base| CLASSES.contains_key(base.as_str()));
    known.or_else(|| full().next().map(|word| base(word)))
}

/// Forms that no ending explains, of verbs that cues begin with and that are none by themselves.
const IRREGULAR: &[(&str, &str)] = &[
    ("made", "make"),
    ("went", "go"),
    ("goes", "go"),
    ("came", "come"),
    ("took", "take"),
    ("taken", "take"),
    ("gave", "give"),
    ("given", "give"),
    ("got", "get"),
    ("held", "hold"),
    ("kept", "keep"),
    ("left", "leave"),
    ("brought", "bring"),
    ("drew", "draw"),
    ("ran", "run"),
    ("stood", "stand"),
    ("sent", "send"),
    ("spent", "spend"),
    ("lost", "lose"),
    ("met", "meet"),
    ("won", "win"),
    ("grew", "grow"),
    ("fell", "fall"),
    ("fought", "fight"),
    ("chose", "choose"),
    ("bought", "buy"),
    ("caught", "catch"),
    ("bound", "bind"),
    ("struck", "strike"),
];

/// The base form: one that is listed, or else the likeliest.
fn base(word: &str) -> String {
    if let Some((_, base)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return (*base).to_owned();
    }
    let mut likeliest = None;
    for (ending, instead) in ENDINGS {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2) else { continue };
        let single = undoubled(stem).filter(|_| instead.is_empty() && *ending != "s");
        for form in [Some(format!("{stem}{instead}")), single.map(str::to_owned)] {
            let Some(form) = form else { continue };
            if CLASSES.contains_key(form.as_str()) {
                return form;
            }
            let is_likely = instead.is_empty() != stem.ends_with(['v', 'c', 'u', 'z']);
            if single.is_none_or(|single| single == form) && is_likely {
                likeliest = likeliest.or(Some(form));
            }
        }
    }
    likeliest.filter(|_| !CLASSES.contains_key(word)).unwrap_or_else(|| word.to_owned())
}

/// Endings of inflected forms, and what stands in the base form instead.
const ENDINGS: &[(&str, &str)] = &[
    ("ies", "y"),
    ("ied", "y"),
    ("es", "e"),
    ("es", ""),
    ("s", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
];

/// "shrugg" is "shrug"; "press" and "call" keep both.
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let (last, rest) = bytes.split_last()?;
    let doubled = rest.last() == Some(last) && !matches!(last, b's' | b'l' | b'z' | b'e');
    doubled.then(|| &stem[..stem.len() - 1])
}

/// What the cue's own modal verb or adverb says.
pub(super) fn modality(cue: &Words<'_>) -> Option<Modality> {
    let words = || cue.lower();
    let would_not = words().zip(words().skip(1)).any(|(word, next)| {
        word == "wouldn't" || word == "would" && matches!(next.as_ref(), "not" | "never" | "rather")
    });
    let modal = words().find_map(|word| modality_of(word.as_ref()));
    // "will say" is as good as "says", and who would not say did not.
    modal.filter(|modality| *modality != Modality::Intended && !would_not)
}

/// Whether the cue's last verb is in the past: what was "would" then is "will" to who said it.
pub(super) fn is_past(cue: &Words<'_>) -> bool {
    let last = cue.lower().rfind(|word| LEMMAS.contains_key(word.as_ref()));
    last.is_some_and(|form| {
        let is_base = LEMMAS.get(form.as_ref()).is_some_and(|lemma| *lemma == form.as_ref());
        !is_base && !form.ends_with('s') && !form.ends_with("ing")
    })
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, class_named};

    #[test]
    fn every_line_names_a_class() {
        let list = include_str!("../../../data/cue-classes.txt");
        let lines: Vec<_> = list.lines().filter(|line| !line.starts_with('#')).collect();
        for line in &lines {
            let class = line.split_once('\t').and_then(|(_, class)| class_named(class));
            assert!(class.is_some(), "{line}");
        }
        assert_eq!(CLASSES.len(), lines.len());
    }
}
