//! `pattern`, where RE2 means the same by it as ECMA-262.

use serde_json::Value;

use crate::sql::spot::{Saying, Spot, when};
use crate::sql::written::text;

/// What RE2 lacks, or means otherwise: looking around, naming groups, referring back, classes whose
/// members differ.
const FOREIGN: &[&str] =
    &["(?=", "(?!", "(?<", "(?P", "\\k", "\\c", "\\u", "\\p", "\\P", "\\s", "\\S", "\\b", "\\B"];

pub(super) fn pattern(spot: &Spot<'_, '_>) -> Saying {
    let Value::String(pattern) = spot.value else { return Saying::Held };
    let digits = (1..10).any(|digit| pattern.contains(&format!("\\{digit}")));
    match () {
        () if spot.is_moment() => Saying::Silent("the column holds moments, not text"),
        () if digits || FOREIGN.iter().any(|foreign| pattern.contains(foreign)) => {
            Saying::Silent("DuckDB's regular expressions differ in it")
        }
        () => when(format!("NOT regexp_matches({}, {})", spot.x, text(&dots(pattern)))),
    }
}

/// A dot is any character but the ends of a line, of which ECMA-262 knows four.
fn dots(pattern: &str) -> String {
    let mut written = String::with_capacity(pattern.len());
    let (mut escaped, mut class) = (false, false);
    for character in pattern.chars() {
        match character {
            '.' if !escaped && !class => written.push_str(r"[^\n\r\x{2028}\x{2029}]"),
            other => written.push(other),
        }
        class = match character {
            '[' if !escaped => true,
            ']' if !escaped => false,
            _ => class,
        };
        escaped = character == '\\' && !escaped;
    }
    written
}

#[cfg(test)]
mod tests {
    use super::dots;

    #[test]
    fn only_dots_that_mean_any_character_are_rewritten() {
        assert_eq!(dots(r"^a.\.[.]$"), r"^a[^\n\r\x{2028}\x{2029}]\.[.]$");
    }
}
