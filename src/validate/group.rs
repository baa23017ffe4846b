//! Some whole articles with all their rows, indexed so that rules can follow keys and offsets.

use std::cmp::Ordering;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, Int64Array, ListArray, RecordBatch, StringArray, StructArray};

use rustc_hash::FxHashMap;
use serde_json::Value;

use crate::record::{Batches, Relation, Table};
use crate::span::CodePoints;
use crate::validate::violation::{Violation, readable};

/// The text of one article, sliced by code points.
pub(crate) struct ArticleText<'a> {
    text: &'a str,
    points: CodePoints<'a>,
}

impl<'a> ArticleText<'a> {
    fn new(text: &'a str) -> Self {
        ArticleText { text, points: CodePoints::new(text) }
    }

    /// The text from one code point up to, not including, another; `None` where there is no such
    /// stretch.
    pub(crate) fn slice(&self, start: i64, end: i64) -> Option<&'a str> {
        self.text.get(self.points.byte(start)?..self.points.byte(end)?)
    }
}

/// Rows by the values of one column.
enum Index<'a> {
    /// A column that ascends strictly, as keys are published: it is its own index.
    Ascending(&'a StringArray),
    /// Any other; the last row wins where values repeat.
    Hashed(FxHashMap<&'a str, usize>),
}

impl<'a> Index<'a> {
    fn of(batch: &'a RecordBatch, column: &str) -> Self {
        let Some(values) = strings(batch, column) else {
            return Index::Hashed(FxHashMap::default());
        };
        if values.null_count() == 0 && values.iter().is_sorted_by(|one, next| one < next) {
            return Index::Ascending(values);
        }
        let rows = values.iter().enumerate();
        Index::Hashed(rows.filter_map(|(row, value)| Some((value?, row))).collect())
    }

    fn find(&self, value: &str) -> Option<usize> {
        match self {
            Index::Ascending(values) => find_ascending(values, value),
            Index::Hashed(rows) => rows.get(value).copied(),
        }
    }
}

fn find_ascending(values: &StringArray, value: &str) -> Option<usize> {
    let (mut from, mut to) = (0, values.len());
    while from < to {
        let middle = from.midpoint(to);
        match values.value(middle).cmp(value) {
            Ordering::Equal => return Some(middle),
            Ordering::Less => from = middle + 1,
            Ordering::Greater => to = middle,
        }
    }
    None
}

/// Whole articles with all their rows.
pub(crate) struct Group<'a> {
    batches: &'a Batches,
    texts: FxHashMap<&'a str, ArticleText<'a>>,
    indices: FxHashMap<(Table, &'static str), Index<'a>>,
}

impl<'a> Group<'a> {
    /// Indexes what the relations of the records refer to.
    pub(crate) fn new(batches: &'a Batches) -> Self {
        let referred = Table::ALL
            .iter()
            .flat_map(|table| table.declaration().relations)
            .filter_map(|relation| match *relation {
                Relation::Foreign { table, key, .. } => Some((Table::by_name(table)?, key)),
                _ => None,
            });
        let indices = referred
            .map(|(table, key)| ((table, key), Index::of(batches.of(table), key)))
            .collect();
        Group { batches, texts: texts(batches.of(Table::Article)), indices }
    }

    /// The rows of one table.
    pub(crate) fn batch(&self, table: Table) -> &'a RecordBatch {
        self.batches.of(table)
    }

    /// The text of an article of this group.
    pub(crate) fn text(&self, article_id: &str) -> Option<&ArticleText<'a>> {
        self.texts.get(article_id)
    }

    /// The row of another table that a value refers to.
    pub(crate) fn find(&self, table: Table, key: &'static str, value: &str) -> Option<usize> {
        self.indices.get(&(table, key))?.find(value)
    }
}

fn texts(articles: &RecordBatch) -> FxHashMap<&str, ArticleText<'_>> {
    match (strings(articles, "article_id"), strings(articles, "text")) {
        (Some(ids), Some(texts)) => ids
            .iter()
            .zip(texts)
            .filter_map(|(id, text)| Some((id?, ArticleText::new(text?))))
            .collect(),
        _ => FxHashMap::default(),
    }
}

/// A column of strings; `None` where the batch has no such column, which the audit reports.
pub(crate) fn strings<'a>(batch: &'a RecordBatch, column: &str) -> Option<&'a StringArray> {
    batch.column_by_name(column)?.as_string_opt()
}

/// A column of whole numbers.
pub(crate) fn integers<'a>(batch: &'a RecordBatch, column: &str) -> Option<&'a Int64Array> {
    batch.column_by_name(column)?.as_primitive_opt::<Int64Type>()
}

/// A column of lists.
pub(crate) fn lists<'a>(batch: &'a RecordBatch, column: &str) -> Option<&'a ListArray> {
    batch.column_by_name(column)?.as_list_opt()
}

/// A value that may be null.
pub(crate) fn string_at(array: &StringArray, row: usize) -> Option<&str> {
    array.is_valid(row).then(|| array.value(row))
}

/// A value that may be null.
pub(crate) fn integer_at(array: &Int64Array, row: usize) -> Option<i64> {
    array.is_valid(row).then(|| array.value(row))
}

/// The spans of one row; none where they are not what the schema says.
pub(crate) fn spans_at(lists: &ListArray, row: usize) -> Vec<(i64, i64)> {
    if lists.is_null(row) {
        return Vec::new();
    }
    lists.value(row).as_struct_opt().and_then(bounds).unwrap_or_default()
}

fn bounds(spans: &StructArray) -> Option<Vec<(i64, i64)>> {
    let starts = spans.column_by_name("start")?.as_primitive_opt::<Int64Type>()?;
    let ends = spans.column_by_name("end")?.as_primitive_opt::<Int64Type>()?;
    Some(starts.values().iter().copied().zip(ends.values().iter().copied()).collect())
}

/// A relation that a row breaks.
pub(crate) fn broken(
    table: Table,
    row: usize,
    rule: &str,
    field: &str,
    value: impl Into<Value>,
    expected: impl Into<String>,
) -> Violation {
    Violation {
        table,
        row,
        field: format!("/{field}"),
        rule: rule.to_owned(),
        value: readable(&value.into().to_string()),
        expected: expected.into(),
    }
}
