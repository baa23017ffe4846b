//! JSON numbers in their exact order: integers beyond 2^53 are not pushed through a float.

use std::cmp::Ordering;

use serde_json::Number;

/// The number as an integer, if it is written as one.
pub fn integer(number: &Number) -> Option<i128> {
    number.as_i64().map(i128::from).or_else(|| number.as_u64().map(i128::from))
}

/// Which of two numbers is the greater, exactly.
pub fn compare(a: &Number, b: &Number) -> Ordering {
    let float = |number: &Number| number.as_f64().unwrap_or_default();
    match (integer(a), integer(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        (Some(a), None) => mixed(a, float(b)),
        (None, Some(b)) => mixed(b, float(a)).reverse(),
        (None, None) => float(a).total_cmp(&float(b)),
    }
}

/// Casting saturates, so that a float out of range still stands on the right side.
fn mixed(integer: i128, float: f64) -> Ordering {
    let below = float.floor();
    integer.cmp(&(below as i128)).then(match below < float {
        true => Ordering::Less,
        false => Ordering::Equal,
    })
}

#[cfg(test)]
mod tests {
    use super::compare;
    use serde_json::{Number, from_str};
    use std::cmp::Ordering::{Equal, Greater, Less};

    #[test]
    fn floats_do_not_blur_large_integers() {
        for (a, b, order) in [
            ("9007199254740993", "9007199254740992.0", Greater),
            ("1", "1.0", Equal),
            ("-2", "-1.5", Less),
            ("-1", "-1.5", Greater),
            ("18446744073709551615", "1e30", Less),
            ("0.1", "0.2", Less),
        ] {
            let [left, right]: [Number; 2] = [a, b].map(|text| from_str(text).unwrap());
            assert_eq!(compare(&left, &right), order, "{a} against {b}");
            assert_eq!(compare(&right, &left), order.reverse(), "{b} against {a}");
        }
    }
}
