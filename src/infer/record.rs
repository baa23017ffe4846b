//! Records of CSV, which has only text: a column is of numbers and truth values where all its fields
//! are, and an empty field is null. What was found of all records decides, so that they are looked at
//! twice.

use rustc_hash::FxHashSet;
use serde::de::DeserializeSeed;

use crate::infer::json::Look;
use crate::infer::shape::Shape;

/// The columns that hold text.
#[derive(Debug, Default)]
pub(super) struct Texts(FxHashSet<String>);

impl Texts {
    /// Takes the first look at a field.
    pub(super) fn sift(&mut self, name: &str, field: &str) {
        if !field.is_empty()
            && !self.0.contains(name)
            && look(field, &mut Shape::default()).is_none()
        {
            self.0.insert(name.to_owned());
        }
    }

    /// Takes the second.
    pub(super) fn observe(&self, name: &str, field: &str, shape: &mut Shape) {
        if field.is_empty() {
            shape.null();
        } else if self.0.contains(name) || look(field, shape).is_none() {
            shape.text(field);
        }
    }
}

/// Looks at a number or truth value; `None` where it is none.
fn look(field: &str, shape: &mut Shape) -> Option<()> {
    let begins = field.starts_with(|first: char| first == '-' || first.is_ascii_digit());
    if !(begins || matches!(field, "true" | "false")) || field.ends_with(char::is_whitespace) {
        return None;
    }
    let mut json = serde_json::Deserializer::from_str(field);
    let mut seen = Shape::default();
    Look(&mut seen).deserialize(&mut json).and_then(|()| json.end()).ok()?;
    Look(shape).deserialize(&mut serde_json::Deserializer::from_str(field)).ok()
}
