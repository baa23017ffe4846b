//! Parquet files as other tools write them, whole and damaged.

use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder, StringDictionaryBuilder};
use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, BinaryArray, Date32Array, Int64Array, LargeStringArray, RecordBatch,
    StringArray, StringViewArray, StructArray, TimestampMicrosecondArray,
};
use arrow_schema::{DataType, Field};
use parquet::arrow::ArrowWriter;
use parquet::file::properties::WriterProperties;

use super::corpus::{Corpus, gzip, items, said};
use crate::document::Document;
use crate::read::fields::FieldMap;
use crate::read::format::Format;
use crate::read::item::Item;
use crate::read::options::Options;

pub(super) fn written(columns: Vec<(&str, ArrayRef)>, rows_a_group: usize) -> Vec<u8> {
    let columns = columns.into_iter().map(|(name, column)| (name, column, true));
    let batch = RecordBatch::try_from_iter_with_nullable(columns).unwrap();
    let properties = WriterProperties::builder()
        .set_max_row_group_row_count(Some(rows_a_group))
        .set_dictionary_enabled(false)
        .build();
    let mut writer = ArrowWriter::try_new(Vec::new(), batch.schema(), Some(properties)).unwrap();
    writer.write(&batch).unwrap();
    writer.into_inner().unwrap()
}

pub(super) fn texts(texts: &[Option<&str>]) -> ArrayRef {
    Arc::new(StringArray::from(texts.to_vec()))
}

fn first(columns: Vec<(&str, ArrayRef)>) -> Document {
    let corpus = Corpus::of(&[("a.parquet", &written(columns, 100))]);
    match corpus.items().remove(0) {
        Item::Document(document) => document,
        Item::Rejected(rejection) => panic!("{}", rejection.finding),
    }
}

#[test]
fn a_text_is_read_from_every_kind_of_string() {
    let mut dictionary = StringDictionaryBuilder::<Int32Type>::new();
    dictionary.append_value("Rain.");
    let columns: Vec<ArrayRef> = vec![
        texts(&[Some("Rain.")]),
        Arc::new(LargeStringArray::from(vec!["Rain."])),
        Arc::new(StringViewArray::from(vec!["Rain."])),
        Arc::new(BinaryArray::from(vec![&b"Rain."[..]])),
        Arc::new(dictionary.finish()),
    ];
    for column in columns {
        let kind = column.data_type().clone();
        assert_eq!(first(vec![("text", column)]).text, "Rain.", "{kind}");
    }
}

#[test]
fn parts_are_read_from_lists_structs_dates_and_numbers() {
    let mut authors = ListBuilder::new(StringBuilder::new());
    authors.append_value([Some("Ann"), None, Some("Bo")]);
    let title = Arc::new(Field::new("title", DataType::Utf8, true));
    let meta = StructArray::from(vec![(title, texts(&[Some("Deep")]))]);
    let fields = FieldMap { title: vec!["meta.title".into()], ..FieldMap::default() };
    let published: Vec<(ArrayRef, &str)> = vec![
        (Arc::new(Date32Array::from(vec![19_000])), "2022-01-08"),
        (Arc::new(Int64Array::from(vec![1_700_000_000])), "1700000000"),
        (Arc::new(TimestampMicrosecondArray::from(vec![0])), "1970-01-01T00:00:00"),
        (
            Arc::new(TimestampMicrosecondArray::from(vec![1]).with_timezone("Europe/Paris")),
            "1970-01-01T00:00:00.000001Z",
        ),
        (texts(&[Some("May 1")]), "May 1"),
    ];
    let authors: ArrayRef = Arc::new(authors.finish());
    let meta: ArrayRef = Arc::new(meta);
    for (column, words) in published {
        let columns = vec![
            ("text", texts(&[Some("Rain.")])),
            ("authors", Arc::clone(&authors)),
            ("meta", Arc::clone(&meta)),
            ("date", column),
        ];
        let corpus = Corpus::of(&[("a", &written(columns, 100))]);
        let options = Options { fields: fields.clone(), ..corpus.options() };
        let Item::Document(document) = items(&options).remove(0) else { panic!("rejected") };
        assert_eq!(document.authors, ["Ann", "Bo"]);
        assert_eq!(document.title.as_deref(), Some("Deep"));
        assert_eq!(document.published.as_deref(), Some(words));
        assert_eq!((document.origin.record, document.origin.byte_start), (Some(0), None));
    }
}

#[test]
fn bad_rows_cost_only_themselves() {
    let column = texts(&[Some("One."), None, Some(" "), Some("Four."), Some("a\0")]);
    let corpus = Corpus::of(&[("a.parquet", &written(vec![("text", column)], 2))]);
    assert_eq!(
        corpus.said(),
        [
            "a.parquet: One.",
            "a.parquet:1: field \"text\" is null; expected a string (see --text-field)",
            "a.parquet:2: field \"text\" is blank; expected text (see --text-field)",
            "a.parquet: Four.",
            "a.parquet:4: field \"text\" holds a NUL character at its byte 1; expected text",
        ]
    );
    let options = Options { max_record_bytes: 14, ..corpus.options() };
    assert!(
        said(&options)[0].starts_with("a.parquet:0: record is 15 bytes long; expected at most")
    );
}

#[test]
fn files_that_cannot_be_read_as_parquet() {
    let whole = written(vec![("body", texts(&[Some("Rain.")])), ("id", texts(&[None]))], 9);
    let of = |name: &str, bytes: &[u8]| Corpus::of(&[(name, bytes)]).said().remove(0);
    assert_eq!(
        of("a.parquet", &whole),
        "a.parquet: no column \"text\"; expected the text in one of \"body\", \"id\" \
         (see --text-field)"
    );
    assert_eq!(
        of("a.parquet.gz", &gzip(&whole)),
        "a.parquet.gz: is Parquet inside gzip; expected a plain Parquet file (unpack it first)"
    );
    let damaged = "a.parquet: Parquet file is truncated or damaged: ";
    assert!(of("a.parquet", &whole[..whole.len() - 9]).starts_with(damaged));
    assert!(of("a.parquet", b"Not at all.").starts_with(damaged));
}

#[test]
fn a_damaged_row_group_costs_only_itself() {
    let column = texts(&[Some("One one one."), Some("Two two two."), Some("Three three.")]);
    let mut bytes = written(vec![("text", column)], 1);
    let at = bytes.windows(3).position(|window| window == b"Two").unwrap();
    // The page header right before the page's data.
    bytes[at - 24..at].fill(0xff);
    let said = Corpus::of(&[("a.parquet", &bytes)]).said();
    assert_eq!(
        (said[0].as_str(), said[2].as_str()),
        ("a.parquet: One one one.", "a.parquet: Three three.")
    );
    assert!(said[1].starts_with("a.parquet:1: rows 1 to 1 cannot be read: "), "{}", said[1]);
}

#[test]
fn a_row_is_known_by_its_mapped_fields() {
    let with = |other: &str| {
        first(vec![("text", texts(&[Some("Rain.")])), ("other", texts(&[Some(other)]))])
    };
    assert_eq!(with("a").origin.sha256, with("b").origin.sha256);
    // Of {"text":"Rain."}.
    assert_eq!(with("a").origin.sha256, crate::read::evidence::sha256(br#"{"text":"Rain."}"#));
    assert_eq!(Format::from_name("parquet"), Some(Format::Parquet));
}
