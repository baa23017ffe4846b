//! Pronouns that stand for one person.

/// A pronoun as a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pronoun {
    He,
    She,
    /// who: the person named right before.
    Relative,
}

impl Pronoun {
    /// The pronoun that a source is; "they", "I", "we", "it" and "you" stand for nobody by rule.
    pub(crate) fn read(words: &str) -> Option<Pronoun> {
        match words {
            "he" | "He" | "his" | "His" | "him" => Some(Pronoun::He),
            "she" | "She" | "her" | "Her" => Some(Pronoun::She),
            "who" => Some(Pronoun::Relative),
            _ => None,
        }
    }

    /// Whether a person can be meant of whom it is known, or not, that she is a woman.
    pub(crate) fn allows(self, female: Option<bool>) -> bool {
        match self {
            Pronoun::He => female != Some(true),
            Pronoun::She => female != Some(false),
            Pronoun::Relative => true,
        }
    }
}
