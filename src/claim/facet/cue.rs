//! The main word of a cue: its lemma and class.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::class::Class;
use super::words::Word;
use crate::form::Forms;
use crate::record::{CueClass, Modality, Vocabulary};

/// Bytes of the cue that are read.
pub(super) const WINDOW: usize = 120;

/// What a cue's main word is.
pub(super) struct Act {
    pub(super) lemma: String,
    pub(super) class: Option<CueClass>,
}

const CUE_CLASSES: &str = include_str!("../../../data/cue-classes.txt");

/// Classes by lemma.
static CLASSES: LazyLock<Forms<Option<CueClass>>> = LazyLock::new(|| {
    let lines = CUE_CLASSES.lines().filter_map(|line| line.split_once('\t'));
    lines.map(|(lemma, class)| (lemma, class_named(class))).collect()
});

/// Lemmas that are a cue of their own with a word that follows: "call" of "call for".
static OPENERS: LazyLock<Forms<bool>> = LazyLock::new(|| {
    let lines = CUE_CLASSES.lines().filter_map(|line| line.split_once('\t'));
    lines.filter_map(|(phrase, _)| Some((phrase.split_once(' ')?.0, true))).collect()
});

fn class_of(lemma: &str) -> Option<CueClass> {
    CLASSES.get(lemma).flatten()
}

fn class_named(name: &str) -> Option<CueClass> {
    CueClass::TERMS.iter().position(|term| *term == name).map(|at| CueClass::ALL[at])
}

/// Verbs that stay the main one before "to" and another: "want to deny".
const LEADING: &[&str] =
    &["want", "hope", "plan", "intend", "wish", "vow", "promise", "threaten", "pledge"];

