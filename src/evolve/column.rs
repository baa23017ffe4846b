//! What a change does to the columns: their Arrow types as the schemas imply them.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

use crate::evolve::facts::Facts;
use crate::schema::{ImpliedType, Node, Types, implied_type};

/// A column before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnChange {
    /// Its name.
    pub column: String,
    /// Its Arrow type before; `None` if it was not there.
    pub old: Option<String>,
    /// Its Arrow type now; `None` if it is gone.
    pub new: Option<String>,
    /// Whether it is there before and after, as another type: who reads by type must be told.
    pub retyped: bool,
}

impl fmt::Display for ColumnChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |side: &Option<String>| side.clone().unwrap_or_else(|| "none".to_owned());
        write!(f, "{}: {} -> {}", self.column, shown(&self.old), shown(&self.new))
    }
}

/// The columns that are not as they were.
pub(super) fn changes(old: &Value, new: &Value) -> Vec<ColumnChange> {
    let (before, after) = (columns(old), columns(new));
    let added = after.iter().filter(|column| !before.iter().any(|known| known.0 == column.0));
    let mut changes: Vec<ColumnChange> = before
        .iter()
        .map(|(name, was)| (name, Some(was), after.iter().find(|(known, _)| known == name)))
        .chain(added.map(|column| (&column.0, None, Some(column))))
        .map(|(name, was, is)| change(name, was, is.map(|(_, column)| column)))
        .collect();
    changes.retain(|change| change.old != change.new);
    changes
}

struct Column {
    implied: ImpliedType,
    nullable: bool,
}

fn change(name: &str, old: Option<&Column>, new: Option<&Column>) -> ColumnChange {
    let retyped = old.zip(new).is_some_and(|(old, new)| old.implied != new.implied);
    ColumnChange { column: name.to_owned(), old: old.map(shown), new: new.map(shown), retyped }
}

fn shown(column: &Column) -> String {
    let suffix = if column.nullable { "" } else { " not null" };
    format!("{}{suffix}", column.implied)
}

/// The columns of a table whose rows keep a schema.
fn columns(schema: &Value) -> Vec<(String, Column)> {
    let root = Node::root(schema);
    let required = Facts::of(root).required();
    let members = root.find("properties").and_then(Value::as_object).into_iter().flatten();
    members
        .map(|(name, member)| {
            let node = root.at(member);
            let nullable = !required.contains(name.as_str()) || node.types().meets(Types::NULL);
            (name.clone(), Column { implied: implied_type(node), nullable })
        })
        .collect()
}
