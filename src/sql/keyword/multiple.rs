//! `multipleOf`.

use crate::sql::spot::{Saying, Spot, when};

pub(super) fn multiple(spot: &Spot<'_, '_>) -> Saying {
    match spot.value.as_u64() {
        Some(step) if step > 0 => when(format!("{} % {step} <> 0", spot.x)),
        _ => Saying::Silent("multiples of fractions are not exact"),
    }
}
