//! A million rows with a key each and a reference to one of a hundred thousand parents, as a folder
//! with a `datapackage.json`: both held by `parquill validate`, and by DuckDB on the same files. Once
//! as they should be, once with a thousand keys that come twice and a thousand that lead nowhere.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use arrow_array::{RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;

use super::{INVALID, PARQUILL, Result, peers};
use crate::figure::{Figure, median};
use crate::process;
use crate::random::Random;

const ROUNDS: usize = 5;
const PARENTS: usize = 100_000;
const ROWS: usize = 1_000_000;

/// Of each kind, in the second folder.
const BAD: usize = 1_000;

const DESCRIPTOR: &str = r#"{"resources": [
  {"name": "parent", "path": "parent.parquet", "schema": {
    "fields": [{"name": "id", "type": "string"}], "primaryKey": "id"}},
  {"name": "row", "path": "row.parquet", "schema": {
    "fields": [{"name": "id", "type": "string"}, {"name": "parent", "type": "string"}],
    "primaryKey": "id",
    "foreignKeys": [{"fields": "parent", "reference": {"resource": "parent", "fields": "id"}}]}}
]}"#;

/// The figures: of each folder ours, then DuckDB's.
///
/// # Errors
/// If a command fails, or somebody does not find the bad keys.
pub(crate) fn measure(under: &Path) -> Result<Vec<Figure>> {
    let folder = under.join("keys");
    let [good, bad] = ["good", "bad"].map(|name| folder.join(name));
    let bytes = [prepare(&good, 0)?, prepare(&bad, BAD)?];
    let mut rounds: Vec<Vec<Figure>> = Vec::new();
    for _ in 0..ROUNDS {
        let mut figures = Vec::new();
        for (folder, bytes, found) in [(&good, bytes[0], 0), (&bad, bytes[1], 2 * BAD)] {
            figures.push(command(folder, bytes, found)?);
            figures.extend(peers::keys(folder, bytes)?);
        }
        rounds.resize_with(figures.len(), Vec::new);
        figures.into_iter().zip(&mut rounds).for_each(|(figure, all)| all.push(figure));
    }
    fs::remove_dir_all(folder)?;
    Ok(rounds.into_iter().filter_map(median).collect())
}

/// Writes a folder; gives the bytes of its keys.
fn prepare(folder: &PathBuf, bad: usize) -> Result<usize> {
    fs::create_dir_all(folder)?;
    let mut random = Random::new(5);
    let parents: Vec<String> =
        (0..PARENTS).map(|_| format!("{:020x}", random.below(u64::MAX))).collect();
    let mut ids: Vec<String> = Vec::with_capacity(ROWS);
    let mut references = Vec::with_capacity(ROWS);
    for row in 0..ROWS {
        let is_bad = row % (ROWS / BAD) == ROWS / BAD / 2 && bad > 0;
        let parent = &parents[random.below(PARENTS as u64) as usize];
        ids.push(if is_bad { ids[row / 2].clone() } else { format!("{parent}-{row:07}") });
        references.push(if is_bad { format!("{row:020x}") } else { parent.clone() });
    }
    fs::write(folder.join("datapackage.json"), DESCRIPTOR)?;
    write(&folder.join("parent.parquet"), &[("id", &parents)])?;
    write(&folder.join("row.parquet"), &[("id", &ids), ("parent", &references)])?;
    Ok([parents, ids, references].iter().flatten().map(String::len).sum())
}

fn write(path: &Path, columns: &[(&str, &[String])]) -> Result<()> {
    let arrays = columns.iter().map(|(name, values)| {
        let array: StringArray = values.iter().map(Some).collect();
        (*name, Arc::new(array) as arrow_array::ArrayRef)
    });
    let batch = RecordBatch::try_from_iter(arrays)?;
    let zstd = Compression::ZSTD(ZstdLevel::default());
    let properties = WriterProperties::builder().set_compression(zstd);
    let properties = properties.set_max_row_group_row_count(Some(122_880)).build();
    let mut writer = ArrowWriter::try_new(File::create(path)?, batch.schema(), Some(properties))?;
    writer.write(&batch)?;
    writer.close()?;
    Ok(())
}

fn command(folder: &Path, bytes: usize, bad: usize) -> Result<Figure> {
    let mut command = Command::new(PARQUILL);
    command.arg("validate").arg(folder).args(["--threads", "1", "--quiet", "--format", "jsonl"]);
    let what = format!("parquill validate, {bad} bad keys");
    let code = if bad == 0 { 0 } else { INVALID };
    let (figure, printed) = process::measure_exit(&what, bytes, &mut command, code)?;
    let found = printed.lines().count();
    match found == bad {
        true => Ok(super::found(figure, ROWS, bad)),
        false => Err(format!("{found} bad keys of {bad}").into()),
    }
}
