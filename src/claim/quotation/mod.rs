//! Quotations: pairs of quotation marks, as scraped news really writes them.
//!
//! Straight and curly marks mix within one pair, closers go missing at a paragraph's end, and a
//! quotation over several paragraphs repeats its opening mark and closes once. A mark's shape is
//! therefore only a hint; what stands beside it and whether a quotation is open decides. A transcript
//! within quotation marks (`"LEE: Yes.`) is no quotation: each turn has its own speaker.

mod single;

use memchr::memchr3_iter;

use crate::span::Span;

/// The part of a quotation that stands in one paragraph, its marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Piece {
    /// Bytes of the text, marks included.
    pub(crate) span: Span,
    /// Whether the quotation began in an earlier paragraph: this piece goes on from the last.
    pub(crate) continues: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Straight,
    Opening,
    Closing,
}

#[derive(Clone, Copy)]
struct Mark {
    span: Span,
    shape: Shape,
}

/// So many marks are looked at for inner quotations, so that no paragraph costs a square of its marks.
const MOST_INNER: usize = 64;

/// The quotations of the given paragraphs, which stand in text order.
pub(crate) fn quotations(text: &str, paragraphs: &[Span]) -> Vec<Piece> {
    let (mut pieces, mut marks) = (Vec::new(), Vec::new());
    let mut unclosed = false;
    let all = all_marks(text, paragraphs);
    let mut rest = all.as_slice();
    for &paragraph in paragraphs {
        rest = &rest[rest.partition_point(|mark| mark.span.start < paragraph.start)..];
        let inside = rest.iter().take_while(|mark| mark.span.end <= paragraph.end);
        marks.clear();
        inside.for_each(|mark| push_apart(&mut marks, *mark));
        unclosed = Pairing { text, paragraph, marks: &marks, pieces: &mut pieces }.run(unclosed);
    }
    single::add(text, paragraphs, &mut pieces);
    pieces
}

struct Pairing<'a> {
    text: &'a str,
    paragraph: Span,
    marks: &'a [Mark],
    pieces: &'a mut Vec<Piece>,
}

