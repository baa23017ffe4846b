//! Paragraphs: what stands between runs of newlines.
//!
//! Layout and sentence splitting must agree on them, and neither may know the other, so they are
//! cut here. One newline parts paragraphs as two do: scraped text keeps either.

use crate::span::Span;

/// The paragraphs of a text, in order, trimmed of white space and never empty.
///
/// Every run of line feeds, carriage returns, vertical tabs, form feeds and the line and paragraph
/// separators U+2028 and U+2029 parts them.
pub fn paragraphs(text: &str) -> Paragraphs<'_> {
    Paragraphs { text, at: 0 }
}

/// Iterator over the paragraphs of a text; see [`paragraphs`].
pub struct Paragraphs<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Paragraphs<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        while self.at < self.text.len() {
            let (end, after) = break_from(self.text.as_bytes(), self.at);
            let span = Span::new(self.at, end).trim(self.text);
            self.at = after;
            if !span.is_empty() {
                return Some(span);
            }
        }
        None
    }
}

/// Where the first break at or after `from` begins and ends; the end of the text if there is none.
fn break_from(bytes: &[u8], from: usize) -> (usize, usize) {
    let mut at = from;
    while let Some(found) = may_break(&bytes[at..]) {
        at += found;
        match bytes[at..] {
            [0xE2, 0x80, 0xA8 | 0xA9, ..] => return (at, at + 3),
            [0xE2, ..] => at += 1,
            _ => return (at, at + 1),
        }
    }
    (bytes.len(), bytes.len())
}

/// The first byte that breaks a line, or that the two separators begin with. Bytes are looked at
/// many at a time, as most break none.
fn may_break(bytes: &[u8]) -> Option<usize> {
    const AT_A_TIME: usize = 32;
    let breaks = |byte: u8| (b'\n'..=b'\r').contains(&byte) | (byte == 0xE2);
    let pass = |chunk: &[u8]| !chunk.iter().fold(false, |any, &byte| any | breaks(byte));
    let plain = bytes.chunks_exact(AT_A_TIME).take_while(|chunk| pass(chunk)).count() * AT_A_TIME;
    let found = bytes[plain..].iter().position(|&byte| breaks(byte))?;
    Some(plain + found)
}

#[cfg(test)]
mod tests {
    use super::paragraphs;

    fn quoted(text: &str) -> Vec<&str> {
        paragraphs(text).map(|span| span.of(text)).collect()
    }

    #[test]
    fn any_run_of_newlines_parts_paragraphs() {
        let text = "\u{FEFF}One “a”.\r\n\r\n Two.\nThree.\u{2028}Four.\u{0C}\u{2029}  \nFive.";
        assert_eq!(quoted(text), ["\u{FEFF}One “a”.", "Two.", "Three.", "Four.", "Five."]);
    }

    #[test]
    fn white_space_alone_is_no_paragraph() {
        assert!(quoted(" \n\t\r\n\u{A0}\n").is_empty());
        assert!(quoted("").is_empty());
    }
}
