//! Words, numbers and marks, as spans: the common ground of entity and claim recognition.
//!
//! A token never holds white space. A clitic (`'s`) is a token of its own, a hyphen too (so that
//! "US-funded" shows its name), while initials and dotted abbreviations ("W.", "U.S.") keep their
//! full stops and numbers their separators ("83,000", "1.5").

use crate::span::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, perhaps with digits and inner apostrophes.
    Word,
    /// Begins with a digit.
    Number,
    /// `'s`, with either apostrophe.
    Clitic,
    /// One character of punctuation or a symbol.
    Mark,
}

/// A word, number or mark; bytes of the text it was cut from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Bytes of the text.
    pub span: Span,
    /// What it is made of.
    pub kind: TokenKind,
}

/// The tokens of one span of the text, in order.
pub fn tokenize(text: &str, span: Span) -> Vec<Token> {
    Tokens::of(text, span).collect()
}

/// The tokens of a span one by one, for those who keep none of them.
pub(crate) struct Tokens<'a> {
    rest: &'a str,
    /// Where the rest begins in the text.
    start: usize,
    /// Whether a token stands before.
    follows: bool,
}

impl<'a> Tokens<'a> {
    /// Those of one span of the text.
    pub(crate) fn of(text: &'a str, span: Span) -> Self {
        Tokens { rest: span.of(text), start: span.start, follows: false }
    }
}

impl Iterator for Tokens<'_> {
    type Item = Token;

    #[inline(always)]
    fn next(&mut self) -> Option<Token> {
        loop {
            let (length, kind) = next(self.rest, self.follows)?;
            // The space that most tokens have behind them goes with them.
            let space = usize::from(self.rest.as_bytes().get(length) == Some(&b' '));
            let span = Span::new(self.start, self.start + length);
            self.start = span.end + space;
            self.rest = &self.rest[length + space..];
            if let Some(kind) = kind {
                self.follows = true;
                return Some(Token { span, kind });
            }
        }
    }
}

/// Length and kind of what comes first; no kind for white space, nothing at the end. Most are words,
/// and are told without a call.
#[inline(always)]
fn next(rest: &str, follows: bool) -> Option<(usize, Option<TokenKind>)> {
    let first = *rest.as_bytes().first()?;
    if first.is_ascii_alphabetic() {
        return Some((word(rest), Some(TokenKind::Word)));
    }
    Some(match first {
        b' ' | b'\t'..=b'\r' => (1, None),
        b'0'..=b'9' => (number(rest), Some(TokenKind::Number)),
        0x80.. => return next_unicode(rest, follows),
        b'\'' => apostrophe(rest, 1, follows),
        _ => (1, Some(TokenKind::Mark)),
    })
}

#[inline(never)]
fn next_unicode(rest: &str, follows: bool) -> Option<(usize, Option<TokenKind>)> {
    let first = rest.chars().next()?;
    let width = first.len_utf8();
    Some(match first {
        '’' => apostrophe(rest, width, follows),
        '“' | '”' | '‘' | '–' | '—' | '…' => (width, Some(TokenKind::Mark)),
        _ if first.is_whitespace() => (width, None),
        _ if first.is_numeric() => (number(rest), Some(TokenKind::Number)),
        _ if first.is_alphabetic() => (word(rest), Some(TokenKind::Word)),
        _ => (width, Some(TokenKind::Mark)),
    })
}

#[inline(never)]
fn apostrophe(rest: &str, width: usize, follows: bool) -> (usize, Option<TokenKind>) {
    match clitic(rest) {
        Some(length) if follows => (length, Some(TokenKind::Clitic)),
        _ => (width, Some(TokenKind::Mark)),
    }
}

/// Length of `'s` at the start, if it ends there.
fn clitic(rest: &str) -> Option<usize> {
    let mut chars = rest.char_indices();
    let (_, _apostrophe) = chars.next()?;
    let (at, letter) = chars.next()?;
    let ends = chars.next().is_none_or(|(_, next)| !next.is_alphanumeric());
    (matches!(letter, 's' | 'S') && ends).then_some(at + 1)
}

/// Length of the number at the start: separators count when a digit follows.
#[inline(never)]
fn number(rest: &str) -> usize {
    let mut end = 0;
    let mut chars = rest.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        let inside = c.is_alphanumeric()
            || (matches!(c, ',' | '.' | ':') && next.is_some_and(|next| next.is_ascii_digit()));
        if !inside {
            return at;
        }
        end = at + c.len_utf8();
    }
    end
}

/// Length of the word at the start.
#[inline(always)]
fn word(rest: &str) -> usize {
    let plain = plain(rest.as_bytes());
    match rest.as_bytes().get(plain) {
        // The common case: plain letters, then something that cannot belong to a word.
        None | Some(b' ' | b',' | b'\n' | b'-' | b'"' | b')' | b':' | b';' | b'?' | b'!') => plain,
        Some(b'.') if plain > 1 => plain,
        Some(b'.') => dotted(rest).unwrap_or(plain),
        Some(_) => word_unicode(rest, plain),
    }
}

