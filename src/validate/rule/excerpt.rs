//! A text of several spans: the article's text under each, joined by one space.

use serde_json::{Value, json};

use crate::record::Table;
use crate::validate::group::{
    ArticleText, Group, broken, integer_at, integers, lists, spans_at, string_at, strings,
};
use crate::validate::rule::quote::explain;
use crate::validate::violation::Violation;

/// The names of the columns that must agree.
#[derive(Clone, Copy)]
pub(crate) struct Columns {
    pub(crate) text: &'static str,
    pub(crate) spans: &'static str,
    pub(crate) start: &'static str,
    pub(crate) end: &'static str,
}

pub(crate) fn check(group: &Group<'_>, table: Table, columns: Columns) -> Vec<Violation> {
    let batch = group.batch(table);
    let (Some(articles), Some(texts), Some(lists), Some(starts), Some(ends)) = (
        strings(batch, "article_id"),
        strings(batch, columns.text),
        lists(batch, columns.spans),
        integers(batch, columns.start),
        integers(batch, columns.end),
    ) else {
        return Vec::new();
    };
    let mut violations = Vec::new();
    for row in 0..batch.num_rows() {
        let (Some(article), Some(text)) =
            (string_at(articles, row).and_then(|id| group.text(id)), string_at(texts, row))
        else {
            continue;
        };
        let spans = spans_at(lists, row);
        let bounds = (integer_at(starts, row), integer_at(ends, row));
        if let Some(expected) = wrong_text(article, &spans, text) {
            violations.push(broken(table, row, "excerpt", columns.text, text, expected));
        }
        if let Some(expected) = wrong_spans(&spans, bounds) {
            let value: Vec<Value> = spans.iter().map(|span| json!([span.0, span.1])).collect();
            violations.push(broken(table, row, "excerpt", columns.spans, value, expected));
        }
    }
    violations
}

fn wrong_text(article: &ArticleText<'_>, spans: &[(i64, i64)], text: &str) -> Option<String> {
    let mut parts = Vec::with_capacity(spans.len());
    for &(start, end) in spans {
        match article.slice(start, end) {
            Some(part) => parts.push(part),
            None => return Some(explain(None, start, end)),
        }
    }
    let joined = parts.join(" ");
    let (first, last) = (spans.first()?, spans.last()?);
    (joined != text).then(|| explain(Some(&joined), first.0, last.1))
}

fn wrong_spans(spans: &[(i64, i64)], (start, end): (Option<i64>, Option<i64>)) -> Option<String> {
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
        return None; // no span at all: the row's schema says so
    };
    let ordered = spans.iter().all(|span| span.0 < span.1)
        && spans.windows(2).all(|pair| pair[0].1 <= pair[1].0);
    if !ordered {
        return Some("spans in text order that do not overlap".to_owned());
    }
    ((Some(first.0), Some(last.1)) != (start, end))
        .then(|| "spans that begin and end where the whole content does".to_owned())
}
