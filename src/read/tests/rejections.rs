//! Bad input costs only itself, and says what it is: one file of every bad kind, the words for it,
//! and the good records that stand beside it.

use super::corpus::{Corpus, gzip, items, said, zstd};
use crate::document::Rejection;
use crate::read::item::Item;
use crate::read::options::Options;

/// What is said of one file, with a good file behind it that must still be read.
fn of(name: &str, bytes: &[u8]) -> Vec<String> {
    let corpus = Corpus::of(&[(name, bytes), ("~good.txt", b"Good.")]);
    let mut said = corpus.said();
    assert_eq!(said.pop().as_deref(), Some("~good.txt: Good."));
    said
}

#[test]
fn texts_that_are_none() {
    assert_eq!(of("a.txt", b""), ["a.txt: is empty; expected text or records"]);
    assert_eq!(of("a.txt.gz", &gzip(b"")), ["a.txt.gz: is empty; expected text or records"]);
    assert_eq!(of("a.txt", b" \r\n\t"), ["a.txt: holds only white space; expected text"]);
    assert_eq!(
        of("a.txt", b"caf\xc3\xa9 \xff"),
        [
            "a.txt (byte 6): invalid UTF-8: byte 0xFF; expected UTF-8, or UTF-16 or Windows-1252 text"
        ]
    );
    assert_eq!(of("a.txt", b"ab\0"), ["a.txt (byte 2): NUL character; expected text"]);
}

#[test]
fn formats_that_are_not_read() {
    let html = "a.txt: is HTML; expected jsonl or parquet or text (see --format)";
    assert_eq!(of("a.txt", b"<!doctype html><p>Rain."), [html]);
    assert_eq!(of("a.txt.gz", &gzip(b"<html><p>Rain."))[0], html.replace("a.txt", "a.txt.gz"));
    for (name, bytes, what) in [
        ("a.warc.gz", &gzip(b"WARC/1.0\r\n")[..], "WARC"),
        ("a", b"<?xml version=\"1.0\"?><nitf/>", "XML"),
        ("a.csv", b"text,title\n", "a CSV table"),
        ("a.json", b"{\n  \"text\": \"Spread.\"\n}\n", "JSON, but not one object a line"),
        ("a", b"%PDF-1.4", "PDF"),
        ("a.docx", b"PK\x03\x04", "a zip archive or an office document"),
        ("a.gz", &gzip(&gzip(b"x")), "gzip inside gzip or zstd"),
        ("a.tgz", &gzip(&[&[b'x'; 257][..], b"ustar"].concat()), "a tar archive"),
    ] {
        assert!(of(name, bytes)[0].starts_with(&format!("{name}: is {what}; ")), "{name}");
    }
}

#[test]
fn lines_that_are_broken() {
    let lines = concat!(
        "{\"text\": \"One.\"}\n",
        "{\"text\": \"Two.\n",
        "{\"title\": \"Three\"}\n",
        "[\"Four\"]\n",
        "{\"text\": 5}\n",
        "{\"text\": \"  \"}\n",
        "{\"text\": \"S\\u0000x\"}\n",
        "{\"text\": \"Seven.\", \"authors\": {\"count\": 2}}\n",
        "{\"text\": \"Eight.\"} and more\n",
        "{\"text\": \"Nine.\"}"
    );
    assert_eq!(
        of("a.jsonl", lines.as_bytes()),
        [
            "a.jsonl: One.",
            "a.jsonl:2: broken JSON at column 14: EOF while parsing a string; \
             expected one JSON object a line",
            "a.jsonl:3: field \"text\" is missing; expected a string (see --text-field)",
            "a.jsonl:4: the line holds a list; expected a JSON object",
            "a.jsonl:5: field \"text\" is a number; expected a string (see --text-field)",
            "a.jsonl:6: field \"text\" is blank; expected text (see --text-field)",
            "a.jsonl:7: field \"text\" holds a NUL character at its byte 1; expected text",
            "a.jsonl:8: field \"authors\" is an object; expected a string or a list of strings \
             (see --authors-field)",
            "a.jsonl:9: broken JSON at column 20: trailing characters; \
             expected one JSON object a line",
            "a.jsonl: Nine.",
        ]
    );
    assert_eq!(
        of("a.jsonl", b"{\"text\": \"\xff\xc3\xa9\"}\n{\"text\": \"\0\"}"),
        [
            "a.jsonl:1 (byte 10): invalid UTF-8: byte 0xFF; \
             expected UTF-8, or UTF-16 or Windows-1252 text",
            "a.jsonl:2 (byte 26): NUL character; expected text",
        ]
    );
}

