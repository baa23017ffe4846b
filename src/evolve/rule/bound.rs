//! Bounds of numbers.

use std::cmp::Ordering;

use serde_json::{Number, Value};

use super::Rule;
use super::words::moved;
use crate::evolve::goal::Goal;
use crate::schema::{Types, compare};

pub(super) const MINIMUM: Rule = Rule {
    keyword: "minimum",
    implied: |goal| holds(goal, ["minimum", "exclusiveMinimum"], false, Ordering::Greater),
    words: moved,
};

pub(super) const MAXIMUM: Rule = Rule {
    keyword: "maximum",
    implied: |goal| holds(goal, ["maximum", "exclusiveMaximum"], false, Ordering::Less),
    words: moved,
};

pub(super) const EXCLUSIVE_MINIMUM: Rule = Rule {
    keyword: "exclusiveMinimum",
    implied: |goal| holds(goal, ["minimum", "exclusiveMinimum"], true, Ordering::Greater),
    words: moved,
};

pub(super) const EXCLUSIVE_MAXIMUM: Rule = Rule {
    keyword: "exclusiveMaximum",
    implied: |goal| holds(goal, ["maximum", "exclusiveMaximum"], true, Ordering::Less),
    words: moved,
};

/// A known bound that is farther inside holds the goal's; one at the same place does if it, or not
/// the goal's, leaves that place out.
fn holds(goal: &Goal<'_, '_>, known: [&str; 2], strict: bool, inside: Ordering) -> bool {
    let Value::Number(limit) = goal.value else { return false };
    let [with, without] = known;
    let order = |bound: &Number| compare(bound, limit);
    goal.is_idle_without(Types::NUMBER)
        || numbers(goal, with).any(|n| order(n) == inside || !strict && order(n).is_eq())
        || numbers(goal, without).any(|n| order(n) == inside || order(n).is_eq())
}

fn numbers<'a>(goal: &Goal<'_, 'a>, keyword: &str) -> impl Iterator<Item = &'a Number> {
    goal.facts.values(keyword).filter_map(|value| match value {
        Value::Number(number) => Some(number),
        _ => None,
    })
}
