//! `type`: the column has it, but for nulls, fractions and floats that are no numbers.

use crate::schema::Types;
use crate::sql::spot::{Saying, Spot};

pub(super) fn kind(spot: &Spot<'_, '_>) -> Saying {
    let allowed = Types::named(spot.value);
    let (plain, x) = (allowed.without(Types::NULL), spot.x);
    if x.is_empty() {
        return Saying::Held;
    }
    if plain.is_none() {
        return Saying::Broken(format!("{x} IS NOT NULL"));
    }
    let column = spot.types.without(Types::NULL);
    let is_fraction = column == Types::NUMBER && plain == Types::INTEGER;
    if !(column.within(plain) || is_fraction) {
        return Saying::Silent("the column's type decides it");
    }
    let mut broken = Vec::new();
    if !allowed.meets(Types::NULL) {
        broken.push(format!("{x} IS NULL"));
    }
    match plain {
        Types::INTEGER => broken.push(format!("coalesce({x} % 1 <> 0, false)")),
        Types::NUMBER => broken.push(format!("coalesce(NOT isfinite(({x})::DOUBLE), false)")),
        _ => {}
    }
    match broken.is_empty() {
        true => Saying::Held,
        false => Saying::Broken(format!("({})", broken.join(" OR "))),
    }
}
