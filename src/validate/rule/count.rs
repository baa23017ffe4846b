//! A column counts the article's rows in another table.

use std::collections::HashMap;

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
    let mut rows: HashMap<&str, i64> = HashMap::new();
    let children = strings(group.batch(counted_table), "article_id");
    for article in children.into_iter().flatten().flatten() {
        *rows.entry(article).or_default() += 1;
    }
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
