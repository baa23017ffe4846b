//! What stands beside a form, over an article: one bit for each of a few tell-tale surroundings,
//! gathered from all its places (Ratinov and Roth 2009 call it context aggregation). A surname that
//! once follows "Sen." is a person's in every other sentence too.

use super::super::class::Classes;
use super::super::name::View;

/// A set of surroundings.
pub(crate) type Contexts = u32;

/// The surroundings of one word with a capital.
pub(crate) fn of(view: &View<'_>, at: usize) -> Contexts {
    let before = at.checked_sub(1);
    let capital_before = before.is_some_and(|at| view.is_capital(at));
    let capital_after = view.is_capital(at + 1);
    let bit = |holds: bool, bit: u32| u32::from(holds) << bit;
    let alone = u32::from(!capital_before) + 2 * u32::from(!capital_after);
    let after = if capital_after { 0 } else { after(view.word(at + 1)) };
    before.map_or(0, |at| preceding(view, at, capital_before))
        | after
        | bit(capital_after && view.has(at + 1, Classes::HEAD_ORGANIZATION), 14)
        | bit(
            capital_after && view.has(at + 1, Classes::HEAD_FACILITY.with(Classes::HEAD_PLACE)),
            15,
        )
        | 1 << (16 + alone)
}

/// What the word before tells.
fn preceding(view: &View<'_>, at: usize, capital: bool) -> Contexts {
    if view.has(at, Classes::TITLE) {
        return 1;
    }
    if capital {
        return if view.has(at, Classes::FORENAME) { 1 << 1 } else { 0 };
    }
    match view.word(at) {
        "in" | "In" | "near" | "Near" | "across" | "throughout" | "outside" => 1 << 2,
        "at" | "from" | "to" | "into" | "around" | "toward" | "towards" => 1 << 3,
        "the" | "The" => 1 << 4,
        "by" | "with" | "against" | "told" => 1 << 5,
        "," => 1 << 6,
        "(" => 1 << 7,
        "and" | "or" => 1 << 8,
        "of" | "for" => 1 << 9,
        _ => 0,
    }
}

/// What the word after tells.
fn after(word: &str) -> Contexts {
    match word {
        "said" | "says" | "told" | "added" | "tweeted" | "who" | "has" | "had" | "was" => 1 << 10,
        "'s" | "’s" => 1 << 11,
        ")" => 1 << 12,
        "officials" | "spokesman" | "spokeswoman" | "executives" | "employees" | "members" => {
            1 << 13
        }
        _ => 0,
    }
}
