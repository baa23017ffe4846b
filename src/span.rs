//! Half-open ranges of text, and the one place where bytes become code points.
//!
//! Stages work in bytes, because Rust slices by bytes; tables hold Unicode code points, because
//! Python and DuckDB slice by those. [`CodePoints`] is the only bridge.

/// A half-open range of **bytes**, on character boundaries of the text it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to, not including, `end`.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// The text under this span.
    ///
    /// # Panics
    /// If the span does not lie on character boundaries of `text`.
    pub fn of(self, text: &str) -> &str {
        &text[self.start..self.end]
    }

    /// The bytes of the text under this span: without a look whether characters begin where it does.
    ///
    /// # Panics
    /// If the span does not lie within `text`.
    pub fn bytes_of(self, text: &str) -> &[u8] {
        &text.as_bytes()[self.start..self.end]
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it covers no byte.
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span over both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same span without white space at either end; empty if there is nothing else.
    pub fn trim(self, text: &str) -> Span {
        let inside = self.of(text);
        let start = self.start + (inside.len() - inside.trim_start().len());
        Span::new(start, start + inside.trim().len())
    }
}

/// How many bytes lie between two remembered positions: small enough that a lookup counts little,
/// large enough that the table is an eighth of the text.
const STRIDE: usize = 64;

/// Between byte offsets and code-point offsets of one text.
pub struct CodePoints<'a> {
    text: &'a [u8],
    /// Code points that begin before byte `i * STRIDE`; empty where the text is all ASCII.
    before: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Counts the text once.
    pub fn new(text: &'a str) -> Self {
        let text = text.as_bytes();
        let before = if text.is_ascii() { Vec::new() } else { running_counts(text) };
        CodePoints { text, before }
    }

    /// The code-point offset of a byte offset that lies on a character boundary.
    pub fn at(&self, byte: usize) -> i64 {
        if self.before.is_empty() {
            return byte as i64;
        }
        let block = byte / STRIDE;
        let inside = match self.is_ascii(block) {
            true => byte - block * STRIDE,
            false => count(&self.text[block * STRIDE..byte]),
        };
        (self.before[block] + inside) as i64
    }

    /// The byte offset of a code-point offset; `None` if the text has no such code point.
    pub fn byte(&self, point: i64) -> Option<usize> {
        let point = usize::try_from(point).ok()?;
        if self.before.is_empty() {
            return (point <= self.text.len()).then_some(point);
        }
        let block = self.block(point);
        let inside = point - self.before[block];
        match self.is_ascii(block) {
            true => Some(block * STRIDE + inside),
            false => self.byte_in_block(block, inside),
        }
    }

    /// The last block that begins at or before a code point. It is no earlier than if all were
    /// ASCII, and hardly later where most are.
    fn block(&self, point: usize) -> usize {
        const NEAR: usize = 8;
        let least = (point / STRIDE).min(self.before.len() - 1);
        let later = &self.before[least + 1..];
        let near = later.iter().take(NEAR).take_while(|&&before| before <= point).count();
        let far = || later.partition_point(|&before| before <= point);
        least + if near < NEAR { near } else { far() }
    }

    /// Whether a block is whole and every byte of it a code point, as most are.
    fn is_ascii(&self, block: usize) -> bool {
        self.before.get(block + 1).is_some_and(|next| next - self.before[block] == STRIDE)
    }

    /// The byte at which the text has seen `points` code points since the block's start. Eight bytes
    /// are counted at a time up to the eight that hold it.
    fn byte_in_block(&self, block: usize, mut points: usize) -> Option<usize> {
        let mut start = (block * STRIDE).min(self.text.len());
        for eight in self.text[start..].as_chunks::<8>().0 {
            let here = count(eight);
            if here > points {
                break;
            }
            (points, start) = (points - here, start + eight.len());
        }
        for (offset, &byte) in self.text[start..].iter().enumerate() {
            if begins_code_point(byte) {
                if points == 0 {
                    return Some(start + offset);
                }
                points -= 1;
            }
        }
        (points == 0).then_some(self.text.len())
    }
}

fn running_counts(text: &[u8]) -> Vec<usize> {
    let mut before = Vec::with_capacity(text.len() / STRIDE + 2);
    let mut total = 0;
    before.push(total);
    for block in text.chunks(STRIDE) {
        total += count(block);
        before.push(total);
    }
    before
}

/// Code points that begin in these bytes, no more than a block has: every byte but the continuation
/// bytes of UTF-8. A sum in one byte is what a processor does for many at a time.
fn count(bytes: &[u8]) -> usize {
    usize::from(bytes.iter().map(|&byte| u8::from(begins_code_point(byte))).sum::<u8>())
}

fn begins_code_point(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::{CodePoints, Span};

    #[test]
    fn bytes_become_code_points() {
        let text = "“é” ".repeat(200) + &"plain ".repeat(50) + "“é” of all";
        let points = CodePoints::new(&text);
        for (expected, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(points.at(byte), expected as i64);
            assert_eq!(points.byte(expected as i64), Some(byte));
        }
        assert_eq!(points.byte(points.at(text.len())), Some(text.len()));
        assert_eq!(points.byte(points.at(text.len()) + 1), None);
        assert_eq!(points.at(text.len()), text.chars().count() as i64);
    }

    #[test]
    fn trimming_leaves_the_words() {
        let text = "  two words\n";
        assert_eq!(Span::new(0, text.len()).trim(text).of(text), "two words");
        assert!(Span::new(0, 2).trim(text).is_empty());
    }
}
