//! Some whole articles with all their rows, indexed so that rules can follow keys and offsets.

use std::cmp::Ordering;

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, Int64Array, ListArray, RecordBatch, StringArray, StructArray};

use rustc_hash::{FxBuildHasher, FxHashMap};
use serde_json::{Value, json};

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

    /// Whether the text from one code point up to, not including, another is this. Where a text of
    /// this length ends is sooner found than where that code point stands.
    pub(crate) fn has(&self, start: i64, end: i64, quoted: &str) -> bool {
        let Some(first) = self.points.byte(start) else { return false };
        let last = first + quoted.len();
        self.text.get(first..last) == Some(quoted) && self.points.at(last) == end
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
        let mut rows = FxHashMap::with_capacity_and_hasher(values.len(), FxBuildHasher);
        rows.extend(values.iter().enumerate().filter_map(|(row, value)| Some((value?, row))));
        Index::Hashed(rows)
    }
}

/// Looks up one value after another. As a rule each stands where the one before stood, or a little
/// further on: children stand in the order of their parents.
pub(crate) struct Finder<'g, 'a> {
    index: Option<&'g Index<'a>>,
    last: usize,
}

/// How many rows a [`Finder`] goes on before it begins anew.
const NEAR: usize = 8;

impl Finder<'_, '_> {
    /// The row that holds a value.
    pub(crate) fn find(&mut self, value: &str) -> Option<usize> {
        match self.index? {
            Index::Ascending(values) => {
                let near = self.last..values.len().min(self.last + NEAR);
                let is_there = |&row: &usize| values.value(row) == value;
                let found = near.into_iter().find(is_there);
                let found = found.or_else(|| find_ascending(values, value))?;
                self.last = found;
                Some(found)
            }
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

/// The texts of articles by their keys; remembers the last one, as rows of an article stand together.
pub(crate) struct Texts<'g, 'a> {
    group: &'g Group<'a>,
    last: Option<(&'a str, Option<&'g ArticleText<'a>>)>,
}

impl<'g, 'a> Texts<'g, 'a> {
    /// The text of an article of the group.
    pub(crate) fn of(&mut self, article_id: &'a str) -> Option<&'g ArticleText<'a>> {
        match self.last {
            Some((last, text)) if last == article_id => text,
            _ => {
                let text = self.group.texts.get(article_id);
                self.last = Some((article_id, text));
                text
            }
        }
    }
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

    /// The texts of the group's articles.
    pub(crate) fn texts(&self) -> Texts<'_, 'a> {
        Texts { group: self, last: None }
    }

    /// Whether a key that values refer to is known to ascend strictly.
    pub(crate) fn ascends(&self, table: Table, key: &'static str) -> bool {
        matches!(self.indices.get(&(table, key)), Some(Index::Ascending(_)))
    }

    /// The rows of a table that values refer to by a key of it.
    pub(crate) fn finder(&self, table: Table, key: &'static str) -> Finder<'_, 'a> {
        Finder { index: self.indices.get(&(table, key)), last: 0 }
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

/// A column of lists of spans.
#[derive(Clone, Copy)]
pub(crate) struct SpanLists<'a> {
    lists: &'a ListArray,
    starts: &'a [i64],
    ends: &'a [i64],
}

impl<'a> SpanLists<'a> {
    /// `None` where the batch has no such column. Spans that are not what the schema says are none.
    pub(crate) fn of(batch: &'a RecordBatch, column: &str) -> Option<Self> {
        let lists = lists(batch, column)?;
        let spans = lists.values().as_struct_opt();
        let (starts, ends) = spans.and_then(bounds).unwrap_or_default();
        Some(SpanLists { lists, starts, ends })
    }

    /// The spans of one row.
    pub(crate) fn at(self, row: usize) -> impl DoubleEndedIterator<Item = (i64, i64)> + Clone + 'a {
        let bounds = |bounds: &[i32]| bounds[0] as usize..bounds[1] as usize;
        let valid = self.lists.is_valid(row).then(|| self.lists.value_offsets().get(row..row + 2));
        let range = valid.flatten().map_or(0..0, bounds);
        let of = |values: &'a [i64]| values.get(range.clone()).unwrap_or_default().iter().copied();
        of(self.starts).zip(of(self.ends))
    }
}

fn bounds(spans: &StructArray) -> Option<(&[i64], &[i64])> {
    let bound = |name: &str| spans.column_by_name(name)?.as_primitive_opt::<Int64Type>();
    Some((bound("start")?.values(), bound("end")?.values()))
}

/// Spans as JSON.
pub(crate) fn spans_value(spans: impl Iterator<Item = (i64, i64)>) -> Value {
    spans.map(|(start, end)| json!([start, end])).collect()
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
