//! Containment proved keyword by keyword, where canonical forms leave it open: every value of one
//! schema keeps every keyword of the other.
//!
//! Sound, not complete. A schema that comes up again within its own members is taken to hold there:
//! that is induction over the depth of values, and so it is done for members and elements alone.

use std::cell::{Cell, RefCell};

use serde_json::{Map, Value, json};

use crate::evolve::answer::Answer;
use crate::evolve::canonical;
use crate::evolve::facts::Facts;
use crate::evolve::goal::{Goal, refers};
use crate::evolve::rule;
use crate::schema::Node;

/// Steps after which a proof is given up.
const BUDGET: u32 = 20_000;
/// How deep a proof may go.
const DEPTH: usize = 48;

/// The two sides of a question that was asked before, by the address of its schemas.
type Question = (*const Value, Vec<*const Value>);

/// A proof under way.
pub(super) struct Proof {
    left: Cell<u32>,
    open: RefCell<Vec<Question>>,
    /// Whether both documents are of the draft whose keywords the rules describe.
    is_known_draft: bool,
}

impl Proof {
    /// Of something about these documents.
    pub(super) fn about(documents: [&Value; 2]) -> Self {
        let is_known_draft = documents.into_iter().all(is_plain);
        Proof { left: Cell::new(BUDGET), open: RefCell::default(), is_known_draft }
    }

    /// Whether all values with these facts keep the schema.
    pub(super) fn covers<'a>(&self, node: Node<'a>, facts: &Facts<'a>) -> bool {
        self.is_known_draft && self.prove(node, facts, false)
    }

    /// Whether all values with these facts keep a keyword of the schema.
    pub(super) fn keeps<'a>(
        &self,
        keyword: &str,
        value: &'a Value,
        node: Node<'a>,
        facts: &Facts<'a>,
    ) -> bool {
        let here = |node: Node<'a>, facts: &Facts<'a>| self.prove(node, facts, false);
        let below = |node: Node<'a>, facts: &Facts<'a>| self.prove(node, facts, true);
        let goal = Goal { value, node, facts, here: &here, below: &below };
        facts.are_impossible()
            || rule::of(keyword).is_none_or(|rule| self.is_known_draft && (rule.implied)(&goal))
    }

    fn prove<'a>(&self, node: Node<'a>, facts: &Facts<'a>, is_below: bool) -> bool {
        let question: Question = (
            node.schema,
            facts.stated.iter().map(|stated| std::ptr::from_ref(stated.schema)).collect(),
        );
        if facts.are_impossible() || is_below && self.open.borrow().contains(&question) {
            return true;
        }
        if self.left.replace(self.left.get().saturating_sub(1)) == 0
            || self.open.borrow().len() >= DEPTH
        {
            return false;
        }
        if decided(node, facts) == Answer::Yes {
            return true;
        }
        self.open.borrow_mut().push(question);
        let proved = self.by_keywords(node, facts) || self.by_cases(node, facts);
        self.open.borrow_mut().pop();
        proved
    }

    fn by_keywords<'a>(&self, node: Node<'a>, facts: &Facts<'a>) -> bool {
        let (conjuncts, whole) = node.conjuncts();
        whole && conjuncts.into_iter().all(|node| self.keeps_all(node, facts))
    }

    fn keeps_all<'a>(&self, node: Node<'a>, facts: &Facts<'a>) -> bool {
        match node.schema {
            Value::Object(keywords) => {
                keywords.iter().all(|(keyword, value)| self.keeps(keyword, value, node, facts))
            }
            other => *other == Value::Bool(true),
        }
    }

    /// A value keeps some branch of each `anyOf` and `oneOf` that is known of it.
    fn by_cases<'a>(&self, node: Node<'a>, facts: &Facts<'a>) -> bool {
        let known = facts.all.iter().flat_map(|known| {
            ["anyOf", "oneOf"].into_iter().filter_map(move |keyword| {
                known.get(keyword).and_then(Value::as_array).map(|branches| (*known, branches))
            })
        });
        known.into_iter().any(|(known, branches)| {
            branches.iter().all(|branch| {
                let branch = known.at(branch);
                let is_new =
                    facts.stated.iter().all(|stated| !std::ptr::eq(stated.schema, branch.schema));
                is_new && self.prove(node, &facts.clone().and(branch), false)
            })
        })
    }
}

/// What canonical forms say, where both sides can stand alone.
fn decided(node: Node<'_>, facts: &Facts<'_>) -> Answer {
    let stated: Option<Vec<Value>> = facts.stated.iter().map(|node| alone(*node)).collect();
    match (alone(node), stated) {
        (Some(Value::Bool(true)), _) => Answer::Yes,
        (Some(outer), Some(stated)) if stated.contains(&outer) => Answer::Yes,
        (Some(outer), Some(stated)) if !stated.is_empty() => {
            canonical::covers(&outer, &json!({ "allOf": stated }))
        }
        _ => Answer::Unknown,
    }
}

/// A schema as a document of its own, if it refers to nothing.
fn alone(node: Node<'_>) -> Option<Value> {
    (!refers(node.schema)).then(|| match node.schema {
        Value::Object(keywords) => {
            let kept = keywords.iter().filter(|(name, _)| !crate::schema::is_annotation(name));
            Value::Object(
                kept.map(|(name, value)| (name.clone(), value.clone())).collect::<Map<_, _>>(),
            )
        }
        other => other.clone(),
    })
}

/// Draft 2020-12, said or by default, and one base for all references.
fn is_plain(document: &Value) -> bool {
    let draft = document.get("$schema").and_then(Value::as_str);
    let parts = match document {
        Value::Object(keywords) => keywords.values().any(rebases),
        _ => false,
    };
    draft.is_none_or(|draft| draft.contains("2020-12")) && !parts
}

fn rebases(value: &Value) -> bool {
    match value {
        Value::Object(members) => members
            .iter()
            .any(|(name, member)| name == "$id" && member.is_string() || rebases(member)),
        Value::Array(values) => values.iter().any(rebases),
        _ => false,
    }
}
