//! JSON lines: one object a line, its fields by the caller's map. Every line stands alone, so a
//! broken one costs only itself.

use std::sync::Arc;

use super::assemble;
use super::decode;
use super::evidence::{self, Evidence};
use super::flaw::Flaw;
use super::item::{Item, Items};
use super::json::{self, Keys};
use super::lines::{Content, Line, Lines};
use super::source::Source;
use super::terms::Terms;
use crate::document::{Document, Origin};
use crate::place::Place;

pub(super) const NAME: &str = "jsonl";
pub(super) const EXTENSIONS: &[&str] = &["jsonl", "ndjson", "jsonlines"];

/// Never: a text may begin with a brace, and its name says so.
pub(super) fn is_certain(_head: &[u8]) -> bool {
    false
}

/// An object that begins on the first line, and does not spread over several.
pub(super) fn is_likely(head: &[u8]) -> bool {
    let line = head.trim_ascii_start().split(|byte| *byte == b'\n').next().unwrap_or_default();
    let inside = line.strip_prefix(b"{").map(<[u8]>::trim_ascii);
    inside.is_some_and(|inside| inside.starts_with(b"\"") || inside.starts_with(b"}"))
}

/// The documents of a file, line by line.
pub(super) fn read(source: Source, terms: &Arc<Terms>) -> Items {
    let lines = Lines::new(source.stream, terms.max_record_bytes);
    let keys = Keys::of(&terms.slots);
    let line = Reading { keys, terms: Arc::clone(terms), source: source.name };
    Box::new(Records { lines, line })
}

struct Records {
    lines: Lines,
    line: Reading,
}

impl Iterator for Records {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let encoding = self.lines.encoding();
        while let Some(line) = self.lines.next() {
            if let Some(item) = self.line.item(line, encoding) {
                return Some(item);
            }
        }
        None
    }
}

/// How lines are read: all that does not change from one to the next.
struct Reading {
    terms: Arc<Terms>,
    keys: Keys,
    source: String,
}

impl Reading {
    /// What a line holds; nothing when it is blank.
    fn item(&self, line: Line<'_>, encoding: decode::Encoding) -> Option<Item> {
        let place = Place::record(self.source.as_str(), line.number);
        let (evidence, flaw) = match line.content {
            Content::Whole(bytes) => match self.document(bytes, encoding) {
                Ok(document) => {
                    let origin = self.origin(line.number, line.start, bytes);
                    return Some(Item::Document(Document { origin, ..document? }));
                }
                Err(flaw) => (Evidence::of(bytes), flaw),
            },
            Content::Cut(bytes, words) => (Evidence::of(bytes), Flaw::new(words)),
            Content::Long(evidence) => {
                let flaw = Flaw::too_long(evidence.length(), self.terms.max_record_bytes);
                (evidence, flaw)
            }
        };
        Some(Item::Rejected(evidence.reject(flaw.at(place, line.start))))
    }

    fn document(&self, bytes: &[u8], encoding: decode::Encoding) -> Result<Option<Document>, Flaw> {
        let line = decode::record(bytes, encoding)?;
        if line.trim_ascii().is_empty() {
            return Ok(None);
        }
        let values = json::values(&line, &self.keys, self.terms.slots.len())?;
        assemble::document(&self.terms.slots, values).map(Some)
    }

    fn origin(&self, number: i64, start: u64, bytes: &[u8]) -> Origin {
        Origin {
            source: self.source.clone(),
            record: Some(number),
            byte_start: Some(start as i64),
            byte_end: Some(start as i64 + bytes.len() as i64),
            sha256: evidence::sha256(bytes),
            name: String::new(),
        }
    }
}
