//! The columns' verdict of each row is the oracle's, and the oracle's is that of the row's JSON.

use std::sync::Arc;

use arrow_array::builder::{Int64Builder, ListBuilder, MapBuilder, StringBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, BooleanArray, Date32Array, Decimal128Array, DictionaryArray, Float64Array,
    Int64Array, NullArray, RecordBatch, StringArray, StructArray, UInt64Array,
};
use arrow_schema::{DataType, Field};
use jsonschema::json::Node;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use proptest::sample::select;
use serde_json::{Map, Value, json};

use super::super::Plan;
use crate::cell::plain;
use crate::record::{Table, json_schema};
use crate::validate::cell::{ArrowJson, Columns};
use crate::validate::source::SchemaSource;

const NAMES: &[&str] = &[
    "text", "word", "whole", "large", "real", "flag", "day", "price", "long", "none", "list",
    "texts", "pair", "pairs", "map",
];

#[derive(Clone, Debug)]
struct Row {
    text: Option<String>,
    whole: Option<i64>,
    large: Option<u64>,
    real: Option<f64>,
    flag: Option<bool>,
    list: Option<Vec<Option<i64>>>,
    texts: Option<Vec<Option<String>>>,
    pair: Option<(Option<i64>, Option<String>)>,
}

fn row() -> impl Strategy<Value = Row> {
    let text = || of("[abé]{0,3}");
    let real = prop_oneof![Just(f64::NAN), Just(2.0), Just(0.5), Just(f64::INFINITY), -1.0..3.0];
    let large = prop_oneof![Just(u64::MAX), 0..4_u64];
    let lists = (of(vec(of(-1..3_i64), 0..4)), of(vec(of("[ab]{0,1}"), 0..4)));
    (
        text(),
        of(-1..4_i64),
        of(large),
        of(real),
        any::<Option<bool>>(),
        lists,
        of((of(-1..3_i64), text())),
    )
        .prop_map(|(text, whole, large, real, flag, (list, texts), pair)| Row {
            text,
            whole,
            large,
            real,
            flag,
            list,
            texts,
            pair,
        })
}

fn pairs(pairs: impl Iterator<Item = Option<(Option<i64>, Option<String>)>>) -> StructArray {
    let pairs: Vec<_> = pairs.collect();
    let of = |pair: &Option<(Option<i64>, Option<String>)>| {
        pair.clone().unwrap_or((Some(9), Some("x".to_owned())))
    };
    let a = Int64Array::from_iter(pairs.iter().map(|pair| of(pair).0));
    let b = StringArray::from_iter(pairs.iter().map(|pair| of(pair).1));
    let fields =
        vec![Field::new("a", DataType::Int64, true), Field::new("b", DataType::Utf8, true)];
    let nulls = pairs.iter().map(Option::is_some).collect::<Vec<_>>();
    StructArray::new(fields.into(), vec![Arc::new(a), Arc::new(b)], Some(nulls.into()))
}

fn nested(rows: &[Row]) -> Vec<ArrayRef> {
    let mut list = ListBuilder::new(Int64Builder::new());
    let mut texts = ListBuilder::new(StringBuilder::new());
    let mut map = MapBuilder::new(None, StringBuilder::new(), Int64Builder::new());
    for row in rows {
        list.append_option(row.list.clone());
        texts.append_option(row.texts.clone());
        for (key, value) in ["a", "b"].iter().zip(row.list.clone().unwrap_or_default()) {
            map.keys().append_value(key);
            map.values().append_option(value);
        }
        map.append(row.list.is_some()).unwrap();
    }
    let list = list.finish();
    let of_pairs = pairs(
        list.values()
            .as_any()
            .downcast_ref::<Int64Array>()
            .unwrap()
            .iter()
            .map(|a| Some((a, None))),
    );
    let field = Arc::new(Field::new_list_field(of_pairs.data_type().clone(), true));
    let lists = arrow_array::ListArray::new(
        field,
        list.offsets().clone(),
        Arc::new(of_pairs),
        list.nulls().cloned(),
    );
    let pair = pairs(rows.iter().map(|row| row.pair.clone()));
    vec![
        Arc::new(list),
        Arc::new(texts.finish()),
        Arc::new(pair),
        Arc::new(lists),
        Arc::new(map.finish()),
    ]
}

