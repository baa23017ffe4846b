//! A key is unique in its table.
//!
//! Within a group the rule is checked here. Across groups it follows: article keys ascend strictly
//! (see `order`), and every child's key begins with its article's (see `prefix`).

use std::collections::HashMap;

use crate::record::Table;
use crate::validate::group::{Group, broken, strings};
use crate::validate::violation::Violation;

pub(crate) fn check(group: &Group<'_>, table: Table, column: &'static str) -> Vec<Violation> {
    let keys = || strings(group.batch(table), column).into_iter().flatten();
    if group.ascends(table, column) || keys().is_sorted_by(|one, next| one < next) {
        return Vec::new(); // as published: ascending, which is cheaper to see than to hash
    }
    let mut first_rows = HashMap::new();
    let mut violations = Vec::new();
    for (row, key) in keys().enumerate().filter_map(|(row, key)| Some((row, key?))) {
        if let Some(first) = first_rows.insert(key, row) {
            let expected = format!("a unique key; it also stands {} row(s) before", row - first);
            violations.push(broken(table, row, "key", column, key, expected));
        }
    }
    violations
}
