//! Tables that somebody else has written, and broken: an answer or one clear error, never a panic.

use std::fs::{self, File};
use std::path::Path;
use std::sync::Arc;

use arrow_array::builder::{Int64Builder, ListBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{Array, DictionaryArray, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_ipc::writer::{FileWriter, StreamWriter};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquill::error::{Error, Result};
use parquill::pipeline::{TableOptions, TableReport, TableViolation, check_tables};
use serde_json::{Value, json};
use tempfile::TempDir;

fn batch(rows: usize) -> RecordBatch {
    let mut list = ListBuilder::new(Int64Builder::new());
    (0..rows).for_each(|row| list.append_value((0..row as i64 % 4).map(Some)));
    let word: DictionaryArray<Int32Type> = (0..rows).map(|row| ["a", "bc"][row % 2]).collect();
    let text =
        StringArray::from_iter((0..rows).map(|row| (row % 7 > 0).then(|| "x".repeat(row % 9))));
    let columns: [(&str, Arc<dyn Array>); 4] = [
        ("list", Arc::new(list.finish())),
        ("word", Arc::new(word)),
        ("text", Arc::new(text)),
        ("real", Arc::new(Float64Array::from_iter_values((0..rows).map(|row| row as f64 / 3.0)))),
    ];
    RecordBatch::try_from_iter(columns).unwrap()
}

fn parquet(compression: Compression) -> Vec<u8> {
    let batch = batch(50);
    let properties = WriterProperties::builder().set_compression(compression);
    let properties = properties.set_max_row_group_row_count(Some(30)).build();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

fn arrow_file() -> Vec<u8> {
    let batch = batch(50);
    let mut writer = FileWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    writer.write(&batch).unwrap();
    writer.finish().unwrap();
    writer.into_inner().unwrap()
}

fn arrow_stream() -> Vec<u8> {
    let batch = batch(50);
    let mut writer = StreamWriter::try_new(Vec::new(), &batch.schema()).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

fn check(path: &Path, schema: Value, threads: usize) -> (Result<TableReport>, Vec<TableViolation>) {
    let options = TableOptions {
        inputs: vec![path.to_str().unwrap().to_owned()],
        schema,
        table: "table".to_owned(),
        schema_file: "schema".to_owned(),
        is_strict: false,
        threads,
        quarantine: None,
    };
    let mut violations = Vec::new();
    let report = check_tables(&options, |violation| violations.push(violation));
    (report, violations)
}

/// A schema that looks at every value.
fn schema() -> Value {
    json!({"properties": {
        "list": {"items": {"minimum": 0}}, "word": {"enum": ["a", "bc"]},
        "text": {"maxLength": 8}, "real": {"minimum": 0},
    }})
}

fn survives(bytes: &[u8], name: &str, under: &TempDir) {
    let path = under.path().join(name);
    fs::write(&path, bytes).unwrap();
    match check(&path, schema(), 1).0 {
        Ok(_) | Err(Error::Unreadable(_)) => {}
        Err(Error::Corrupt(finding)) => assert!(!finding.to_string().contains('\n'), "{finding}"),
        Err(other) => panic!("{name}: {other}"),
    }
}

#[test]
fn no_mutant_stops_the_check() {
    let under = tempfile::tempdir().unwrap();
    let whole = [
        ("plain.parquet", parquet(Compression::UNCOMPRESSED)),
        ("snappy.parquet", parquet(Compression::SNAPPY)),
        ("file.arrow", arrow_file()),
        ("stream.arrows", arrow_stream()),
    ];
    for (name, bytes) in whole {
        let path = under.path().join(name);
        fs::write(&path, &bytes).unwrap();
        let (report, violations) = check(&path, schema(), 2);
        assert_eq!((report.unwrap().rows, violations.len()), (50, 0), "{name}");
        for at in (0..bytes.len()).step_by(13) {
            let mut mutant = bytes.clone();
            mutant[at] ^= [0xff, 0x01, 0x80][at / 13 % 3];
            survives(&mutant, name, &under);
        }
        for end in (0..bytes.len()).step_by(197) {
            survives(&bytes[..end], name, &under);
        }
    }
}

/// Numbers from 0 on, with a list so that pages may break within rows' values.
fn counted(rows: usize) -> RecordBatch {
    let mut list = ListBuilder::new(Int64Builder::new());
    (0..rows).for_each(|row| list.append_value((0..row as i64 % 3).map(Some)));
    RecordBatch::try_from_iter([
        ("n", Arc::new(Int64Array::from_iter_values(0..rows as i64)) as Arc<dyn Array>),
        ("list", Arc::new(list.finish())),
    ])
    .unwrap()
}

#[test]
fn what_one_thread_could_read_is_checked_by_all() {
    let (under, batch) = (tempfile::tempdir().unwrap(), counted(400_000));
    let path = |name| under.path().join(name);
    for (name, has_index) in [("index.parquet", true), ("none.parquet", false)] {
        let properties = WriterProperties::builder()
            .set_max_row_group_row_count(Some(1 << 20))
            .set_statistics_enabled(EnabledStatistics::None)
            .set_offset_index_disabled(!has_index)
            .set_data_page_row_count_limit(10_000)
            .build();
        let file = File::create(path(name)).unwrap();
        let mut writer = ArrowWriter::try_new(file, batch.schema(), Some(properties)).unwrap();
        writer.write(&batch).unwrap();
        assert_eq!(writer.close().unwrap().num_row_groups(), 1);
    }
    let mut writer =
        FileWriter::try_new(File::create(path("one.arrow")).unwrap(), &batch.schema()).unwrap();
    writer.write(&batch).unwrap();
    writer.finish().unwrap();
    let bad = [0, 65_535, 65_536, 131_071, 131_072, 262_144, 399_999];
    let schema = json!({"properties": {"n": {"not": {"enum": bad}}, "list": {"maxItems": 2}}});
    for name in ["index.parquet", "none.parquet", "one.arrow"] {
        for threads in [1, 4] {
            let (report, violations) = check(&path(name), schema.clone(), threads);
            assert_eq!(report.unwrap().rows, 400_000, "{name}");
            let rows: Vec<u64> = violations.iter().map(|violation| violation.row).collect();
            assert_eq!(rows, bad, "{name} on {threads} threads");
        }
    }
}

#[test]
fn a_record_of_csv_has_its_line() {
    let under = tempfile::tempdir().unwrap();
    let path = under.path().join("notes.csv");
    fs::write(&path, "id,note\r\n1,\"two\r\nlines\"\r\n\r\nx,one\r\n3\r\n").unwrap();
    let (_, found) = check(&path, json!({"properties": {"id": {"type": "integer"}}}), 1);
    let places: Vec<_> = found.iter().map(|found| (found.row, found.line.unwrap())).collect();
    assert_eq!(places, [(1, 5), (2, 6)]);
}

#[test]
fn rows_keep_their_places_on_any_number_of_threads() {
    let under = tempfile::tempdir().unwrap();
    let first = under.path().join("a.parquet");
    let batch = batch(1000);
    let properties = WriterProperties::builder().set_max_row_group_row_count(Some(128)).build();
    let mut writer =
        ArrowWriter::try_new(File::create(&first).unwrap(), batch.schema(), Some(properties))
            .unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let lines: String = (0..40_000).map(|row| format!("{{\"real\":{}}}\n", row % 1000)).collect();
    fs::write(under.path().join("b.jsonl"), lines).unwrap();
    let schema =
        json!({"properties": {"real": {"exclusiveMaximum": 300}, "text": {"maxLength": 7}}});
    let (report, one) = check(under.path(), schema.clone(), 1);
    let (_, three) = check(under.path(), schema, 3);
    assert_eq!(one, three);
    assert_eq!(report.unwrap().rows, 41_000);
    let first = one.iter().find(|violation| violation.field == "/real").unwrap();
    assert_eq!((first.row, first.row_group, first.value.as_str()), (900, Some(7), "300.0"));
    let line = one.iter().find(|violation| violation.line.is_some()).unwrap();
    assert_eq!((line.row, line.line), (300, Some(301)));
    assert_eq!(one.last().unwrap().row, 39_999);
}
