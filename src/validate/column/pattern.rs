//! `pattern`: a simple one as tables of byte classes, any other by the expression that rows are
//! held against, asked once for each run of equal values.

use std::cell::Cell as Remembered;

use jsonschema::Validator;
use jsonschema::json::Node;
use serde_json::{Value, json};

use super::asked::{Decision, Keyword};
use super::compile::Site;
use super::mask::Mask;
use super::repeated::sequences;
use super::sequence::Sequence;
use crate::validate::cell::{ArrowJson, Cell, Values};

/// A compiled pattern.
pub(super) struct Pattern {
    simple: Option<Vec<Sequence>>,
    any: Validator<ArrowJson>,
}

pub(super) fn compile(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Pattern::of(value.as_str()?)?))
}

impl Pattern {
    /// `None` where the expression is none.
    pub(super) fn of(pattern: &str) -> Option<Self> {
        let schema = json!({ "pattern": pattern });
        let any = jsonschema::options_for::<ArrowJson>().build(&schema).ok()?;
        Some(Pattern { simple: sequences(pattern), any })
    }

    pub(super) fn matches(&self, text: &str) -> bool {
        match &self.simple {
            Some(sequences) => sequences.iter().any(|one| one.matches(text.as_bytes())),
            None => self.any.is_valid(Cell::Text(text)),
        }
    }
}

impl Keyword for Pattern {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        match values {
            Values::Text(texts) => {
                let last = Remembered::new(("", self.matches("")));
                good.keep_at(values.nulls(), |row| {
                    let text = texts.value(row);
                    let (before, matched) = last.get();
                    if before != text {
                        last.set((text, self.matches(text)));
                        return last.get().1;
                    }
                    matched
                });
            }
            Values::Float(_) | Values::Rendered(_) => good.keep_at(values.nulls(), |row| {
                values.cell(row).as_string().is_none_or(|text| self.matches(&text))
            }),
            _ => {}
        }
        Ok(())
    }
}
