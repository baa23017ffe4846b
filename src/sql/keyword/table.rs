//! What holds of a table by its columns: a column is in every row or in none.

use serde_json::Value;

use crate::sql::spot::{Saying, Spot};

/// The query names the columns of the schema, and does not run without them.
pub(super) fn required(_: &Spot<'_, '_>) -> Saying {
    Saying::Held
}

/// Of the row itself the query's last part counts it.
pub(super) fn additional(spot: &Spot<'_, '_>) -> Saying {
    match (spot.x.is_empty(), spot.value) {
        (_, Value::Bool(true)) => Saying::Held,
        (true, Value::Bool(false)) if spot.node.get("patternProperties").is_none() => Saying::Held,
        _ => Saying::Silent("the column's type decides which members there are"),
    }
}