impl Pairing<'_> {
    /// Pairs the marks of one paragraph; whether its last quotation stays open.
    fn run(&mut self, unclosed: bool) -> bool {
        let mut open: Option<Mark> = None;
        let mut depth = 0_usize;
        for (at, mark) in self.marks.iter().enumerate() {
            match open {
                None if (self.opens(mark) || !unclosed && self.begins(mark))
                    && !self.opens_turn(mark) =>
                {
                    open = Some(*mark);
                }
                None => {}
                Some(_) if depth > 0 && self.closes(mark) => depth -= 1,
                Some(start) if self.closes(mark) => {
                    self.push(start, mark.span.end, unclosed);
                    open = None;
                }
                Some(start) if self.is_nested(at) || self.is_inner(start, at) => depth += 1,
                Some(start) => {
                    self.push_cut(start, mark.span.start, unclosed);
                    open = Some(*mark);
                }
            }
        }
        if let Some(start) = open {
            self.push(start, self.paragraph.end, unclosed);
        }
        open.is_some()
    }

    fn push(&mut self, start: Mark, end: usize, unclosed: bool) {
        let continues = unclosed && start.span.start == self.paragraph.start;
        self.pieces.push(Piece { span: Span::new(start.span.start, end), continues });
    }

    /// A quotation whose closer is missing and another begins: it ends with its first sentence.
    fn push_cut(&mut self, start: Mark, limit: usize, unclosed: bool) {
        let inside = Span::new(start.span.start, limit).of(self.text);
        let ends = [". ", "? ", "! ", ", "];
        let end = ends.iter().filter_map(|mark| inside.find(mark)).min();
        if let Some(end) = end {
            self.push(start, start.span.start + end + 1, unclosed);
        }
    }

    fn opens(&self, mark: &Mark) -> bool {
        match mark.shape {
            Shape::Opening => true,
            Shape::Closing => self.is_left_edge(mark) && !self.is_right_edge(mark),
            Shape::Straight => self.is_left_edge(mark) && !self.is_right_edge(mark),
        }
    }

    /// Whether the mark begins the paragraph: whatever its shape and what follows, it closes nothing.
    fn begins(&self, mark: &Mark) -> bool {
        mark.span.start == self.paragraph.start && mark.span.end < self.paragraph.end
    }

    /// Whether the mark begins the paragraph and a name in capitals with a colon follows.
    fn opens_turn(&self, mark: &Mark) -> bool {
        const LONGEST_LABEL: usize = 32;
        if mark.span.start != self.paragraph.start {
            return false;
        }
        let after = Span::new(mark.span.end, self.paragraph.end).of(self.text);
        let label = after.bytes().take(LONGEST_LABEL).position(|byte| byte == b':');
        let label = label.and_then(|colon| after.get(..colon)).unwrap_or("");
        let plain = |c: char| c.is_uppercase() || matches!(c, ' ' | '.' | '\'' | '’' | '-');
        label.chars().filter(|c| c.is_uppercase()).count() > 1 && label.chars().all(plain)
    }

    fn closes(&self, mark: &Mark) -> bool {
        match mark.shape {
            Shape::Closing => true,
            Shape::Straight => !self.is_left_edge(mark) || self.is_right_edge(mark),
            Shape::Opening => !self.is_left_edge(mark) && self.is_right_edge(mark),
        }
    }

    /// An opening mark within a quotation, with closers enough after it for both.
    fn is_nested(&self, at: usize) -> bool {
        let mut after = self.marks.iter().skip(at + 1);
        let inner = after.next().is_some_and(|mark| self.closes(mark));
        inner && after.next().is_some_and(|mark| self.closes(mark))
    }

    /// A curly opening mark within a quotation of straight marks, where curly pairs follow up to the
    /// straight mark that closes it, or to the end of a paragraph that the next one goes on from.
    fn is_inner(&self, start: Mark, at: usize) -> bool {
        if start.shape != Shape::Straight {
            return false;
        }
        let later = self.marks.get(at..).unwrap_or_default();
        let near = later.iter().take(MOST_INNER);
        let curly = near.take_while(|mark| mark.shape != Shape::Straight).count();
        let (inner, after) = later.split_at(curly);
        let pair = [Shape::Opening, Shape::Closing];
        let is_pair = |marks: &[Mark]| marks.iter().map(|mark| mark.shape).eq(pair);
        let ends = match after.first() {
            Some(straight) => self.closes(straight),
            None => {
                start.span.start == self.paragraph.start
                    && next_opens(self.text, self.paragraph, start.span)
            }
        };
        curly > 0 && inner.chunks(2).all(is_pair) && ends
    }

    /// White space, a bracket, a dash or nothing stands before.
    fn is_left_edge(&self, mark: &Mark) -> bool {
        let before =
            Span::new(self.paragraph.start, mark.span.start).of(self.text).chars().next_back();
        before.is_none_or(|c| {
            c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '‘' | '/')
        })
    }

    /// White space or nothing stands after.
    fn is_right_edge(&self, mark: &Mark) -> bool {
        let after = Span::new(mark.span.end, self.paragraph.end).of(self.text).chars().next();
        after.is_none_or(char::is_whitespace)
    }
}

/// Whether the next paragraph opens with the same mark.
fn next_opens(text: &str, paragraph: Span, mark: Span) -> bool {
    let next = text.get(paragraph.end..).unwrap_or("").trim_start();
    next.starts_with(mark.of(text))
}

/// Whether a span lies within one of the pieces, which stand in text order.
pub(crate) fn is_quoted(pieces: &[Piece], span: Span) -> bool {
    let next = pieces.partition_point(|piece| piece.span.end <= span.start);
    pieces.get(next).is_some_and(|piece| piece.span.contains(span))
}

/// What may be a double quotation mark from the first paragraph to the last, in order; `''` and two
/// back-ticks count as one each, and may share one of three with the next.
fn all_marks(text: &str, paragraphs: &[Span]) -> Vec<Mark> {
    let ends = paragraphs.first().zip(paragraphs.last());
    let (start, end) = ends.map_or((0, 0), |(first, last)| (first.start, last.end));
    let bytes = text.as_bytes().get(start..end).unwrap_or_default();
    let mark = |at: usize| {
        let (length, shape) = mark_at(&bytes[at..])?;
        Some(Mark { span: Span::new(start + at, start + at + length), shape })
    };
    // 0xE2 leads “ ” „, 0xC2 leads « »; the two-character marks begin with ' or `.
    let mut marks: Vec<Mark> = memchr3_iter(b'"', 0xE2, 0xC2, bytes).filter_map(mark).collect();
    let usual = marks.len();
    marks.extend(memchr3_iter(b'\'', b'`', 0xEF, bytes).filter_map(mark));
    if marks.len() > usual {
        marks.sort_unstable_by_key(|mark| mark.span.start);
    }
    marks
}

