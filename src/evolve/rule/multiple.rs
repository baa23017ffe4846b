//! `multipleOf`. Only integers are reasoned about: multiples of fractions are where validators differ.

use super::Rule;
use super::words::changed;
use crate::evolve::goal::Goal;
use crate::schema::Types;

pub(super) const MULTIPLE_OF: Rule = Rule { keyword: "multipleOf", implied, words: changed };

fn implied(goal: &Goal<'_, '_>) -> bool {
    let divides =
        |known: u64| goal.value.as_u64().is_some_and(|step| step > 0 && known.is_multiple_of(step));
    goal.is_idle_without(Types::NUMBER)
        || goal.facts.values("multipleOf").any(|known| known.as_u64().is_some_and(divides))
        || goal.facts.types().and(Types::NUMBER) == Types::INTEGER && divides(1)
        || goal.is_stated(&["multipleOf"])
}
