//! A reference is found in the table it refers to.

use crate::record::Table;
use crate::validate::group::{Group, broken, strings};
use crate::validate::violation::Violation;

pub(crate) fn check(
    group: &Group<'_>,
    table: Table,
    column: &str,
    (target, key): (&str, &'static str),
) -> Vec<Violation> {
    let Some(target_table) = Table::by_name(target) else {
        return Vec::new();
    };
    let values = strings(group.batch(table), column).into_iter().flatten();
    values
        .enumerate()
        .filter_map(|(row, value)| Some((row, value?)))
        .filter(|(_, value)| group.find(target_table, key, value).is_none())
        .map(|(row, value)| {
            broken(table, row, "foreign", column, value, format!("a {key} of the table {target}"))
        })
        .collect()
}