fn batch(rows: &[Row]) -> RecordBatch {
    let digits =
        |row: &Row| row.real.filter(|real| real.is_finite()).map(|real| (real * 100.0) as i128);
    let long = |row: &Row| row.large.map(|large| i128::from(large) * 3);
    let decimals = |digits: Vec<Option<i128>>, scale| {
        Decimal128Array::from(digits).with_precision_and_scale(30, scale).unwrap()
    };
    let word: DictionaryArray<Int32Type> = rows.iter().map(|row| row.text.as_deref()).collect();
    let flat: Vec<ArrayRef> = vec![
        Arc::new(StringArray::from_iter(rows.iter().map(|row| row.text.as_deref()))),
        Arc::new(word),
        Arc::new(Int64Array::from_iter(rows.iter().map(|row| row.whole))),
        Arc::new(UInt64Array::from_iter(rows.iter().map(|row| row.large))),
        Arc::new(Float64Array::from_iter(rows.iter().map(|row| row.real))),
        Arc::new(BooleanArray::from_iter(rows.iter().map(|row| row.flag))),
        Arc::new(Date32Array::from_iter(
            rows.iter().map(|row| row.whole.map(|whole| whole as i32)),
        )),
        Arc::new(decimals(rows.iter().map(digits).collect(), 2)),
        Arc::new(decimals(rows.iter().map(long).collect(), 0)),
        Arc::new(NullArray::new(rows.len())),
    ];
    let columns = flat.into_iter().chain(nested(rows));
    let named = NAMES.iter().copied().zip(columns).map(|(name, column)| (name, column, true));
    plain(&RecordBatch::try_from_iter_with_nullable(named).unwrap()).unwrap()
}

fn leaf() -> impl Strategy<Value = Value> {
    let types = ["string", "integer", "number", "boolean", "array", "object", "null"];
    let limits = [
        json!(0),
        json!(2),
        json!(1.5),
        json!(-0.5),
        json!(2.0),
        json!(9_007_199_254_740_993_i64),
        json!(u64::MAX),
    ];
    let keyword = select(vec!["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"]);
    let counts = select(vec![
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
    ]);
    prop_oneof![
        select(types.to_vec()).prop_map(|name| json!({ "type": name })),
        vec(select(types.to_vec()), 1..4).prop_map(|names| {
            let names: std::collections::BTreeSet<_> = names.into_iter().collect();
            json!({ "type": names })
        }),
        (keyword, select(limits.to_vec())).prop_map(|(keyword, limit)| json!({ keyword: limit })),
        (counts, 0..3_u64).prop_map(|(keyword, count)| json!({ keyword: count })),
        select(vec![json!(1), json!(2), json!(0.5), json!(0.01)])
            .prop_map(|step| json!({ "multipleOf": step })),
        select(vec!["^[a-z]*$", "^a", "b$", "^[ab]{1,2}$", "^(?!a)", "^[0-9-]{10}$"])
            .prop_map(|pattern| json!({ "pattern": pattern })),
        vec(constant(), 1..4).prop_map(|options| json!({ "enum": options })),
        constant().prop_map(|constant| json!({ "const": constant })),
        Just(json!({ "enum": ["", "a", "b", "é", "ab", "ba", "aa", "bb", "éa", null, 2.0] })),
        any::<bool>().prop_map(Value::from),
        any::<bool>().prop_map(|unique| json!({ "uniqueItems": unique })),
        vec(select(["a", "b", "c", "list"].to_vec()), 0..3).prop_map(|names| {
            let names: std::collections::BTreeSet<_> = names.into_iter().collect();
            json!({ "required": names })
        }),
        Just(json!({ "$ref": "#/$defs/shared" })),
        Just(json!({ "$ref": "#named" })),
        Just(json!({ "$ref": "#" })),
        Just(json!({ "propertyNames": { "maxLength": 4 } })),
        Just(json!({ "patternProperties": { "^a": { "type": "integer" } } })),
        Just(
            json!({ "patternProperties": { "[ax]": { "minimum": 0 }, "b": {} }, "additionalProperties": false })
        ),
        Just(json!({ "propertyNames": { "pattern": "^[a-z]$" } })),
        Just(json!({ "dependentRequired": { "a": ["b"], "b": ["c"] } })),
        Just(json!({ "properties": {"a": true}, "unevaluatedProperties": false })),
        Just(json!({})),
    ]
}

fn constant() -> impl Strategy<Value = Value> {
    select(vec![
        json!(null),
        json!(""),
        json!("a"),
        json!("é"),
        json!("NaN"),
        json!(1),
        json!(2.0),
        json!(0.5),
        json!(true),
        json!([]),
        json!([1]),
        json!({"a": 1, "b": null}),
        json!("1970-01-02"),
        json!(u64::MAX),
    ])
}

