//! What a forename says of its bearer's gender, so that "she" does not go back to a man: names that
//! nearly always are one gender's, by the US census and lists of other countries.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Whether the name is a woman's, by forename.
static FORENAMES: LazyLock<FxHashMap<&str, bool>> = LazyLock::new(|| {
    let list = include_str!("../../data/gazetteer/genders.txt");
    let lines = list.lines().filter_map(|line| line.split_once('\t'));
    lines.map(|(forename, gender)| (forename, gender == "f")).collect()
});

/// Whether a full name is a woman's; `None` where its forename does not tell, or there is none.
pub(crate) fn is_female(name: &str) -> Option<bool> {
    let (forename, _) = name.split_once(' ')?;
    FORENAMES.get(forename).copied()
}

#[cfg(test)]
mod tests {
    use super::is_female;

    #[test]
    fn forenames_tell_or_do_not() {
        assert_eq!(is_female("Patricia Gray"), Some(true));
        assert_eq!(is_female("Donald Gray"), Some(false));
        assert_eq!(is_female("Leslie Gray"), None);
        assert_eq!(is_female("Patricia"), None);
    }
}