/// Adds a mark that has no byte in common with the last.
fn push_apart(marks: &mut Vec<Mark>, mark: Mark) {
    if marks.last().is_none_or(|last| last.span.end <= mark.span.start) {
        marks.push(mark);
    }
}

fn mark_at(bytes: &[u8]) -> Option<(usize, Shape)> {
    match bytes {
        [b'"', ..] => Some((1, Shape::Straight)),
        [b'\'', b'\'', ..] => Some((2, Shape::Straight)),
        [b'`', b'`', ..] => Some((2, Shape::Opening)),
        [0xE2, 0x80, 0x9C | 0x9E, ..] => Some((3, Shape::Opening)),
        [0xE2, 0x80, 0x9D, ..] => Some((3, Shape::Closing)),
        [0xC2, 0xAB, ..] => Some((2, Shape::Opening)),
        [0xC2, 0xBB, ..] => Some((2, Shape::Closing)),
        [0xEF, 0xBC, 0x82, ..] => Some((3, Shape::Straight)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::quotations;
    use crate::span::Span;

    fn quoted(text: &str) -> Vec<&str> {
        let mut at = 0;
        let mut paragraphs = Vec::new();
        for line in text.split('\n') {
            paragraphs.push(Span::new(at, at + line.len()));
            at += line.len() + 1;
        }
        quotations(text, &paragraphs).iter().map(|piece| piece.span.of(text)).collect()
    }

    #[test]
    fn mixed_marks_make_one_pair() {
        assert_eq!(quoted("He “has gone far.\" Then"), ["“has gone far.\""]);
        assert_eq!(quoted("\"It's late,” she said."), ["\"It's late,”"]);
        assert_eq!(quoted("''Go,'' he said. ``Now.''"), ["''Go,''", "``Now.''"]);
    }

    #[test]
    fn a_mark_that_begins_a_paragraph_opens_unless_a_quotation_goes_on() {
        assert_eq!(quoted("” … it leaks,” he said."), ["” … it leaks,”"]);
        assert_eq!(quoted("“It leaks.\n” he said."), ["“It leaks."]);
    }

    #[test]
    fn brackets_and_inner_quotations_stay_inside() {
        assert_eq!(quoted("“[He] said ‘no’ to it,” she said"), ["“[He] said ‘no’ to it,”"]);
        assert_eq!(quoted("“I asked “why?” and left,” he said."), ["“I asked “why?” and left,”"]);
        assert_eq!(quoted("\"A “dry” or “wet” dam,\" he said."), ["\"A “dry” or “wet” dam,\""]);
        let paragraphs = ["\"They call it “dry” and “old.”", "\"They left.\""];
        assert_eq!(quoted(&paragraphs.join("\n")), paragraphs);
        assert_eq!(
            quoted("\"We stay, he said. “Really.”\n“No.”"),
            ["\"We stay,", "“Really.”", "“No.”"]
        );
    }

    #[test]
    fn a_missing_closer_ends_with_the_paragraph() {
        assert_eq!(quoted("“We go on.\nHe left. “Bye.”"), ["“We go on.", "“Bye.”"]);
        assert_eq!(quoted("“We stay, he said. “Really.”"), ["“We stay,", "“Really.”"]);
    }

    #[test]
    fn a_turn_of_a_transcript_is_no_quotation() {
        assert_eq!(quoted("\"LEE: The “dry” dam?\n\"MR. RAY: Yes.\""), ["“dry”"]);
        assert_eq!(quoted("\"Lee: a life\" sold"), ["\"Lee: a life\""]);
    }

    #[test]
    fn a_paragraph_repeats_the_opening_mark() {
        let text = "“One.\n“Two,” he said.";
        let pieces = quotations(text, &[Span::new(0, 7), Span::new(8, text.len())]);
        assert_eq!(pieces.iter().map(|piece| piece.continues).collect::<Vec<_>>(), [false, true]);
    }
}
