//! `dependentRequired` and `dependentSchemas`: which members there are is the same for every row.

use serde_json::Value;

use super::asked::{Asked, Decision, Keyword, Undecided};
use super::compile::Site;
use super::mask::Mask;
use super::properties::{keep_objects, names, place};
use crate::validate::cell::Values;

struct Required(Vec<(String, Vec<String>)>);

struct Schemas(Vec<(String, Asked)>);

pub(super) fn compile_required(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    let members = value.as_object()?.iter();
    let members = members.map(|(name, required)| Some((name.clone(), names(required)?)));
    Some(Box::new(Required(members.collect::<Option<_>>()?)))
}

pub(super) fn compile_schemas(value: &Value, site: &Site<'_>) -> Option<Box<dyn Keyword>> {
    let members = value.as_object()?.iter();
    let members = members
        .map(|(name, schema)| (name.clone(), site.subschema(schema, &["dependentSchemas", name])));
    Some(Box::new(Schemas(members.collect())))
}

impl Keyword for Required {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        match values {
            Values::Struct(array) => {
                let has = |name: &String| place(array, name).is_some();
                let passes =
                    self.0.iter().all(|(name, required)| !has(name) || required.iter().all(has));
                keep_objects(values, good, passes);
                Ok(())
            }
            Values::Map(_) => Err(Undecided),
            _ => Ok(()),
        }
    }
}

impl Keyword for Schemas {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        match values {
            Values::Struct(array) => {
                let mut present = self.0.iter().filter(|(name, _)| place(array, name).is_some());
                present.try_for_each(|(_, asked)| {
                    let mut kept = asked.mask(values)?;
                    kept.forgive_nulls(values.nulls());
                    good.and(&kept);
                    Ok(())
                })
            }
            Values::Map(_) => Err(Undecided),
            _ => Ok(()),
        }
    }
}
