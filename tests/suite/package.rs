//! Keys of anybody's tables, against a map that holds every row; and files that are not as their
//! `datapackage.json` says.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use arrow_array::types::Int8Type;
use arrow_array::{
    ArrayRef, Decimal128Array, DictionaryArray, Float64Array, Int32Array, Int64Array, RecordBatch,
    StringArray,
};
use arrow_ipc::writer::FileWriter;
use parquet::arrow::ArrowWriter;
use parquill::checksum::Algorithm;
use parquill::pipeline::{TableOptions, check_tables};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::{ProptestConfig, Strategy, prop_assert_eq, proptest};
use serde_json::{Value, json};

use crate::dataset::parquill;
use crate::random::Random;

/// A number and a text that are the key, a number of halves that is unique, and another row's number.
#[derive(Clone, Debug)]
struct Row {
    number: Option<i32>,
    text: Option<&'static str>,
    halves: Option<i32>,
    parent: Option<i32>,
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let text =
        proptest::sample::select(vec!["1", "2", "a", "a text of more than eight bytes", "é"]);
    let row = (of(0..9), of(text), of(-20..20), of(0..12));
    vec(row.prop_map(|(number, text, halves, parent)| Row { number, text, halves, parent }), 0..30)
}

fn schema() -> Value {
    json!({
        "properties": {
            "number": {"type": ["integer", "null"]}, "text": {"type": ["string", "null"]},
            "halves": {"type": ["number", "null"]}, "parent": {"type": ["integer", "null"]},
        },
        "x-primaryKey": ["number", "text"],
        "x-uniqueKeys": [["halves"]],
        "x-foreignKeys": [{"fields": "parent", "reference": {"resource": "", "fields": "number"}}],
    })
}

type Broken = BTreeSet<(usize, String)>;

/// What a map of all rows says.
fn expected(rows: &[Row]) -> Broken {
    let (mut keys, mut halves) = (HashSet::new(), HashSet::new());
    let numbers: HashSet<_> = rows.iter().filter_map(|row| row.number).collect();
    let mut broken = Broken::new();
    for (at, row) in rows.iter().enumerate() {
        if !row.number.zip(row.text).is_some_and(|key| keys.insert(key)) {
            broken.insert((at, "primaryKey".to_owned()));
        }
        if row.halves.is_some_and(|found| !halves.insert(found)) {
            broken.insert((at, "uniqueKeys".to_owned()));
        }
        if row.parent.is_some_and(|parent| !numbers.contains(&parent)) {
            broken.insert((at, "foreignKeys".to_owned()));
        }
    }
    broken
}

/// Writes rows as a file, in each format with other types.
fn write(rows: &[Row], path: &Path, format: &str) {
    match format {
        "jsonl" => fs::write(path, rows.iter().map(line).collect::<String>()).unwrap(),
        "csv" => {
            let records: String = rows.iter().map(record).collect();
            fs::write(path, format!("number,text,halves,parent\n{records}")).unwrap();
        }
        "parquet" => {
            let halves: Float64Array =
                rows.iter().map(|row| Some(f64::from(row.halves?) / 2.0)).collect();
            let texts: StringArray = rows.iter().map(|row| row.text).collect();
            let batch = batch(rows, Arc::new(texts), Arc::new(halves));
            let mut writer =
                ArrowWriter::try_new(File::create(path).unwrap(), batch.schema(), None).unwrap();
            writer.write(&batch).unwrap();
            writer.close().unwrap();
        }
        _ => {
            let halves: Decimal128Array =
                rows.iter().map(|row| Some(i128::from(row.halves?) * 50)).collect();
            let halves = halves.with_precision_and_scale(30, 2).unwrap();
            let texts: DictionaryArray<Int8Type> = rows.iter().map(|row| row.text).collect();
            let batch = batch(rows, Arc::new(texts), Arc::new(halves));
            let mut writer =
                FileWriter::try_new(File::create(path).unwrap(), &batch.schema()).unwrap();
            writer.write(&batch).unwrap();
            writer.finish().unwrap();
        }
    }
}

fn batch(rows: &[Row], texts: ArrayRef, halves: ArrayRef) -> RecordBatch {
    let numbers: Int32Array = rows.iter().map(|row| row.number).collect();
    let parents: Int64Array = rows.iter().map(|row| row.parent.map(i64::from)).collect();
    RecordBatch::try_from_iter_with_nullable([
        ("number", Arc::new(numbers) as ArrayRef, true),
        ("text", texts, true),
        ("halves", halves, true),
        ("parent", Arc::new(parents), true),
    ])
    .unwrap()
}

/// Null and absent by turns; halves as 1.0 and 1.
fn line(row: &Row) -> String {
    let mut members = serde_json::Map::new();
    let halves = row.halves.map(|halves| f64::from(halves) / 2.0);
    let members_of = [
        ("number", json!(row.number)),
        ("text", json!(row.text)),
        ("halves", json!(halves)),
        ("parent", json!(row.parent)),
    ];
    let absent = row.text.is_some();
    members.extend(
        members_of
            .into_iter()
            .filter(|(_, value)| !(absent && value.is_null()))
            .map(|(name, value)| (name.to_owned(), value)),
    );
    format!("{}\n", Value::Object(members))
}

