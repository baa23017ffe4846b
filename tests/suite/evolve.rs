//! Edits of a schema and what they are: decided as they should be, in both directions, and never
//! against what a validator says.

use parquill::evolve::{Report, Schema, Step, Verdict, compare};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop};
use proptest::{prop_assert, prop_oneof, proptest};
use serde_json::{Value, json};

fn report(old: &Value, new: &Value) -> Report {
    compare(&Schema::new(old).unwrap(), &Schema::new(new).unwrap())
}

fn order() -> Value {
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:example:order:1.2.0",
        "type": "object",
        "properties": {
            "id": { "type": "string", "pattern": "^[0-9a-f]{20}$", "maxLength": 20 },
            "amount": { "type": "integer", "minimum": 0, "maximum": 100 },
            "state": { "type": "string", "enum": ["open", "paid"] },
            "note": { "type": "string", "minLength": 1, "maxLength": 100 },
            "tags": { "type": "array", "items": { "type": "string", "maxLength": 9 } },
        },
        "required": ["id", "amount", "state", "note", "tags"],
        "additionalProperties": false,
    })
}

/// The schema with one keyword set, or taken away where the value is null.
fn edited(pointer: &str, keyword: &str, value: Value) -> Value {
    let mut schema = order();
    let place = schema.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
    match value {
        Value::Null => drop(place.shift_remove(keyword)),
        value => drop(place.insert(keyword.to_owned(), value)),
    }
    schema
}

#[test]
fn edits_are_decided_in_both_directions() {
    use Verdict::{Backward, Breaking, Forward, Identical};
    let all = ["id", "amount", "state", "note", "tags"];
    for (there, back, pointer, keyword, value) in [
        (Backward, Forward, "/properties/note", "maxLength", json!(200)),
        (Forward, Backward, "/properties/note", "minLength", json!(2)),
        (Backward, Forward, "/properties/amount", "type", json!("number")),
        (Backward, Forward, "/properties/amount", "minimum", json!(-1)),
        (Forward, Backward, "/properties/amount", "exclusiveMaximum", json!(100)),
        (Identical, Identical, "/properties/amount", "exclusiveMaximum", json!(101)),
        (Identical, Identical, "/properties/amount", "multipleOf", json!(1)),
        (Backward, Forward, "/properties/state", "enum", json!(["open", "paid", "void"])),
        (Breaking, Breaking, "/properties/state", "enum", json!(["open", "void"])),
        (Backward, Forward, "/properties/tags/items", "maxLength", json!(10)),
        (Forward, Backward, "/properties/tags", "minItems", json!(1)),
        (Breaking, Breaking, "/properties/tags/items", "type", json!("integer")),
        (Backward, Forward, "/properties", "extra", json!({ "type": "string" })),
        (Breaking, Breaking, "/properties", "note", json!({ "type": "integer" })),
        (Backward, Forward, "", "required", json!(all[1..])),
        (Backward, Forward, "", "additionalProperties", Value::Null),
        (Forward, Backward, "/properties/amount", "not", json!({ "const": 7 })),
        (Identical, Identical, "/properties/amount", "title", json!("Amount")),
    ] {
        let (old, new) = (order(), edited(pointer, keyword, value));
        assert_eq!(report(&old, &new).verdict, there, "{pointer} {keyword}");
        assert_eq!(report(&new, &old).verdict, back, "{pointer} {keyword}, taken back");
    }
}

#[test]
fn the_same_in_other_words_is_identical() {
    let mut new = order();
    let id = new["properties"]["id"].take();
    new["properties"]["id"] = json!({ "$ref": "#/$defs/id" });
    new["$defs"] = json!({ "id": id });
    let amount = json!({ "allOf": [{ "type": "integer" }, { "minimum": 0 }, { "maximum": 100 }] });
    new["properties"]["amount"] = amount;
    let found = report(&order(), &new);
    assert_eq!((found.verdict, found.step), (Verdict::Identical, Step::Patch));
    assert!(found.changes.is_empty(), "{:?}", found.changes);
}

