//! A schema from its root down: every keyword at its place becomes a condition over rows, or a remark.

use serde_json::Value;

use crate::schema::{Node, Types, is_annotation};
use crate::sql::keyword;
use crate::sql::spot::{Saying, Spot};
use crate::sql::written::name;

/// How deep members, elements and references are followed.
const DEPTH: usize = 16;

/// A constraint as SQL says it.
pub(super) struct Check {
    /// The keyword.
    pub(super) rule: String,
    /// Where in a row: `/tags/*`.
    pub(super) place: String,
    /// True of the rows that break it.
    pub(super) broken: String,
}

/// A schema as SQL says it.
#[derive(Default)]
pub(super) struct Walked {
    pub(super) checks: Vec<Check>,
    /// What it does not say: place, keyword and why.
    pub(super) silent: Vec<String>,
}

/// Makes of a condition over a value the one over the row that holds it.
type Lift<'l> = &'l dyn Fn(String) -> String;

/// The whole schema of a row.
pub(super) fn walk(root: Node<'_>) -> Walked {
    let mut walked = Walked::default();
    walked.schema(root, &Place { path: String::new(), x: String::new(), depth: DEPTH }, &|row| row);
    walked
}

/// Where a value stands.
struct Place {
    path: String,
    /// The value in SQL; empty for the row itself.
    x: String,
    depth: usize,
}

impl Place {
    fn below(&self, part: &str, x: String) -> Place {
        let part = part.replace('~', "~0").replace('/', "~1");
        Place { path: format!("{}/{part}", self.path), x, depth: self.depth - 1 }
    }

    fn member(&self, column: &str) -> String {
        match self.x.is_empty() {
            true => name(column),
            false => format!("({}).{}", self.x, name(column)),
        }
    }
}

impl Walked {
    fn schema(&mut self, node: Node<'_>, place: &Place, lift: Lift<'_>) {
        let (conjuncts, whole) = node.conjuncts();
        if !whole || place.depth == 0 {
            self.silence(place, "$ref", "it leads in a circle or out of the schema");
            return;
        }
        for conjunct in conjuncts {
            match conjunct.schema {
                Value::Bool(false) => self.check(place, "false", lift("true".to_owned())),
                Value::Object(keywords) => {
                    for (keyword, value) in keywords {
                        self.keyword(keyword, value, conjunct, node.types(), place, lift);
                    }
                }
                _ => {}
            }
        }
    }

    fn keyword(
        &mut self,
        keyword: &str,
        value: &Value,
        node: Node<'_>,
        types: Types,
        place: &Place,
        lift: Lift<'_>,
    ) {
        match keyword {
            "properties" => self.members(value, node, place, lift),
            "items" if !value.is_array() => self.elements(value, node, place, lift),
            _ => {
                let broken = |node: Node<'_>, x: &str, types| broken(node, x, types, place.depth);
                let spot = Spot { value, node, x: &place.x, types, broken: &broken };
                match keyword::say(keyword, &spot) {
                    Saying::Broken(condition) => self.check(place, keyword, lift(condition)),
                    Saying::Held => {}
                    Saying::Silent(reason) => self.silence(place, keyword, reason),
                }
            }
        }
    }

    fn members(&mut self, members: &Value, node: Node<'_>, place: &Place, lift: Lift<'_>) {
        for (column, schema) in members.as_object().into_iter().flatten() {
            let below = place.below(column, place.member(column));
            let there = |condition: String| match place.x.is_empty() {
                true => lift(condition),
                false => lift(format!("({} IS NOT NULL AND {condition})", place.x)),
            };
            self.schema(node.at(schema), &below, &there);
        }
    }

    fn elements(&mut self, items: &Value, node: Node<'_>, place: &Place, lift: Lift<'_>) {
        if node.get("prefixItems").is_some() {
            return self.silence(place, "items", "it is for elements behind others");
        }
        let element = format!("e{}", place.depth);
        let any = |condition: String| {
            lift(format!(
                "coalesce(len(list_filter({}, lambda {element}: {condition})) > 0, false)",
                place.x
            ))
        };
        self.schema(node.at(items), &place.below("*", element.clone()), &any);
    }

    fn check(&mut self, place: &Place, rule: &str, broken: String) {
        self.checks.push(Check { rule: rule.to_owned(), place: place.path.clone(), broken });
    }

    fn silence(&mut self, place: &Place, keyword: &str, reason: &str) {
        let path = if place.path.is_empty() { "/" } else { &place.path };
        self.silent.push(format!("{keyword} of {path}: {reason}"));
    }
}

/// When a schema within a keyword is broken, all its keywords together.
fn broken(node: Node<'_>, x: &str, types: Types, depth: usize) -> Option<String> {
    let depth = depth.checked_sub(1)?;
    let (conjuncts, whole) = node.conjuncts();
    let mut conditions = Vec::new();
    for conjunct in conjuncts.into_iter().filter(|_| whole) {
        match conjunct.schema {
            Value::Bool(false) => conditions.push("true".to_owned()),
            Value::Object(keywords) => {
                for (keyword, value) in keywords.iter().filter(|(name, _)| !is_annotation(name)) {
                    conditions.extend(one(keyword, value, conjunct, x, types, depth)?);
                }
            }
            _ => {}
        }
    }
    whole.then(|| match conditions.is_empty() {
        true => "false".to_owned(),
        false => format!("({})", conditions.join(" OR ")),
    })
}

/// `None` if SQL cannot say it, nothing within if it always holds.
fn one(
    keyword: &str,
    value: &Value,
    node: Node<'_>,
    x: &str,
    types: Types,
    depth: usize,
) -> Option<Vec<String>> {
    let below = |node: Node<'_>, x: &str, types| broken(node, x, types, depth);
    let spot = Spot { value, node, x, types, broken: &below };
    match (keyword, value.as_object()) {
        ("properties", Some(members)) if x.is_empty() => members
            .iter()
            .map(|(column, schema)| broken(node.at(schema), &name(column), Types::ANY, depth))
            .collect(),
        ("properties" | "items", _) => None,
        _ => match keyword::say(keyword, &spot) {
            Saying::Broken(condition) => Some(vec![condition]),
            Saying::Held => Some(Vec::new()),
            Saying::Silent(_) => None,
        },
    }
}
