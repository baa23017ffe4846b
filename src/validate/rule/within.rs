//! Spans lie within other spans of their row: what is quoted of a content is a part of it.

use serde_json::{Value, json};

use crate::record::Table;
use crate::validate::group::{Group, broken, lists, spans_at};
use crate::validate::violation::Violation;

pub(crate) fn check(group: &Group<'_>, table: Table, spans: &str, within: &str) -> Vec<Violation> {
    let batch = group.batch(table);
    let (Some(inner), Some(outer)) = (lists(batch, spans), lists(batch, within)) else {
        return Vec::new();
    };
    (0..batch.num_rows())
        .filter_map(|row| {
            let (inner, outer) = (spans_at(inner, row), spans_at(outer, row));
            let lies = |span: &(i64, i64)| outer.iter().any(|o| o.0 <= span.0 && span.1 <= o.1);
            let fits = inner.iter().all(|span| span.0 < span.1 && lies(span));
            let value: Vec<Value> = inner.iter().map(|span| json!([span.0, span.1])).collect();
            (!fits).then(|| {
                let expected = format!("spans that are not empty, each within one of {within}");
                broken(table, row, "within", spans, value, expected)
            })
        })
        .collect()
}
