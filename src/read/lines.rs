//! Lines of a stream of any length, in bounded memory: one buffer that grows to the longest line
//! allowed, and what is longer passes through a hash. Lines are cut before decoding, so that their
//! places and bytes are the file's own, in UTF-16 too.

use std::io;

use memchr::{memchr, memchr_iter};

use super::decode::{self, Encoding};
use super::evidence::Evidence;
use super::stream::{Stream, read_some};

const BUFFER: usize = 512 * 1024;

/// A line, without its newline.
pub(super) struct Line<B> {
    /// Counted from 1.
    pub(super) number: i64,
    /// Its first byte in the file.
    pub(super) start: u64,
    pub(super) content: Content<B>,
}

/// What came of it.
pub(super) enum Content<B> {
    Whole(B),
    /// The stream broke off in it, or right before it; why, in words.
    Cut(B, String),
    /// Longer than the limit; it was passed over.
    Long(Evidence),
}

impl<B> Line<B> {
    /// The same line, its bytes held otherwise.
    pub(super) fn map<C>(self, hold: impl FnOnce(B) -> C) -> Line<C> {
        let content = match self.content {
            Content::Whole(bytes) => Content::Whole(hold(bytes)),
            Content::Cut(bytes, words) => Content::Cut(hold(bytes), words),
            Content::Long(evidence) => Content::Long(evidence),
        };
        Line { number: self.number, start: self.start, content }
    }
}

/// The lines of a stream.
pub(super) struct Lines {
    stream: Stream,
    encoding: Encoding,
    limit: usize,
    buffer: Vec<u8>,
    /// What is filled and not yet given out.
    start: usize,
    end: usize,
    /// Place of `start` in the file.
    offset: u64,
    number: i64,
    is_over: bool,
    failure: Option<io::Error>,
}

impl Lines {
    /// Lines of at most `limit` bytes; a byte order mark is no part of the first.
    pub(super) fn new(stream: Stream, limit: usize) -> Self {
        let (encoding, mark) = decode::encoding(stream.head());
        let mut lines = Lines {
            stream,
            encoding,
            limit,
            buffer: vec![0; BUFFER],
            start: 0,
            end: 0,
            offset: 0,
            number: 0,
            is_over: false,
            failure: None,
        };
        lines.fill();
        lines.advance(mark.min(lines.end));
        lines
    }

    pub(super) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The next line, or `None` at the end.
    pub(super) fn next(&mut self) -> Option<Line<&[u8]>> {
        let mut searched = 0;
        loop {
            if let Some(length) = self.newline(searched) {
                return Some(self.line(length));
            }
            searched = (self.end - self.start) & !1;
            if searched > self.limit {
                return Some(self.long());
            }
            if self.is_over {
                return self.last();
            }
            self.fill();
        }
    }

    fn held(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// Bytes before the next newline among those held.
    fn newline(&self, searched: usize) -> Option<usize> {
        let held = self.held();
        let fresh = held.get(searched..)?;
        let low = |at: usize| at.is_multiple_of(2) && fresh.get(at + 1) == Some(&0);
        let high = |at: usize| !at.is_multiple_of(2) && fresh.get(at - 1) == Some(&0);
        let found = match self.encoding {
            Encoding::Bytes => memchr(b'\n', fresh),
            Encoding::Utf16Little => memchr_iter(b'\n', fresh).find(|at| low(*at)),
            Encoding::Utf16Big => memchr_iter(b'\n', fresh).find(|at| high(*at)).map(|at| at - 1),
        };
        found.map(|at| searched + at)
    }

    fn newline_width(&self) -> usize {
        if self.encoding == Encoding::Bytes { 1 } else { 2 }
    }

    fn advance(&mut self, count: usize) {
        self.start += count;
        self.offset += count as u64;
    }

    fn line(&mut self, length: usize) -> Line<&[u8]> {
        let (from, start) = (self.start, self.offset);
        self.advance(length + self.newline_width());
        self.number += 1;
        let line = self.buffer.get(from..from + length).unwrap_or_default();
        let content = match without_return(line, self.encoding) {
            line if line.len() > self.limit => Content::Long(Evidence::of(line)),
            line => Content::Whole(line),
        };
        Line { number: self.number, start, content }
    }

    /// What is left when the stream is over.
    fn last(&mut self) -> Option<Line<&[u8]>> {
        let (from, start) = (self.start, self.offset);
        let length = self.end - self.start;
        let failure = self.failure.take().map(|error| error.to_string());
        if length == 0 && failure.is_none() {
            return None;
        }
        self.advance(length);
        self.number += 1;
        let line = self.buffer.get(from..from + length).unwrap_or_default();
        let content = match failure {
            Some(words) => Content::Cut(line, words),
            None => Content::Whole(without_return(line, self.encoding)),
        };
        Some(Line { number: self.number, start, content })
    }

    fn long(&mut self) -> Line<&'static [u8]> {
        let start = self.offset;
        let mut evidence = Evidence::default();
        self.number += 1;
        loop {
            let newline = self.newline(0);
            // An odd byte waits for the other half of its character.
            let length = newline.unwrap_or((self.end - self.start) & !1);
            evidence.add(self.held().get(..length).unwrap_or_default());
            match newline {
                Some(_) => self.advance(length + self.newline_width()),
                None => self.advance(length),
            }
            if newline.is_some() || self.is_over {
                return Line { number: self.number, start, content: Content::Long(evidence) };
            }
            self.fill();
        }
    }

