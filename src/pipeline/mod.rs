//! The one place that knows the order of the stages: [`Annotator`] for documents, [`build`] for a whole run,
//! [`audit`] for a finished dataset. What surrounds them here is machinery without a say.

mod annotated;
mod annotator;
mod batch;
mod check;
mod dataset;
mod documents;
mod infer;
mod keys;
mod marks;
mod method;
mod named;
mod observer;
mod package;
mod parallel;
mod quarantine;
mod rejected;
mod rows;
mod standard_input;
mod streamed;
mod table;
mod tables;
mod task;

use std::path::{Path, PathBuf};
use std::thread;

pub use annotator::Annotator;
pub use check::{TableOptions, TableReport, check_tables};
pub use infer::infer;
pub use method::{Method, Methods};
pub use observer::{Observer, Silent};
pub use package::{PackageOptions, PackageReport, PackageViolation, check_package};
pub use table::TableViolation;

use crate::arrange::{ArrangedDocuments, Arranger};
use crate::audit::{AuditViolation, Dataset};
use crate::document::Rejection;
use crate::error::{Error, Finding, Result};
use crate::manifest::{Manifest, TableEntry};
use crate::publish::Staging;
use crate::read::{self, Item, Portion, Reader};
use crate::record::Batches;
use annotated::Annotated;
use annotator::contract;
use batch::Batch;
use dataset::DatasetWriter;
use rejected::RejectedFile;
use tables::Tables;

/// Bytes of documents held in memory before they are spilled to the disk.
const ARRANGE_BUDGET: usize = 256 << 20;

/// A whole run, as the user asked for it.
#[derive(Clone, Debug)]
pub struct Options {
    /// What is read, and how.
    pub read: read::Options,
    /// The dataset's folder.
    pub out: PathBuf,
    /// Threads that read and annotate.
    pub threads: usize,
    /// Documents that a thread takes at a time; has no part in the result.
    pub batch: usize,
    /// How names and claims are found.
    pub methods: Methods,
}

/// What a run did.
#[derive(Clone, Debug)]
pub struct Report {
    /// What was published.
    pub manifest: Manifest,
    /// The first inputs that were not taken, with their reasons; all are in `rejected.jsonl`.
    pub rejections: Vec<Finding>,
}

/// Builds a dataset: read, arrange, annotate and validate, write, publish.
///
/// # Errors
/// If an input that was named does not exist, or if the dataset cannot be written. The target is as it was
/// then. An article over which a stage fails, or whose rows would break their contract, is rejected.
pub fn build(options: &Options, observer: &dyn Observer) -> Result<Report> {
    let annotator = Annotator::embedded(options.methods)?;
    let reader = read::open(&options.read)?;
    let staging = Staging::open(&options.out)?;
    let mut rejected = RejectedFile::create(staging.folder())?;
    let arranger = Arranger::new(staging.folder().to_owned(), ARRANGE_BUDGET);
    let reject = |rejection: Rejection| rejected.push(&rejection);
    let arranged = arrange(reader, options.threads, arranger, observer, reject)?;
    let mut dataset = DatasetWriter::new(staging.folder(), arranged.total());
    let count = |annotated: &Annotated| {
        dataset.push(&annotated.batches, observer);
        annotated.rejections.iter().try_for_each(|rejection| rejected.push(rejection))
    };
    let tables = write_tables(&annotator, options, arranged, staging.folder(), count)?;
    let (rejected, rejections) = rejected.close()?;
    let manifest = dataset.finish(options.methods, tables, rejected)?;
    staging.publish(&manifest)?;
    Ok(Report { manifest, rejections })
}

