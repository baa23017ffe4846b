//! Columns never call good what rows call bad, and do decide what is published.

use std::sync::Arc;

use arrow_array::builder::{Int64Builder, ListBuilder};
use arrow_array::{ArrayRef, Float64Array, Int64Array, RecordBatch, StringArray};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{Strategy, any, prop_assert, proptest};
use proptest::sample::select;
use serde_json::{Value, json};

use super::TablePlan;
use crate::record::{Table, json_schema};
use crate::validate::cell::{ArrowJson, Columns};

fn keywords() -> Vec<Value> {
    vec![
        json!({"type": "string"}),
        json!({"type": ["integer", "null"]}),
        json!({"type": ["number", "null"]}),
        json!({"type": "array"}),
        json!({"type": ["string", "null", "array"]}),
        json!({"enum": ["a", "é", null]}),
        json!({"enum": ["", "ab"]}),
        json!({"minLength": 2}),
        json!({"maxLength": 1}),
        json!({"pattern": "^[a-z]*$"}),
        json!({"minimum": 0}),
        json!({"maximum": 2}),
        json!({"minItems": 1}),
        json!({"items": {"minimum": 0, "type": "integer"}}),
        json!({"type": ["string", "null"], "maxLength": 2, "pattern": "^[^b]"}),
    ]
}

type Row = (Option<String>, Option<i64>, Option<f64>, Option<Vec<Option<i64>>>);

fn row() -> impl Strategy<Value = Row> {
    let lists = of(vec(of(-1..3_i64), 0..3));
    (of("[abé]{0,3}"), of(-1..4_i64), of(-1.0..4.0), lists)
}

fn batch(rows: &[Row]) -> RecordBatch {
    let mut lists = ListBuilder::new(Int64Builder::new());
    rows.iter().for_each(|row| lists.append_option(row.3.clone()));
    let columns: [(&str, ArrayRef); 4] = [
        ("text", Arc::new(StringArray::from_iter(rows.iter().map(|row| row.0.as_deref())))),
        ("whole", Arc::new(Int64Array::from_iter(rows.iter().map(|row| row.1)))),
        ("real", Arc::new(Float64Array::from_iter(rows.iter().map(|row| row.2)))),
        ("list", Arc::new(lists.finish())),
    ];
    RecordBatch::try_from_iter_with_nullable(columns.map(|(name, column)| (name, column, true)))
        .unwrap()
}

proptest! {
    #[test]
    fn what_columns_pass_rows_pass(
        rows in vec(row(), 1..4),
        asked in vec(select(keywords()), 4),
        (closed, extra) in (any::<bool>(), any::<bool>()),
    ) {
        let names = ["text", "whole", "real", if extra { "other" } else { "list" }];
        let schema = json!({
            "type": "object",
            "properties": names.iter().zip(asked).map(|(name, asked)| (name.to_string(), asked)).collect::<serde_json::Map<_, _>>(),
            "required": [names[3]],
            "additionalProperties": !closed,
        });
        let oracle = jsonschema::options_for::<ArrowJson>().build(&schema).unwrap();
        let batch = batch(&rows);
        let columns = Columns::of(&batch);
        let valid = (0..rows.len()).all(|row| oracle.is_valid(columns.row(row)));
        let holds = TablePlan::compile(&schema).unwrap().holds(&batch);
        prop_assert!(valid || !holds, "columns pass what rows do not: {schema} {rows:?}");
    }
}

#[test]
fn columns_decide_what_is_valid() {
    let schema = json!({"properties": {
        "text": {"type": "string", "minLength": 1, "maxLength": 3, "pattern": "^[a-z]", "enum": ["ab"]},
        "whole": {"type": ["integer", "null"], "minimum": 0},
        "list": {"type": "array", "items": {"type": "integer", "maximum": 9}, "minItems": 1},
    }});
    let good = batch(&[(Some("ab".to_owned()), None, None, Some(vec![Some(9)]))]);
    assert!(TablePlan::compile(&schema).unwrap().holds(&good));
    let schema = json!({"properties": {"list": {"type": ["array", "null"], "minItems": 1}}});
    let absent = batch(&[(Some("ab".to_owned()), None, None, None)]);
    assert!(TablePlan::compile(&schema).unwrap().holds(&absent));
}

#[test]
fn every_published_keyword_has_a_file() {
    for table in Table::ALL {
        assert!(TablePlan::compile(&json_schema(table.declaration())).is_some());
    }
}

#[test]
fn an_unknown_keyword_is_left_to_rows() {
    assert!(TablePlan::compile(&json!({"properties": {"text": {"const": "a"}}})).is_none());
    assert!(TablePlan::compile(&json!({"properties": {}, "minProperties": 1})).is_none());
}
