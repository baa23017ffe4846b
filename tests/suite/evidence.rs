//! What a check leaves behind for others: the file of failures, and the rows set aside.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::Value;

use crate::dataset::parquill;

fn table(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/table.in").join(name)
}

/// Runs `validate --schema` in `folder`; the exit code and what was printed.
fn validate(folder: &Path, schema: &str, tables: &[&Path], more: &[&str]) -> (i32, String) {
    let mut command = parquill(["validate", "--format", "jsonl", "--schema"]);
    command.arg(table(schema)).args(tables).args(more).current_dir(folder);
    let output = command.output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
}

fn rows(path: &Path) -> Vec<RecordBatch> {
    let reader = ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
    reader.build().unwrap().map(Result::unwrap).collect()
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn the_file_of_failures_says_what_json_lines_say() {
    let folder = tempfile::tempdir().unwrap();
    let text: String = (0..30_000).map(|row| format!("{{\"id\":\"AB-{row:07}\"}}\n")).collect();
    let bad = folder.path().join("bad.jsonl");
    fs::write(&bad, text).unwrap();
    let tables = [table("orders.parquet"), bad];
    let tables: Vec<&Path> = tables.iter().map(PathBuf::as_path).collect();
    let more = ["--failures", "failures.parquet"];
    let (code, printed) = validate(folder.path(), "order.schema.json", &tables, &more);
    assert_eq!(code, 1);
    let mut lines = printed.lines();
    for batch in rows(&folder.path().join("failures.parquet")) {
        let text = |column: &str, row| batch[column].as_string::<i32>().value(row);
        let row_numbers = batch["row"].as_primitive::<Int64Type>();
        for row in 0..batch.num_rows() {
            let line: Value = serde_json::from_str(lines.next().unwrap()).unwrap();
            for column in ["table", "file", "field", "rule", "schema", "value", "expected"] {
                assert_eq!(line[column], text(column, row), "{column}");
            }
            assert_eq!(line["row"], row_numbers.value(row));
        }
    }
    assert_eq!(lines.next(), None);
}

#[test]
fn a_check_that_is_stopped_leaves_no_file_of_failures() {
    let folder = tempfile::tempdir().unwrap();
    let tables = [table("orders.jsonl"), table("flipped.parquet")];
    let tables: Vec<&Path> = tables.iter().map(PathBuf::as_path).collect();
    let more = ["--failures", "failures.parquet"];
    assert_eq!(validate(folder.path(), "order.schema.json", &tables, &more).0, 3);
    assert_eq!(names(folder.path()), BTreeSet::new());
}
