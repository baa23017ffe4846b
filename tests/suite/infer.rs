//! Whatever was inferred from rows, every one of them keeps it; and it is the same schema whatever
//! format the rows are in.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, MapBuilder, StringBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{
    ArrayRef, BinaryArray, BooleanArray, Date32Array, Decimal128Array, DictionaryArray,
    Float64Array, Int16Array, Int64Array, LargeStringArray, RecordBatch, StructArray,
    TimestampMillisecondArray, UInt64Array,
};
use arrow_ipc::writer::FileWriter;
use arrow_schema::{DataType, Field};
use parquet::arrow::ArrowWriter;
use parquill::pipeline::infer;
use parquill::validate::TableValidator;
use proptest::prelude::{Just, ProptestConfig, Strategy, prop};
use proptest::{prop_assert, prop_oneof, proptest};
use serde_json::{Value, json};

fn of_lines(lines: &str) -> Value {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("rows.jsonl");
    fs::write(&table, lines).unwrap();
    infer(&table).unwrap()
}

/// The rows of some lines that break what was inferred from them, after a trip through text.
fn broken(lines: &str) -> Vec<String> {
    let written = of_lines(lines).to_string();
    let schema: Value = serde_json::from_str(&written).unwrap();
    let options = jsonschema::options().should_validate_formats(true);
    let validator = options.build(&schema).unwrap();
    let breaks = |line: &&str| !validator.is_valid(&serde_json::from_str(line).unwrap());
    lines.lines().filter(breaks).map(|line| format!("{line} breaks {written}")).collect()
}

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-c]{1}",
        "[0-9a-f]{8}",
        "[0-9]{4}-[01][0-9]-[0-3][0-9]",
        "2025-0[1-9]-1[0-9]T1[0-9]:[0-5][0-9]:[0-6][0-9](\\.[0-9]{1,10})?(Z|[+-]0[0-9]:00)?",
        "[0-2][0-9]:[0-5][0-9]:[0-6][0-9]",
        "\\PC{0,6}",
        Just("two words".to_owned()),
    ]
}

fn numbers() -> impl Strategy<Value = Value> {
    prop_oneof![
        (-3..4_i64).prop_map(Value::from),
        proptest::num::i64::ANY.prop_map(Value::from),
        proptest::num::u64::ANY.prop_map(Value::from),
        proptest::num::f64::NORMAL.prop_map(Value::from),
        (0.0..1.0_f64).prop_map(Value::from),
        Just(json!(9_007_199_254_740_993_u64)),
        Just(json!(2.0)),
    ]
}

/// Values of one kind, as columns hold them, and now and then of any.
fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        proptest::bool::ANY.prop_map(Value::from),
        numbers(),
        texts().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("[a-d]", inner, 0..4)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn column() -> impl Strategy<Value = Vec<Value>> {
    prop_oneof![
        prop::collection::vec(values(), 1..60),
        prop::collection::vec(numbers(), 1..60),
        prop::collection::vec("[a-c]{1,2}".prop_map(Value::from), 30..60),
        prop::collection::vec("[A-Z]{2}-[0-9a-f]{8}".prop_map(Value::from), 20..60),
        prop::collection::vec("ord[0-9]{3}".prop_map(Value::from), 20..60),
        prop::collection::vec("2025-0[1-9]-1[0-9]T1[0-9]:00:00\\.[0-9]{1,9}Z", 1..40)
            .prop_map(|texts| texts.into_iter().map(Value::from).collect()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn every_row_keeps_what_was_inferred(columns in prop::collection::vec(column(), 1..5)) {
        let rows = columns.iter().map(Vec::len).max().unwrap_or_default();
        let mut lines = String::new();
        for row in 0..rows {
            let named = columns.iter().enumerate().filter_map(|(place, column)| {
                Some((format!("c{place}"), column.get(row)?.clone()))
            });
            lines.push_str(&format!("{}\n", Value::Object(named.collect())));
        }
        let broken = broken(&lines);
        prop_assert!(broken.is_empty(), "{broken:#?}");
    }
}

#[test]
fn integers_are_exact() {
    let schema = of_lines(
        "{\"n\": 9007199254740993}\n{\"n\": -9223372036854775808}\n{\"n\": 18446744073709551615}\n",
    );
    let n = &schema["properties"]["n"];
    assert_eq!(
        n.to_string(),
        "{\"type\":\"integer\",\"minimum\":-9223372036854775808,\"maximum\":18446744073709551615}"
    );
}

#[test]
fn what_a_map_has_beyond_its_first_names_is_described_together() {
    let line = |row: u32| format!("{{\"k\": {{\"a{row}\": {row}, \"a{}\": null}}}}\n", row + 1);
    let lines: String = (0..600).map(line).collect();
    assert_eq!(broken(&lines), Vec::<String>::new());
    let schema = of_lines(&lines);
    let others = &schema["properties"]["k"]["additionalProperties"];
    assert_eq!(others["type"], json!(["integer", "null"]));
}

#[test]
fn a_name_that_comes_twice_is_there_once() {
    let schema = of_lines("{\"a\": 1, \"a\": \"x\"}\n{\"b\": 1}\n");
    assert_eq!(schema["required"], json!([]));
    let schema = of_lines("{\"a\": 1, \"a\": \"x\"}\n{\"a\": 1}\n");
    assert_eq!(schema["required"], json!(["a"]));
}

fn write(path: &Path, batch: &RecordBatch) {
    let file = fs::File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), None).unwrap();
    writer.write(batch).unwrap();
    writer.close().unwrap();
}