/// The rows of one article straight from its file: the one at `number`, counted from 1 over all that
/// is read; `None` if there are fewer.
///
/// # Errors
/// If the input cannot be read, or if an article before it or the article itself is rejected.
pub fn annotate_one(
    options: &read::Options,
    methods: Methods,
    number: usize,
) -> Result<Option<Batches>> {
    let mut arranger = Arranger::new(PathBuf::new(), usize::MAX);
    let item = read::open(options)?.nth(number.saturating_sub(1));
    match item {
        None => return Ok(None),
        Some(Item::Rejected(rejection)) => return Err(Error::invalid(rejection.finding)),
        Some(Item::Document(document)) => arranger.push(document)?,
    }
    let arranged = arranger.finish()?.collect::<Result<Vec<_>>>()?;
    let annotated = annotated::annotate(&Annotator::embedded(methods)?, arranged)?;
    match annotated.rejections.into_iter().next() {
        None => Ok(Some(annotated.batches)),
        Some(rejection) => Err(Error::invalid(rejection.finding)),
    }
}

/// The rows of one article of a finished dataset: the first whose key begins so.
///
/// # Errors
/// If the dataset cannot be read.
pub fn find_article(folder: &Path, key: &str) -> Result<Option<Batches>> {
    Dataset::open(folder)?.find(key)
}

/// Reads everything on all threads, into the canonical order.
fn arrange(
    mut reader: Reader,
    threads: usize,
    mut arranger: Arranger,
    observer: &dyn Observer,
    mut reject: impl FnMut(Rejection) -> Result<()>,
) -> Result<ArrangedDocuments> {
    let (progress, total) = (reader.progress(), reader.total_bytes());
    let portions = std::iter::from_fn(move || reader.next_portion());
    parallel::ordered(threads, portions, Portion::read, |items| {
        observer.reading(progress.bytes_read(), total);
        items.into_iter().try_for_each(|item| match item {
            Item::Document(document) => arranger.push(document),
            Item::Rejected(rejection) => reject(rejection),
        })
    })?;
    arranger.finish()
}

/// Annotates on all threads and writes the tables as the rows come, in order.
fn write_tables(
    annotator: &Annotator,
    options: &Options,
    arranged: ArrangedDocuments,
    folder: &Path,
    mut count: impl FnMut(&Annotated) -> Result<()>,
) -> Result<Vec<TableEntry>> {
    let work = |batch: Result<Batch>| {
        let batch = batch?;
        Ok((annotated::annotate(annotator, batch.documents)?, batch.ends_chunk))
    };
    thread::scope(|scope| {
        let tables = Tables::create(scope, folder);
        let batches = batch::Batches::new(arranged, options.batch);
        let annotated = parallel::ordered(options.threads, batches, work, |done| {
            let (annotated, ends_chunk) = done?;
            count(&annotated)?;
            let goes_on = tables.push(annotated.batches, ends_chunk);
            if goes_on { Ok(()) } else { Err(dataset::stopped()) }
        });
        // A writer's own error explains why the pieces could not be handed on.
        tables.finish().and_then(|tables| annotated.map(|()| tables))
    })
}

/// Holds a finished dataset against its contract: files against the manifest, every row against its
/// schema, and every relation between rows and tables. Violations go to `report` as they are found.
///
/// # Errors
/// If the dataset cannot be read, or a file of it has lost bits.
pub fn audit(folder: &Path, mut report: impl FnMut(AuditViolation)) -> Result<Manifest> {
    let dataset = Dataset::open(folder)?;
    let integrity = dataset.integrity();
    if let Some(corruption) = integrity.corrupt.into_iter().next() {
        return Err(Error::corrupt(corruption));
    }
    integrity.violations.into_iter().for_each(&mut report);
    let validator = contract()?;
    let mut groups = dataset.groups()?;
    while let Some(group) = groups.next_group()? {
        groups.take_violations().into_iter().for_each(&mut report);
        for violation in validator.check(&group.batches) {
            let (file, row_group, row) = groups.locate(&group, violation.table, violation.row);
            let (source, record) = dataset::origin(&violation, &group.batches).unzip();
            report(AuditViolation {
                table: violation.table.name().to_owned(),
                file: file.to_owned(),
                row_group,
                row: Some(row),
                field: violation.field,
                rule: violation.rule,
                value: violation.value,
                expected: violation.expected,
                source,
                record: record.flatten(),
            });
        }
    }
    groups.take_violations().into_iter().for_each(&mut report);
    Ok(dataset.manifest().clone())
}
