//! Patterns with groups that repeat a few times, `(-[0-9]{8})?` in an id, as the few patterns without
//! groups that they stand for, each of which is a [`Sequence`].

use super::sequence::Sequence;

/// The most patterns that one is worth.
const MOST: usize = 8;

/// The longest pattern that is unrolled, in bytes: groups in groups grow by powers.
const LONGEST: usize = 1024;

/// The sequences of which a text matches one if it matches the pattern; `None` where the pattern is
/// more than that.
pub(super) fn sequences(pattern: &str) -> Option<Vec<Sequence>> {
    if pattern.len() > LONGEST {
        return None;
    }
    if let Some(sequence) = Sequence::parse(pattern) {
        return Some(vec![sequence]);
    }
    let group = Group::last_of(pattern)?;
    let mut sequences = Vec::new();
    for times in group.times {
        let body = group.body.repeat(times);
        sequences.extend(self::sequences(&[group.before, &body, group.after].concat())?);
        if sequences.len() > MOST {
            return None;
        }
    }
    Some(sequences)
}

/// A group of a pattern, with what stands on either side.
struct Group<'a> {
    before: &'a str,
    body: &'a str,
    times: std::ops::RangeInclusive<usize>,
    after: &'a str,
}

impl<'a> Group<'a> {
    /// The last group to open, inside which no other stands, if it repeats a few times at most.
    fn last_of(pattern: &'a str) -> Option<Self> {
        let (mut open, mut close) = (None, None);
        for (at, mark) in marks(pattern) {
            match mark {
                '(' => (open, close) = (Some(at), None),
                _ => close = close.or(Some(at)),
            }
        }
        let (open, close) = (open?, close?);
        let body = &pattern[open + 1..close];
        let body = body.strip_prefix("?:").unwrap_or(body);
        let (times, after) = times(&pattern[close + 1..])?;
        // A second mark makes the first one lazy or possessive.
        let is_alone = !after.starts_with(['?', '*', '+', '{']);
        (is_alone && !body.starts_with('?')).then_some(Group {
            before: &pattern[..open],
            body,
            times,
            after,
        })
    }
}

/// The round brackets that open and close groups, neither escaped nor in a class.
fn marks(pattern: &str) -> impl Iterator<Item = (usize, char)> {
    let (mut is_escaped, mut in_class) = (false, false);
    pattern.char_indices().filter(move |(_, character)| {
        let is_plain = !is_escaped;
        is_escaped = is_plain && *character == '\\';
        match character {
            '[' if is_plain => in_class = true,
            ']' if is_plain => in_class = false,
            '(' | ')' => return is_plain && !in_class,
            _ => {}
        }
        false
    })
}

/// How often a group may stand there, and what follows: `?`, `{2}`, `{0,4}`, or once.
fn times(after: &str) -> Option<(std::ops::RangeInclusive<usize>, &str)> {
    if let Some(rest) = after.strip_prefix('?') {
        return Some((0..=1, rest));
    }
    let Some(braces) = after.strip_prefix('{') else {
        return (!after.starts_with(['*', '+'])).then_some((1..=1, after));
    };
    let (counts, rest) = braces.split_once('}')?;
    let (least, most) = counts.split_once(',').unwrap_or((counts, counts));
    let (least, most) = (least.parse().ok()?, most.parse().ok()?);
    (least <= most && most < MOST).then_some((least..=most, rest))
}

#[cfg(test)]
mod tests {
    use jsonschema::Validator;
    use proptest::prelude::{Just, Strategy, prop_assert_eq, prop_oneof, proptest};
    use serde_json::{Value, json};

    use super::sequences;

    #[test]
    fn only_what_is_surely_understood_is_taken() {
        for (pattern, count) in [
            ("^[0-9a-f]{20}(-[0-9]{8})?-s[0-9]{5,10}$", 2),
            ("^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$", 5),
            ("^(?:ab)(c)?(d){2}$", 2),
            ("^((a)?b)?$", 4),
            (r"^\(a[(]$", 1),
        ] {
            assert_eq!(sequences(pattern).map(|all| all.len()), Some(count), "{pattern}");
        }
        for left in ["^(a|b)$", "^(a)*$", "^(a)+$", "^(a)??$", "^(?=a)b$", "^(a){0,9}$", "^(a$"] {
            assert!(sequences(left).is_none(), "{left}");
        }
        let deep = format!("^({}a{}){{0}}$", "(".repeat(30), "){7}".repeat(30));
        assert!(sequences(&deep).is_none());
    }

    fn pattern() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            Just("a"),
            Just("[ab]"),
            Just("-"),
            Just("[(]"),
            Just(r"\("),
            Just("(a)?"),
            Just("(-[ab]){0,2}"),
            Just("(?:b){2}"),
            Just("([a-c]{1,2})?"),
            Just("(a"),
            Just("b)"),
            Just("?"),
            Just("{1,2}"),
        ];
        proptest::collection::vec(part, 0..5).prop_map(|parts| format!("^{}$", parts.concat()))
    }

    proptest! {
        #[test]
        fn sequences_and_expressions_agree(pattern in pattern(), texts in proptest::collection::vec("[abc(-]{0,6}", 8)) {
            let Some(sequences) = sequences(&pattern) else { return Ok(()) };
            let validator = Validator::new(&json!({ "pattern": pattern })).unwrap();
            for text in texts {
                let is_match = validator.is_valid(&Value::from(text.as_str()));
                let found = sequences.iter().any(|one| one.matches(text.as_bytes()));
                prop_assert_eq!(found, is_match, "{} {:?}", pattern, text);
            }
        }
    }
}
