//! Keywords that are only known to be kept where the same is said already. Some mean what they mean
//! only together with others beside them.

use serde_json::Value;

use super::Rule;
use super::words::changed;
use crate::evolve::goal::Goal;
use crate::schema::Types;

pub(super) const PATTERN: Rule = Rule {
    keyword: "pattern",
    implied: |goal| goal.is_idle_without(Types::STRING) || goal.is_stated(&["pattern"]),
    words: changed,
};

pub(super) const UNIQUE_ITEMS: Rule = Rule {
    keyword: "uniqueItems",
    implied: |goal| {
        let idle = goal.is_idle_without(Types::ARRAY) || *goal.value == Value::Bool(false);
        idle || goal.is_stated(&["uniqueItems"])
    },
    words: changed,
};

pub(super) const ONE_OF: Rule = alone("oneOf", |goal| goal.is_stated(&["oneOf"]));
pub(super) const NOT: Rule = alone("not", |goal| goal.is_stated(&["not"]));

/// Without `then` and `else`, `if` refuses nothing; the group is proved as one.
pub(super) const IF: Rule = alone("if", conditional);
pub(super) const THEN: Rule = alone("then", conditional);
pub(super) const ELSE: Rule = alone("else", conditional);

pub(super) const CONTAINS: Rule = alone("contains", counted);
pub(super) const MIN_CONTAINS: Rule = alone("minContains", counted);
pub(super) const MAX_CONTAINS: Rule = alone("maxContains", counted);

pub(super) const PATTERN_PROPERTIES: Rule =
    alone("patternProperties", |goal| of_objects(goal, "patternProperties"));
pub(super) const PROPERTY_NAMES: Rule =
    alone("propertyNames", |goal| of_objects(goal, "propertyNames"));
pub(super) const DEPENDENT_REQUIRED: Rule =
    alone("dependentRequired", |goal| of_objects(goal, "dependentRequired"));
pub(super) const DEPENDENT_SCHEMAS: Rule =
    alone("dependentSchemas", |goal| of_objects(goal, "dependentSchemas"));

/// Of older drafts; validators still take it.
pub(super) const DEPENDENCIES: Rule =
    alone("dependencies", |goal| of_objects(goal, "dependencies"));

/// What these mean depends on all else that looks at the value: nothing is proved.
pub(super) const UNEVALUATED_PROPERTIES: Rule = alone("unevaluatedProperties", |_| false);
pub(super) const UNEVALUATED_ITEMS: Rule = alone("unevaluatedItems", |_| false);
pub(super) const DYNAMIC_REF: Rule = alone("$dynamicRef", |_| false);

const fn alone(keyword: &'static str, implied: fn(&Goal<'_, '_>) -> bool) -> Rule {
    Rule { keyword, implied, words }
}

fn conditional(goal: &Goal<'_, '_>) -> bool {
    goal.is_stated(&["if", "then", "else"])
}

fn counted(goal: &Goal<'_, '_>) -> bool {
    let group = ["contains", "minContains", "maxContains"];
    goal.is_idle_without(Types::ARRAY) || goal.is_stated(&group)
}

fn of_objects(goal: &Goal<'_, '_>, keyword: &str) -> bool {
    goal.is_idle_without(Types::OBJECT) || goal.is_stated(&[keyword])
}

/// Schemas within schemas are too long to write out.
pub(super) fn words(old: Option<&Value>, new: Option<&Value>) -> String {
    match (old, new) {
        (None, _) => "added",
        (_, None) => "removed",
        _ => "changed",
    }
    .to_owned()
}
