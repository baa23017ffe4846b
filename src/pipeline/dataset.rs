//! What a dataset's manifest counts while its tables are written.

use std::io::Write;
use std::path::{Path, PathBuf};

use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, RecordBatch, StringArray};
use sha2::{Digest, Sha256};

use crate::error::{Error, Finding, Result};
use crate::hexadecimal::hexadecimal;
use crate::manifest::{FORMAT, FileEntry, Inputs, Manifest, Rejected, TableEntry};
use crate::pipeline::method::Methods;
use crate::pipeline::observer::Observer;
use crate::place::Place;
use crate::record::{Batches, Table, json_schema};
use crate::validate::Violation;
use crate::write::HashedFile;

/// Counts the documents and hashes their hashes.
pub(super) struct DatasetWriter {
    folder: PathBuf,
    total: u64,
    inputs: Inputs,
    hasher: Sha256,
}

impl DatasetWriter {
    /// Of a dataset with `total` articles.
    pub(super) fn new(folder: &Path, total: u64) -> Self {
        let (folder, hasher) = (folder.to_owned(), Sha256::new());
        DatasetWriter { folder, total, inputs: Inputs::default(), hasher }
    }

    /// Counts some articles, in order.
    pub(super) fn push(&mut self, batches: &Batches, observer: &dyn Observer) {
        let articles = batches.of(Table::Article);
        self.inputs.documents += articles.num_rows() as u64;
        let texts = strings(articles, "text").into_iter().flatten().flatten();
        self.inputs.text_bytes += texts.map(|text| text.len() as u64).sum::<u64>();
        for sha256 in strings(articles, "input_sha256").into_iter().flatten().flatten() {
            self.hasher.update(sha256);
        }
        observer.annotating(self.inputs.documents, self.total, self.inputs.text_bytes);
    }

    /// Writes the schemas beside the tables and gives the manifest.
    pub(super) fn finish(
        mut self,
        methods: Methods,
        tables: Vec<TableEntry>,
        rejected: Rejected,
    ) -> Result<Manifest> {
        self.inputs.sha256 = hexadecimal(&self.hasher.finalize());
        let manifest = Manifest {
            format: FORMAT.to_owned(),
            generator: concat!("parquill ", env!("CARGO_PKG_VERSION")).to_owned(),
            entities: methods.entities.name().to_owned(),
            claims: methods.claims.name().to_owned(),
            tables,
            schemas: write_schemas(&self.folder)?,
            inputs: self.inputs,
            rejected,
            sha256: String::new(),
        };
        manifest.seal().map_err(|error| Error::io("dataset.json", &error.into()))
    }
}

fn write_schemas(folder: &Path) -> Result<Vec<FileEntry>> {
    let schemas = folder.join("schema");
    std::fs::create_dir_all(&schemas).map_err(|error| Error::io(schemas.display(), &error))?;
    Table::ALL.into_iter().map(|table| write_schema(folder, table)).collect()
}

fn write_schema(folder: &Path, table: Table) -> Result<FileEntry> {
    let mut file = HashedFile::create(folder, format!("schema/{}.json", table.name()))?;
    serde_json::to_writer_pretty(&mut file, &json_schema(table.declaration()))
        .map_err(std::io::Error::from)
        .and_then(|()| file.write_all(b"\n"))
        .map_err(|error| Error::io(file.path(), &error))?;
    file.close(None)
}

/// What a user can do about what is none of theirs.
pub(super) const FAULT: &str = "a fault of parquill; please report it";

/// What is wrong with a row of our own making.
pub(super) fn broken(violation: &Violation, batches: &Batches) -> Finding {
    let Violation { table, row, field, rule, value, expected } = violation;
    let key = table.declaration().fields[0].name;
    let key = strings(batches.of(*table), key).map_or("?", |keys| keys.value(*row));
    let found = format!("{field} of its {} {key} is {value}", table.name());
    let finding = Finding::new(Place::file("rows"), found).expected(expected);
    finding.remedy(format!("rule `{rule}`; {FAULT}"))
}

/// The input file, and the record of it, of the article that a row belongs to.
pub(super) fn origin(violation: &Violation, batches: &Batches) -> Option<(String, Option<i64>)> {
    let articles = batches.of(Table::Article);
    let rows = strings(batches.of(violation.table), "article_id")?;
    let id = rows.is_valid(violation.row).then(|| rows.value(violation.row))?;
    let row = strings(articles, "article_id")?.iter().position(|article| article == Some(id))?;
    let source = strings(articles, "source")?;
    let record = articles.column_by_name("record")?.as_primitive_opt::<Int64Type>()?;
    let record = record.is_valid(row).then(|| record.value(row));
    source.is_valid(row).then(|| (source.value(row).to_owned(), record))
}

/// A table's writer takes no more; its own error follows.
pub(super) fn stopped() -> Error {
    Error::unreadable(Finding::new(Place::file("dataset"), "a table can no longer be written"))
}

fn strings<'a>(batch: &'a RecordBatch, column: &str) -> Option<&'a StringArray> {
    batch.column_by_name(column)?.as_string_opt()
}
