//! Where a row comes from, by the columns that a schema's `x-source` names: a text each, such as a
//! file or an address, and last, perhaps, the number of a record there.

use jsonschema::json::{Json, Node, Object};
use serde_json::Value;

use crate::validate::breach::Breach;

pub(crate) struct Origin {
    columns: Vec<String>,
}

impl Origin {
    /// Of a schema; without `x-source` nothing is told.
    pub(crate) fn of(schema: &Value) -> Self {
        let columns = schema.get("x-source").and_then(Value::as_array).into_iter().flatten();
        Origin { columns: columns.filter_map(Value::as_str).map(str::to_owned).collect() }
    }

    /// Tells where the rows come from that break a schema.
    pub(crate) fn tell<'a, F: Json, N: Node<'a, F>>(
        &self,
        breaches: &mut [Breach],
        row: impl Fn(usize) -> N,
    ) {
        if !self.columns.is_empty() {
            for breach in breaches {
                (breach.source, breach.record) = self.told(&row(breach.row));
            }
        }
    }

    fn told<'a, F: Json, N: Node<'a, F>>(&self, row: &N) -> (Option<String>, Option<i64>) {
        let Some(object) = row.as_object() else { return (None, None) };
        let key = |name: &String| F::prepare_key(name);
        let found = self.columns.iter().filter_map(|name| object.get(&key(name)));
        let mut values: Vec<Value> = found.map(|node| node.to_value().into_owned()).collect();
        values.retain(|value| !value.is_null());
        let record = values.last().and_then(Value::as_i64).filter(|_| values.len() > 1);
        let texts = &values[..values.len() - usize::from(record.is_some())];
        let texts: Vec<String> = texts.iter().map(text).collect();
        ((!texts.is_empty()).then(|| texts.join(", ")), record)
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
