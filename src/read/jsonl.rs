//! JSON lines: one object a line, its fields by the caller's map. Every line stands alone, so a
//! broken one costs only itself.

use std::ops::Range;
use std::sync::Arc;

use super::assemble;
use super::decode;
use super::evidence::{self, Evidence};
use super::flaw::Flaw;
use super::item::{Item, Portion, Portions};
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

/// Bytes and lines after which a portion ends: large enough that handing it on costs nothing.
const PORTION_BYTES: usize = 128 * 1024;
const PORTION_LINES: usize = 1024;

/// The documents of a file, line by line.
pub(super) fn read(source: Source, terms: &Arc<Terms>) -> Portions {
    let lines = Lines::new(source.stream, terms.max_record_bytes);
    let keys = Keys::of(&terms.slots);
    let reading = Reading { keys, terms: Arc::clone(terms), source: source.name };
    Box::new(Records { lines, reading: Arc::new(reading) })
}

struct Records {
    lines: Lines,
    reading: Arc<Reading>,
}

impl Iterator for Records {
    type Item = Portion;

    fn next(&mut self) -> Option<Portion> {
        let (mut bytes, mut lines) = (Vec::new(), Vec::new());
        while bytes.len() < PORTION_BYTES && lines.len() < PORTION_LINES {
            let Some(line) = self.lines.next() else { break };
            lines.push(line.map(|line| keep(&mut bytes, line)));
        }
        let (reading, encoding) = (Arc::clone(&self.reading), self.lines.encoding());
        (!lines.is_empty()).then(|| Portion::new(move || reading.items(&bytes, lines, encoding)))
    }
}

/// Where the bytes of a line are kept.
fn keep(bytes: &mut Vec<u8>, line: &[u8]) -> Range<usize> {
    bytes.extend_from_slice(line);
    bytes.len() - line.len()..bytes.len()
}

/// How lines are read: all that does not change from one to the next.
struct Reading {
    terms: Arc<Terms>,
    keys: Keys,
    source: String,
}

impl Reading {
    fn items(
        &self,
        bytes: &[u8],
        lines: Vec<Line<Range<usize>>>,
        encoding: decode::Encoding,
    ) -> Vec<Item> {
        let whole = |kept| bytes.get(kept).unwrap_or_default();
        lines.into_iter().filter_map(|line| self.item(line.map(whole), encoding)).collect()
    }

    /// What a line holds; nothing when it is blank.
    fn item(&self, line: Line<&[u8]>, encoding: decode::Encoding) -> Option<Item> {
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
