//! A keyword where it stands, and what SQL can say of it.

use serde_json::Value;

use crate::schema::{Node, Types};

/// What SQL can say of a keyword.
pub(super) enum Saying {
    /// This is true, and never null, of a value that breaks it.
    Broken(String),
    /// The column's type holds it, whatever the value.
    Held,
    /// Nothing, and why.
    Silent(&'static str),
}

/// Says when a schema is broken by the value of an expression; `None` if SQL cannot say it.
pub(super) type Breaker<'s, 'a> = &'s dyn Fn(Node<'a>, &str, Types) -> Option<String>;

/// A keyword of a schema, about the value of an expression.
pub(super) struct Spot<'s, 'a> {
    /// The keyword's value.
    pub(super) value: &'a Value,
    /// The schema that it stands in.
    pub(super) node: Node<'a>,
    /// The value that must keep it, in SQL.
    pub(super) x: &'s str,
    /// The types that the value's column can have, as far as is known.
    pub(super) types: Types,
    /// For schemas within the keyword.
    pub(super) broken: Breaker<'s, 'a>,
}

impl Spot<'_, '_> {
    /// Whether the column holds dates or times, which JSON writes as strings.
    pub(super) fn is_moment(&self) -> bool {
        let format = self.node.find("format").and_then(Value::as_str);
        matches!(format, Some("date-time" | "date"))
    }
}

/// A condition that holds of no null.
pub(super) fn when(condition: String) -> Saying {
    Saying::Broken(format!("coalesce({condition}, false)"))
}
