//! A whole schema, asked of the columns of a batch.

use arrow_array::{RecordBatch, StructArray};

use super::asked::Asked;
use super::compile::Compiler;
use super::mask::Mask;
use crate::validate::cell::Values;
use crate::validate::source::SchemaSource;

/// A schema, compiled for columns.
pub(crate) struct Plan(Asked);

impl Plan {
    /// Reads a schema that the `jsonschema` crate has compiled; `None` where its draft, or its
    /// `$dynamicRef`s and embedded documents, leave all of it to the rows.
    pub(crate) fn compile(source: &SchemaSource) -> Option<Self> {
        let compiler = Compiler::new(source)?;
        match compiler.read(&source.schema, "#") {
            Asked::Rows(_) => None,
            asked => Some(Plan(asked)),
        }
    }

    /// The rows that break the schema, in order; `None` where columns cannot say.
    pub(crate) fn bad_rows(&self, batch: &RecordBatch) -> Option<Vec<usize>> {
        let rows = StructArray::from(batch.clone());
        Some(self.mask(Values::Struct(&rows))?.bad().collect())
    }

    /// The cells that keep the schema; `None` where columns cannot say.
    pub(super) fn mask(&self, values: Values<'_>) -> Option<Mask> {
        self.0.mask(values).ok()
    }
}
