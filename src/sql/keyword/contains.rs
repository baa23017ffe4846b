//! `contains`, with its bounds.

use serde_json::Value;

use crate::schema::Types;
use crate::sql::spot::{Saying, Spot, when};

const UNSAID: Saying = Saying::Silent("SQL cannot say what it looks for");

pub(super) fn contains(spot: &Spot<'_, '_>) -> Saying {
    let least = spot.node.get("minContains").and_then(Value::as_u64).unwrap_or(1);
    matching(spot, spot.value).map_or(UNSAID, |found| when(format!("{found} < {least}")))
}

/// Without `contains` it means nothing.
pub(super) fn most(spot: &Spot<'_, '_>) -> Saying {
    let Some(wanted) = spot.node.get("contains") else { return Saying::Held };
    matching(spot, wanted).map_or(UNSAID, |found| when(format!("{found} > {}", spot.value)))
}

fn matching<'a>(spot: &Spot<'_, 'a>, wanted: &'a Value) -> Option<String> {
    let node = spot.node.at(wanted);
    let broken = (spot.broken)(node, "c", node.types().and(Types::ANY))?;
    Some(format!("len(list_filter({}, lambda c: NOT {broken}))", spot.x))
}
