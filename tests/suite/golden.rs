//! The rows of the samples, as files that can be read: `tests/golden/TABLE.tsv`. Rewritten by
//! `make golden`.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use arrow_array::ArrayRef;
use arrow_cast::cast;
use arrow_cast::display::{ArrayFormatter, FormatOptions};
use arrow_schema::DataType;
use parquill::record::Table;

use crate::corpus::samples;
use crate::dataset::{build_valid, rows};

/// A table as lines of `column=value`, without what repeats in every row.
fn lines(dataset: &Path, table: Table) -> String {
    let options = FormatOptions::default().with_null("-");
    let mut lines = String::new();
    for batch in rows(dataset, table) {
        let schema = batch.schema();
        let columns: Vec<_> = schema
            .fields()
            .iter()
            .zip(batch.columns())
            .filter(|(field, _)| !(field.name() == "article_id" && table != Table::Article))
            .filter(|(field, _)| !(field.name() == "text" && table == Table::Article))
            .map(|(field, array)| (field.name(), plain(array)))
            .collect();
        let columns: Vec<_> = columns
            .iter()
            .map(|(name, array)| (name, ArrayFormatter::try_new(array, &options).unwrap()))
            .collect();
        for row in 0..batch.num_rows() {
            for (name, values) in &columns {
                write!(lines, "{name}={}\t", values.value(row).to_string().escape_debug()).unwrap();
            }
            lines.push('\n');
        }
    }
    lines
}

/// Moments as microseconds: Arrow's display needs a time-zone database even for UTC.
fn plain(array: &ArrayRef) -> ArrayRef {
    match array.data_type() {
        DataType::Timestamp(..) => cast(array, &DataType::Int64).unwrap(),
        _ => array.clone(),
    }
}

#[test]
fn the_samples_give_these_rows() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("dataset");
    build_valid(&[&samples()], &dataset, &[]);
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    for table in Table::ALL {
        let path = golden.join(table.name()).with_extension("tsv");
        let found = lines(&dataset, table);
        if std::env::var_os("PARQUILL_UPDATE").is_some() {
            fs::create_dir_all(&golden).unwrap();
            fs::write(&path, &found).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        let first = found.lines().zip(expected.lines()).find(|(found, expected)| found != expected);
        assert!(
            found == expected,
            "{} differs; if it should, run `make golden` and read the change.\nfirst: {first:#?}",
            path.display()
        );
    }
}
