//! `multipleOf`: whole steps over whole numbers; the rest is decimal arithmetic, and left to rows.

use serde_json::Value;

use super::asked::{Decision, Keyword, Undecided};
use super::compile::Site;
use super::mask::Mask;
use crate::validate::cell::Values;

struct Multiple(Option<u64>);

/// The greatest step that survives being read as a double.
const GREATEST: u64 = 1 << 53;

pub(super) fn compile(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    let step = value.as_u64().filter(|step| (1..=GREATEST).contains(step));
    Some(Box::new(Multiple(step)))
}

impl Keyword for Multiple {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        match (values, self.0) {
            (Values::Integer(array), Some(step)) => {
                let step = step as i64;
                good.keep(array.values(), values.nulls(), |value| value % step == 0);
            }
            (Values::Large(array), Some(step)) => {
                good.keep(array.values(), values.nulls(), |value| value % step == 0);
            }
            (Values::Integer(_) | Values::Large(_), None) => return Err(Undecided),
            (Values::Float(_) | Values::Decimal(_), _) => return Err(Undecided),
            _ => {}
        }
        Ok(())
    }
}
