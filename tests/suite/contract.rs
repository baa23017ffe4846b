//! Every rule of the contract finds what breaks it, and says where.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{
    ArrayRef, BooleanArray, Int8Array, Int64Array, RecordBatch, StringArray, UInt64Array,
};
use arrow_cast::cast;
use arrow_schema::{DataType, Field, Schema};
use arrow_select::concat::concat_batches;
use arrow_select::take::take;
use parquet::arrow::ArrowWriter;
use parquill::audit::AuditViolation;
use parquill::pipeline::audit;
use parquill::record::Table;

use crate::corpus::samples;
use crate::dataset::{build_valid, parquill, rows};

/// Builds the samples, puts other rows in the place of a table's, and audits.
fn violations(table: Table, change: impl Fn(&RecordBatch) -> RecordBatch) -> Vec<AuditViolation> {
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("dataset");
    build_valid(&[&samples()], &dataset, &[]);
    let batches = rows(&dataset, table);
    let all = concat_batches(&batches[0].schema(), &batches).unwrap();
    write(&dataset, table, &change(&all));
    let mut violations = Vec::new();
    audit(&dataset, |violation| violations.push(violation)).unwrap();
    let status = parquill(["validate"]).arg(&dataset).output().unwrap().status;
    assert_eq!(status.code(), Some(1));
    violations
}

fn write(dataset: &Path, table: Table, batch: &RecordBatch) {
    let path = dataset.join(table.name()).join("part-00000.parquet");
    let file = File::create(path).unwrap();
    let mut writer = ArrowWriter::try_new(file, batch.schema(), None).unwrap();
    writer.write(batch).unwrap();
    writer.close().unwrap();
}

fn column<'a>(batch: &'a RecordBatch, name: &str) -> &'a ArrayRef {
    batch.column_by_name(name).unwrap()
}

fn with_column(batch: &RecordBatch, name: &str, column: ArrayRef) -> RecordBatch {
    let mut columns = batch.columns().to_vec();
    columns[batch.schema().index_of(name).unwrap()] = column;
    RecordBatch::try_new(batch.schema(), columns).unwrap()
}

/// The batch with one string replaced.
fn with_string(batch: &RecordBatch, name: &str, row: usize, value: &str) -> RecordBatch {
    let old = batch.column_by_name(name).unwrap();
    let old = old.as_any().downcast_ref::<StringArray>().unwrap();
    let changed = old.iter().enumerate().map(|(at, old)| if at == row { Some(value) } else { old });
    with_column(batch, name, Arc::new(changed.collect::<StringArray>()))
}

/// The batch with something added to one whole number.
fn with_shift(batch: &RecordBatch, name: &str, row: usize, by: i64) -> RecordBatch {
    let old = batch.column_by_name(name).unwrap();
    let old = old.as_any().downcast_ref::<Int64Array>().unwrap();
    let changed = old
        .iter()
        .enumerate()
        .map(|(at, old)| if at == row { old.map(|old| old + by) } else { old });
    with_column(batch, name, Arc::new(changed.collect::<Int64Array>()))
}

#[track_caller]
fn assert_found(violations: &[AuditViolation], rule: &str, field: &str, row: u64) {
    let found = violations
        .iter()
        .any(|found| found.rule == rule && found.field == field && found.row == Some(row));
    assert!(found, "no {rule} of {field} in row {row} among {violations:#?}");
    assert!(
        violations.iter().any(|found| found.rule == "manifest"),
        "the file is not as published"
    );
}

#[test]
fn a_row_keeps_its_schema() {
    let found = violations(Table::Sentence, |batch| with_string(batch, "role", 3, "chorus"));
    assert_found(&found, "enum", "/role", 3);
    assert!(found.iter().any(|one| one.value == "\"chorus\"" && one.expected.contains("\"body\"")));
    let found = violations(Table::Article, |batch| with_string(batch, "article_id", 4, "zzz"));
    assert_found(&found, "pattern", "/article_id", 4);
    let found = violations(Table::Claim, |batch| with_shift(batch, "source_start", 0, -1_000_000));
    assert_found(&found, "minimum", "/source_start", 0);
}

#[test]
fn a_span_quotes_its_text() {
    let found = violations(Table::Entity, |batch| with_shift(batch, "start", 5, 1));
    assert_found(&found, "quote", "/text", 5);
    let found = violations(Table::Sentence, |batch| with_string(batch, "text", 2, "Other words."));
    assert_found(&found, "quote", "/text", 2);
    let found = violations(Table::Claim, |batch| with_string(batch, "content", 1, "Other words."));
    assert_found(&found, "excerpt", "/content", 1);
    let found = violations(Table::Claim, |batch| with_shift(batch, "content_end", 1, 1));
    assert_found(&found, "excerpt", "/content_spans", 1);
}

#[test]
fn a_reference_resolves() {
    let found = violations(Table::Article, |batch| batch.slice(1, batch.num_rows() - 1));
    assert_found(&found, "foreign", "/article_id", 0);
    let other = "0123456789abcdef0123-s00001";
    let found = violations(Table::Entity, |batch| with_string(batch, "sentence_id", 7, other));
    assert_found(&found, "foreign", "/sentence_id", 7);
    assert_found(&found, "prefix", "/sentence_id", 7);
    let nobody = "person-0123456789abcdef";
    let found = violations(Table::Claim, |batch| with_string(batch, "speaker_id", 0, nobody));
    assert_found(&found, "foreign", "/speaker_id", 0);
}

