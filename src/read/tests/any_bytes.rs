//! Whatever the bytes, the packing and the format asked for: no panic, no lost neighbour, and no
//! document without text.

use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::{collection, option, prop_assert, prop_assert_eq, proptest, sample};

use super::corpus::{Corpus, gzip, items, zstd};
use super::parquet_rows::{texts, written};
use crate::read::format::Format;
use crate::read::item::Item;
use crate::read::options::Options;
use crate::read::value::is_blank;

/// Bytes that get past the first look: pieces of lines, marks and letters, and any byte at all.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&[u8]> = vec![
        b"{\"text\": \"",
        b"Rain",
        b"\"}",
        b"\n",
        b"\r\n",
        b" ",
        b"\\u00e9",
        b"\\ud800",
        b"\\u0000",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"\xe9",
        b"\xc3\xa9",
        b"\x93",
        b"\0",
        b"a\0b\0",
        b", \"authors\": [",
        b"{\"name\": 1}",
        b"]",
        b"null",
        b"PAR1\x15",
        b"\x1f\x8b\x08",
        b"<html",
    ];
    let piece = prop_oneof![
        4 => sample::select(pieces).prop_map(<[u8]>::to_vec),
        1 => collection::vec(any::<u8>(), 0..9),
    ];
    collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn packing() -> impl Strategy<Value = fn(&[u8]) -> Vec<u8>> {
    prop_oneof![Just(<[u8]>::to_vec as fn(&[u8]) -> Vec<u8>), Just(gzip as _), Just(zstd as _)]
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_rejected(
        bytes in bytes(),
        pack in packing(),
        cut in 0..12usize,
        name in sample::select(vec!["a.txt", "a.jsonl", "a.parquet", "a"]),
        format in option::of(sample::select(Format::all().collect::<Vec<_>>())),
        max_record_bytes in sample::select(vec![8, 64, 1 << 20]),
    ) {
        let packed = pack(&bytes);
        let packed = &packed[..packed.len().saturating_sub(cut)];
        let corpus = Corpus::of(&[(name, packed)]);
        for item in items(&Options { format, max_record_bytes, ..corpus.options() }) {
            match item {
                Item::Document(document) => {
                    prop_assert!(!document.text.contains('\0') && !is_blank(&document.text));
                }
                Item::Rejected(rejection) => {
                    prop_assert_eq!(&rejection.finding.place.source, name);
                    prop_assert!(!rejection.finding.found.is_empty());
                }
            }
        }
    }

    #[test]
    fn damaged_parquet_is_read_or_rejected(
        damage in collection::vec((any::<u16>(), any::<u8>()), 1..5),
        cut in 0..64usize,
    ) {
        let column = texts(&[Some("Rain."), None, Some("Rain again."), Some("Sun.")]);
        let mut bytes = written(vec![("text", column)], 2);
        for (from_end, byte) in damage {
            let at = bytes.len() - 1 - usize::from(from_end) % bytes.len();
            bytes[at] = byte;
        }
        let bytes = &bytes[..bytes.len() - cut];
        let corpus = Corpus::of(&[("a.parquet", bytes), ("b.txt", b"Good.")]);
        let said = corpus.said();
        prop_assert_eq!(said.last().map(String::as_str), Some("b.txt: Good."));
    }

    #[test]
    fn decoded_text_is_the_bytes_when_they_are_utf8(text in "[^\0\u{feff}]{1,40}[a-z]") {
        let corpus = Corpus::of(&[("a.txt", format!("Text: {text}").as_bytes())]);
        let [Item::Document(document)] = &corpus.items()[..] else { panic!("rejected") };
        prop_assert_eq!(&document.text, &format!("Text: {text}"));
    }
}
