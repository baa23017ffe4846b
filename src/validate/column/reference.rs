//! `$ref` within the schema: by pointer or by `$anchor`. One that comes back to itself, and one that
//! leads to another document, are left to the rows.

use serde_json::Value;

use super::asked::{Asked, Decision, Keyword};
use super::compile::Site;
use super::mask::Mask;
use crate::validate::cell::Values;

struct Reference(Asked);

pub(super) fn compile(value: &Value, site: &Site<'_>) -> Option<Box<dyn Keyword>> {
    let fragment = value.as_str()?.strip_prefix('#')?;
    let root = site.compiler.root;
    let pointer = match fragment.is_empty() || fragment.starts_with('/') {
        true => fragment.to_owned(),
        false => anchored(root, fragment, "")?,
    };
    // A percent sign may stand for any character.
    let schema = root.pointer(&pointer).filter(|_| !pointer.contains('%'))?;
    let pointer = format!("#{pointer}");
    Some(Box::new(Reference(site.compiler.follow(schema, &pointer)?)))
}

/// Where the schema of this name stands; `None` where there is none, or one in a place that may hold
/// data.
fn anchored(value: &Value, name: &str, pointer: &str) -> Option<String> {
    match value {
        Value::Object(members) => {
            if members.get("$anchor").and_then(Value::as_str) == Some(name) {
                return Some(pointer.to_owned());
            }
            members.iter().filter(|(key, _)| !matches!(key.as_str(), "enum" | "const")).find_map(
                |(key, value)| {
                    let key = key.replace('~', "~0").replace('/', "~1");
                    anchored(value, name, &format!("{pointer}/{key}"))
                },
            )
        }
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(at, item)| anchored(item, name, &format!("{pointer}/{at}"))),
        _ => None,
    }
}

impl Keyword for Reference {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        self.0.narrow(values, good)
    }
}
