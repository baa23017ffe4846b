//! Plain text: the file is the document. What its first line or its residue mean is for later
//! stages to say.

use std::io::{self, Read};
use std::sync::Arc;

use super::decode;
use super::evidence::Evidence;
use super::flaw::Flaw;
use super::item::{Item, Portion, Portions};
use super::source::Source;
use super::terms::Terms;
use super::value::is_blank;
use crate::document::{Document, Origin};

pub(super) const NAME: &str = "text";
pub(super) const EXTENSIONS: &[&str] = &["txt", "text", "md"];

/// Never: anything that decodes is text.
pub(super) fn is_certain(_head: &[u8]) -> bool {
    false
}

/// Whatever is nothing else.
pub(super) fn is_likely(_head: &[u8]) -> bool {
    true
}

/// The file's one document.
pub(super) fn read(mut source: Source, terms: &Arc<Terms>) -> Portions {
    let limit = terms.max_record_bytes;
    let mut bytes = Vec::with_capacity(source.expected_length(limit));
    let taken =
        Read::take(&mut source.stream, (limit as u64).saturating_add(1)).read_to_end(&mut bytes);
    let read = move || vec![item(source, bytes, taken, limit)];
    Box::new(std::iter::once(Portion::new(read)))
}

fn item(mut source: Source, bytes: Vec<u8>, taken: io::Result<usize>, limit: usize) -> Item {
    let mut evidence = Evidence::of(&bytes);
    let flaw = match taken {
        Err(error) => Flaw::new(error.to_string()),
        Ok(length) if length > limit => {
            evidence.add_stream(&mut source.stream);
            Flaw::too_long(evidence.length(), limit)
        }
        Ok(length) => match text(bytes) {
            Ok(text) => {
                let origin = origin(source, length, evidence);
                return Item::Document(Document { origin, text, ..Document::default() });
            }
            Err(flaw) => flaw,
        },
    };
    Item::Rejected(evidence.reject(flaw.at(source.place(), 0)))
}

fn text(bytes: Vec<u8>) -> Result<String, Flaw> {
    let text = decode::file(bytes)?;
    match is_blank(&text) {
        true => Err(Flaw::new("holds only white space").expected("text")),
        false => Ok(text),
    }
}

fn origin(source: Source, length: usize, evidence: Evidence) -> Origin {
    Origin {
        name: source.document_name(),
        source: source.name,
        record: None,
        byte_start: Some(0),
        byte_end: Some(length as i64),
        sha256: evidence.sha256(),
    }
}
