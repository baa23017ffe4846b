//! Sizes of strings, in code points, and of lists.

use serde_json::Value;

use crate::sql::spot::{Saying, Spot, when};

pub(super) fn characters(spot: &Spot<'_, '_>, beyond: &str) -> Saying {
    match spot.is_moment() {
        true => Saying::Silent("the column holds moments, not text"),
        false => when(format!("length({}) {beyond} {}", spot.x, spot.value)),
    }
}

pub(super) fn elements(spot: &Spot<'_, '_>, beyond: &str) -> Saying {
    when(format!("len({}) {beyond} {}", spot.x, spot.value))
}

/// Nulls are no values to `list_distinct`, but they are to JSON.
pub(super) fn unique(spot: &Spot<'_, '_>) -> Saying {
    if *spot.value == Value::Bool(false) {
        return Saying::Held;
    }
    let x = spot.x;
    let nulls = format!("len(list_filter({x}, lambda u: u IS NULL))");
    when(format!("len(list_distinct({x})) + least(1, {nulls}) < len({x})"))
}
