//! Running the binary, and looking at what it published.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::path::Path;
use std::process::{Command, Output};

use arrow_array::RecordBatch;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquill::record::Table;

/// The built command with arguments.
pub(crate) fn parquill<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_parquill"));
    command.args(arguments);
    command
}

/// Builds inputs into `out`.
pub(crate) fn build(inputs: &[&Path], out: &Path, more: &[&str]) -> Output {
    let mut command = parquill(["build", "--quiet", "--out"]);
    command.arg(out).args(inputs).args(more).output().unwrap()
}

/// Builds inputs into `out`, which must succeed.
pub(crate) fn build_valid(inputs: &[&Path], out: &Path, more: &[&str]) {
    let output = build(inputs, out, more);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// The bytes of every file of a folder, by path.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let name = entry.file_name().to_str().unwrap().to_owned();
        if entry.path().is_dir() {
            let inner = self::files(&entry.path());
            files.extend(inner.into_iter().map(|(path, bytes)| (format!("{name}/{path}"), bytes)));
        } else {
            files.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// All rows of a table.
pub(crate) fn rows(dataset: &Path, table: Table) -> Vec<RecordBatch> {
    let mut shards: Vec<_> = fs::read_dir(dataset.join(table.name()))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    shards.sort();
    let read = |path| ParquetRecordBatchReaderBuilder::try_new(File::open(path).unwrap()).unwrap();
    shards.into_iter().flat_map(|path| read(path).build().unwrap()).map(Result::unwrap).collect()
}

/// All values of a column of strings; null as an empty string.
pub(crate) fn strings(dataset: &Path, table: Table, column: &str) -> Vec<String> {
    let batches = rows(dataset, table);
    let columns = batches.iter().map(|batch| batch.column_by_name(column).unwrap());
    columns
        .flat_map(|array| {
            let array = array.as_any().downcast_ref::<arrow_array::StringArray>().unwrap();
            array.iter().map(|value| value.unwrap_or_default().to_owned()).collect::<Vec<_>>()
        })
        .collect()
}
