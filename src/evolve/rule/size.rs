//! Sizes: characters of a string, elements of an array, members of an object.

use std::cmp::Ordering;

use serde_json::Value;

use super::Rule;
use super::words::moved;
use crate::evolve::goal::Goal;
use crate::schema::{Types, compare};

pub(super) const MIN_LENGTH: Rule = Rule {
    keyword: "minLength",
    implied: |goal| at_least(goal, "minLength", Types::STRING),
    words: moved,
};

pub(super) const MAX_LENGTH: Rule = Rule {
    keyword: "maxLength",
    implied: |goal| at_most(goal, "maxLength", Types::STRING),
    words: moved,
};

pub(super) const MIN_ITEMS: Rule = Rule {
    keyword: "minItems",
    implied: |goal| at_least(goal, "minItems", Types::ARRAY),
    words: moved,
};

pub(super) const MAX_ITEMS: Rule = Rule {
    keyword: "maxItems",
    implied: |goal| at_most(goal, "maxItems", Types::ARRAY),
    words: moved,
};

pub(super) const MIN_PROPERTIES: Rule = Rule {
    keyword: "minProperties",
    implied: |goal| at_least(goal, "minProperties", Types::OBJECT) || has_required(goal),
    words: moved,
};

pub(super) const MAX_PROPERTIES: Rule = Rule {
    keyword: "maxProperties",
    implied: |goal| at_most(goal, "maxProperties", Types::OBJECT),
    words: moved,
};

fn at_least(goal: &Goal<'_, '_>, keyword: &str, types: Types) -> bool {
    goal.is_idle_without(types)
        || goal.value.as_u64() == Some(0)
        || goal
            .facts
            .values(keyword)
            .any(|known| order(known, goal.value).is_some_and(Ordering::is_ge))
}

fn at_most(goal: &Goal<'_, '_>, keyword: &str, types: Types) -> bool {
    goal.is_idle_without(types)
        || goal
            .facts
            .values(keyword)
            .any(|known| order(known, goal.value).is_some_and(Ordering::is_le))
}

fn has_required(goal: &Goal<'_, '_>) -> bool {
    goal.value.as_u64().is_some_and(|least| goal.facts.required().len() as u64 >= least)
}

fn order(known: &Value, limit: &Value) -> Option<Ordering> {
    match (known, limit) {
        (Value::Number(known), Value::Number(limit)) => Some(compare(known, limit)),
        _ => None,
    }
}
