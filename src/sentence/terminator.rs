//! Finds the places where a sentence may end: runs of terminators and what closes with them.

use crate::sentence::site::Mark;
use crate::span::Span;

/// The first run of terminators in `from..limit`.
pub(crate) fn find(text: &str, from: usize, limit: usize) -> Option<(Span, Mark)> {
    let bytes = text.as_bytes().get(..limit)?;
    let mut at = from;
    loop {
        at += bytes.get(at..)?.iter().position(|&byte| MAY_BEGIN[byte as usize])?;
        if let Some(first) = terminator(&bytes[at..]) {
            return Some(run(bytes, at, first));
        }
        at += 1;
    }
}

/// Length of one terminator at the beginning of some bytes, and what it is alone.
fn terminator(bytes: &[u8]) -> Option<(usize, Mark)> {
    Some(match *bytes {
        [b'.', ..] => (1, Mark::Stop),
        [b'!' | b'?', ..] => (1, Mark::Shout),
        // …
        [0xE2, 0x80, 0xA6, ..] => (3, Mark::Ellipsis),
        // 。 and its full-width sisters ！ ． ？
        [0xE3, 0x80, 0x82, ..] | [0xEF, 0xBC, 0x81 | 0x8E | 0x9F, ..] => (3, Mark::Wide),
        // The danda and double danda of Devanagari.
        [0xE0, 0xA5, 0xA4 | 0xA5, ..] => (3, Mark::Shout),
        // The Arabic question mark, the Urdu full stop.
        [0xD8, 0x9F, ..] | [0xDB, 0x94, ..] => (2, Mark::Shout),
        _ => return None,
    })
}

/// First bytes of terminators.
const MAY_BEGIN: [bool; 256] = {
    let mut table = [false; 256];
    let firsts = [b'.', b'!', b'?', 0xD8, 0xDB, 0xE0, 0xE2, 0xE3, 0xEF];
    let mut i = 0;
    while i < firsts.len() {
        table[firsts[i] as usize] = true;
        i += 1;
    }
    table
};

/// The whole run that begins with a known terminator. The last one says what it is, but a run of
/// full stops is an ellipsis.
fn run(bytes: &[u8], start: usize, first: (usize, Mark)) -> (Span, Mark) {
    let (mut end, mut mark) = (start + first.0, first.1);
    loop {
        let step = spaced(&bytes[end..]);
        let Some((length, next)) = terminator(&bytes[end + step..]) else { break };
        end += step + length;
        mark = if next == Mark::Stop { Mark::Ellipsis } else { next };
    }
    (Span::new(start, end), mark)
}

/// 1 if a space and then a single terminator follow, as in ". . .", else 0.
fn spaced(bytes: &[u8]) -> usize {
    let is_terminator = |byte: u8| matches!(byte, b'.' | b'?' | b'!');
    match *bytes {
        [b' ', mark] if is_terminator(mark) => 1,
        [b' ', mark, b' ', ..] if is_terminator(mark) => 1,
        _ => 0,
    }
}

/// Finds what closes after terminators, in one paragraph from its front to its end.
pub(crate) struct Closers<'a> {
    /// The text up to the end of the paragraph.
    text: &'a str,
    /// How far straight quotation marks are counted.
    counted: usize,
    /// Whether their number so far is odd: one is open.
    odd: bool,
}

impl<'a> Closers<'a> {
    /// For a paragraph of a text.
    pub(crate) fn new(text: &'a str, paragraph: Span) -> Self {
        Closers { text: &text[..paragraph.end], counted: paragraph.start, odd: false }
    }

    /// Where the quotes and brackets end that close right after `from`.
    pub(crate) fn after(&mut self, from: usize) -> usize {
        let mut end = from;
        while let Some(length) = self.closer(end) {
            end += length;
        }
        end
    }

    /// Length of one closing sign at `at`, with a space before it where it stands apart.
    fn closer(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        let first = rest.chars().next()?;
        if first == ' ' {
            return self.stray(at + 1).map(|length| 1 + length);
        }
        let after = rest[first.len_utf8()..].chars().next();
        let to_word = after.is_some_and(char::is_alphanumeric);
        let closes = match first {
            '”' | '»' | ')' | ']' | '}' => true,
            '“' | '‘' => after.is_none_or(char::is_whitespace),
            '’' => !after.is_some_and(|c| c.is_lowercase() || c.is_numeric()),
            '"' => !to_word || self.is_open(at),
            '\'' => !to_word,
            '*' | '_' => after.is_none_or(|c| c.is_whitespace() || c == first),
            '[' => return footnote(rest),
            _ => false,
        };
        closes.then_some(first.len_utf8())
    }

    /// A closing sign set apart by a space: `he said. ” The`, `the end. [12] Then`, `Good. :) Yes`.
    fn stray(&mut self, at: usize) -> Option<usize> {
        let rest = &self.text[at..];
        if let Some(length) = footnote(rest).or_else(|| emoticon(rest)) {
            return Some(length);
        }
        let first = rest.chars().next()?;
        let closes = match first {
            '”' | '»' | ')' | ']' | '}' => true,
            '"' => self.is_open(at),
            _ => false,
        };
        let after = rest[first.len_utf8()..].chars().next();
        (closes && after.is_none_or(|c| !c.is_alphanumeric())).then_some(first.len_utf8())
    }

    /// Whether a straight quotation mark before `at` is open. Places are asked in text order, so
    /// that each mark is counted once.
    fn is_open(&mut self, at: usize) -> bool {
        if let Some(more) = self.text.as_bytes().get(self.counted..at) {
            self.odd ^= memchr::memchr_iter(b'"', more).count() % 2 == 1;
            self.counted = at;
        }
        self.odd
    }
}

/// Length of a reference such as `[12]`, `[1 - 3]` or `[a]`.
fn footnote(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('[')?;
    let inside = &inside[..inside.char_indices().take(8).find(|&(_, c)| c == ']')?.0];
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '–');
    let is_label = inside.starts_with(|c: char| c.is_ascii_digit())
        && inside.chars().all(is_number)
        || inside.len() == 1 && inside.starts_with(|c: char| c.is_ascii_lowercase());
    is_label.then_some(inside.len() + 2)
}

/// Length of a smiling face, which closes the sentence it comments.
fn emoticon(rest: &str) -> Option<usize> {
    let face = [":)", ":-)", ";)", ";-)", ":(", ":-(", ":D", ":P"];
    let found = face.iter().find(|face| rest.starts_with(**face))?;
    let apart = rest[found.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric());
    apart.then_some(found.len())
}
