//! The `jsonschema` crate, asked of single cells: what columns cannot decide, it does.

use std::sync::OnceLock;

use jsonschema::{Validator, ValidatorMap};
use serde_json::Value;

use crate::validate::cell::ArrowJson;

/// Every subschema of a schema, compiled when the first is asked for.
pub(super) struct Oracle {
    schema: Value,
    validators: OnceLock<Option<ValidatorMap<ArrowJson>>>,
}

impl Oracle {
    pub(super) fn new(schema: &Value) -> Self {
        Oracle { schema: schema.clone(), validators: OnceLock::new() }
    }

    /// The subschema at a JSON pointer with a `#` before it.
    pub(super) fn at(&self, pointer: &str) -> Option<&Validator<ArrowJson>> {
        let build = || jsonschema::options_for::<ArrowJson>().build_map(&self.schema).ok();
        self.validators.get_or_init(build).as_ref()?.get(pointer)
    }
}
