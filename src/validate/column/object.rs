//! `properties`, with `required` and `additionalProperties`: the columns of a table or struct.

use std::ops::Range;

use arrow_array::ArrayRef;
use arrow_schema::Fields;
use serde_json::{Map, Value};

use super::{Asked, Keyword};
use crate::validate::cell::Values;

/// What is asked of the members by their names.
pub(super) struct Members {
    named: Vec<(String, Asked)>,
    required: Vec<String>,
    closed: bool,
}

pub(super) fn compile(_: &Value, schema: &Map<String, Value>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Members::compile(schema)?))
}

impl Members {
    /// Reads the keywords that belong together; `None` where columns cannot decide them.
    pub(super) fn compile(schema: &Map<String, Value>) -> Option<Self> {
        let properties = schema.get("properties")?.as_object()?.iter();
        let named = properties.map(|(name, asked)| Some((name.clone(), Asked::compile(asked)?)));
        let closed = match schema.get("additionalProperties") {
            None => false,
            Some(allowed) => !allowed.as_bool()?,
        };
        let required = schema.get("required").and_then(Value::as_array);
        let required = required.into_iter().flatten();
        Some(Members {
            named: named.collect::<Option<_>>()?,
            required: required
                .map(|name| name.as_str().map(str::to_owned))
                .collect::<Option<_>>()?,
            closed,
        })
    }

    /// Whether these columns surely keep it. A column gives every row its member, null or not.
    pub(super) fn hold(&self, fields: &Fields, columns: &[ArrayRef], rows: Range<usize>) -> bool {
        let present = |name: &String| fields.find(name).is_some();
        self.required.iter().all(present)
            && fields.iter().zip(columns).all(|(field, column)| {
                let asked = self.named.iter().find(|(name, _)| name == field.name());
                asked.map_or(!self.closed, |(_, asked)| {
                    asked.holds(Values::of(column.as_ref()), rows.clone())
                })
            })
    }
}

impl Keyword for Members {
    fn holds(&self, values: Values<'_>, rows: Range<usize>) -> bool {
        let Values::Struct(structs) = values else { return true };
        self.hold(structs.fields(), structs.columns(), rows)
    }
}
