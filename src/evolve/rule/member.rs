//! `properties` and `additionalProperties`: what is in an object.

use super::Rule;
use super::words::changed;
use crate::evolve::goal::Goal;
use crate::schema::Types;

pub(super) const PROPERTIES: Rule =
    Rule { keyword: "properties", implied: named, words: |_, _| "changed".to_owned() };

pub(super) const ADDITIONAL_PROPERTIES: Rule =
    Rule { keyword: "additionalProperties", implied: others, words: changed };

fn named(goal: &Goal<'_, '_>) -> bool {
    let Some(members) = goal.value.as_object() else { return false };
    goal.is_idle_without(Types::OBJECT)
        || members
            .iter()
            .all(|(name, schema)| (goal.below)(goal.node.at(schema), &goal.facts.member(name)))
}

/// All that the goal does not name: what the facts name besides, and what nobody names. Names that
/// `patternProperties` would exempt are held to it, too, which only makes the proof harder.
fn others(goal: &Goal<'_, '_>) -> bool {
    let schema = goal.node.at(goal.value);
    let named = goal.named();
    let facts = goal.facts.named();
    let mut besides = facts.iter().filter(|name| !named.contains(name));
    goal.is_idle_without(Types::OBJECT)
        || (goal.below)(schema, &goal.facts.other_members())
            && besides.all(|name| (goal.below)(schema, &goal.facts.member(name)))
}
