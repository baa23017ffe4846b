//! `enum` and `const`.

use serde_json::Value;

use crate::sql::spot::{Saying, Spot};
use crate::sql::written::scalar;

const NESTED: Saying = Saying::Silent("it lists lists or objects");

pub(super) fn listed(spot: &Spot<'_, '_>) -> Saying {
    let Some(values) = spot.value.as_array() else { return NESTED };
    let plain: Vec<&Value> = values.iter().filter(|value| !value.is_null()).collect();
    let nullable = plain.len() < values.len();
    let Some(written) = plain.iter().map(|value| scalar(value)).collect::<Option<Vec<_>>>() else {
        return NESTED;
    };
    let same = |value: &&Value| {
        plain
            .first()
            .is_none_or(|first| std::mem::discriminant(*first) == std::mem::discriminant(*value))
    };
    if !plain.iter().all(same) {
        return Saying::Silent("it lists values of several types");
    }
    Saying::Broken(match written.is_empty() {
        true => format!("{} IS NOT NULL", spot.x),
        false => format!("NOT coalesce({} IN ({}), {nullable})", spot.x, written.join(", ")),
    })
}

pub(super) fn constant(spot: &Spot<'_, '_>) -> Saying {
    match (spot.value, scalar(spot.value)) {
        (Value::Null, _) => Saying::Broken(format!("{} IS NOT NULL", spot.x)),
        (_, Some(written)) => Saying::Broken(format!("{} IS DISTINCT FROM {written}", spot.x)),
        _ => NESTED,
    }
}
