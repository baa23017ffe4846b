//! `type`: a column has one, so that only nulls are looked for, and whole numbers among floats.

use serde_json::Value;

use super::asked::{Decision, Keyword, Undecided};
use super::compile::Site;
use super::mask::Mask;
use crate::validate::cell::Values;

struct Kind {
    names: Vec<String>,
}

pub(super) fn compile(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    let names = match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(names) => {
            names.iter().map(|name| name.as_str().map(str::to_owned)).collect::<Option<_>>()?
        }
        _ => return None,
    };
    Some(Box::new(Kind { names }))
}

impl Kind {
    fn allows(&self, name: &str) -> bool {
        self.names.iter().any(|allowed| allowed == name)
    }

    /// Of cells that are not null.
    fn narrow_values(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        let is_allowed = match values {
            Values::Float(array) => {
                let test = float_test(
                    self.allows("number"),
                    self.allows("integer"),
                    self.allows("string"),
                );
                good.keep(array.values(), values.nulls(), test);
                return Ok(());
            }
            Values::Decimal(_) if !self.allows("number") => return Err(Undecided),
            Values::Decimal(_) => true,
            Values::Nothing(_) => true,
            Values::Boolean(_) => self.allows("boolean"),
            Values::Integer(_) | Values::Large(_) => {
                self.allows("integer") || self.allows("number")
            }
            Values::Text(_) | Values::Rendered(_) => self.allows("string"),
            Values::List(_) => self.allows("array"),
            Values::Struct(_) | Values::Map(_) => self.allows("object"),
        };
        if !is_allowed {
            good.clear_all();
        }
        Ok(())
    }
}

/// A float that is no number is seen as a string.
fn float_test(number: bool, integer: bool, string: bool) -> impl Fn(f64) -> bool {
    move |value: f64| match value.is_finite() {
        true => number | (integer & (value.fract() == 0.0)),
        false => string,
    }
}

impl Keyword for Kind {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        if let Values::Nothing(_) = values {
            if !self.allows("null") {
                good.clear_all();
            }
            return Ok(());
        }
        let mut typed = Mask::full(good.len());
        self.narrow_values(values, &mut typed)?;
        let has_nulls = values.nulls().is_some_and(|nulls| nulls.null_count() > 0);
        if typed.is_full() && (!has_nulls || self.allows("null")) {
            return Ok(());
        }
        match self.allows("null") {
            true => typed.forgive_nulls(values.nulls()),
            false => typed.keep_valid(values.nulls()),
        }
        good.and(&typed);
        Ok(())
    }
}