#[test]
fn a_tree_is_proved_by_induction() {
    let tree = |longest: u64| {
        json!({
            "$ref": "#/$defs/node",
            "$defs": { "node": {
                "type": "object",
                "properties": {
                    "name": { "type": "string", "maxLength": longest },
                    "below": { "type": "array", "items": { "$ref": "#/$defs/node" } },
                },
                "required": ["name"],
            } },
        })
    };
    assert_eq!(report(&tree(9), &tree(10)).verdict, Verdict::Backward);
    assert_eq!(report(&tree(10), &tree(9)).verdict, Verdict::Forward);
}

#[test]
fn what_cannot_be_told_is_not_guessed() {
    let [old, new] = ["^[ab]+$", "^(a|b)(a|b)*$"].map(|pattern| json!({ "pattern": pattern }));
    assert_eq!(report(&old, &new).verdict, Verdict::Undecided);
}

#[test]
fn reasons_columns_and_the_step_are_told() {
    let mut new = edited("/properties/amount", "type", json!("number"));
    new["$id"] = json!("urn:example:order:1.3.0");
    let found = report(&order(), &new);
    let reasons: Vec<String> =
        found.changes.iter().map(|change| format!("{} {}", change.place, change.change)).collect();
    assert_eq!(reasons, ["/amount widened from integer to number"]);
    assert_eq!(found.columns[0].to_string(), "amount: int64 not null -> double not null");
    let version = found.version.unwrap();
    assert_eq!((found.step, version.made, version.enough), (Step::Major, Step::Minor, false));
    assert_eq!(version.least, "2.0.0");
}

/// Schemas of one value, small enough that values at random meet their edges.
fn schemas() -> impl Strategy<Value = Value> {
    let small = 0..5_i64;
    let leaf = prop_oneof![
        Just(json!(true)),
        Just(json!({ "type": "null" })),
        (small.clone(), small.clone()).prop_map(|(a, b)| json!({ "minimum": a, "maximum": b })),
        (small.clone(), 1..4_i64).prop_map(
            |(a, b)| json!({ "type": "integer", "exclusiveMinimum": a, "multipleOf": b })
        ),
        (small.clone(), small.clone())
            .prop_map(|(a, b)| json!({ "type": "string", "minLength": a, "maxLength": b })),
        prop::sample::subsequence(vec![json!(0), json!(1.5), json!("aa"), json!(null)], 1..4)
            .prop_map(|values| json!({ "enum": values })),
        Just(json!({ "type": ["string", "number"], "pattern": "^a*$" })),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (inner.clone(), inner.clone(), prop::bool::ANY).prop_map(|(a, b, open)| json!({
                "type": "object",
                "properties": { "a": a, "b": b },
                "required": ["a"],
                "additionalProperties": open,
            })),
            (inner.clone(), 0..3_u64)
                .prop_map(|(item, least)| json!({ "items": item, "minItems": least })),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| json!({ "anyOf": [a, b] })),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| json!({ "allOf": [a, b] })),
            (inner.clone(), inner.clone())
                .prop_map(|(a, b)| json!({ "prefixItems": [a], "items": b })),
            (inner.clone(), inner)
                .prop_map(|(a, b)| json!({ "properties": { "a": a }, "additionalProperties": b })),
        ]
    })
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        (-1..7_i64).prop_map(Value::from),
        Just(json!(1.5)),
        "a{0,5}".prop_map(Value::from),
        Just(json!("b")),
        Just(json!(true)),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(Value::from),
            prop::collection::btree_map("[abc]", inner, 0..3)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn no_value_contradicts_a_verdict(
        old in schemas(),
        new in schemas(),
        values in prop::collection::vec(values(), 40),
    ) {
        let found = report(&old, &new);
        let [before, after] = [&old, &new].map(|schema| jsonschema::validator_for(schema).unwrap());
        for value in &values {
            let (was, is) = (before.is_valid(value), after.is_valid(value));
            prop_assert!(!(was && !is && found.verdict.keeps_old_rows()), "{old} {new} {value}");
            let forward = matches!(found.verdict, Verdict::Identical | Verdict::Forward);
            prop_assert!(!(is && !was && forward), "{old} {new} {value}");
        }
        if let Some(row) = &found.old_row_that_breaks {
            prop_assert!(before.is_valid(row) && !after.is_valid(row), "{old} {new} {row}");
        }
    }
}
