//! The `jsonschema` crate, asked of single cells: what columns cannot decide, it does.

use std::sync::OnceLock;

use jsonschema::{Validator, ValidatorMap};

use crate::validate::cell::ArrowJson;
use crate::validate::source::SchemaSource;

/// Every subschema of a schema, compiled when the first is asked for.
pub(super) struct Oracle {
    source: SchemaSource,
    validators: OnceLock<Option<ValidatorMap<ArrowJson>>>,
}

impl Oracle {
    pub(super) fn new(source: &SchemaSource) -> Self {
        Oracle { source: source.clone(), validators: OnceLock::new() }
    }

    /// The subschema at a JSON pointer with a `#` before it.
    pub(super) fn at(&self, pointer: &str) -> Option<&Validator<ArrowJson>> {
        let build = || self.source.options::<ArrowJson>().build_map(&self.source.schema).ok();
        self.validators.get_or_init(build).as_ref()?.get(pointer)
    }
}
