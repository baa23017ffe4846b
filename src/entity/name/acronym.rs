//! Acronyms and what they stand for: "World Health Organization (WHO)".

use std::hash::Hasher;

use rustc_hash::FxHasher;

fn initials(name: &str) -> impl Iterator<Item = char> {
    name.split([' ', '-']).filter_map(|word| word.chars().next())
}

fn capitals(name: &str) -> impl Iterator<Item = char> {
    initials(name).filter(|initial| initial.is_uppercase())
}

fn all(name: &str) -> impl Iterator<Item = char> {
    initials(name).flat_map(char::to_uppercase)
}

/// The acronyms that a name of several words may have: the initials of its capitalised words, and
/// those of all its words.
pub(super) fn of(name: &str) -> [String; 2] {
    [capitals(name).collect(), all(name).collect()]
}

/// The same by their numbers.
pub(super) fn numbers(name: &str) -> [u64; 2] {
    [number(capitals(name)), number(all(name))]
}

/// The letters of an acronym without its full stops.
pub(super) fn letters(acronym: &str) -> String {
    acronym.chars().filter(|c| *c != '.').collect()
}

/// A number of 64 bits that stands for some letters, so that no acronym need be written down.
pub(super) fn number(letters: impl Iterator<Item = char>) -> u64 {
    let mut hasher = FxHasher::default();
    letters.for_each(|letter| hasher.write_u32(letter.into()));
    hasher.finish()
}

/// Whether a form is written as acronyms are: two to eight capitals, perhaps with full stops.
pub(super) fn is_acronym(form: &str) -> bool {
    let letters = form.chars().filter(|c| *c != '.').count();
    (2..=8).contains(&letters) && form.chars().all(|c| c.is_uppercase() || c == '.')
}

#[cfg(test)]
mod tests {
    use super::{is_acronym, letters, number, numbers, of};

    #[test]
    fn initials_of_capitalised_words() {
        assert!(of("World Health Organization").contains(&letters("W.H.O.")));
        assert!(of("Department of Justice").contains(&letters("DOJ")));
        assert!(!of("World Health").contains(&letters("WHO")));
        assert!(numbers("World Health Organization").contains(&number("WHO".chars())));
        assert!(!numbers("World Health Organization").contains(&number("WH".chars())));
        assert!(is_acronym("U.N.") && !is_acronym("Unicef"));
    }
}
