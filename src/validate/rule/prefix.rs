//! A child's key begins with its parent's key.

use crate::record::Table;
use crate::validate::group::{Group, broken, strings};
use crate::validate::violation::Violation;

pub(crate) fn check(group: &Group<'_>, table: Table, column: &str, parent: &str) -> Vec<Violation> {
    let batch = group.batch(table);
    let (Some(children), Some(parents)) = (strings(batch, column), strings(batch, parent)) else {
        return Vec::new();
    };
    let pairs = children.iter().zip(parents).enumerate();
    pairs
        .filter_map(|(row, (child, parent))| Some((row, child?, parent?)))
        .filter(|(_, child, parent)| !is_child(child, parent))
        .map(|(row, child, parent)| {
            broken(table, row, "prefix", column, child, format!("{parent}-…"))
        })
        .collect()
}

fn is_child(child: &str, parent: &str) -> bool {
    child.strip_prefix(parent).is_some_and(|rest| rest.starts_with('-'))
}
