//! Pronouns that stand for one person or thing.

/// A pronoun as a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pronoun {
    He,
    She,
    /// it: an organization or a country.
    It,
    /// who: the person named right before.
    Who,
    /// that, which: what is named right before.
    Which,
}

impl Pronoun {
    /// The pronoun that a source is, perhaps with the verb that it is written together with ("he'll",
    /// "who's"), and "who" with what follows ("who in June"); "they", "I", "we" and "you" stand for
    /// nobody by rule.
    pub(super) fn read(words: &str) -> Option<Pronoun> {
        let verb = words.find(['\'', '’']).filter(|_| !words.contains(' '));
        let bare = verb.map_or(words, |verb| &words[..verb]);
        match bare {
            "he" | "He" | "his" | "His" | "him" | "himself" => Some(Pronoun::He),
            "she" | "She" | "her" | "Her" | "herself" => Some(Pronoun::She),
            "it" | "It" => Some(Pronoun::It),
            "who" => Some(Pronoun::Who),
            "that" | "which" => Some(Pronoun::Which),
            _ if bare.starts_with("who ") => Some(Pronoun::Who),
            _ => None,
        }
    }

    /// Whether a person can be meant of whom it is known, or not, that she is a woman.
    pub(super) fn allows(self, female: Option<bool>) -> bool {
        match self {
            Pronoun::He => female != Some(true),
            Pronoun::She => female != Some(false),
            Pronoun::It => false,
            Pronoun::Who | Pronoun::Which => true,
        }
    }
}
