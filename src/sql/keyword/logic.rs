//! Schemas put together: `anyOf`, `oneOf`, `not`, `if`.

use serde_json::Value;

use crate::schema::Types;
use crate::sql::spot::{Saying, Spot};

const UNSAID: Saying = Saying::Silent("SQL cannot say one of its schemas");

pub(super) fn any_of(spot: &Spot<'_, '_>) -> Saying {
    branches(spot)
        .map_or(UNSAID, |branches| Saying::Broken(format!("({})", branches.join(" AND "))))
}

pub(super) fn one_of(spot: &Spot<'_, '_>) -> Saying {
    let Some(branches) = branches(spot) else { return UNSAID };
    let kept: Vec<String> = branches.iter().map(|broken| format!("(NOT {broken})::INT")).collect();
    Saying::Broken(format!("({} <> 1)", kept.join(" + ")))
}

pub(super) fn not(spot: &Spot<'_, '_>) -> Saying {
    let broken = (spot.broken)(spot.node.at(spot.value), spot.x, spot.types);
    broken.map_or(UNSAID, |broken| Saying::Broken(format!("(NOT {broken})")))
}

pub(super) fn conditional(spot: &Spot<'_, '_>) -> Saying {
    let part = |schema: Option<_>| match schema {
        Some(schema) => (spot.broken)(spot.node.at(schema), spot.x, spot.types),
        None => Some("false".to_owned()),
    };
    let parts = [Some(spot.value), spot.node.get("then"), spot.node.get("else")].map(part);
    match parts {
        [Some(unlike), Some(then), Some(otherwise)] => {
            Saying::Broken(format!("(CASE WHEN {unlike} THEN {otherwise} ELSE {then} END)"))
        }
        _ => UNSAID,
    }
}

/// When each branch is broken. The column has one of the types that the branches allow together.
fn branches(spot: &Spot<'_, '_>) -> Option<Vec<String>> {
    let branches: Vec<_> =
        spot.value.as_array()?.iter().map(|branch: &Value| spot.node.at(branch)).collect();
    let together = branches.iter().map(|branch| branch.types()).reduce(Types::or)?;
    let types = spot.types.and(together);
    branches.into_iter().map(|branch| (spot.broken)(branch, spot.x, types)).collect()
}
