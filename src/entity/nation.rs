//! ISO 3166-1 codes, where a place or a people's name means a country: El Salvador and Salvadoran
//! are both `SV`. The tables of the standard know neither the names that news uses nor those of
//! peoples, so the list is our own; a library's table is what the test holds it to.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::annotation::Mention;
use crate::record::EntityType;

/// Codes by canonical name.
static CODES: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| {
    let list = include_str!("../../data/gazetteer/nations.txt");
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
});

/// Gives each country and nationality its two-letter code as its value.
pub fn add_codes(mentions: &mut [Mention]) {
    let named = mentions.iter_mut().filter(|mention| may_be_nation(mention.kind));
    for mention in named.filter(|mention| mention.value.is_none()) {
        mention.value = CODES.get(mention.name.as_str()).map(|&code| code.to_owned());
    }
}

fn may_be_nation(kind: EntityType) -> bool {
    matches!(kind, EntityType::Place | EntityType::Group)
}

#[cfg(test)]
mod tests {
    use super::CODES;

    #[test]
    fn every_code_is_one_of_the_standard() {
        let unknown = CODES.values().find(|code| rust_iso3166::from_alpha2(code).is_none());
        assert_eq!(unknown, None);
    }

    #[test]
    fn every_code_of_the_standard_has_a_name() {
        let is_named = |code: &&str| CODES.values().any(|known| known == code);
        let missing: Vec<_> =
            rust_iso3166::ALL_ALPHA2.iter().copied().filter(|code| !is_named(code)).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn countries_and_their_people() {
        assert_eq!(CODES.get("Salvadoran"), Some(&"SV"));
        assert_eq!(CODES.get("United States"), Some(&"US"));
        assert_eq!(CODES.get("Georgia"), None);
    }
}
