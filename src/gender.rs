//! What a name says of its bearer's gender: the courtesy title before it, or else the forename, if it
//! nearly always is one gender's. Names are linked and pronouns resolved by it.

use std::sync::LazyLock;

use crate::form::Forms;

/// By the US census and lists of other countries; by hand what those leave out.
const LISTS: [&str; 2] = [
    include_str!("../data/gazetteer/genders.txt"),
    include_str!("../data/gazetteer/genders-more.txt"),
];

/// Whether the name is a woman's, by forename.
static FORENAMES: LazyLock<Forms<bool>> = LazyLock::new(|| {
    let lines = LISTS.iter().flat_map(|list| list.lines()).filter(|line| !line.starts_with('#'));
    let entries = lines.filter_map(|line| line.split_once('\t'));
    entries.map(|(forename, gender)| (forename, gender == "f")).collect()
});

/// Whether a full name is a woman's; `None` where its forename does not tell, or there is none.
/// Initials before the forename do not count: "J. Patricia Gray".
pub(crate) fn is_female(name: &str) -> Option<bool> {
    let (names, _) = name.rsplit_once(' ')?;
    let forename = names.split(' ').find(|word| !word.ends_with('.'))?;
    FORENAMES.get(forename)
}

/// Whether the courtesy title right before the byte is a woman's: "Mrs." or "Mr.".
pub(crate) fn courtesy(text: &str, byte: usize) -> Option<bool> {
    let before = text.get(..byte)?.strip_suffix([' ', '\u{a0}'])?;
    let before = before.strip_suffix('.').unwrap_or(before);
    match before.rsplit(|c: char| !c.is_alphanumeric()).next() {
        Some("Mrs" | "Ms" | "Miss" | "Dame") => Some(true),
        Some("Mr" | "Messrs" | "Sir") => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{FORENAMES, LISTS, courtesy, is_female};

    #[test]
    fn forenames_tell_or_do_not() {
        assert_eq!(is_female("Patricia Gray"), Some(true));
        assert_eq!(is_female("J. Patricia Gray"), Some(true));
        assert_eq!(is_female("Narendra Gray"), Some(false));
        assert_eq!(is_female("Leslie Gray"), None);
        assert_eq!(is_female("Patricia"), None);
    }

    #[test]
    fn titles_tell() {
        let text = "Mrs. Gray, Mr Lee and Amr Ray";
        let at = |name| text.find(name).unwrap_or_default();
        assert_eq!(courtesy(text, at("Gray")), Some(true));
        assert_eq!(courtesy(text, at("Lee")), Some(false));
        assert_eq!(courtesy(text, at("Ray")), None);
    }

    #[test]
    fn no_forename_is_listed_twice() {
        let lines = LISTS.iter().flat_map(|list| list.lines());
        assert_eq!(lines.filter(|line| !line.starts_with('#')).count(), FORENAMES.len());
    }
}
