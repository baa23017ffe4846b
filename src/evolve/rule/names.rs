//! `required`.

use serde_json::Value;

use super::Rule;
use super::words::changed;
use crate::evolve::goal::Goal;
use crate::schema::Types;

pub(super) const REQUIRED: Rule = Rule { keyword: "required", implied, words: changed };

fn implied(goal: &Goal<'_, '_>) -> bool {
    let Some(names) = goal.value.as_array() else { return false };
    let known = goal.facts.required();
    goal.is_idle_without(Types::OBJECT)
        || names.iter().filter_map(Value::as_str).all(|name| known.contains(name))
}