    /// Reads on. What is held moves to the front first; the buffer grows when it is full of it.
    fn fill(&mut self) {
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        if self.end == self.buffer.len() {
            self.buffer.resize(self.buffer.len() * 2, 0);
        }
        let room = self.buffer.get_mut(self.end..).unwrap_or_default();
        match read_some(&mut self.stream, room) {
            Ok(0) => self.is_over = true,
            Ok(count) => self.end += count,
            Err(error) => {
                self.is_over = true;
                self.failure = Some(error);
            }
        }
    }
}

/// A line without the carriage return of a CRLF.
fn without_return(line: &[u8], encoding: Encoding) -> &[u8] {
    let mark: &[u8] = match encoding {
        Encoding::Bytes => b"\r",
        Encoding::Utf16Little => b"\r\0",
        Encoding::Utf16Big => b"\0\r",
    };
    line.strip_suffix(mark).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::{Content, Lines, Stream};

    fn lines(bytes: &[u8], limit: usize) -> Vec<(i64, u64, String)> {
        let mut lines =
            Lines::new(Stream::new(Box::new(std::io::Cursor::new(bytes.to_vec()))), limit);
        let mut all = Vec::new();
        while let Some(line) = lines.next() {
            let words = match line.content {
                Content::Whole(bytes) => String::from_utf8_lossy(bytes).replace('\0', ""),
                Content::Cut(_, words) => words,
                Content::Long(evidence) => format!("{} bytes", evidence.length()),
            };
            all.push((line.number, line.start, words));
        }
        all
    }

    #[test]
    fn newlines_and_marks_are_no_part_of_a_line() {
        let said = |bytes: &[u8]| lines(bytes, 99).into_iter().map(|l| l.2).collect::<Vec<_>>();
        assert_eq!(said(b"one\r\n\ntwo"), ["one", "", "two"]);
        assert_eq!(said(b""), [""; 0]);
        let text = "\u{feff}one\r\n\u{0a0a}\u{0d0a}\ntwo\n";
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            let bytes: Vec<u8> = text.encode_utf16().flat_map(order).collect();
            assert_eq!(lines(&bytes, 99)[0], (1, 2, "one".into()));
            assert_eq!(lines(&bytes, 99)[2], (3, 18, "two".into()));
        }
        assert_eq!(lines("\u{feff}one\ntwo".as_bytes(), 99)[1], (2, 7, "two".into()));
    }

    #[test]
    fn long_lines_pass_and_the_next_one_comes() {
        let long = "x".repeat(3 << 20);
        let all = lines(format!("a\n{long}\nb").as_bytes(), 1 << 20);
        assert_eq!(all[1], (2, 2, format!("{} bytes", 3 << 20)));
        assert_eq!(all[2], (3, 3 + (3 << 20), "b".into()));
        assert_eq!(lines(b"abcd\ne", 3)[0].2, "4 bytes");
        assert_eq!(lines(format!("a\n{long}").as_bytes(), 1 << 20).len(), 2);
    }
}
