//! What a document carries: its text as it came, its parts by the map, and where it stood.

use super::corpus::{Corpus, gzip, items, said, zstd};
use crate::document::Document;
use crate::read::fields::FieldMap;
use crate::read::format::Format;
use crate::read::item::Item;
use crate::read::options::Options;

fn documents(items: Vec<Item>) -> Vec<Document> {
    let document = |item| match item {
        Item::Document(document) => document,
        Item::Rejected(rejection) => panic!("{}", rejection.finding),
    };
    items.into_iter().map(document).collect()
}

#[test]
fn a_text_file_is_one_document_as_it_came() {
    let text = "Rain at last\r\n\r\nIt “rained” on Monday.\n";
    let corpus = Corpus::of(&[("may/a.txt", text.as_bytes())]);
    let [document] = documents(corpus.items()).try_into().unwrap();
    assert_eq!(document.text, text);
    assert_eq!((document.title, document.authors), (None, vec![]));
    let origin = document.origin;
    assert_eq!((origin.source.as_str(), origin.name.as_str()), ("may/a.txt", "a.txt"));
    assert_eq!((origin.record, origin.byte_start), (None, Some(0)));
    assert_eq!(origin.byte_end, Some(text.len() as i64));
    // Of the empty string it would be e3b0c442...
    assert_eq!(origin.sha256.len(), 64);
}

#[test]
fn packing_and_encoding_change_neither_text_nor_identity() {
    let text = "Rain – at last";
    let utf16: Vec<u8> =
        format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    let corpus = Corpus::of(&[
        ("plain/a.txt", text.as_bytes()),
        ("gzip/a.txt.gz", &gzip(text.as_bytes())),
        ("no-suffix/a.txt", &zstd(text.as_bytes())),
        ("utf16/a.txt", &utf16),
        ("western/a.txt", b"Rain \x96 at last"),
    ]);
    let documents = documents(corpus.items());
    assert_eq!(documents.len(), 5);
    for document in &documents {
        assert_eq!((document.text.as_str(), document.origin.name.as_str()), (text, "a.txt"));
    }
    assert_eq!(documents[0].origin.sha256, documents[1].origin.sha256);
    assert_ne!(documents[0].origin.sha256, documents[4].origin.sha256);
}

#[test]
fn lines_carry_their_place_and_their_fields() {
    let lines = concat!(
        r#"{"text": "One.", "title": null, "authors": [{"name": "Ann"}, "Bo"], "date": 17}"#,
        "\n\n",
        r#"{"skipped": [1, {"text": "no"}], "text": "T\u0077o.", "url": "https://example.org/2"}"#,
        "\r\n",
    );
    let corpus = Corpus::of(&[("a.jsonl", lines.as_bytes())]);
    let [one, two] = documents(corpus.items()).try_into().unwrap();
    assert_eq!((one.text.as_str(), one.title), ("One.", None));
    assert_eq!(
        (one.authors, one.published.as_deref()),
        (vec!["Ann".into(), "Bo".into()], Some("17"))
    );
    assert_eq!((two.text.as_str(), two.url.as_deref()), ("Two.", Some("https://example.org/2")));
    let origin = two.origin;
    assert_eq!((origin.record, origin.name.as_str()), (Some(3), ""));
    let (start, end) = (origin.byte_start.unwrap() as usize, origin.byte_end.unwrap() as usize);
    assert!(lines[start..end].starts_with(r#"{"skipped"#) && lines[start..end].ends_with('}'));
}

#[test]
fn lines_in_utf16_and_in_windows_1252_are_lines() {
    let lines = "\u{feff}{\"text\": \"caf\u{e9}\"}\n{\"text\": \"two\"}\n";
    let utf16: Vec<u8> = lines.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let western = b"{\"text\": \"caf\xe9\"}\n{\"text\": \"two \xe2\x80\x94 three\"}";
    let corpus = Corpus::of(&[("a.jsonl", &utf16), ("b.jsonl", western)]);
    assert_eq!(
        corpus.said(),
        ["a.jsonl: café", "a.jsonl: two", "b.jsonl: café", "b.jsonl: two — three"]
    );
}

#[test]
fn maps_reach_into_objects_and_presets_fit_their_dumps() {
    let line = r#"{"meta": {"body": "Deep.", "title": "T"}, "meta.lang": "en"}"#;
    let corpus = Corpus::of(&[("a.jsonl", line.as_bytes())]);
    let fields = FieldMap {
        text: vec!["meta.body".into()],
        title: vec!["headline".into(), "meta.title".into()],
        language: vec!["meta.lang".into()],
        ..FieldMap::default()
    };
    let [document] = documents(items(&Options { fields, ..corpus.options() })).try_into().unwrap();
    assert_eq!((document.text.as_str(), document.title.as_deref()), ("Deep.", Some("T")));
    assert_eq!(document.language.as_deref(), Some("en"));

    let line = r#"{"maintext": "Dumped.", "date_publish": "None", "source_domain": "example.org"}"#;
    let corpus = Corpus::of(&[("a.jsonl", line.as_bytes())]);
    let fields = FieldMap::preset("news-please").unwrap();
    let [document] = documents(items(&Options { fields, ..corpus.options() })).try_into().unwrap();
    assert_eq!((document.published, document.publisher.as_deref()), (None, Some("example.org")));
}

#[test]
fn formats_are_told_by_content_and_name_and_can_be_forced() {
    let line: &[u8] = br#"{"text": "Told."}"#;
    let corpus = Corpus::of(&[
        ("a", line),
        ("b.txt", line),
        ("c.JSONL.gz", &gzip(line)),
        ("d", b"Just a text."),
        ("e.json", line),
        ("f.md", b"[Note: a list in front.]"),
    ]);
    assert_eq!(
        corpus.said(),
        [
            "a: Told.",
            "b.txt: {\"text\": \"Told.\"}",
            "c.JSONL.gz: Told.",
            "d: Just a text.",
            "e.json: Told.",
            "f.md: [Note: a list in front.]"
        ]
    );
    let forced = Options { format: Some(Format::Text), ..corpus.options() };
    assert_eq!(said(&forced)[0], "a: {\"text\": \"Told.\"}");
    assert_eq!(Format::from_name("jsonl").map(Format::name), Some("jsonl"));
    assert_eq!(Format::from_extension("pq"), Some(Format::Parquet));
}
