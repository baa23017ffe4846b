//! What a rule has to show: that all values with some facts keep one keyword.

use serde_json::Value;

use crate::evolve::facts::Facts;
use crate::schema::{Node, Types};

/// Shows that all values with some facts keep a schema.
pub(super) type Prover<'p, 'a> = &'p dyn Fn(Node<'a>, &Facts<'a>) -> bool;

/// One keyword to be kept.
pub(super) struct Goal<'p, 'a> {
    /// The keyword's value.
    pub(super) value: &'a Value,
    /// The schema that it stands in.
    pub(super) node: Node<'a>,
    /// What is known of the value that must keep it.
    pub(super) facts: &'p Facts<'a>,
    /// For schemas of the same value.
    pub(super) here: Prover<'p, 'a>,
    /// For schemas of a member or element.
    pub(super) below: Prover<'p, 'a>,
}

impl<'a> Goal<'_, 'a> {
    /// Whether the value cannot be of a type that the keyword speaks of.
    pub(super) fn is_idle_without(&self, types: Types) -> bool {
        !self.facts.types().meets(types)
    }

    /// Whether one of the known schemas says the same with all of these keywords, and means the
    /// same by it: no reference, which might lead to another place in another document.
    pub(super) fn is_stated(&self, keywords: &[&str]) -> bool {
        let same =
            |node: &Node<'a>| keywords.iter().all(|word| node.get(word) == self.node.get(word));
        let alone = |word: &&str| self.node.get(word).is_none_or(|value| !refers(value));
        keywords.iter().all(alone) && self.facts.all.iter().any(same)
    }

    /// The members of the keyword's schema by name.
    pub(super) fn named(&self) -> Vec<&'a str> {
        let members = self.node.get("properties").and_then(Value::as_object);
        members.into_iter().flat_map(|members| members.keys().map(String::as_str)).collect()
    }
}

/// Whether there is a reference within, or what may be one.
pub(super) fn refers(value: &Value) -> bool {
    match value {
        Value::Object(members) => {
            let is_reference =
                |name: &str| matches!(name, "$ref" | "$dynamicRef" | "$recursiveRef");
            members.iter().any(|(name, member)| is_reference(name) || refers(member))
        }
        Value::Array(values) => values.iter().any(refers),
        _ => false,
    }
}
