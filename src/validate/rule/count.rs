//! A column counts the article's rows in another table.

use arrow_array::StringArray;
use rustc_hash::FxHashMap;

use crate::record::Table;
use crate::validate::group::{Group, broken, integer_at, integers, strings};
use crate::validate::violation::Violation;

pub(crate) fn check(
    group: &Group<'_>,
    table: Table,
    column: &str,
    counted: &str,
) -> Vec<Violation> {
    let batch = group.batch(table);
    let (Some(counted_table), Some(articles), Some(counts)) =
        (Table::by_name(counted), strings(batch, "article_id"), integers(batch, column))
    else {
        return Vec::new();
    };
    let rows = strings(group.batch(counted_table), "article_id").map(rows_of).unwrap_or_default();
    let numbered = articles.iter().enumerate().filter_map(|(row, article)| Some((row, article?)));
    numbered
        .filter_map(|(row, article)| {
            let there = rows.get(article).copied().unwrap_or_default();
            let count = integer_at(counts, row)?;
            let expected = || format!("{there}, the article's rows in the table {counted}");
            (count != there).then(|| broken(table, row, "count", column, count, expected()))
        })
        .collect()
}

/// How many rows each article has; those of one stand together.
fn rows_of(articles: &StringArray) -> FxHashMap<&str, i64> {
    let mut rows = FxHashMap::default();
    let mut articles = articles.iter().flatten().peekable();
    while let Some(article) = articles.next() {
        let further = std::iter::from_fn(|| articles.next_if_eq(&article));
        let count = 1 + further.count() as i64;
        *rows.entry(article).or_default() += count;
    }
    rows
}
