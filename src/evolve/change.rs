//! One reason why two schemas differ.

use serde::Serialize;

/// A keyword, or a member, that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// Where in a row: `/price`, `/tags/*`; empty for the row itself.
    pub place: String,
    /// What is to be read: `property`, or the keyword.
    pub keyword: String,
    /// What became of it: `raised from 3 to 4`.
    pub change: String,
    /// What that does to the values allowed there.
    pub effect: Effect,
}

/// What a change does to the values that are allowed, as far as it is proved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// The same as before.
    Same,
    /// All from before, and it may be more.
    Wider,
    /// None that were not, and it may be fewer.
    Narrower,
    /// Others, or it is not known.
    Other,
}

impl Effect {
    /// Of proofs that all values from before are allowed still, and that all now were before.
    pub(super) fn of(keeps_old: bool, adds_none: bool) -> Self {
        match (keeps_old, adds_none) {
            (true, true) => Effect::Same,
            (true, false) => Effect::Wider,
            (false, true) => Effect::Narrower,
            (false, false) => Effect::Other,
        }
    }

    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Effect::Same => "same values",
            Effect::Wider => "wider",
            Effect::Narrower => "narrower",
            Effect::Other => "other values",
        }
    }
}
