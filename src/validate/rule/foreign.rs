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
    let mut violations = Vec::new();
    let mut resolved = None; // rows of one parent stand together
    let values = strings(group.batch(table), column).into_iter().flatten();
    for (row, value) in values.enumerate().filter_map(|(row, value)| Some((row, value?))) {
        if resolved == Some(value) || group.find(target_table, key, value).is_some() {
            resolved = Some(value);
        } else {
            let expected = format!("a value of {key} in the table {target}");
            violations.push(broken(table, row, "foreign", column, value, expected));
        }
    }
    violations
}
