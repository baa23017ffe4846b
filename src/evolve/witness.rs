//! A row that shows what a change does: it keeps one schema and breaks the other.
//!
//! Rows are made up at the edges of both schemas, one deviation at a time, and held against both by
//! the validator itself: what is found is a refutation, whatever the reasoning said.

use std::cell::Cell;

use jsonschema::Validator;
use serde_json::{Map, Number, Value, json};

use crate::evolve::facts::Facts;
use crate::evolve::sample::matching;
use crate::schema::{Node, Types};

/// How deep members are varied.
const DEPTH: usize = 6;
/// The most schemas that values are made up for.
const VALUES: usize = 5_000;
/// The longest string and list made up.
const LONG: u64 = 10_000;

/// A value that `keeps` takes and `breaks` does not.
pub(super) fn find(
    from: Node<'_>,
    to: Node<'_>,
    keeps: &Validator,
    breaks: &Validator,
) -> Option<Value> {
    let maker = Maker { left: Cell::new(VALUES) };
    let mut rows = maker.values(&Facts::of(from), &Facts::of(to), DEPTH).into_iter();
    rows.find(|row| keeps.is_valid(row) && !breaks.is_valid(row))
}

/// Makes values up, as many as it may.
struct Maker {
    left: Cell<usize>,
}

impl Maker {
    /// Values that may keep the first facts, at the edges of both.
    fn values(&self, from: &Facts<'_>, to: &Facts<'_>, depth: usize) -> Vec<Value> {
        let left = self.left.replace(self.left.get().saturating_sub(1));
        let Some(depth) = depth.checked_sub(1).filter(|_| left > 0) else { return Vec::new() };
        if is_free(from) && is_free(to) {
            return vec![Value::Null, json!(0), json!("a"), json!(true), json!([]), json!({})];
        }
        let types = from.types();
        let mut found = listed(from);
        found.extend(listed(to));
        if types.meets(Types::STRING) {
            found.extend(strings(from, to).into_iter().map(Value::String));
        }
        if types.meets(Types::NUMBER) {
            found.extend(numbers(from, to));
        }
        if types.meets(Types::OBJECT) {
            found.extend(self.objects(from, to, depth));
        }
        if types.meets(Types::ARRAY) {
            found.extend(self.arrays(from, to, depth));
        }
        if types.meets(Types::BOOLEAN) {
            found.extend([json!(true), json!(false)]);
        }
        if types.meets(Types::NULL) {
            found.push(Value::Null);
        }
        for branch in branches(from) {
            found.extend(self.values(&from.clone().and(branch), to, depth));
        }
        found
    }

    /// The value to put where none is asked for: the first that keeps the facts by themselves.
    fn plain(&self, facts: &Facts<'_>, depth: usize) -> Option<Value> {
        let made = self.values(facts, &Facts::default(), depth);
        let validators: Vec<Validator> =
            facts.stated.iter().filter_map(|node| alone(*node)).collect();
        let keeps = |value: &&Value| validators.iter().all(|validator| validator.is_valid(value));
        made.iter().find(keeps).or(made.first()).cloned()
    }

    fn objects(&self, from: &Facts<'_>, to: &Facts<'_>, depth: usize) -> Vec<Value> {
        let required = from.required();
        let names: Vec<&str> = from.named().union(&to.named()).copied().collect();
        let mut least = Map::new();
        let mut most = Map::new();
        for name in from.named().union(&required) {
            let member = from.member(name);
            let Some(value) =
                (!member.are_impossible()).then(|| self.plain(&member, depth)).flatten()
            else {
                continue;
            };
            most.insert((*name).to_owned(), value.clone());
            if required.contains(name) {
                least.insert((*name).to_owned(), value);
            }
        }
        let mut rows = Vec::new();
        for whole in [&least, &most] {
            rows.push(Value::Object(whole.clone()));
            for name in &names {
                rows.extend(without(whole, name));
                let (was, is) = (from.member(name), to.member(name));
                let made =
                    if was.are_impossible() { Vec::new() } else { self.values(&was, &is, depth) };
                rows.extend(made.into_iter().map(|value| with(whole, name, value)));
            }
            rows.extend(self.stranger(from, to, whole, depth));
        }
        rows
    }

    /// With a member that neither schema names.
    fn stranger(
        &self,
        from: &Facts<'_>,
        to: &Facts<'_>,
        whole: &Map<String, Value>,
        depth: usize,
    ) -> Vec<Value> {
        let (was, is) = (from.other_members(), to.other_members());
        if was.are_impossible() {
            return Vec::new();
        }
        self.values(&was, &is, depth.min(1))
            .into_iter()
            .map(|value| with(whole, "another", value))
            .collect()
    }

