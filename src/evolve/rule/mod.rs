//! The keywords, one small file for each kind: when one is kept by all values of another schema, and
//! how its change reads. A further keyword is one file and one line of [`RULES`].

mod any_of;
mod bound;
mod choice;
mod items;
mod kind;
mod member;
mod multiple;
mod names;
mod same;
mod size;
mod words;

use serde_json::Value;

use crate::evolve::goal::Goal;

/// What is known about a keyword.
pub(super) struct Rule {
    /// Its name.
    pub(super) keyword: &'static str,
    /// Whether all values with the goal's facts keep it. `true` is a proof; `false` proves nothing.
    pub(super) implied: fn(&Goal<'_, '_>) -> bool,
    /// How its change reads, after its name; what was or is not there is `None`.
    pub(super) words: fn(Option<&Value>, Option<&Value>) -> String,
}

const RULES: &[Rule] = &[
    kind::TYPE,
    choice::ENUM,
    choice::CONST,
    bound::MINIMUM,
    bound::MAXIMUM,
    bound::EXCLUSIVE_MINIMUM,
    bound::EXCLUSIVE_MAXIMUM,
    multiple::MULTIPLE_OF,
    size::MIN_LENGTH,
    size::MAX_LENGTH,
    size::MIN_ITEMS,
    size::MAX_ITEMS,
    size::MIN_PROPERTIES,
    size::MAX_PROPERTIES,
    member::PROPERTIES,
    member::ADDITIONAL_PROPERTIES,
    names::REQUIRED,
    items::PREFIX_ITEMS,
    items::ITEMS,
    any_of::ANY_OF,
    same::PATTERN,
    same::UNIQUE_ITEMS,
    same::ONE_OF,
    same::NOT,
    same::IF,
    same::THEN,
    same::ELSE,
    same::CONTAINS,
    same::MIN_CONTAINS,
    same::MAX_CONTAINS,
    same::PATTERN_PROPERTIES,
    same::PROPERTY_NAMES,
    same::DEPENDENT_REQUIRED,
    same::DEPENDENT_SCHEMAS,
    same::DEPENDENCIES,
    same::UNEVALUATED_PROPERTIES,
    same::UNEVALUATED_ITEMS,
    same::DYNAMIC_REF,
];

/// The rule of a keyword; those without one refuse no value, or are read through (`$ref`, `allOf`).
pub(super) fn of(keyword: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.keyword == keyword)
}
