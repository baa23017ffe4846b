//! `patternProperties` and `propertyNames`: a table or struct has the same names in every row, so
//! that each is looked at once. A map has its own, and is left to the rows.

use arrow_array::{Array, StringArray};
use serde_json::Value;

use super::asked::{Asked, Decision, Keyword, Undecided};
use super::compile::Site;
use super::mask::Mask;
use super::pattern::Pattern;
use super::properties::{keep_objects, narrow_member};
use crate::validate::cell::Values;

struct Patterns(Vec<(Pattern, Asked)>);

struct Names(Asked);

pub(super) fn compile_patterns(value: &Value, site: &Site<'_>) -> Option<Box<dyn Keyword>> {
    let members = value.as_object()?.iter();
    let members = members.map(|(pattern, schema)| {
        Some((Pattern::of(pattern)?, site.subschema(schema, &["patternProperties", pattern])))
    });
    Some(Box::new(Patterns(members.collect::<Option<_>>()?)))
}

pub(super) fn compile_names(value: &Value, site: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Names(site.subschema(value, &["propertyNames"]))))
}

impl Keyword for Patterns {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        match values {
            Values::Struct(array) => self.0.iter().try_for_each(|(pattern, asked)| {
                let fields = array.fields().iter().enumerate();
                let mut matching = fields.filter(|(_, field)| pattern.matches(field.name()));
                matching.try_for_each(|(at, _)| narrow_member(array, at, asked, good))
            }),
            Values::Map(_) => Err(Undecided),
            _ => Ok(()),
        }
    }
}

impl Keyword for Names {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        match values {
            Values::Struct(array) => {
                let names = array.fields().iter().map(|field| field.name().as_str());
                let names = StringArray::from_iter_values(names);
                let kept = self.0.mask(Values::of(&names as &dyn Array))?;
                keep_objects(values, good, kept.is_full());
                Ok(())
            }
            Values::Map(_) => Err(Undecided),
            _ => Ok(()),
        }
    }
}