/// The main word: the last verb of the group, with the word after it where the two are a cue of
/// their own; else the last noun of the list, or else a verb that opens the cue, or the last word that
/// is none of grammar's. "According to" is one cue.
pub(super) fn act(words: &[Word<'_>]) -> Option<Act> {
    if words.iter().any(|word| word.form() == "according") {
        return Some(Act { lemma: "according to".to_owned(), class: Some(CueClass::Say) });
    }
    let lemma = match main_verb(words) {
        Some((at, lemma)) => phrasal(lemma, words, at).unwrap_or_else(|| lemma.to_owned()),
        None => other(words)?,
    };
    Some(Act { class: class_of(&lemma), lemma })
}

/// The verb that says what is done, and where it stands.
fn main_verb(words: &[Word<'_>]) -> Option<(usize, &'static str)> {
    let is_nominal =
        |at: usize| at.checked_sub(1).is_some_and(|before| words[before].is(Class::NOMINAL));
    let verbs = || {
        let lemmas = words.iter().map(Word::lemma).enumerate();
        lemmas.filter_map(|(at, lemma)| lemma.map(|lemma| (at, lemma)))
    };
    let leads = |&(at, lemma): &(usize, &str)| {
        words.get(at + 1).is_some_and(|next| next.form() == "to") && LEADING.contains(&lemma)
    };
    let plain = || verbs().rfind(|&(at, _)| !is_nominal(at));
    verbs().find(leads).or_else(plain).or_else(|| verbs().next_back())
}

/// "call for", "make it clear": a cue of its own with a word that follows.
fn phrasal(lemma: &str, words: &[Word<'_>], at: usize) -> Option<String> {
    OPENERS.get(lemma)?;
    let mut later = words.iter().skip(at + 1).map(|word| format!("{lemma} {}", word.form()));
    later.find(|phrase| class_of(phrase).is_some())
}

/// The main word of a cue without a listed verb, in its base form as far as its ending shows it.
fn other(words: &[Word<'_>]) -> Option<String> {
    let bases = words.iter().map(|word| base(word.form()));
    let phrase = bases.enumerate().find_map(|(at, base)| phrasal(&base, words, at));
    if phrase.is_some() {
        return phrase;
    }
    let is_full = |word: &&Word<'_>| {
        let is_adverb = word.form().ends_with("ly") && word.form().len() > 4;
        !word.is(Class::EMPTY) && !is_adverb
    };
    let full = || words.iter().filter(is_full).map(|word| base(word.form()));
    let known = full().rfind(|base| class_of(base).is_some());
    let last = || if opens_with_verb(words) { full().next() } else { full().next_back() };
    known.or_else(last).map(Cow::into_owned)
}

/// Whether the first word of a cue is a verb, and the noun behind it its object: an auxiliary, or a
/// form that is inflected and no noun's.
fn opens_with_verb(words: &[Word<'_>]) -> bool {
    let Some(first) = words.iter().find(|word| !word.form().ends_with("ly")) else { return false };
    let form = first.form();
    let is_inflected = form.ends_with("ed") || IRREGULAR.iter().any(|(other, _)| *other == form);
    first.is(Class::AUXILIARY) || is_inflected
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
fn base(word: &str) -> Cow<'_, str> {
    if let Some((_, base)) = IRREGULAR.iter().find(|(form, _)| *form == word) {
        return Cow::Borrowed(base);
    }
    let mut likeliest = None;
    for (ending, instead) in ENDINGS {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2) else { continue };
        let single = undoubled(stem).filter(|_| instead.is_empty() && *ending != "s");
        for form in [Some(format!("{stem}{instead}")), single.map(str::to_owned)] {
            let Some(form) = form else { continue };
            if class_of(&form).is_some() {
                return Cow::Owned(form);
            }
            let is_likely = instead.is_empty() != loses_e(stem);
            if single.is_none_or(|single| single == form) && is_likely {
                likeliest = likeliest.or(Some(form));
            }
        }
    }
    let likeliest = likeliest.filter(|_| class_of(word).is_none());
    likeliest.map_or(Cow::Borrowed(word), Cow::Owned)
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

/// Whether a stem has most likely lost an "e": "impos", "pledg", "settl".
fn loses_e(stem: &str) -> bool {
    let before_last = stem.bytes().nth_back(1).unwrap_or(b'a');
    match stem.bytes().last() {
        Some(b'v' | b'c' | b'u' | b'z') => true,
        Some(b's') => before_last != b's',
        Some(b'g') => before_last == b'd',
        Some(b'l') => !b"aeioulrwy".contains(&before_last),
        _ => false,
    }
}

/// "shrugg" is "shrug"; "press" and "call" keep both.
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let (last, rest) = bytes.split_last()?;
    let doubled = rest.last() == Some(last) && !matches!(last, b's' | b'l' | b'z' | b'e');
    // The last two bytes may be those of one letter, which is never cut.
    stem.get(..stem.len() - 1).filter(|_| doubled)
}

/// What the cue's own modal verb or adverb says.
pub(super) fn modality(words: &[Word<'_>]) -> Option<Modality> {
    let modal = words.iter().find(|word| word.modality().is_some())?;
    let could_not = || {
        words.iter().zip(words.iter().skip(1)).any(|(word, next)| match word.form() {
            "wouldn't" | "couldn't" => true,
            "would" => matches!(next.form(), "not" | "never" | "rather"),
            "could" => matches!(next.form(), "not" | "never"),
            _ => false,
        })
    };
    // "will say" is as good as "says", and who would or could not say did not.
    modal.modality().filter(|_| !modal.is(Class::INTENDING) && !could_not())
}

/// Whether the verb is in the passive: "is believed".
pub(super) fn is_passive(words: &[Word<'_>]) -> bool {
    words.iter().any(|word| matches!(word.form(), "is" | "are" | "was" | "were" | "be" | "been"))
}

/// Whether the cue's last verb is in the past: what was "would" then is "will" to who said it. So it is for a
/// participle, whose tense is that of the verb it hangs on, in news most often the past.
pub(super) fn is_past(words: &[Word<'_>]) -> bool {
    let verb = words.iter().rev().find_map(|word| Some((word.form(), word.lemma()?)));
    verb.is_some_and(|(form, lemma)| form != lemma && !form.ends_with('s'))
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, base, class_named, undoubled};

    #[test]
    fn a_doubled_letter_is_no_letter_whose_bytes_are_alike() {
        assert_eq!(
            [undoubled("shrugg"), undoubled("press"), undoubled("\u{2db6}")],
            [Some("shrug"), None, None]
        );
        assert_eq!(base("\u{2db6}ed"), "\u{2db6}");
    }

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
