//! `prefixItems` and `items`: what is in an array.

use super::Rule;
use super::words::changed;
use crate::evolve::goal::Goal;
use crate::schema::Types;

pub(super) const PREFIX_ITEMS: Rule =
    Rule { keyword: "prefixItems", implied: placed, words: changed };
pub(super) const ITEMS: Rule = Rule { keyword: "items", implied: others, words: changed };

fn placed(goal: &Goal<'_, '_>) -> bool {
    let Some(places) = goal.value.as_array() else { return false };
    goal.is_idle_without(Types::ARRAY)
        || places.iter().enumerate().all(|(place, schema)| {
            is_past_the_end(goal, place)
                || (goal.below)(goal.node.at(schema), &goal.facts.element(place))
        })
}

fn others(goal: &Goal<'_, '_>) -> bool {
    let schema = goal.node.at(goal.value);
    let first =
        goal.node.get("prefixItems").and_then(|places| places.as_array()).map_or(0, Vec::len);
    let mut placed = first..goal.facts.places().max(first);
    goal.is_idle_without(Types::ARRAY)
        || !goal.value.is_array()
            && (goal.below)(schema, &goal.facts.other_elements())
            && placed.all(|place| (goal.below)(schema, &goal.facts.element(place)))
}

/// Whether arrays are known to end before a place.
fn is_past_the_end(goal: &Goal<'_, '_>, place: usize) -> bool {
    let mut limits = goal.facts.values("maxItems").filter_map(serde_json::Value::as_u64);
    limits.any(|limit| limit <= place as u64)
}
