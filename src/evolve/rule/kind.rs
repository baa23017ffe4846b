//! `type`.

use serde_json::Value;

use super::Rule;
use super::words::changed;
use crate::evolve::goal::Goal;
use crate::schema::Types;

pub(super) const TYPE: Rule = Rule { keyword: "type", implied, words };

fn implied(goal: &Goal<'_, '_>) -> bool {
    goal.facts.types().within(Types::named(goal.value))
}

fn words(old: Option<&Value>, new: Option<&Value>) -> String {
    let (Some(old), Some(new)) = (old, new) else { return changed(old, new) };
    let (before, after) = (Types::named(old), Types::named(new));
    let verb = match (before.within(after), after.within(before)) {
        (true, true) => "rewritten",
        (true, false) => "widened",
        (false, true) => "narrowed",
        (false, false) => "changed",
    };
    format!("{verb} from {} to {}", list(before), list(after))
}

fn list(types: Types) -> String {
    types.names().join(" or ")
}
