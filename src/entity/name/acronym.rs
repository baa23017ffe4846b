//! Acronyms and what they stand for: "World Health Organization (WHO)".

/// The acronyms that a name of several words may have: the initials of its capitalised words, and
/// those of all its words.
pub(super) fn of(name: &str) -> [String; 2] {
    let initials = || name.split([' ', '-']).filter_map(|word| word.chars().next());
    let capitals = initials().filter(|initial| initial.is_uppercase()).collect();
    [capitals, initials().flat_map(char::to_uppercase).collect()]
}

/// The letters of an acronym without its full stops.
pub(super) fn letters(acronym: &str) -> String {
    acronym.chars().filter(|c| *c != '.').collect()
}

/// Whether a form is written as acronyms are: two to eight capitals, perhaps with full stops.
pub(super) fn is_acronym(form: &str) -> bool {
    let letters = form.chars().filter(|c| *c != '.').count();
    (2..=8).contains(&letters) && form.chars().all(|c| c.is_uppercase() || c == '.')
}

#[cfg(test)]
mod tests {
    use super::{is_acronym, letters, of};

    #[test]
    fn initials_of_capitalised_words() {
        assert!(of("World Health Organization").contains(&letters("W.H.O.")));
        assert!(of("Department of Justice").contains(&letters("DOJ")));
        assert!(!of("World Health").contains(&letters("WHO")));
        assert!(is_acronym("U.N.") && !is_acronym("Unicef"));
    }
}
