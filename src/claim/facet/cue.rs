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

/// The main word: the last verb of the group, with the particle after it where the two are a cue of
/// their own; else the last noun of the list; "according to" is one cue.
pub(super) fn act(cue: &Words<'_>) -> Option<Act> {
    let words: Vec<Cow<'_, str>> = cue.lower().collect();
    if words.iter().any(|word| word.as_ref() == "according") {
        return Some(Act { lemma: "according to".to_owned(), class: Some(CueClass::Say) });
    }
    let verb = words.iter().rposition(|word| LEMMAS.contains_key(word.as_ref()));
    if let Some((at, lemma)) = verb.and_then(|at| Some((at, *LEMMAS.get(words[at].as_ref())?))) {
        let phrasal = words.get(at + 1).map(|particle| format!("{lemma} {}", particle));
        let phrasal = phrasal.filter(|phrasal| CLASSES.contains_key(phrasal.as_str()));
        let lemma = phrasal.unwrap_or_else(|| lemma.to_owned());
        return Some(Act { class: CLASSES.get(lemma.as_str()).copied(), lemma });
    }
    let nouns = words.iter().rev().map(|word| singular(word.as_ref()));
    let mut known = nouns.filter(|noun| CLASSES.contains_key(noun));
    let lemma = known.next().or_else(|| words.last().map(AsRef::as_ref))?.to_owned();
    if lemma.is_empty() {
        return None;
    }
    Some(Act { class: CLASSES.get(lemma.as_str()).copied(), lemma })
}

fn singular(word: &str) -> &str {
    let stem = word.strip_suffix('s').unwrap_or(word);
    if CLASSES.contains_key(word) { word } else { stem }
}

/// What the cue's own modal verb or adverb says.
pub(super) fn modality(cue: &Words<'_>) -> Option<Modality> {
    let modal = cue.lower().find_map(|word| modality_of(word.as_ref()));
    // "will say" is as good as "says".
    modal.filter(|modality| *modality != Modality::Intended)
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
