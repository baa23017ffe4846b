//! A schema at one place of its document: keywords are read here, references are followed there.

use serde_json::Value;

use crate::schema::types::Types;

/// How many references are followed one after the other before they count as a circle.
const REFERENCES: usize = 32;

/// Keywords that say something about values without refusing any. `format` and the `content`
/// keywords annotate by default in draft 2020-12, and in Parquill.
const ANNOTATIONS: &[&str] = &[
    "$schema",
    "$id",
    "$anchor",
    "$comment",
    "$defs",
    "definitions",
    "title",
    "description",
    "default",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "format",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
];

/// Whether a keyword refuses no value; private keywords (`x-...`) do not.
pub fn is_annotation(keyword: &str) -> bool {
    keyword.starts_with("x-") || ANNOTATIONS.contains(&keyword)
}

/// A schema in its document.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    /// The schema itself.
    pub schema: &'a Value,
    /// The document that its references are resolved in.
    pub root: &'a Value,
}

impl<'a> Node<'a> {
    /// The document as a whole.
    pub fn root(document: &'a Value) -> Self {
        Node { schema: document, root: document }
    }

    /// Another schema of the document.
    pub fn at(self, schema: &'a Value) -> Self {
        Node { schema, root: self.root }
    }

    /// The value of a keyword.
    pub fn get(self, keyword: &str) -> Option<&'a Value> {
        self.schema.get(keyword)
    }

    /// The schema that a reference of this document names; `None` if it leads elsewhere.
    pub fn resolve(self, reference: &str) -> Option<Node<'a>> {
        let pointer = reference.strip_prefix('#')?;
        (!pointer.contains('%')).then(|| self.root.pointer(pointer).map(|to| self.at(to)))?
    }

    /// The schemas that a value must keep all at once: this one, what `$ref` names, the branches
    /// of `allOf`. The flag says whether these are all of them: a reference may lead out of the
    /// document, or in a circle.
    pub fn conjuncts(self) -> (Vec<Node<'a>>, bool) {
        let mut found = Vec::new();
        let whole = self.collect(REFERENCES, &mut found);
        (found, whole)
    }

    fn collect(self, depth: usize, found: &mut Vec<Node<'a>>) -> bool {
        found.push(self);
        let Some(depth) = depth.checked_sub(1) else { return false };
        let mut whole = true;
        if let Some(reference) = self.get("$ref") {
            let target = reference.as_str().and_then(|reference| self.resolve(reference));
            whole &= target.is_some_and(|target| target.collect(depth, found));
        }
        for branch in self.get("allOf").and_then(Value::as_array).into_iter().flatten() {
            whole &= self.at(branch).collect(depth, found);
        }
        whole
    }

    /// A keyword's value, in this schema or in one that it refers to.
    pub fn find(self, keyword: &str) -> Option<&'a Value> {
        self.conjuncts().0.into_iter().find_map(|node| node.get(keyword))
    }

    /// The types that a value may have.
    pub fn types(self) -> Types {
        let all = self.conjuncts().0;
        all.iter().map(|node| Types::of(node.schema)).fold(Types::ANY, Types::and)
    }
}

#[cfg(test)]
mod tests {
    use super::Node;
    use serde_json::json;

    #[test]
    fn references_are_followed_and_circles_end() {
        let document = json!({
            "$defs": { "id": { "type": "string", "allOf": [{ "maxLength": 3 }] } },
            "$ref": "#/$defs/id",
        });
        let node = Node::root(&document);
        assert_eq!(node.find("maxLength"), Some(&json!(3)));
        assert_eq!(node.types().names(), ["string"]);
        assert!(node.conjuncts().1);
        let circle = json!({ "$ref": "#" });
        assert!(!Node::root(&circle).conjuncts().1);
        let elsewhere = json!({ "$ref": "other.json" });
        assert!(!Node::root(&elsewhere).conjuncts().1);
    }
}
