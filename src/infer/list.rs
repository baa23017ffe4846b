//! Arrays: how many elements, and what these are like; what describes an element is the caller's.

use serde_json::{Map, Value, json};

#[derive(Debug, Default)]
pub(super) struct Lists<S> {
    counts: Option<(usize, usize)>,
    /// All elements of all arrays.
    pub(super) items: S,
}

impl<S> Lists<S> {
    /// An array has ended.
    pub(super) fn ends(&mut self, count: usize) {
        let (least, most) = self.counts.unwrap_or((count, count));
        self.counts = Some((least.min(count), most.max(count)));
    }

    pub(super) fn schema(&self, of: impl Fn(&S) -> Map<String, Value>) -> Map<String, Value> {
        let items = of(&self.items);
        let mut schema = Map::new();
        if !items.is_empty() {
            schema.insert("items".to_owned(), Value::Object(items));
        }
        if let Some((least, most)) = self.counts {
            schema.extend([
                ("minItems".to_owned(), json!(least)),
                ("maxItems".to_owned(), json!(most)),
            ]);
        }
        schema
    }
}
