//! Why two schemas differ: both are walked side by side, and every keyword that is not the same
//! becomes a [`Change`] with what it widens or narrows.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::evolve::change::{Change, Effect};
use crate::evolve::facts::Facts;
use crate::evolve::proof::Proof;
use crate::evolve::rule;
use crate::schema::{Node, is_annotation};

/// How deep members are followed.
const DEPTH: usize = 32;

/// All reasons, in the order of the schemas.
pub(super) fn changes<'a>(old: Node<'a>, new: Node<'a>, proof: &Proof) -> Vec<Change> {
    let mut walk = Walk { proof, changes: Vec::new(), seen: BTreeSet::new() };
    walk.compare("", &Facts::of(old), &Facts::of(new), DEPTH);
    walk.changes
}

struct Walk<'p> {
    proof: &'p Proof,
    changes: Vec<Change>,
    /// Pairs of schemas that were compared: recursive ones would never end.
    seen: BTreeSet<[Vec<*const Value>; 2]>,
}

impl Walk<'_> {
    fn compare<'a>(&mut self, place: &str, old: &Facts<'a>, new: &Facts<'a>, depth: usize) {
        let pair = [old, new]
            .map(|facts| facts.stated.iter().map(|node| node.schema as *const _).collect());
        if depth == 0 || !self.seen.insert(pair) {
            return;
        }
        for keyword in keywords(old, new) {
            match keyword {
                "properties" => self.members(place, old, new, depth),
                "required" => self.required(place, old, new),
                "items" if has_items(old) && has_items(new) => {
                    let place = format!("{place}/*");
                    self.compare(&place, &old.other_elements(), &new.other_elements(), depth - 1);
                }
                _ => self.keyword(place, keyword, old, new),
            }
        }
    }

    fn keyword(&mut self, place: &str, keyword: &str, old: &Facts<'_>, new: &Facts<'_>) {
        let (before, after): (Vec<_>, Vec<_>) = (values(old, keyword), values(new, keyword));
        if before == after {
            return;
        }
        let words = rule::of(keyword).map_or(plain as fn(_, _) -> _, |rule| rule.words);
        self.changes.push(Change {
            place: place.to_owned(),
            keyword: keyword.to_owned(),
            change: words(before.first().copied(), after.first().copied()),
            effect: Effect::of(self.kept(keyword, new, old), self.kept(keyword, old, new)),
        });
    }

    /// Whether all values with the facts keep a keyword wherever the others say it.
    fn kept<'a>(&self, keyword: &str, said: &Facts<'a>, facts: &Facts<'a>) -> bool {
        said.all.iter().all(|node| {
            node.get(keyword).is_none_or(|value| self.proof.keeps(keyword, value, *node, facts))
        })
    }

    fn members<'a>(&mut self, place: &str, old: &Facts<'a>, new: &Facts<'a>, depth: usize) {
        let (before, after) = (in_order(old), in_order(new));
        let added = after.iter().filter(|name| !before.contains(name));
        for name in before.iter().chain(added) {
            let place = format!("{place}/{}", name.replace('~', "~0").replace('/', "~1"));
            let (was, is) = (old.member(name), new.member(name));
            match (before.contains(name), after.contains(name)) {
                (true, true) => self.compare(&place, &was, &is, depth - 1),
                (stays, _) => {
                    let required = if stays { old.required() } else { new.required() };
                    let kind = if required.contains(name) { "required" } else { "optional" };
                    let verb = if stays { "removed" } else { "added" };
                    let keeps = |said: &Facts<'a>, facts: &Facts<'a>| {
                        said.stated.iter().all(|node| self.proof.covers(*node, facts))
                    };
                    let effect = Effect::of(keeps(&is, &was), keeps(&was, &is));
                    let change = format!("{verb} ({kind})");
                    let keyword = "property".to_owned();
                    self.changes.push(Change { place, keyword, change, effect });
                }
            }
        }
    }

    fn required(&mut self, place: &str, old: &Facts<'_>, new: &Facts<'_>) {
        let (before, after) = (old.required(), new.required());
        for name in before.symmetric_difference(&after) {
            let was = before.contains(name);
            let name = name.replace('~', "~0").replace('/', "~1");
            self.changes.push(Change {
                place: format!("{place}/{name}"),
                keyword: "required".to_owned(),
                change: if was { "no longer required" } else { "now required" }.to_owned(),
                effect: Effect::of(was, !was),
            });
        }
    }
}

/// Of keywords that refuse no value, `format` alone is worth a word: it decides a column's type.
fn keywords<'a>(old: &Facts<'a>, new: &Facts<'a>) -> Vec<&'a str> {
    let mut found: Vec<&str> = Vec::new();
    for node in old.all.iter().chain(&new.all) {
        for keyword in node.schema.as_object().into_iter().flat_map(|schema| schema.keys()) {
            let is_silent = is_annotation(keyword) && keyword != "format"
                || matches!(keyword.as_str(), "$ref" | "allOf");
            if !is_silent && !found.contains(&keyword.as_str()) {
                found.push(keyword);
            }
        }
    }
    found
}

fn values<'a>(facts: &Facts<'a>, keyword: &str) -> Vec<&'a Value> {
    let mut values: Vec<&Value> = Vec::new();
    for value in facts.values(keyword) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

fn has_items(facts: &Facts<'_>) -> bool {
    !facts.other_elements().stated.is_empty()
}

/// Declared names in the order of the declaration.
fn in_order<'a>(facts: &Facts<'a>) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    for name in
        facts.values("properties").filter_map(Value::as_object).flat_map(|members| members.keys())
    {
        if !names.contains(&name.as_str()) {
            names.push(name);
        }
    }
    names
}

fn plain(old: Option<&Value>, new: Option<&Value>) -> String {
    let text = |value: Option<&Value>| value.map_or("nothing".to_owned(), Value::to_string);
    format!("changed from {} to {}", text(old), text(new))
}