fn schema() -> impl Strategy<Value = Value> {
    leaf().prop_recursive(3, 16, 3, |inner| {
        let several = || vec(inner.clone(), 1..3);
        prop_oneof![
            (inner.clone(), inner.clone()).prop_map(|(one, other)| both(one, other)),
            (select(vec!["allOf", "anyOf", "oneOf", "prefixItems"]), several())
                .prop_map(|(keyword, schemas)| json!({ keyword: schemas })),
            (select(vec!["not", "items", "contains", "additionalProperties"]), inner.clone())
                .prop_map(|(keyword, schema)| json!({ keyword: schema })),
            (inner.clone(), inner.clone(), inner.clone())
                .prop_map(|(one, then, other)| json!({ "if": one, "then": then, "else": other })),
            (inner.clone(), several()).prop_map(|(items, prefix)| json!({ "items": items, "prefixItems": prefix })),
            (inner.clone(), 0..3_u64, 0..3_u64)
                .prop_map(|(schema, least, most)| json!({ "contains": schema, "minContains": least, "maxContains": most })),
            (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, other)| {
                json!({ "properties": { "a": a, "b": b }, "additionalProperties": other })
            }),
            inner.prop_map(|schema| json!({ "dependentSchemas": { "a": schema } })),
        ]
    })
}

/// Two schemas in one object, where both are objects.
fn both(one: Value, other: Value) -> Value {
    match (one, other) {
        (Value::Object(one), Value::Object(other)) => {
            Value::Object(one.into_iter().chain(other).collect())
        }
        (one, _) => one,
    }
}

fn root(asked: Vec<(&str, Value)>, shared: Value, named: Value, around: Value) -> Value {
    let named_is = |schema: Value| both(schema, json!({ "$anchor": "named" }));
    let properties: Map<String, Value> =
        asked.into_iter().map(|(name, schema)| (name.to_owned(), schema)).collect();
    let root = json!({ "$defs": { "shared": shared, "named": named_is(named) }, "properties": properties });
    both(around, root)
}

/// Before 2019 there were no anchors.
fn of_draft(schema: &Value, draft: &str) -> Value {
    let text = schema.to_string();
    let text = match draft.contains("draft/20") {
        true => text,
        false => text.replace("\"#named\"", "\"#/$defs/named\""),
    };
    both(serde_json::from_str(&text).unwrap(), json!({ "$schema": draft }))
}

const DRAFTS: &[&str] = &[
    "http://json-schema.org/draft-04/schema#",
    "http://json-schema.org/draft-06/schema#",
    "http://json-schema.org/draft-07/schema#",
    "https://json-schema.org/draft/2019-09/schema",
    "https://json-schema.org/draft/2020-12/schema",
    "https://json-schema.org/draft/2020-12/schema",
];

/// A reference that leads back to itself without end is an error of the schema's, not ours.
fn without_references(schema: &Value) -> bool {
    !schema.to_string().contains("$ref")
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(1000))]
    #[test]
    fn columns_say_what_rows_say(
        rows in vec(row(), 1..12),
        // Few columns are asked: where many are, every row breaks something.
        asked in vec((select(NAMES), schema()), 1..5),
        (shared, named) in (schema().prop_filter("no circle", without_references), schema().prop_filter("no circle", without_references)),
        around in of(schema().prop_filter("no circle", without_references)),
        draft in select(DRAFTS),
    ) {
        let around = around.filter(|_| rows.len() % 3 == 0).unwrap_or(json!({}));
        let schema = of_draft(&root(asked, shared, named, around), draft);
        let Ok(oracle) = jsonschema::options_for::<ArrowJson>().build(&schema) else { return Ok(()) };
        let text = jsonschema::validator_for(&schema).unwrap();
        let batch = batch(&rows);
        let columns = Columns::of(&batch);
        let bad: Vec<usize> = (0..rows.len()).filter(|&row| !oracle.is_valid(columns.row(row))).collect();
        let bad_text: Vec<usize> = (0..rows.len()).filter(|&row| !text.is_valid(&columns.row(row).to_value())).collect();
        prop_assert_eq!(&bad, &bad_text, "cells are not their JSON: {}", schema);
        if let Some(decided) = Plan::compile(&SchemaSource::alone(schema.clone())).and_then(|plan| plan.bad_rows(&batch)) {
            prop_assert_eq!(&decided, &bad, "{} {:?}", schema, rows);
        }
    }
}

#[test]
fn columns_decide_what_is_published() {
    for table in Table::ALL {
        let plan = Plan::compile(&SchemaSource::alone(json_schema(table.declaration()))).unwrap();
        let none = RecordBatch::new_empty(table.arrow_schema());
        assert_eq!(plan.bad_rows(&none), Some(Vec::new()));
    }
}

#[test]
fn one_bad_row_is_found_among_many() {
    let schema = json!({"properties": {"text": {"pattern": "^[a-z]+$"}, "whole": {"maximum": 3}}});
    let row = |whole| Row {
        text: Some("a".into()),
        whole: Some(whole),
        large: None,
        real: None,
        flag: None,
        list: None,
        texts: None,
        pair: None,
    };
    let rows: Vec<Row> = (0..200).map(|at| row(if at == 130 { 4 } else { 0 })).collect();
    assert_eq!(
        Plan::compile(&SchemaSource::alone(schema.clone())).unwrap().bad_rows(&batch(&rows)),
        Some(vec![130])
    );
}
