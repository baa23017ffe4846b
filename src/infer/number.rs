//! Numbers: their bounds. Integers are kept exactly, whatever their size; a bound of fractions has at
//! most twelve digits, rounded outwards, since readers differ in the last bit of longer ones.

use serde_json::{Map, Number, Value};

use crate::schema::compare;

/// Digits of a fraction that every reader reads alike.
const DIGITS: usize = 12;

#[derive(Debug, Default)]
pub(super) struct Numbers {
    integers: Option<(i128, i128)>,
    floats: Option<(f64, f64)>,
}

impl Numbers {
    pub(super) fn integer(&mut self, value: i128) {
        let (least, most) = self.integers.unwrap_or((value, value));
        self.integers = Some((least.min(value), most.max(value)));
    }

    pub(super) fn float(&mut self, value: f64) {
        let (least, most) = self.floats.unwrap_or((value, value));
        self.floats = Some((least.min(value), most.max(value)));
    }

    pub(super) fn schema(&self) -> Map<String, Value> {
        let (low, high) = self.integers.unzip();
        let (lowest, highest) = self.floats.unzip();
        let lower = [low.and_then(whole), lowest.and_then(|bound| outward(bound, false))];
        let upper = [high.and_then(whole), highest.and_then(|bound| outward(bound, true))];
        let least = lower.into_iter().flatten().min_by(compare);
        let most = upper.into_iter().flatten().max_by(compare);
        let bounds = [("minimum", least), ("maximum", most)];
        let known = bounds.into_iter().filter_map(|(keyword, bound)| Some((keyword, bound?)));
        known.map(|(keyword, bound)| (keyword.to_owned(), Value::Number(bound))).collect()
    }
}

fn whole(bound: i128) -> Option<Number> {
    Number::from_i128(bound).filter(|number| number.is_i64() || number.is_u64())
}

/// The nearest number of few digits that is not inside of the bound, as JSON will be read back.
fn outward(bound: f64, upward: bool) -> Option<Number> {
    let inside = |value: f64| if upward { value < bound } else { value > bound };
    let mut value = match format!("{bound:e}").len() > DIGITS + 5 {
        true => format!("{bound:.*e}", DIGITS - 1).parse().ok()?,
        false => bound,
    };
    let exponent: i32 = format!("{value:e}").rsplit('e').next()?.parse().ok()?;
    let step = 10_f64.powi(exponent + 1 - DIGITS as i32).max(f64::MIN_POSITIVE);
    for _ in 0..4 {
        let read: Option<f64> = Number::from_f64(value)
            .and_then(|number| serde_json::from_str(&number.to_string()).ok());
        if read.is_some_and(|read| !inside(read)) {
            break;
        }
        let next = if upward { value + step } else { value - step };
        value = format!("{next:.*e}", DIGITS - 1).parse().ok()?;
    }
    Number::from_f64(value).filter(|_| !inside(value))
}

#[cfg(test)]
mod tests {
    use super::Numbers;
    use serde_json::{Value, json};

    fn bounds(floats: &[f64], integers: &[i128]) -> Value {
        let mut numbers = Numbers::default();
        floats.iter().for_each(|value| numbers.float(*value));
        integers.iter().for_each(|value| numbers.integer(*value));
        Value::Object(numbers.schema())
    }

    #[test]
    fn bounds_are_readable_and_outside() {
        let third = bounds(&[1.0 / 3.0, 0.5], &[]);
        assert_eq!(third, json!({ "minimum": 0.333333333333, "maximum": 0.5 }));
        let thirds = bounds(&[-1.0 / 3.0, 2.0 / 3.0], &[]);
        assert_eq!(thirds, json!({ "minimum": -0.333333333334, "maximum": 0.666666666667 }));
        let large = bounds(&[], &[-3, 9_007_199_254_740_993]);
        assert_eq!(large, json!({ "minimum": -3, "maximum": 9_007_199_254_740_993_u64 }));
        assert_eq!(bounds(&[0.5], &[7]), json!({ "minimum": 0.5, "maximum": 7 }));
        assert_eq!(bounds(&[1e300, f64::MAX], &[]), json!({ "minimum": 1e300 }));
    }
}
