//! `enum` and `const`: values one by one.

use serde_json::Value;

use super::Rule;
use super::words::{changed, readable};
use crate::evolve::facts::Facts;
use crate::evolve::goal::Goal;

pub(super) const ENUM: Rule = Rule { keyword: "enum", implied: in_list, words: listed };
pub(super) const CONST: Rule = Rule { keyword: "const", implied: is_it, words: changed };

fn in_list(goal: &Goal<'_, '_>) -> bool {
    let Some(allowed) = goal.value.as_array() else { return false };
    choices(goal.facts).any(|known| known.iter().all(|value| allowed.contains(value)))
}

fn is_it(goal: &Goal<'_, '_>) -> bool {
    choices(goal.facts).any(|known| known.iter().all(|value| value == goal.value))
}

/// The lists that a value is known to be from. `1` and `1.0` count as two here: a proof less.
fn choices<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a [Value]> {
    let lists = facts.values("enum").filter_map(Value::as_array).map(Vec::as_slice);
    lists.chain(facts.values("const").map(std::slice::from_ref))
}

fn listed(old: Option<&Value>, new: Option<&Value>) -> String {
    let lists = old.and_then(Value::as_array).zip(new.and_then(Value::as_array));
    let Some((before, after)) = lists else { return changed(old, new) };
    let gone = missing(before, after);
    let come = missing(after, before);
    match (gone.is_empty(), come.is_empty()) {
        (true, true) => "rewritten".to_owned(),
        (true, false) => format!("gained {come}"),
        (false, true) => format!("lost {gone}"),
        (false, false) => format!("gained {come}; lost {gone}"),
    }
}

fn missing(these: &[Value], those: &[Value]) -> String {
    let values: Vec<String> =
        these.iter().filter(|value| !those.contains(value)).map(readable).collect();
    values.join(", ")
}
