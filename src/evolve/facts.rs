//! What is known of a value: that it keeps some schemas, all at once.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::schema::{Node, Types};

/// Schemas that a value keeps.
#[derive(Clone, Debug, Default)]
pub(super) struct Facts<'a> {
    /// As they were stated.
    pub(super) stated: Vec<Node<'a>>,
    /// The same with what they refer to; every one holds.
    pub(super) all: Vec<Node<'a>>,
}

impl<'a> Facts<'a> {
    pub(super) fn of(node: Node<'a>) -> Self {
        Facts::default().and(node)
    }

    /// One more. References that lead nowhere state nothing, which is on the safe side.
    pub(super) fn and(mut self, node: Node<'a>) -> Self {
        self.all.extend(node.conjuncts().0);
        self.stated.push(node);
        self
    }

    fn with(self, node: Option<Node<'a>>) -> Self {
        match node {
            Some(node) => self.and(node),
            None => self,
        }
    }

    pub(super) fn types(&self) -> Types {
        self.all.iter().map(|node| Types::of(node.schema)).fold(Types::ANY, Types::and)
    }

    /// Whether no value can keep them, plainly.
    pub(super) fn are_impossible(&self) -> bool {
        self.types().is_none() || self.all.iter().any(|node| *node.schema == Value::Bool(false))
    }

    /// The values of a keyword, one a schema that has it.
    pub(super) fn values(&self, keyword: &str) -> impl Iterator<Item = &'a Value> {
        self.all.iter().filter_map(move |node| node.get(keyword))
    }

    /// The members that are declared by name.
    pub(super) fn named(&self) -> BTreeSet<&'a str> {
        let declared = self.values("properties").filter_map(Value::as_object);
        declared.flat_map(|members| members.keys().map(String::as_str)).collect()
    }

    /// The members that are required.
    pub(super) fn required(&self) -> BTreeSet<&'a str> {
        let lists = self.values("required").filter_map(Value::as_array);
        lists.flatten().filter_map(Value::as_str).collect()
    }

    /// What is known of a member, where it is there.
    pub(super) fn member(&self, name: &str) -> Facts<'a> {
        let stated = |node: &Node<'a>| {
            let declared = node.get("properties").and_then(|members| members.get(name));
            declared.map(|schema| node.at(schema)).or_else(|| additional(*node))
        };
        self.all.iter().map(stated).fold(Facts::default(), Facts::with)
    }

    /// What is known of members that none of the schemas names.
    pub(super) fn other_members(&self) -> Facts<'a> {
        self.all.iter().map(|node| additional(*node)).fold(Facts::default(), Facts::with)
    }

    /// What is known of the element at a place, where it is there.
    pub(super) fn element(&self, place: usize) -> Facts<'a> {
        let stated = |node: &Node<'a>| match prefix(*node).get(place) {
            Some(schema) => Some(node.at(schema)),
            None => items(*node),
        };
        self.all.iter().map(stated).fold(Facts::default(), Facts::with)
    }

    /// What is known of elements behind all that have a schema for their place.
    pub(super) fn other_elements(&self) -> Facts<'a> {
        self.all.iter().map(|node| items(*node)).fold(Facts::default(), Facts::with)
    }

    /// How many elements have a schema for their place.
    pub(super) fn places(&self) -> usize {
        self.all.iter().map(|node| prefix(*node).len()).max().unwrap_or_default()
    }
}

/// What `additionalProperties` says of all that is not named; nothing where a pattern of names may
/// come before it.
fn additional(node: Node<'_>) -> Option<Node<'_>> {
    let patterns = node.get("patternProperties").is_some();
    node.get("additionalProperties").filter(|_| !patterns).map(|schema| node.at(schema))
}

fn items(node: Node<'_>) -> Option<Node<'_>> {
    node.get("items").filter(|items| !items.is_array()).map(|schema| node.at(schema))
}

fn prefix(node: Node<'_>) -> &[Value] {
    node.get("prefixItems").and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
