//! `minimum`, `maximum` and their exclusive kin. A limit is compared exactly, whatever its kind and
//! the column's: for integers it becomes the integer that it lets through last.

use serde_json::{Number, Value};

use super::asked::{Decision, Keyword, Undecided};
use super::compile::Site;
use super::mask::Mask;
use crate::validate::cell::Values;

/// The smallest value that passes, as an integer and as a double.
struct Lower {
    integer: i128,
    float: Float,
}

/// The greatest value that passes.
struct Upper {
    integer: i128,
    float: Float,
}

/// A limit for doubles; `None` where no double says it exactly.
struct Float {
    limit: Option<f64>,
    is_exclusive: bool,
}

pub(super) fn compile_least(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(lower(value.as_number()?, false)?))
}

pub(super) fn compile_above(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(lower(value.as_number()?, true)?))
}

pub(super) fn compile_most(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(upper(value.as_number()?, false)?))
}

pub(super) fn compile_below(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(upper(value.as_number()?, true)?))
}

/// A count that a schema may also write with a fraction of zero: `2.0`.
pub(super) fn count(value: &Value) -> Option<usize> {
    let whole = value.as_f64().filter(|float| float.fract() == 0.0 && (0.0..1e15).contains(float));
    value.as_u64().or(whole.map(|float| float as u64)).and_then(|count| usize::try_from(count).ok())
}

fn lower(limit: &Number, is_exclusive: bool) -> Option<Lower> {
    let integer = match whole(limit) {
        Some(whole) => whole + i128::from(is_exclusive),
        None if is_exclusive => limit.as_f64()?.floor() as i128 + 1,
        None => limit.as_f64()?.ceil() as i128,
    };
    Some(Lower { integer, float: Float { limit: exact(limit), is_exclusive } })
}

fn upper(limit: &Number, is_exclusive: bool) -> Option<Upper> {
    let integer = match whole(limit) {
        Some(whole) => whole - i128::from(is_exclusive),
        None if is_exclusive => limit.as_f64()?.ceil() as i128 - 1,
        None => limit.as_f64()?.floor() as i128,
    };
    Some(Upper { integer, float: Float { limit: exact(limit), is_exclusive } })
}

fn whole(limit: &Number) -> Option<i128> {
    limit.as_i64().map(i128::from).or(limit.as_u64().map(i128::from))
}

fn exact(limit: &Number) -> Option<f64> {
    let float = limit.as_f64()?;
    whole(limit).is_none_or(|whole| whole.abs() <= 1 << 53).then_some(float)
}

/// The nearest 64-bit integer.
fn signed(integer: i128) -> i64 {
    i64::try_from(integer.clamp(i64::MIN.into(), i64::MAX.into())).unwrap_or_default()
}

fn unsigned(integer: i128) -> u64 {
    u64::try_from(integer.clamp(0, u64::MAX.into())).unwrap_or_default()
}

impl Keyword for Lower {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        match values {
            Values::Integer(_) | Values::Large(_) if self.integer > u64::MAX.into() => {
                return Err(Undecided);
            }
            Values::Integer(_) if self.integer > i64::MAX.into() => {
                good.keep_at(values.nulls(), |_| false)
            }
            Values::Integer(array) => {
                let least = signed(self.integer);
                good.keep(array.values(), values.nulls(), |value| value >= least);
            }
            Values::Large(array) => {
                let least = unsigned(self.integer);
                good.keep(array.values(), values.nulls(), |value| value >= least);
            }
            Values::Float(array) => {
                let limit = self.float.limit.ok_or(Undecided)?;
                let exclusive = self.float.is_exclusive;
                good.keep(array.values(), values.nulls(), |value| {
                    (value > limit) | (!exclusive & (value == limit)) | !value.is_finite()
                });
            }
            Values::Decimal(_) => return Err(Undecided),
            _ => {}
        }
        Ok(())
    }
}

impl Keyword for Upper {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        match values {
            Values::Integer(_) if self.integer < i64::MIN.into() => return Err(Undecided),
            Values::Large(_) if self.integer < 0 => good.keep_at(values.nulls(), |_| false),
            Values::Integer(array) => {
                let most = signed(self.integer);
                good.keep(array.values(), values.nulls(), |value| value <= most);
            }
            Values::Large(array) => {
                let most = unsigned(self.integer);
                good.keep(array.values(), values.nulls(), |value| value <= most);
            }
            Values::Float(array) => {
                let limit = self.float.limit.ok_or(Undecided)?;
                let exclusive = self.float.is_exclusive;
                good.keep(array.values(), values.nulls(), |value| {
                    (value < limit) | (!exclusive & (value == limit)) | !value.is_finite()
                });
            }
            Values::Decimal(_) => return Err(Undecided),
            _ => {}
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{lower, upper};
    use serde_json::Number;

    #[test]
    fn a_limit_between_integers_lets_the_next_one_through() {
        let half = Number::from_f64(1.5).unwrap();
        assert_eq!(
            (lower(&half, false).unwrap().integer, lower(&half, true).unwrap().integer),
            (2, 2)
        );
        assert_eq!(
            (upper(&half, false).unwrap().integer, upper(&half, true).unwrap().integer),
            (1, 1)
        );
        let two = Number::from_f64(2.0).unwrap();
        assert_eq!(
            (lower(&two, false).unwrap().integer, lower(&two, true).unwrap().integer),
            (2, 3)
        );
        assert_eq!(
            (upper(&two, false).unwrap().integer, upper(&two, true).unwrap().integer),
            (2, 1)
        );
        let most = Number::from(u64::MAX);
        assert_eq!(upper(&most, true).unwrap().integer, i128::from(u64::MAX) - 1);
    }
}
