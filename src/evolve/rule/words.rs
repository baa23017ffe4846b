//! Words that several keywords share.

use std::cmp::Ordering;

use serde_json::Value;

use crate::schema::compare;

/// Longest value that is written out, in code points.
const READABLE: usize = 60;

/// `added: 3`, `removed: was 3`, `changed from 3 to 4`.
pub(super) fn changed(old: Option<&Value>, new: Option<&Value>) -> String {
    stepped("changed", old, new)
}

/// The same for numbers: `raised from 3 to 4`.
pub(super) fn moved(old: Option<&Value>, new: Option<&Value>) -> String {
    let order = match (old, new) {
        (Some(Value::Number(old)), Some(Value::Number(new))) => compare(old, new),
        _ => Ordering::Equal,
    };
    match order {
        Ordering::Less => stepped("raised", old, new),
        Ordering::Greater => stepped("lowered", old, new),
        Ordering::Equal => stepped("changed", old, new),
    }
}

fn stepped(verb: &str, old: Option<&Value>, new: Option<&Value>) -> String {
    match (old, new) {
        (None, Some(new)) => format!("added: {}", readable(new)),
        (Some(old), None) => format!("removed: was {}", readable(old)),
        (Some(old), Some(new)) => format!("{verb} from {} to {}", readable(old), readable(new)),
        (None, None) => "changed".to_owned(),
    }
}

/// A value as JSON, cut to a readable length.
pub(super) fn readable(value: &Value) -> String {
    let whole = value.to_string();
    match whole.char_indices().nth(READABLE) {
        Some((cut, _)) => format!("{}...", whole.get(..cut).unwrap_or_default()),
        None => whole,
    }
}