#[test]
fn records_that_are_too_long() {
    let long = "x".repeat(100 << 20);
    let lines = format!("{{\"text\": \"One.\"}}\n{long}\n{{\"text\": \"Three.\"}}\n");
    let corpus = Corpus::of(&[("a.jsonl", lines.as_bytes()), ("b.txt", long.as_bytes())]);
    let words =
        "record is 104857600 bytes long; expected at most 16777216 (see --max-record-bytes)";
    assert_eq!(
        corpus.said(),
        [
            "a.jsonl: One.".to_owned(),
            format!("a.jsonl:2: {words}"),
            "a.jsonl: Three.".to_owned(),
            format!("b.txt: {words}"),
        ]
    );
    let rejected: Vec<Rejection> = corpus.items().into_iter().filter_map(rejection).collect();
    assert_eq!(rejected[0].sha256, rejected[1].sha256);
    assert_eq!((rejected[0].bytes, rejected[0].prefix.len()), (100 << 20, Rejection::PREFIX));
}

fn rejection(item: Item) -> Option<Rejection> {
    match item {
        Item::Rejected(rejection) => Some(rejection),
        Item::Document(_) => None,
    }
}

#[test]
fn a_rejected_record_keeps_its_bytes() {
    let corpus = Corpus::of(&[("a.jsonl", b"{\"text\": 1}\r\n")]);
    let rejected = corpus.items().into_iter().find_map(rejection).unwrap();
    assert_eq!((rejected.bytes, rejected.prefix), (11, b"{\"text\": 1}".to_vec()));
}

#[test]
fn streams_that_break_off() {
    let lines: String =
        (0..5000).map(|at| format!("{{\"text\": \"Line {at} of many.\"}}\n")).collect();
    for (packed, name) in [(gzip(lines.as_bytes()), "gzip"), (zstd(lines.as_bytes()), "zstd")] {
        let said = of("a.jsonl", &packed[..packed.len() - 9]);
        assert_eq!(said[0], "a.jsonl: Line 0 of many.");
        let cut = format!(":{}: ends in the middle of the {name} stream", said.len());
        assert!(said.last().unwrap().ends_with(&cut), "{}", said.last().unwrap());
        let said = of("a.txt", &packed[..packed.len() - 9]);
        assert_eq!(said, [format!("a.txt: ends in the middle of the {name} stream")]);
    }
    let packed = [gzip(b"{\"text\": \"Whole.\"}\n"), b"garbage".to_vec()].concat();
    assert_eq!(
        of("a.jsonl", &packed),
        ["a.jsonl: Whole.", "a.jsonl:2: bytes after the gzip stream are not gzip"]
    );
}

/// A regular file that opens and then cannot be read is hard to make; Linux has one.
#[cfg(target_os = "linux")]
#[test]
fn files_that_cannot_be_read() {
    let inputs = vec!["/proc/self/mem".to_owned()];
    let said = said(&Options { inputs: inputs.clone(), ..Options::default() });
    assert!(said[0].starts_with("mem: ") && said[0].contains("os error"), "{}", said[0]);
    assert_eq!(items(&Options { inputs, ..Options::default() }).len(), 1);
}

#[cfg(unix)]
#[test]
fn files_that_may_not_be_opened() {
    use std::os::unix::fs::PermissionsExt;
    let corpus = Corpus::of(&[("a.txt", b"Secret."), ("b.txt", b"Open.")]);
    let secret = corpus.path("a.txt");
    std::fs::set_permissions(&secret, std::fs::Permissions::from_mode(0o000)).unwrap();
    let is_refused = std::fs::File::open(&secret).is_err();
    let said = corpus.said();
    assert_eq!(said[1], "b.txt: Open.");
    // The superuser may open anything.
    assert_eq!(said[0].starts_with("a.txt: cannot be read: "), is_refused);
}
