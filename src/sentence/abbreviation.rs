//! Abbreviations whose full stop may not end a sentence, and what each class needs to go on.
//!
//! The list is data (`data/abbreviations.txt`); what a class means is decided by the rules.

use std::collections::HashMap;
use std::sync::LazyLock;

/// When the full stop of an abbreviation ends a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Class {
    /// Never: a name follows ("Sen.", "Mr.").
    Title,
    /// Never: more of the sentence follows ("vs.", "e.g.").
    Inner,
    /// Unless a number follows ("No.", "p.").
    Numbered,
    /// Unless a day or year follows ("Sept.").
    Month,
    /// Only before a word that opens a clause ("Inc.", "Jr.", "Calif.").
    Suffix,
    /// Before any capital ("etc.", "ft.").
    Unit,
    /// Unless a day or time zone follows ("p.m.").
    Hour,
}

/// The class of a word written before a full stop, without that full stop.
pub(crate) fn class_of(word: &str) -> Option<Class> {
    if word.is_empty() || word.len() > LONGEST {
        return None;
    }
    CLASSES.get(word).copied()
}

/// No entry is longer, in bytes.
const LONGEST: usize = 8;

/// Every accepted spelling.
static CLASSES: LazyLock<HashMap<String, Class>> = LazyLock::new(|| {
    let mut classes = HashMap::new();
    for line in include_str!("../../data/abbreviations.txt").lines() {
        let Some((name, words)) = line.split_once(':') else { continue };
        let Some(class) = class_named(name) else { continue };
        for spelling in words.split_whitespace().flat_map(spellings) {
            classes.entry(spelling).or_insert(class);
        }
    }
    classes
});

fn class_named(name: &str) -> Option<Class> {
    Some(match name {
        "title" => Class::Title,
        "inner" => Class::Inner,
        "numbered" => Class::Numbered,
        "month" => Class::Month,
        "suffix" => Class::Suffix,
        "unit" => Class::Unit,
        "hour" => Class::Hour,
        _ => return None,
    })
}

/// The entry, in capitals, and with a capital: "Sen" never stands for "sen", nor "p" for "P".
fn spellings(entry: &str) -> Vec<String> {
    if entry.len() == 1 {
        return vec![entry.to_owned()];
    }
    let upper = entry.to_ascii_uppercase();
    let capitalised = upper[..1].to_owned() + &entry[1..];
    vec![entry.to_owned(), capitalised, upper]
}

#[cfg(test)]
mod tests {
    use super::{CLASSES, Class, LONGEST, class_of};

    #[test]
    fn the_list_is_read() {
        assert_eq!(class_of("Sen"), Some(Class::Title));
        assert_eq!(class_of("SEN"), Some(Class::Title));
        assert_eq!(class_of("Approx"), Some(Class::Inner));
        assert_eq!(class_of("mass"), None);
        assert_eq!((class_of("p"), class_of("P")), (Some(Class::Numbered), None));
        assert_eq!(class_of("senate"), None);
    }

    #[test]
    fn no_entry_is_out_of_reach() {
        assert!(CLASSES.keys().all(|entry| entry.len() <= LONGEST));
    }
}
