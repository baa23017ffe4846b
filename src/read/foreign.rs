//! Formats that are known and not read: told so that a user hears "is a PDF" rather than where its
//! first odd byte stands. A format that comes to be read leaves this list.

use memchr::memmem;

/// First bytes, and whose they are.
const MAGIC: &[(&[u8], &str)] = &[
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "RTF"),
    (b"WARC/", "WARC"),
    (b"\x1f\x8b", "gzip inside gzip or zstd"),
    (b"\x28\xb5\x2f\xfd", "zstd inside gzip or zstd"),
    (b"BZh91AY&SY", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\x04\x22\x4d\x18", "lz4"),
    (b"ARROW1\0\0", "an Arrow file"),
    (b"Obj\x01", "Avro"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x89PNG\r\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF87a", "a GIF picture"),
    (b"GIF89a", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"\x80\x04\x95", "a Python pickle"),
    (b"\x80\x05\x95", "a Python pickle"),
];

/// First tags of markup that is no text, without their brackets and in lower case.
const TAGS: &[(&[u8], &str)] = &[
    (b"!doctype html", "HTML"),
    (b"html", "HTML"),
    (b"head>", "HTML"),
    (b"body", "HTML"),
    (b"?xml", "XML"),
    (b"!doctype nitf", "XML (NITF)"),
    (b"nitf", "XML (NITF)"),
    (b"newsitem", "XML (NewsML-G2)"),
    (b"newsmessage", "XML (NewsML-G2)"),
    (b"rss", "XML (RSS)"),
    (b"feed", "XML (Atom)"),
];

/// Extensions of what cannot always be told by its content.
const EXTENSIONS: &[(&[&str], &str)] = &[
    (&["html", "htm", "xhtml"], "HTML"),
    (&["xml", "rss", "atom", "nitf"], "XML"),
    (&["json"], "JSON, but not one object a line"),
    (&["warc"], "WARC"),
    (&["csv"], "a CSV table"),
    (&["tsv"], "a TSV table"),
];

/// What a content that begins like this is, if it is none of ours.
pub(super) fn by_content(head: &[u8]) -> Option<&'static str> {
    let magic = MAGIC.iter().find(|(magic, _)| head.starts_with(magic)).map(|(_, name)| *name);
    magic.or_else(|| is_tar(head).then_some("a tar archive")).or_else(|| markup(head))
}

/// What a file with this extension is, if its content does not look like one of ours.
pub(super) fn by_extension(extension: &str) -> Option<&'static str> {
    let known = EXTENSIONS.iter().find(|(extensions, _)| extensions.contains(&extension));
    known.map(|(_, name)| *name)
}

fn is_tar(head: &[u8]) -> bool {
    head.get(257..262) == Some(b"ustar")
}

fn markup(head: &[u8]) -> Option<&'static str> {
    let tag = first_tag(head)?.to_ascii_lowercase();
    let (_, name) = TAGS.iter().find(|(start, _)| tag.starts_with(start))?;
    let is_page = *name == "XML" && memmem::find(&tag, b"<html").is_some();
    Some(if is_page { "HTML" } else { name })
}

/// From inside the first tag on, comments passed over.
fn first_tag(mut head: &[u8]) -> Option<&[u8]> {
    loop {
        head = head.trim_ascii_start().strip_prefix(b"<")?;
        let Some(comment) = head.strip_prefix(b"!--") else { return Some(head) };
        head = comment.get(memmem::find(comment, b"-->")? + 3..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::by_content;

    #[test]
    fn markup_is_told_from_text() {
        for (head, name) in [
            (&b"\n<!-- saved -->\n<!DOCTYPE HTML><html>"[..], Some("HTML")),
            (b"<?xml version='1.0'?><html xmlns='x'>", Some("HTML")),
            (b"<?xml version='1.0'?><nitf>", Some("XML")),
            (b"WARC/1.0\r\nWARC-Type: response", Some("WARC")),
            (b"%PDF-1.7", Some("PDF")),
            (b"<3 minutes to go, said the mayor", None),
            (b"WARSAW (Reuters) - Rain fell.", None),
            (b"\"Rain,\" she said.", None),
        ] {
            assert_eq!(by_content(head), name);
        }
    }
}
