//! Quotations in single marks, as British papers and headlines print them, outside of double ones.
//!
//! Their closing mark is also the apostrophe, and a straight apostrophe may look like an opening one.
//! A pair needs a word behind its opener that no contraction begins with, and a closer at a word's
//! end; one behind an "s" may be a plural's ("the farmers' union") and closes only where no other does.

use memchr::memchr2_iter;

use super::{Piece, is_quoted, next_opens};
use crate::span::Span;

/// What is written with an apostrophe before it: "'em", "Lee 's".
const CONTRACTIONS: &[&str] = &[
    "bout", "cause", "cuz", "d", "em", "er", "ll", "m", "n", "re", "round", "s", "t", "til",
    "till", "tis", "twas", "ve",
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Opens,
    Closes,
    /// Closes, or is the apostrophe of "farmers'" or "goin'".
    MayClose,
}

#[derive(Clone, Copy)]
struct Mark {
    span: Span,
    role: Role,
}

/// Adds the quotations in single marks of the given paragraphs to those in double marks, all in text
/// order. What stands in double marks is theirs; a pair of them within single marks is an inner
/// quotation, and goes.
pub(super) fn add(text: &str, paragraphs: &[Span], pieces: &mut Vec<Piece>) {
    let mut found: Vec<Piece> = Vec::new();
    let mut unclosed = false;
    for &paragraph in paragraphs {
        let mut marks = marks(text, paragraph);
        marks.retain(|mark| !is_quoted(pieces, mark.span));
        unclosed = pair(text, paragraph, &marks, unclosed, &mut found);
    }
    // A paper that quotes in double marks sets headings in single ones.
    let is_heading = |piece: &Piece| paragraphs.binary_search(&piece.span).is_ok();
    found.retain(|piece| pieces.is_empty() || !is_heading(piece));
    if !found.is_empty() {
        pieces.retain(|piece| !is_quoted(&found, piece.span));
        pieces.append(&mut found);
        pieces.sort_unstable_by_key(|piece| piece.span.start);
    }
}

/// Pairs the marks of one paragraph; whether its last quotation goes on in the next. One without a
/// closer is an apostrophe unless it does.
fn pair(
    text: &str,
    paragraph: Span,
    marks: &[Mark],
    unclosed: bool,
    found: &mut Vec<Piece>,
) -> bool {
    let mut rest = marks;
    while let Some((start, after)) = rest.split_first() {
        rest = after;
        if start.role != Role::Opens {
            continue;
        }
        let opens_paragraph = start.span.start == paragraph.start;
        let mut push = |span| found.push(Piece { span, continues: unclosed && opens_paragraph });
        if let Some(closer) = closer(after) {
            push(start.span.cover(after[closer].span));
            rest = &after[closer + 1..];
        } else if opens_paragraph && next_opens(text, paragraph, start.span) {
            push(paragraph);
            return true;
        }
    }
    false
}

/// The mark that closes what was opened before these: the first that can be nothing else, or else the
/// first that may close.
fn closer(marks: &[Mark]) -> Option<usize> {
    let next = marks.iter().position(|mark| mark.role == Role::Opens).unwrap_or(marks.len());
    let first = |role: Role| marks[..next].iter().position(|mark| mark.role == role);
    first(Role::Closes).or_else(|| first(Role::MayClose))
}

/// The single marks of a paragraph that can open or close a quotation, in text order.
fn marks(text: &str, paragraph: Span) -> Vec<Mark> {
    let inside = paragraph.of(text);
    let bytes = inside.as_bytes();
    let marks = memchr2_iter(b'\'', 0xE2, bytes).filter_map(|at| {
        let (length, opens, closes) = match &bytes[at..] {
            [b'\'', ..] => (1, true, true),
            [0xE2, 0x80, 0x98, ..] => (3, true, false),
            [0xE2, 0x80, 0x99, ..] => (3, false, true),
            _ => return None,
        };
        let (before, after) = (&inside[..at], &inside[at + length..]);
        let role = match () {
            () if opens && is_opener(before, after) => Role::Opens,
            () if closes => closing(before, after)?,
            () => return None,
        };
        let start = paragraph.start + at;
        Some(Mark { span: Span::new(start, start + length), role })
    });
    marks.collect()
}

