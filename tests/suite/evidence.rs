//! What a check leaves behind for others: the file of failures, and the rows set aside.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use flate2::Compression;
use flate2::write::GzEncoder;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use serde_json::{Value, json};

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

#[test]
fn the_valid_part_is_valid_and_the_invalid_part_says_why() {
    for (schema, name, parts) in [
        ("order.schema.json", "orders.parquet", ["orders.parquet", "orders.parquet"]),
        ("order.schema.json", "orders.arrow", ["orders.arrow.parquet", "orders.arrow.parquet"]),
        ("order.schema.json", "packed.jsonl.gz", ["packed.jsonl", "packed.jsonl"]),
        ("stock.schema.json", "stock.csv", ["stock.csv", "stock.csv.jsonl"]),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let original = folder.path().join(name);
        fs::copy(table(name), &original).unwrap();
        let named = [Path::new(name)];
        let more = ["--quarantine", "split"];
        let (code, printed) = validate(folder.path(), schema, &named, &more);
        assert_eq!((code, names(folder.path()).len()), (1, 2), "{name}");
        let split = folder.path().join("split");
        let [valid, invalid] = [("valid", parts[0]), ("invalid", parts[1])]
            .map(|(part, file)| split.join(part).join(file));
        assert_eq!(validate(folder.path(), schema, &[&valid], &[]), (0, String::new()), "{name}");
        let bad: BTreeSet<String> = printed.lines().map(|line| field(line, "row")).collect();
        let reasons: Vec<Vec<String>> = reasons(&invalid);
        assert_eq!(reasons.len(), bad.len(), "{name}");
        assert_eq!(reasons.concat().len(), printed.lines().count(), "{name}");
        let rule = field(printed.lines().next().unwrap(), "rule");
        assert!(reasons[0][0].contains(rule.trim_matches('"')), "{name}: {reasons:?}");
        assert_eq!(validate(folder.path(), schema, &named, &more).0, 2, "the folder is taken");
    }
}

#[test]
fn a_check_that_is_stopped_sets_nothing_aside() {
    let folder = tempfile::tempdir().unwrap();
    let tables = [table("orders.jsonl"), table("flipped.parquet")];
    let tables: Vec<&Path> = tables.iter().map(PathBuf::as_path).collect();
    let more = ["--quarantine", "split"];
    assert_eq!(validate(folder.path(), "order.schema.json", &tables, &more).0, 3);
    assert_eq!(names(folder.path()), BTreeSet::new());
}

#[test]
fn what_every_row_breaks_does_not_hide_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let schema = json!({"required": ["id"], "properties": {"n": {"maximum": 70}}});
    fs::write(place("s.json"), schema.to_string()).unwrap();
    let lines: String = (0..72).map(|n| format!("{{\"n\":{n}}}\n")).collect();
    fs::write(place("rows.jsonl"), lines).unwrap();
    let shown = |more: &[&str]| {
        let mut command = parquill(["validate", "--schema", "s.json", "rows.jsonl"]);
        let output = command.args(more).current_dir(folder.path()).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        (
            ["required", "maximum"].map(|rule| printed.matches(&format!("error[{rule}]")).count()),
            said,
        )
    };
    let (counts, said) = shown(&[]);
    assert_eq!(counts, [10, 1]);
    assert!(said.contains("72 s/required, the first 10 shown\n"), "{said}");
    assert!(said.contains("73 violations, not all shown (see --max-violations)"), "{said}");
    assert_eq!(shown(&["--max-violations", "60"]).0, [60, 0]);
}

#[test]
fn no_part_is_written_over_another() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    let schema = place("s.json");
    fs::write(&schema, json!({"properties": {"id": {"minimum": 0}}}).to_string()).unwrap();
    fs::write(place("t.jsonl"), "{\"id\":1}\n").unwrap();
    fs::write(place("t"), "{\"id\":2}\n{\"id\":-2}\n").unwrap();
    let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(b"{\"id\":3}\n").unwrap();
    fs::write(place("t.jsonl.gz"), packed.finish().unwrap()).unwrap();
    fs::write(place("none.jsonl"), "").unwrap();
    let tables = ["t", "t.jsonl", "t.jsonl.gz", "none.jsonl"].map(Path::new);
    let schema = schema.to_str().unwrap();
    let (code, _) = validate(folder.path(), schema, &tables, &["--quarantine", "split"]);
    assert_eq!(code, 1);
    let kept = names(&place("split/valid"));
    let texts: BTreeSet<String> = kept
        .iter()
        .map(|name| fs::read_to_string(place("split/valid").join(name)).unwrap())
        .collect();
    assert_eq!(texts, [1, 2, 3].map(|id| format!("{{\"id\":{id}}}\n")).into());
    assert_eq!(names(&place("split/invalid")).len(), 1, "a part without rows has no file");
}

fn field(line: &str, name: &str) -> String {
    serde_json::from_str::<Value>(line).unwrap()[name].to_string()
}

/// The reasons of each row of an invalid part.
fn reasons(path: &Path) -> Vec<Vec<String>> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    if path.extension().is_some_and(|extension| extension == "jsonl") {
        let lines = fs::read_to_string(path).unwrap();
        let row = |line| serde_json::from_str::<Value>(line).unwrap();
        let reasons = |line| row(line)["reasons"].as_array().unwrap().iter().map(text).collect();
        return lines.lines().map(reasons).collect();
    }
    let mut reasons = Vec::new();
    for batch in rows(path) {
        let lists = batch["reasons"].as_list::<i32>().iter().map(Option::unwrap);
        let texts = |list: arrow_array::ArrayRef| {
            list.as_string::<i32>().iter().map(|text| text.unwrap().to_owned()).collect()
        };
        reasons.extend(lists.map(texts));
    }
    reasons
}
