//! Positions run 0, 1, 2, ... within each article.

use crate::record::Table;
use crate::validate::group::{Group, broken, integer_at, integers, strings};
use crate::validate::violation::Violation;

pub(crate) fn check(group: &Group<'_>, table: Table, column: &str) -> Vec<Violation> {
    let batch = group.batch(table);
    let (Some(articles), Some(positions)) = (strings(batch, "article_id"), integers(batch, column))
    else {
        return Vec::new();
    };
    let mut violations = Vec::new();
    let mut current = None;
    let mut next = 0;
    for (row, article) in articles.iter().enumerate() {
        if current != article {
            (current, next) = (article, 0);
        }
        let position = integer_at(positions, row);
        if position != Some(next) {
            violations.push(broken(table, row, "sequence", column, position, next.to_string()));
        }
        // One gap is one violation: count on from what is there.
        next = position.unwrap_or(next) + 1;
    }
    violations
}
