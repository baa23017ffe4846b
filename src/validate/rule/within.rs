//! Spans lie within other spans of their row: what is quoted of a content is a part of it.

use crate::record::Table;
use crate::validate::group::{Group, SpanLists, broken, spans_value};
use crate::validate::violation::Violation;

pub(crate) fn check(group: &Group<'_>, table: Table, spans: &str, within: &str) -> Vec<Violation> {
    let batch = group.batch(table);
    let (Some(inner), Some(outer)) = (SpanLists::of(batch, spans), SpanLists::of(batch, within))
    else {
        return Vec::new();
    };
    (0..batch.num_rows())
        .filter_map(|row| {
            let (inner, outer) = (inner.at(row), outer.at(row));
            let lies = |span: (i64, i64)| outer.clone().any(|o| o.0 <= span.0 && span.1 <= o.1);
            let fits = inner.clone().all(|span| span.0 < span.1 && lies(span));
            (!fits).then(|| {
                let expected = format!("spans that are not empty, each within one of {within}");
                broken(table, row, "within", spans, spans_value(inner), expected)
            })
        })
        .collect()
}
