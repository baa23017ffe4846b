//! `anyOf`: one branch that all values keep is enough.

use super::Rule;
use crate::evolve::goal::Goal;

pub(super) const ANY_OF: Rule = Rule { keyword: "anyOf", implied, words: super::same::words };

fn implied(goal: &Goal<'_, '_>) -> bool {
    let mut branches = goal.value.as_array().into_iter().flatten();
    goal.is_stated(&["anyOf"])
        || branches.any(|branch| (goal.here)(goal.node.at(branch), goal.facts))
}