/// A table of two rows with one column of each kind.
fn batch() -> RecordBatch {
    let mut tags = ListBuilder::new(StringBuilder::new());
    tags.append_value([Some("a"), None]);
    tags.append_null();
    let mut prices =
        MapBuilder::new(None, StringBuilder::new(), arrow_array::builder::Int64Builder::new());
    prices.keys().append_value("eur");
    prices.values().append_value(5);
    prices.append(true).unwrap();
    prices.append(true).unwrap();
    let span = StructArray::try_new(
        vec![Field::new("start", DataType::Int64, true)].into(),
        vec![Arc::new(Int64Array::from(vec![Some(3), Some(4)]))],
        Some(vec![true, false].into()),
    );
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("small", Arc::new(Int16Array::from(vec![Some(-7), None]))),
        ("large", Arc::new(UInt64Array::from(vec![u64::MAX, 0]))),
        (
            "price",
            Arc::new(Decimal128Array::from(vec![1999, -5]).with_precision_and_scale(9, 2).unwrap()),
        ),
        (
            "whole",
            Arc::new(Decimal128Array::from(vec![12, 30]).with_precision_and_scale(9, 0).unwrap()),
        ),
        ("ratio", Arc::new(Float64Array::from(vec![0.5, f64::NAN]))),
        ("is", Arc::new(BooleanArray::from(vec![true, false]))),
        ("text", Arc::new(LargeStringArray::from(vec!["Åse", ""]))),
        ("kind", Arc::new(vec!["x", "yy"].into_iter().collect::<DictionaryArray<Int32Type>>())),
        ("day", Arc::new(Date32Array::from(vec![20_000, 0]))),
        ("when", Arc::new(TimestampMillisecondArray::from(vec![1, 0]).with_timezone("UTC"))),
        ("local", Arc::new(TimestampMillisecondArray::from(vec![1_500, 0]))),
        ("tags", Arc::new(tags.finish())),
        ("prices", Arc::new(prices.finish())),
        ("span", Arc::new(span.unwrap())),
    ];
    RecordBatch::try_from_iter_with_nullable(
        columns.into_iter().map(|(name, column)| (name, column, true)),
    )
    .unwrap()
}

const ROWS: &str = r#"{"small":-7,"large":18446744073709551615,"price":19.99,"whole":12,"ratio":0.5,"is":true,"text":"Åse","kind":"x","day":"2024-10-04","when":"1970-01-01T00:00:00.001Z","local":"1970-01-01T00:00:01.500","tags":["a",null],"prices":{"eur":5},"span":{"start":3}}
{"small":null,"large":0,"price":-0.05,"whole":30,"ratio":"NaN","is":false,"text":"","kind":"yy","day":"1970-01-01","when":"1970-01-01T00:00:00Z","local":"1970-01-01T00:00:00","tags":null,"prices":{},"span":null}
"#;

#[test]
fn parquet_and_lines_of_the_same_rows_are_alike() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("rows.parquet");
    write(&table, &batch());
    assert_eq!(infer(&table).unwrap(), of_lines(ROWS));
    assert_eq!(broken(ROWS), Vec::<String>::new());
}

#[test]
fn arrow_says_what_parquet_says() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("rows.arrow");
    for rows in [0, 2] {
        let batch = batch().slice(0, rows);
        let mut writer =
            FileWriter::try_new(fs::File::create(&table).unwrap(), &batch.schema()).unwrap();
        writer.write(&batch).unwrap();
        writer.finish().unwrap();
        let parquet = folder.path().join("rows.parquet");
        write(&parquet, &batch);
        assert_eq!(infer(&table).unwrap(), infer(&parquet).unwrap());
    }
    assert_eq!(infer(&table).unwrap(), of_lines(ROWS));
}

#[test]
fn csv_has_the_types_that_all_its_fields_have() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("rows.csv");
    let records = "n,code,price,is,note,none\n7,0815,1.50,true,,\n-1,4711,,false,\"a\nb\",\n";
    fs::write(&table, records).unwrap();
    let lines = concat!(
        r#"{"n":7,"code":"0815","price":1.5,"is":true,"note":null,"none":null}"#,
        "\n",
        r#"{"n":-1,"code":"4711","price":null,"is":false,"note":"a\nb","none":null}"#,
        "\n",
    );
    let schema = infer(&table).unwrap();
    assert_eq!(schema, of_lines(lines));
    let validator = TableValidator::new(&schema).unwrap();
    assert_eq!(validator.check_lines(lines.as_bytes()).unwrap().breaches, []);
    fs::write(&table, format!("{records}1,2\n")).unwrap();
    let words = infer(&table).unwrap_err().to_string();
    assert!(words.ends_with("rows.csv:5: has 2 fields; expected 6, as the header has"), "{words}");
}

#[test]
fn a_table_without_rows_keeps_its_columns() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("rows.parquet");
    write(&table, &batch().slice(0, 0));
    let schema = infer(&table).unwrap();
    assert_eq!(schema["properties"]["price"], json!({ "type": "number" }));
    assert_eq!(schema["properties"]["kind"], json!({ "type": "string" }));
    assert_eq!(schema["required"].as_array().unwrap().len(), batch().num_columns());
}

#[test]
fn what_json_cannot_say_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let table = folder.path().join("rows.parquet");
    let bytes: ArrayRef = Arc::new(BinaryArray::from(vec![&b"\xff"[..]]));
    write(&table, &RecordBatch::try_from_iter([("raw", bytes)]).unwrap());
    let words = infer(&table).unwrap_err().to_string();
    assert!(words.ends_with("column \"raw\" is of type Binary, which has no JSON"), "{words}");
}