/// Whether what stands around a mark lets it open a quotation.
fn is_opener(before: &str, after: &str) -> bool {
    let is_edge = |c: char| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/');
    let begins =
        |c: char| c.is_alphanumeric() || matches!(c, '[' | '(' | '“' | '"' | '…' | '$' | '£');
    before.chars().next_back().is_none_or(is_edge)
        && after.starts_with(begins)
        && !is_contraction(after)
}

/// Whether an apostrophe stands before the word: "'em", "'90s", "'96".
fn is_contraction(after: &str) -> bool {
    let end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let word = &after[..end];
    let digits = word.strip_suffix('s').unwrap_or(word);
    let is_year = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_year || CONTRACTIONS.contains(&word)
}

/// Whether a mark closes, if what stands around it lets it.
fn closing(before: &str, after: &str) -> Option<Role> {
    let follows_word = !before.ends_with(|c: char| c.is_whitespace() || matches!(c, '(' | '['));
    if before.is_empty() || !follows_word || after.starts_with(char::is_alphanumeric) {
        return None;
    }
    let is_apostrophe = before.ends_with(['s', 'S']) || before.ends_with("in");
    match is_apostrophe && after.starts_with(' ') {
        true => Some(Role::MayClose),
        false => Some(Role::Closes),
    }
}

#[cfg(test)]
mod tests {
    use super::super::quotations;
    use crate::annotation::lines;
    use crate::record::Role;
    use crate::span::Span;

    /// Each line is a paragraph.
    fn quoted(text: &str) -> Vec<&str> {
        let paragraphs: Vec<Span> = lines(text, Role::Body).iter().map(|line| line.span).collect();
        quotations(text, &paragraphs).iter().map(|piece| piece.span.of(text)).collect()
    }

    #[test]
    fn single_marks_quote_outside_of_double_ones() {
        assert_eq!(quoted("‘It’s late,’ she said. ‘Go.’"), ["‘It’s late,’", "‘Go.’"]);
        assert_eq!(quoted("'Don't go': Lee warns Ray"), ["'Don't go'"]);
        assert_eq!(quoted("“I said ‘no’ to it,” she said"), ["“I said ‘no’ to it,”"]);
        assert_eq!(quoted("‘He said “no” to me,’ she said"), ["‘He said “no” to me,’"]);
        assert_eq!(quoted("‘One,’ “two” and ‘three’"), ["‘One,’", "“two”", "‘three’"]);
    }

    #[test]
    fn a_heading_quotes_nothing_where_double_marks_do() {
        assert_eq!(quoted("‘A Long Way’\n“Go,” he said."), ["“Go,”"]);
        assert_eq!(quoted("‘A long way.’\n‘Go,’ he said."), ["‘A long way.’", "‘Go,’"]);
    }

    #[test]
    fn apostrophes_quote_nothing() {
        for text in [
            "The farmers' union and the workers' party met.",
            "In the '90s he gave 'em the boys' shoes.",
            "Rock 'n' roll, the class of '96, Lee 's plan.",
            "The 'Ali mosque is closed.",
        ] {
            assert!(quoted(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_plural_closes_only_where_nothing_else_does() {
        assert_eq!(
            quoted("‘The farmers’ union is goin’ to win,’ he said."),
            ["‘The farmers’ union is goin’ to win,’"]
        );
        assert_eq!(quoted("He found ‘no faults’ in it."), ["‘no faults’"]);
    }

    #[test]
    fn a_paragraph_repeats_the_opening_mark() {
        assert_eq!(quoted("‘One.\n‘Two,’ he said."), ["‘One.", "‘Two,’"]);
        assert_eq!(quoted("‘One.\nTwo."), [] as [&str; 0]);
    }
}