    fn arrays(&self, from: &Facts<'_>, to: &Facts<'_>, depth: usize) -> Vec<Value> {
        let sizes = sizes([from, to], ["minItems", "maxItems"]);
        let (was, is) = (from.element(0), to.element(0));
        let item = self.plain(&was, depth).unwrap_or_default();
        let mut lists: Vec<Value> =
            sizes.iter().map(|size| Value::Array(vec![item.clone(); *size as usize])).collect();
        let least =
            from.values("minItems").filter_map(Value::as_u64).max().unwrap_or(1).clamp(1, LONG);
        lists.extend(self.values(&was, &is, depth).into_iter().map(|value| {
            let rest = std::iter::repeat_n(item.clone(), least as usize - 1);
            Value::Array(std::iter::once(value).chain(rest).collect())
        }));
        lists
    }
}

fn branches<'a>(facts: &Facts<'a>) -> Vec<Node<'a>> {
    let of = |node: &Node<'a>| {
        let node = *node;
        ["anyOf", "oneOf"]
            .into_iter()
            .filter_map(move |keyword| node.get(keyword).and_then(Value::as_array))
            .flatten()
            .map(move |branch| node.at(branch))
            .collect::<Vec<_>>()
    };
    let all = facts.all.iter().flat_map(of);
    all.filter(|new| facts.stated.iter().all(|node| !std::ptr::eq(node.schema, new.schema)))
        .collect()
}

/// Whether nothing is said.
fn is_free(facts: &Facts<'_>) -> bool {
    facts.all.iter().all(|node| match node.schema {
        Value::Object(keywords) => keywords.is_empty(),
        other => *other == Value::Bool(true),
    })
}

fn listed(facts: &Facts<'_>) -> Vec<Value> {
    let lists = facts.values("enum").filter_map(Value::as_array).flatten();
    lists.chain(facts.values("const")).cloned().collect()
}

/// The sizes at which one of the keywords begins or ceases to hold.
fn sizes(sides: [&Facts<'_>; 2], keywords: [&str; 2]) -> Vec<u64> {
    let limits = sides.into_iter().flat_map(|side| {
        keywords.into_iter().flat_map(|keyword| side.values(keyword)).filter_map(Value::as_u64)
    });
    let around = limits.flat_map(|limit| [limit, limit.saturating_sub(1), limit.saturating_add(1)]);
    let mut sizes: Vec<u64> = around.chain([0, 1]).filter(|size| *size <= LONG).collect();
    sizes.sort_unstable();
    sizes.dedup();
    sizes
}

fn strings(from: &Facts<'_>, to: &Facts<'_>) -> Vec<String> {
    let patterns = from.values("pattern").chain(to.values("pattern")).filter_map(Value::as_str);
    let mut strings: Vec<String> = patterns.flat_map(matching).collect();
    let sizes = sizes([from, to], ["minLength", "maxLength"]);
    strings.extend(sizes.into_iter().map(|size| "a".repeat(size as usize)));
    strings
}

fn numbers(from: &Facts<'_>, to: &Facts<'_>) -> Vec<Value> {
    let keywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"];
    let mut found = vec![json!(0), json!(1), json!(-1), json!(0.5)];
    for side in [from, to] {
        for value in keywords.iter().flat_map(|keyword| side.values(keyword)) {
            found.push(value.clone());
            found.extend(
                value
                    .as_i64()
                    .into_iter()
                    .flat_map(|n| [json!(n.saturating_sub(1)), json!(n.saturating_add(1))]),
            );
            let float = value.as_f64().into_iter().flat_map(|n| [n - 0.5, n + 0.5]);
            found.extend(float.filter_map(Number::from_f64).map(Value::Number));
        }
    }
    found
}

/// A member's schema as a document, with the definitions that it may refer to.
fn alone(node: Node<'_>) -> Option<Validator> {
    let mut document = node.schema.clone();
    if let (Value::Object(keywords), Value::Object(root)) = (&mut document, node.root) {
        for name in ["$schema", "$defs", "definitions"] {
            if let Some(value) = root.get(name) {
                keywords.entry(name).or_insert_with(|| value.clone());
            }
        }
    }
    jsonschema::options().should_validate_formats(false).build(&document).ok()
}

fn with(members: &Map<String, Value>, name: &str, value: Value) -> Value {
    let mut members = members.clone();
    members.insert(name.to_owned(), value);
    Value::Object(members)
}

fn without(members: &Map<String, Value>, name: &str) -> Option<Value> {
    let mut members = members.clone();
    members.shift_remove(name).map(|_| Value::Object(members))
}
