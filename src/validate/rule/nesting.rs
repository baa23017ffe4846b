//! A row without a parent has depth 0; any other stands after its parent and one deeper.

use rustc_hash::FxHashMap;

use crate::record::Table;
use crate::validate::group::{Group, broken, integer_at, integers, string_at, strings};
use crate::validate::violation::Violation;

/// The names of the columns that must agree.
#[derive(Clone, Copy)]
pub(crate) struct Columns {
    pub(crate) key: &'static str,
    pub(crate) parent: &'static str,
    pub(crate) depth: &'static str,
}

pub(crate) fn check(group: &Group<'_>, table: Table, columns: Columns) -> Vec<Violation> {
    let batch = group.batch(table);
    let (Some(keys), Some(parents), Some(depths)) = (
        strings(batch, columns.key),
        strings(batch, columns.parent),
        integers(batch, columns.depth),
    ) else {
        return Vec::new();
    };
    let mut violations = Vec::new();
    let mut above = FxHashMap::default();
    for row in 0..batch.num_rows() {
        let depth = integer_at(depths, row);
        let expected = match string_at(parents, row) {
            None => Some(0),
            Some(parent) => above.get(parent).map(|depth: &i64| depth + 1),
        };
        match expected {
            None => {
                let parent = string_at(parents, row);
                let expected = "a row above this one";
                violations.push(broken(table, row, "nesting", columns.parent, parent, expected));
            }
            Some(expected) if depth != Some(expected) => {
                let expected = expected.to_string();
                violations.push(broken(table, row, "nesting", columns.depth, depth, expected));
            }
            Some(_) => {}
        }
        if let (Some(key), Some(depth)) = (string_at(keys, row), depth) {
            above.insert(key, depth);
        }
    }
    violations
}