fn record(row: &Row) -> String {
    let number = |number: Option<i32>| number.map_or(String::new(), |number| number.to_string());
    let halves = row.halves.map_or(String::new(), |halves| (f64::from(halves) / 2.0).to_string());
    format!(
        "{},{},{halves},{}\n",
        number(row.number),
        row.text.unwrap_or_default(),
        number(row.parent)
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn keys_are_those_of_a_map(rows in rows(), cut in 0..30_usize) {
        let folder = tempfile::tempdir().unwrap();
        let (first, second) = rows.split_at(cut.min(rows.len()));
        for format in ["jsonl", "csv", "parquet", "arrow"] {
            let paths = ["1", "2"].map(|name| folder.path().join(format!("{name}.{format}")));
            write(first, &paths[0], format);
            write(second, &paths[1], format);
            let options = TableOptions {
                inputs: paths.iter().map(|path| path.display().to_string()).collect(),
                schema: schema(),
                table: "table".to_owned(),
                schema_file: "schema".to_owned(),
                is_strict: false,
                threads: 1 + cut % 3,
                quarantine: None,
            };
            let mut broken = Broken::new();
            let checked = check_tables(&options, |violation| {
                let before = if violation.file.contains("2.") { first.len() } else { 0 };
                broken.insert((before + violation.row as usize, violation.rule));
            });
            prop_assert_eq!(checked.unwrap().rows as usize, rows.len());
            prop_assert_eq!(&broken, &expected(&rows), "{}", format);
        }
    }
}

/// Three tables of one key in three formats.
fn package(folder: &Path) -> BTreeMap<&'static str, Vec<u8>> {
    let rows: Vec<Row> = (0..40)
        .map(|number| Row {
            number: Some(number),
            text: Some("a"),
            halves: None,
            parent: Some(number / 2),
        })
        .collect();
    let mut resources = Vec::new();
    let mut files = BTreeMap::new();
    let formats =
        [("csv", Algorithm::Md5), ("jsonl", Algorithm::Sha512), ("parquet", Algorithm::Sha256)];
    for (format, algorithm) in formats {
        let name = ["table.csv", "table.jsonl", "table.parquet"]
            .into_iter()
            .find(|name| name.ends_with(format))
            .unwrap();
        write(&rows, &folder.join(name), format);
        let bytes = fs::read(folder.join(name)).unwrap();
        let (length, digits) = algorithm.of(bytes.as_slice()).unwrap();
        let said = match algorithm {
            Algorithm::Md5 => digits,
            other => format!("{}:{digits}", other.name().to_lowercase().replace('-', "")),
        };
        resources.push(json!({
            "name": format, "path": name, "bytes": length, "hash": said,
            "schema": {
                "fields": [
                    {"name": "number", "type": "integer"}, {"name": "text", "type": "string"},
                    {"name": "halves", "type": "number"}, {"name": "parent", "type": "integer"},
                ],
                "primaryKey": "number",
                // In a circle: the first to the last, the next to the first.
                "foreignKeys": [
                    {"fields": "parent", "reference": {"resource": "csv", "fields": "number"}},
                    {"fields": ["number", "text"], "reference": {"resource": "parquet", "fields": ["number", "text"]}},
                ],
            },
        }));
        files.insert(name, bytes);
    }
    let descriptor = json!({"resources": resources}).to_string();
    fs::write(folder.join("datapackage.json"), descriptor).unwrap();
    files
}

#[test]
fn a_described_file_that_changes_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let files = package(folder.path());
    let validate = || parquill(["validate"]).arg(folder.path()).output().unwrap();
    let whole = validate();
    assert!(whole.status.success(), "{}", String::from_utf8_lossy(&whole.stdout));
    let mut random = Random::new(7);
    for (name, bytes) in &files {
        let path = folder.path().join(name);
        for _ in 0..25 {
            let mut flipped = bytes.clone();
            flipped[random.below(bytes.len())] ^= 1 << random.below(8);
            fs::write(&path, &flipped).unwrap();
            let output = validate();
            assert_eq!(output.status.code(), Some(3), "{name}");
            assert!(String::from_utf8_lossy(&output.stderr).contains(name));
        }
        // Written anew by somebody: its rows are looked at.
        fs::write(&path, [bytes.as_slice(), b"\n"].concat()).unwrap();
        let output = validate();
        let code = if *name == "table.parquet" { 3 } else { 1 };
        assert_eq!(output.status.code(), Some(code), "{name}");
        fs::write(&path, bytes).unwrap();
    }
    fs::remove_file(folder.path().join("table.csv")).unwrap();
    assert_eq!(validate().status.code(), Some(3));
}

#[test]
fn keys_meet_across_formats() {
    let folder = tempfile::tempdir().unwrap();
    package(folder.path());
    let path = folder.path().join("datapackage.json");
    let mut descriptor: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    for resource in descriptor["resources"].as_array_mut().unwrap() {
        resource.as_object_mut().unwrap().retain(|name, _| name != "hash" && name != "bytes");
    }
    fs::write(&path, descriptor.to_string()).unwrap();
    let rows = "number,text,halves,parent\n0,a,,0\n1,a,,99\n1,b,,\n";
    fs::write(folder.path().join("table.csv"), rows).unwrap();
    let output = parquill(["validate", "--format", "jsonl"]).arg(folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let found: Vec<Value> = said.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let of = |table: &str, rule: &str| {
        let alike = found.iter().filter(|one| one["table"] == table && one["rule"] == rule);
        alike.map(|one| one["row"].as_u64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(of("csv", "primaryKey"), [2]);
    assert_eq!(of("csv", "foreignKeys"), [1, 2], "{said}");
    // Of forty rows, those whose half is more than one.
    assert_eq!(of("jsonl", "foreignKeys"), (4..40).collect::<Vec<_>>());
    assert_eq!(of("parquet", "foreignKeys"), (4..40).collect::<Vec<_>>());
    assert_eq!(found.len(), 3 + 2 * 36);
}
