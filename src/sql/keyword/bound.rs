//! Bounds of numbers. Floats that are no numbers are strings to JSON, and break `type` alone.

use serde_json::Value;

use crate::schema::Types;
use crate::sql::spot::{Saying, Spot, when};

pub(super) fn bound(spot: &Spot<'_, '_>, beyond: &str) -> Saying {
    let Value::Number(limit) = spot.value else { return Saying::Held };
    let x = spot.x;
    when(match spot.types.and(Types::NUMBER) {
        Types::INTEGER => format!("{x} {beyond} {limit}"),
        _ => format!("{x} {beyond} {limit} AND isfinite(({x})::DOUBLE)"),
    })
}