#[test]
fn a_lists_references_resolve() {
    let other = "0123456789abcdef0123-s00001-m000";
    let found = violations(Table::Claim, |batch| {
        let mut lists = ListBuilder::new(StringBuilder::new());
        (0..batch.num_rows()).for_each(|_| lists.append_value([Some(other)]));
        let lists = cast(&lists.finish(), column(batch, "content_mentions").data_type()).unwrap();
        with_column(batch, "content_mentions", lists)
    });
    assert_found(&found, "foreign", "/content_mentions", 2);
}

#[test]
fn what_is_quoted_is_part_of_the_content() {
    let found = violations(Table::Claim, |batch| {
        let rows: Vec<u64> = (0..batch.num_rows() as u64).rev().collect();
        let elsewhere = take(column(batch, "content_spans"), &UInt64Array::from(rows), None);
        with_column(batch, "verbatim_spans", elsewhere.unwrap())
    });
    assert_found(&found, "within", "/verbatim_spans", 0);
}

#[test]
fn a_key_is_unique_and_rows_stand_in_order() {
    let twice = |batch: &RecordBatch, row: usize| {
        let again = batch.slice(row, 1);
        let (head, tail) = (batch.slice(0, row), batch.slice(row, batch.num_rows() - row));
        concat_batches(&batch.schema(), &[head, again, tail]).unwrap()
    };
    let found = violations(Table::Sentence, |batch| twice(batch, 9));
    assert_found(&found, "key", "/sentence_id", 10);
    assert_found(&found, "sequence", "/position", 10);
    let found = violations(Table::Article, |batch| twice(batch, 2));
    assert_found(&found, "key", "/article_id", 3);
    let appended = |batch: &RecordBatch| {
        concat_batches(&batch.schema(), &[batch.clone(), batch.slice(0, 1)]).unwrap()
    };
    let found = violations(Table::Claim, appended);
    assert!(found.iter().any(|one| one.rule == "order"), "{found:#?}");
    assert!(found.iter().any(|one| one.rule == "key" && one.field == "/claim_id"), "{found:#?}");
}

#[test]
fn positions_have_no_gaps() {
    let found = violations(Table::Entity, |batch| {
        let (head, tail) = (batch.slice(0, 4), batch.slice(5, batch.num_rows() - 5));
        concat_batches(&batch.schema(), &[head, tail]).unwrap()
    });
    assert_found(&found, "sequence", "/position", 4);
}

#[test]
fn counts_and_depths_are_right() {
    let found = violations(Table::Article, |batch| with_shift(batch, "claims", 1, 1));
    assert_found(&found, "count", "/claims", 1);
    let found = violations(Table::Claim, |batch| with_shift(batch, "depth", 0, 3));
    assert_found(&found, "nesting", "/depth", 0);
}

#[test]
fn columns_are_there_and_of_their_type() {
    let found = violations(Table::Claim, |batch| {
        let mut batch = batch.clone();
        batch.remove_column(batch.schema().index_of("cue").unwrap());
        batch
    });
    assert!(found.iter().any(|one| one.rule == "column" && one.field == "/cue"), "{found:#?}");
}

/// The batch with a column of another type.
fn with_typed(batch: &RecordBatch, name: &str, column: ArrayRef) -> RecordBatch {
    let at = batch.schema().index_of(name).unwrap();
    let (mut fields, mut columns) = (batch.schema().fields().to_vec(), batch.columns().to_vec());
    fields[at] = Arc::new(Field::new(name, column.data_type().clone(), true));
    columns[at] = column;
    RecordBatch::try_new(Arc::new(Schema::new(fields)), columns).unwrap()
}

#[test]
fn a_width_is_no_violation_and_a_kind_is() {
    let found = violations(Table::Claim, |batch| {
        let wide = cast(batch.column_by_name("content").unwrap(), &DataType::LargeUtf8).unwrap();
        let narrow = cast(batch.column_by_name("depth").unwrap(), &DataType::Int32).unwrap();
        with_typed(&with_typed(batch, "content", wide), "depth", narrow)
    });
    assert!(found.iter().all(|one| one.rule == "manifest"), "{found:#?}");
    let found = violations(Table::Claim, |batch| {
        let negated = batch.column_by_name("negated").unwrap();
        let negated = negated.as_any().downcast_ref::<BooleanArray>().unwrap();
        let bits: Int8Array = negated.iter().map(|bit| bit.map(i8::from)).collect();
        with_typed(batch, "negated", Arc::new(bits))
    });
    let columns: Vec<_> = found.iter().filter(|one| one.rule == "column").collect();
    assert!(matches!(columns[..], [one] if one.value == "of type Int8"), "{found:#?}");
}

#[test]
fn rows_cut_off_at_the_end_are_missed() {
    let found = violations(Table::Claim, |batch| batch.slice(0, batch.num_rows() - 1));
    assert!(found.iter().any(|one| one.value.ends_with("rows long")), "{found:#?}");
}
