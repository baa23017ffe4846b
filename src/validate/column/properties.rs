//! `properties`, `required` and `additionalProperties`: a table or struct gives every row the same
//! members. A map does not, and is left to the rows.

use arrow_array::{Array, StructArray};
use serde_json::Value;

use super::asked::{Asked, Decision, Keyword, Undecided};
use super::compile::Site;
use super::mask::Mask;
use super::pattern::Pattern;
use crate::validate::cell::Values;

struct Properties(Vec<(String, Asked)>);

struct Required(Vec<String>);

/// What is asked of all members but the named ones.
struct Additional {
    named: Vec<String>,
    patterns: Vec<Pattern>,
    asked: Asked,
}

pub(super) fn compile(value: &Value, site: &Site<'_>) -> Option<Box<dyn Keyword>> {
    let named = value.as_object()?.iter();
    let named =
        named.map(|(name, schema)| (name.clone(), site.subschema(schema, &["properties", name])));
    Some(Box::new(Properties(named.collect())))
}

pub(super) fn compile_required(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Required(names(value)?)))
}

pub(super) fn compile_additional(value: &Value, site: &Site<'_>) -> Option<Box<dyn Keyword>> {
    let named = match site.members.get("properties") {
        Some(properties) => properties.as_object()?.keys().cloned().collect(),
        None => Vec::new(),
    };
    let patterns = match site.members.get("patternProperties") {
        Some(patterns) => patterns
            .as_object()?
            .keys()
            .map(|pattern| Pattern::of(pattern))
            .collect::<Option<_>>()?,
        None => Vec::new(),
    };
    let asked = site.subschema(value, &["additionalProperties"]);
    Some(Box::new(Additional { named, patterns, asked }))
}

/// A list of names.
pub(super) fn names(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|name| name.as_str().map(str::to_owned)).collect()
}

/// The column of a struct that JSON sees under a name.
pub(super) fn place(array: &StructArray, name: &str) -> Option<usize> {
    array.fields().iter().position(|field| field.name() == name)
}

/// Asks a schema of one member; below a null there is none.
pub(super) fn narrow_member(
    array: &StructArray,
    at: usize,
    asked: &Asked,
    good: &mut Mask,
) -> Decision {
    let Some(column) = array.columns().get(at) else { return Ok(()) };
    let values = Values::of(column.as_ref());
    if array.null_count() == 0 {
        return asked.narrow(values, good);
    }
    let mut member = asked.mask(values)?;
    member.forgive_nulls(array.nulls());
    good.and(&member);
    Ok(())
}

impl Keyword for Properties {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        match values {
            Values::Struct(array) => self.0.iter().try_for_each(|(name, asked)| {
                place(array, name).map_or(Ok(()), |at| narrow_member(array, at, asked, good))
            }),
            Values::Map(_) => Err(Undecided),
            _ => Ok(()),
        }
    }
}

impl Additional {
    fn is_additional(&self, name: &String) -> bool {
        !self.named.contains(name) && !self.patterns.iter().any(|pattern| pattern.matches(name))
    }
}

impl Keyword for Additional {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        match values {
            Values::Struct(array) => {
                let fields = array.fields().iter().enumerate();
                let mut additional = fields.filter(|(_, field)| self.is_additional(field.name()));
                additional.try_for_each(|(at, _)| narrow_member(array, at, &self.asked, good))
            }
            Values::Map(_) => Err(Undecided),
            _ => Ok(()),
        }
    }
}

impl Keyword for Required {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        match values {
            Values::Struct(array) => {
                keep_objects(values, good, self.0.iter().all(|name| place(array, name).is_some()));
                Ok(())
            }
            Values::Map(_) => Err(Undecided),
            _ => Ok(()),
        }
    }
}

/// A verdict that is the same for every struct that is not null.
pub(super) fn keep_objects(values: Values<'_>, good: &mut Mask, passes: bool) {
    if !passes {
        good.keep_at(values.nulls(), |_| false);
    }
}
