//! A reference is found in the table it refers to.

use std::iter;

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;

use crate::record::Table;
use crate::validate::group::{Group, broken, lists, string_at, strings};
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
    let mut targets = group.finder(target_table, key);
    let mut resolved = None; // rows of one parent stand together
    for (row, value) in references(group.batch(table), column) {
        if resolved == Some(value) || targets.find(value).is_some() {
            resolved = Some(value);
        } else {
            let expected = format!("a value of {key} in the table {target}");
            violations.push(broken(table, row, "foreign", column, value, expected));
        }
    }
    violations
}

/// The references of a column with their rows: its values, or those of its lists.
fn references<'a>(
    batch: &'a RecordBatch,
    column: &str,
) -> Box<dyn Iterator<Item = (usize, &'a str)> + 'a> {
    if let Some(values) = strings(batch, column) {
        return Box::new(values.iter().enumerate().filter_map(|(row, value)| Some((row, value?))));
    }
    let Some(lists) = lists(batch, column) else { return Box::new(iter::empty()) };
    let Some(values) = lists.values().as_string_opt::<i32>() else {
        return Box::new(iter::empty());
    };
    let bounds = lists.value_offsets().windows(2).enumerate();
    Box::new(bounds.flat_map(move |(row, bounds)| {
        let elements = bounds[0] as usize..bounds[1] as usize;
        elements.filter_map(move |at| Some((row, string_at(values, at)?)))
    }))
}
