//! What kind of table a file holds: by its first bytes, and where those are text, by its name.

use super::arrow::{FILE_MARK, STREAM_MARK};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Parquet,
    ArrowFile,
    ArrowStream,
    Lines,
    /// With what stands between its fields.
    Csv(u8),
}

/// Extensions by which a folder's tables are told from its other files.
const EXTENSIONS: &[(&str, Kind)] = &[
    ("parquet", Kind::Parquet),
    ("pq", Kind::Parquet),
    ("arrow", Kind::ArrowFile),
    ("feather", Kind::ArrowFile),
    ("ipc", Kind::ArrowFile),
    ("arrows", Kind::ArrowStream),
    ("jsonl", Kind::Lines),
    ("ndjson", Kind::Lines),
    ("csv", Kind::Csv(b',')),
    ("tsv", Kind::Csv(b'\t')),
];

const PARQUET_MARK: &[u8] = b"PAR1";

impl Kind {
    /// What a name promises.
    pub(super) fn of_extension(extension: &str) -> Option<Self> {
        EXTENSIONS.iter().find(|(known, _)| *known == extension).map(|(_, kind)| *kind)
    }

    /// What the bytes are; the name decides between the kinds of text, and of a file that is not
    /// what its name promises, so that the reader can say what is wrong with it.
    pub(super) fn of(head: &[u8], extension: Option<&str>) -> Self {
        let named = extension.and_then(Kind::of_extension);
        match head {
            _ if head.starts_with(PARQUET_MARK) => Kind::Parquet,
            _ if head.starts_with(FILE_MARK) => Kind::ArrowFile,
            _ if head.starts_with(STREAM_MARK) => Kind::ArrowStream,
            _ => named.unwrap_or_else(|| Kind::of_text(head)),
        }
    }

    fn of_text(head: &[u8]) -> Self {
        let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
        match head.first() {
            Some(b'{' | b'[') | None => Kind::Lines,
            _ => Kind::Csv(b','),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn bytes_decide_before_names() {
        assert_eq!(Kind::of(b"PAR1\x15", Some("csv")), Kind::Parquet);
        assert_eq!(Kind::of(b"rain", Some("parquet")), Kind::Parquet);
        assert_eq!(Kind::of(b"a,b\n", None), Kind::Csv(b','));
        assert_eq!(Kind::of(b" {\"a\":1}", Some("txt")), Kind::Lines);
        assert_eq!(Kind::of(b"a\tb", Some("tsv")), Kind::Csv(b'\t'));
    }
}
