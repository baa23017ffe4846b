//! The name that a person goes by, so that all articles use one: without courtesy title and middle
//! initial, under the usual name where a list knows it, with straight apostrophes.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The usual name by its other forms.
static ALIASES: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| pairs(include_str!("../../../data/gazetteer/aliases.txt")));

/// The full name of the one person whom news text means by a surname alone.
static LEADERS: LazyLock<FxHashMap<&str, &str>> =
    LazyLock::new(|| pairs(include_str!("../../../data/gazetteer/leaders.txt")));

/// Names that only the initial in the middle tells from another well-known one.
const WITH_INITIALS: &[&str] = &[
    "George W. Bush",
    "George H. W. Bush",
    "George H.W. Bush",
    "Franklin D. Roosevelt",
    "Hunter S. Thompson",
    "John F. Kennedy",
    "John F. Kennedy Jr.",
    "Lyndon B. Johnson",
    "Michael B. Jordan",
    "Michael J. Fox",
    "Robert E. Lee",
    "Robert F. Kennedy",
    "Robert F. Kennedy Jr.",
    "Samuel L. Jackson",
    "Ulysses S. Grant",
];

fn pairs(list: &'static str) -> FxHashMap<&'static str, &'static str> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
}

/// The full name for a leader's surname.
pub(super) fn leader(surname: &str) -> Option<&'static str> {
    LEADERS.get(surname).copied()
}

/// The name under which the person with this name goes.
pub(super) fn usual(name: &str) -> Cow<'_, str> {
    let courtesies = ["Mr. ", "Mrs. ", "Ms. ", "Mr ", "Mrs ", "Ms "];
    let bare = courtesies.iter().find_map(|title| name.strip_prefix(title)).unwrap_or(name);
    let plain = if WITH_INITIALS.contains(&bare) { bare.into() } else { without_initials(bare) };
    match ALIASES.get(plain.as_ref()) {
        Some(&usual) => usual.into(),
        None => straight(plain),
    }
}

/// "Donald Trump" for "Donald J. Trump"; initials that stand first stay.
fn without_initials(name: &str) -> Cow<'_, str> {
    let mut words = name.split(' ');
    let first = words.next().unwrap_or("");
    let has_initial = !is_initial(first) && words.clone().any(is_initial);
    let kept = || words.filter(|word| !is_initial(word)).fold(first.to_owned(), joined);
    match has_initial {
        true => Some(kept()).filter(|kept| kept.contains(' ')).map_or(name.into(), Cow::Owned),
        false => name.into(),
    }
}

fn joined(mut name: String, word: &str) -> String {
    name.push(' ');
    name.push_str(word);
    name
}

/// "J.", "H.W.".
fn is_initial(word: &str) -> bool {
    let mut letters = word.split_terminator('.');
    word.ends_with('.') && letters.all(|letter| letter.len() == 1)
}

/// With straight apostrophes, so that "O’Neill" is "O'Neill".
pub(super) fn straight(name: Cow<'_, str>) -> Cow<'_, str> {
    // Most names are told at once, without a search for the bytes of the mark.
    match !name.is_ascii() && name.contains('’') {
        true => name.replace('’', "'").into(),
        false => name,
    }
}

#[cfg(test)]
mod tests {
    use super::{leader, usual};

    #[test]
    fn one_name_for_all_forms() {
        for (form, name) in [
            ("Ann Q. Lee", "Ann Lee"),
            ("Ann O’Lee", "Ann O'Lee"),
            ("A. Q. Lee", "A. Q. Lee"),
            ("Mr. Lee", "Lee"),
            ("Bob Ray Jr.", "Bob Ray Jr."),
            ("Bob J. Ray Jr.", "Bob Ray Jr."),
            ("George H.W. Bush", "George H.W. Bush"),
            ("Joseph R. Biden Jr.", "Joe Biden"),
        ] {
            assert_eq!(usual(form), name);
        }
        assert_eq!(leader("Obama"), Some("Barack Obama"));
    }
}
