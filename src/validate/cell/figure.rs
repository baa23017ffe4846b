//! A JSON number of a table: whole where it fits into 64 bits, else the nearest double, which is
//! what `serde_json` makes of the same digits.

use std::borrow::Cow;

use jsonschema::json::JsonNumber;
use serde_json::Number;

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Figure {
    Integer(i64),
    /// Above the largest `i64`.
    Large(u64),
    /// Finite: JSON has no other.
    Float(f64),
}

impl Figure {
    /// Of the digits of a decimal: `12`, `-0.50`.
    pub(crate) fn of_digits(digits: &str) -> Self {
        None.or(digits.parse().ok().map(Figure::Integer))
            .or(digits.parse().ok().map(Figure::Large))
            .or(digits.parse().ok().map(Figure::Float))
            .unwrap_or(Figure::Float(0.0))
    }

    fn number(self) -> Number {
        match self {
            Figure::Integer(integer) => Number::from(integer),
            Figure::Large(integer) => Number::from(integer),
            Figure::Float(float) => Number::from_f64(float).unwrap_or_else(|| Number::from(0)),
        }
    }
}

impl JsonNumber for Figure {
    fn as_u64(&self) -> Option<u64> {
        match *self {
            Figure::Integer(integer) => u64::try_from(integer).ok(),
            Figure::Large(integer) => Some(integer),
            Figure::Float(_) => None,
        }
    }

    fn as_i64(&self) -> Option<i64> {
        match *self {
            Figure::Integer(integer) => Some(integer),
            Figure::Large(_) | Figure::Float(_) => None,
        }
    }

    fn as_f64(&self) -> Option<f64> {
        Some(match *self {
            Figure::Integer(integer) => integer as f64,
            Figure::Large(integer) => integer as f64,
            Figure::Float(float) => float,
        })
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(self.number().to_string())
    }

    fn to_number(&self) -> Cow<'_, Number> {
        Cow::Owned(self.number())
    }

    fn is_integer(&self) -> bool {
        match *self {
            Figure::Integer(_) | Figure::Large(_) => true,
            Figure::Float(float) => float.fract() == 0.0,
        }
    }

    /// What draft 4 asks; the crate's own numbers know how a double of 2^63 and more is read.
    fn is_written_as_integer(&self) -> bool {
        match *self {
            Figure::Integer(_) | Figure::Large(_) => true,
            Figure::Float(_) => self.number().is_written_as_integer(),
        }
    }
}
