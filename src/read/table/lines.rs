//! JSON lines: a piece for each megabyte or so of whole lines.

use std::io::Read;
use std::sync::Arc;

use super::piece::{Lines, Piece};
use crate::error::{Error, Finding, Result};
use crate::place::Place;

/// Bytes of a piece, unless one line is longer.
const PIECE: usize = 1 << 20;

/// The longest line that is held in memory.
const LONGEST: usize = 1 << 28;

const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The pieces of a stream.
pub(super) struct LinePieces {
    name: Arc<str>,
    stream: Box<dyn Read + Send>,
    /// What has been read behind the last newline.
    rest: Vec<u8>,
    is_first: bool,
    is_over: bool,
}

impl LinePieces {
    pub(super) fn new(name: Arc<str>, stream: Box<dyn Read + Send>) -> Self {
        LinePieces { name, stream, rest: Vec::new(), is_first: true, is_over: false }
    }

    /// Reads until there is a whole line and enough of them.
    fn fill(&mut self) -> Result<Option<Vec<u8>>> {
        let mut text = std::mem::take(&mut self.rest);
        let mut wanted = PIECE.max(text.len() * 2);
        loop {
            let missing = wanted.saturating_sub(text.len());
            let mut part = (&mut self.stream).take(missing as u64);
            let read = part.read_to_end(&mut text).map_err(|error| broken(&self.name, &error))?;
            if read < missing {
                self.is_over = true;
                return Ok((!text.is_empty()).then_some(text));
            }
            if let Some(end) = memchr::memrchr(b'\n', &text) {
                self.rest = text.split_off(end + 1);
                return Ok(Some(text));
            }
            if text.len() > LONGEST {
                return Err(too_long(&self.name));
            }
            wanted *= 2;
        }
    }
}

impl Iterator for LinePieces {
    type Item = Result<Piece>;

    fn next(&mut self) -> Option<Result<Piece>> {
        if self.is_over {
            return None;
        }
        let filled = self.fill();
        self.is_over |= filled.is_err();
        let mut text = filled.transpose()?;
        if std::mem::take(&mut self.is_first)
            && let Ok(text) = &mut text
            && text.starts_with(BYTE_ORDER_MARK)
        {
            text.drain(..BYTE_ORDER_MARK.len());
        }
        Some(text.map(|text| Piece::Lines(Lines { file: Arc::clone(&self.name), text })))
    }
}

fn broken(name: &str, error: &std::io::Error) -> Error {
    let finding = Finding::new(Place::file(name), error.to_string());
    Error::corrupt(finding.expected("a file that can be read to its end"))
}

fn too_long(name: &str) -> Error {
    let finding = Finding::new(Place::file(name), "a line is longer than 256 MiB");
    Error::corrupt(finding.expected("lines of JSON"))
}

#[cfg(test)]
mod tests {
    use super::{LinePieces, Piece};

    fn pieces(text: &str) -> Vec<String> {
        let stream = std::io::Cursor::new(text.as_bytes().to_vec());
        let pieces = LinePieces::new("name".into(), Box::new(stream));
        pieces
            .map(|piece| match piece.unwrap() {
                Piece::Lines(lines) => String::from_utf8(lines.text).unwrap(),
                _ => String::new(),
            })
            .collect()
    }

    #[test]
    fn pieces_end_with_lines() {
        assert_eq!(pieces("\u{feff}one\ntwo"), ["one\ntwo"]);
        assert!(pieces("").is_empty());
        let long = "x".repeat(3 << 20);
        let text = format!("a\n{long}\nb\n");
        let all = pieces(&text);
        assert_eq!((all.concat(), all[0].as_str()), (text, "a\n"));
        assert!(all.iter().all(|piece| piece.ends_with('\n')));
    }
}