/// How many letters and digits of ASCII stand at the start, looked at eight at a time.
#[inline]
fn plain(bytes: &[u8]) -> usize {
    let mut length = 0;
    while let Some(eight) = bytes.get(length..).and_then(<[u8]>::first_chunk) {
        let others = others(u64::from_le_bytes(*eight));
        if others != 0 {
            return length + others.trailing_zeros() as usize / 8;
        }
        length += 8;
    }
    length + bytes[length..].iter().take_while(|byte| byte.is_ascii_alphanumeric()).count()
}

/// The high bit of every byte that is no letter or digit of ASCII.
fn others(eight: u64) -> u64 {
    const ONES: u64 = u64::MAX / 0xff;
    const HIGH: u64 = 0x80 * ONES;
    let low = eight & !HIGH;
    let from = |bytes: u64, first: u8| bytes + (0x80 - u64::from(first)) * ONES;
    let small = low | (0x20 * ONES);
    let letters = from(small, b'a') & !from(small, b'z' + 1);
    let digits = from(low, b'0') & !from(low, b'9' + 1);
    (!(letters | digits) | eight) & HIGH
}

/// The same where an apostrophe or a letter beyond ASCII follows the first `plain` bytes.
#[inline(never)]
fn word_unicode(rest: &str, plain: usize) -> usize {
    let mut end = plain;
    for (at, c) in rest[plain..].char_indices() {
        let at = plain + at;
        if !(c.is_alphanumeric() || is_mark_on_letter(c) || is_inner_apostrophe(c, &rest[at..])) {
            return at;
        }
        end = at + c.len_utf8();
    }
    end
}

/// A combining accent: decomposed letters stay in one word.
fn is_mark_on_letter(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// An apostrophe between letters, unless it begins a clitic: "O'Brien", "don't".
fn is_inner_apostrophe(c: char, from_here: &str) -> bool {
    matches!(c, '\'' | '’')
        && clitic(from_here).is_none()
        && from_here.chars().nth(1).is_some_and(char::is_alphabetic)
}

/// Length of an initial or dotted abbreviation at the start: "W.", "U.S.", "a.m.".
#[inline(never)]
fn dotted(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let pairs = bytes
        .chunks_exact(2)
        .take_while(|pair| pair[0].is_ascii_alphabetic() && pair[1] == b'.')
        .count();
    let length = pairs * 2;
    let goes_on = bytes.get(length).is_some_and(u8::is_ascii_alphanumeric);
    match pairs {
        0 => None,
        1 if is_last_letter(&bytes[length..]) => Some(length + 1),
        1 if goes_on || !bytes[0].is_ascii_uppercase() => None,
        // "U.S" without its last full stop, or "Q.E.Done": give back nothing but whole pairs.
        _ => Some(length + usize::from(pairs > 0 && is_last_letter(&bytes[length..]))),
    }
}

/// One letter and then no more of the word: the S of "U.S".
fn is_last_letter(rest: &[u8]) -> bool {
    rest.first().is_some_and(u8::is_ascii_alphabetic)
        && !rest.get(1).is_some_and(|next| next.is_ascii_alphanumeric() || *next >= 0x80)
}

#[cfg(test)]
mod tests {
    use super::{Token, plain, tokenize};
    use crate::span::Span;
    use proptest::prelude::{ProptestConfig, any, proptest};

    fn all(text: &str) -> Vec<Token> {
        tokenize(text, Span::new(0, text.len()))
    }

    fn words(text: &str) -> Vec<&str> {
        all(text).iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn names_numbers_and_clitics() {
        assert_eq!(words("Maria O'Neil's"), ["Maria", "O'Neil", "'s"]);
        assert_eq!(words("US-funded, 83,000."), ["US", "-", "funded", ",", "83,000", "."]);
        assert_eq!(words("George W. of the U.S."), ["George", "W.", "of", "the", "U.S."]);
        assert_eq!(words("don’t “go”"), ["don’t", "“", "go", "”"]);
        assert_eq!(words("the U.S and I."), ["the", "U.S", "and", "I."]);
        assert_eq!(words("Peña’s Ñandú"), ["Peña", "’s", "Ñandú"]);
    }

    #[test]
    fn letters_and_digits_are_told_from_all_other_bytes() {
        for byte in 0..=u8::MAX {
            let bytes: Vec<u8> = b"ordinary".iter().chain(&[byte; 9]).copied().collect();
            let expected = if byte.is_ascii_alphanumeric() { bytes.len() } else { 8 };
            assert_eq!(plain(&bytes), expected, "{byte}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn tokens_hold_everything_but_white_space(text in any::<String>()) {
            let joined: String = all(&text).iter().map(|token| token.span.of(&text)).collect();
            let expected: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            assert_eq!(joined, expected);
        }
    }
}
