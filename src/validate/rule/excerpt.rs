//! A text of several spans: the article's text under each, joined by one space.

use crate::record::Table;
use crate::validate::group::{
    ArticleText, Group, SpanLists, broken, integer_at, integers, spans_value, string_at, strings,
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
        SpanLists::of(batch, columns.spans),
        integers(batch, columns.start),
        integers(batch, columns.end),
    ) else {
        return Vec::new();
    };
    let (mut violations, mut article_texts) = (Vec::new(), group.texts());
    for row in 0..batch.num_rows() {
        let (Some(article), Some(text)) =
            (string_at(articles, row).and_then(|id| article_texts.of(id)), string_at(texts, row))
        else {
            continue;
        };
        let spans = lists.at(row);
        let bounds = (integer_at(starts, row), integer_at(ends, row));
        if let Some(expected) = wrong_text(article, spans.clone(), text) {
            violations.push(broken(table, row, "excerpt", columns.text, text, expected));
        }
        if let Some(expected) = wrong_spans(spans.clone(), bounds) {
            let value = spans_value(spans);
            violations.push(broken(table, row, "excerpt", columns.spans, value, expected));
        }
    }
    violations
}

/// The spans of a row.
trait Spans: DoubleEndedIterator<Item = (i64, i64)> + Clone {}

impl<I: DoubleEndedIterator<Item = (i64, i64)> + Clone> Spans for I {}

fn wrong_text(article: &ArticleText<'_>, spans: impl Spans, text: &str) -> Option<String> {
    let part = |(start, end)| article.slice(start, end);
    if is_joined(spans.clone().map(part), text) {
        return None;
    }
    if let Some((start, end)) = spans.clone().find(|&span| part(span).is_none()) {
        return Some(explain(None, start, end));
    }
    let (first, last) = (spans.clone().next()?, spans.clone().next_back()?);
    let joined = spans.filter_map(part).collect::<Vec<_>>().join(" ");
    Some(explain(Some(&joined), first.0, last.1))
}

/// Whether all parts are there and a text is they with a space between them.
fn is_joined<'a>(mut parts: impl Iterator<Item = Option<&'a str>>, text: &str) -> bool {
    let first = parts.next().flatten().and_then(|part| text.strip_prefix(part));
    let rest = parts.fold(first, |rest, part| rest?.strip_prefix(' ')?.strip_prefix(part?));
    rest.is_some_and(str::is_empty)
}

fn wrong_spans(spans: impl Spans, (start, end): (Option<i64>, Option<i64>)) -> Option<String> {
    let (Some(first), Some(last)) = (spans.clone().next(), spans.clone().next_back()) else {
        return None; // no span at all: the row's schema says so
    };
    let ordered = spans.clone().all(|span| span.0 < span.1)
        && spans.clone().zip(spans.skip(1)).all(|(one, next)| one.1 <= next.0);
    if !ordered {
        return Some("spans in text order that do not overlap".to_owned());
    }
    ((Some(first.0), Some(last.1)) != (start, end))
        .then(|| "spans that begin and end where the whole content does".to_owned())
}
