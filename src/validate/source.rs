//! A JSON Schema, and the documents beside it that it may refer to.

use std::error::Error;
use std::fmt;
use std::sync::Arc;

use jsonschema::json::Json;
use jsonschema::{Retrieve, Uri, ValidationOptions};
use serde_json::Value;

/// A schema and its surroundings.
#[derive(Clone)]
pub struct SchemaSource {
    pub(crate) schema: Value,
    base: Option<String>,
    documents: Arc<dyn Retrieve>,
}

impl SchemaSource {
    /// A schema that holds all it refers to.
    pub fn alone(schema: Value) -> Self {
        SchemaSource { schema, base: None, documents: Arc::new(Nowhere) }
    }

    /// A schema at a URI, from which what it refers to can be retrieved.
    pub fn at(base: String, schema: Value, documents: impl Retrieve + 'static) -> Self {
        SchemaSource { schema, base: Some(base), documents: Arc::new(documents) }
    }

    /// How the `jsonschema` crate compiles it: as that crate does by itself.
    pub(crate) fn options<F: Json>(&self) -> ValidationOptions<'static, Arc<dyn Retrieve>, F> {
        let options = jsonschema::options_for::<F>();
        let options = options.with_retriever(Shared(Arc::clone(&self.documents)));
        match &self.base {
            Some(base) => options.with_base_uri(base.as_str()),
            None => options,
        }
    }
}

impl fmt::Debug for SchemaSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SchemaSource").field("schema", &self.schema).finish_non_exhaustive()
    }
}

struct Shared(Arc<dyn Retrieve>);

impl Retrieve for Shared {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn Error + Send + Sync>> {
        self.0.retrieve(uri)
    }
}

/// Where there is nothing beside the schema.
struct Nowhere;

impl Retrieve for Nowhere {
    fn retrieve(&self, _: &Uri<String>) -> Result<Value, Box<dyn Error + Send + Sync>> {
        Err("the schema stands alone".into())
    }
}
