//! The words of a part in small letters, each in a buffer on the stack: a claim is read in passing.

use crate::span::Span;
use crate::token::{Token, TokenKind, tokenize};

/// No word of any list here has more bytes.
const LONGEST_WORD: usize = 20;

/// A word in small letters with straight apostrophes; nothing where it is too long for any list, or
/// beyond ASCII.
#[derive(Clone, Copy)]
pub(super) struct Lowered {
    bytes: [u8; LONGEST_WORD],
    length: usize,
}

impl Lowered {
    fn of(word: &str) -> Self {
        let mut lowered = Lowered { bytes: [0; LONGEST_WORD], length: 0 };
        for c in word.chars() {
            let c = if c == '’' { '\'' } else { c.to_ascii_lowercase() };
            if !c.is_ascii() || lowered.length == LONGEST_WORD {
                return Lowered { length: 0, ..lowered };
            }
            lowered.bytes[lowered.length] = c as u8;
            lowered.length += 1;
        }
        lowered
    }

    pub(super) fn as_str(&self) -> &str {
        std::str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

/// The words of a span, in order.
pub(super) struct Words<'a> {
    text: &'a str,
    tokens: Vec<Token>,
}

impl<'a> Words<'a> {
    /// Of the beginning of a span, at most so many bytes of it.
    pub(super) fn of(text: &'a str, span: Span, most: usize) -> Self {
        let end = text.floor_char_boundary(span.end.min(span.start + most)).max(span.start);
        Words { text, tokens: tokenize(text, Span::new(span.start, end)) }
    }

    /// The words in small letters, marks left out.
    pub(super) fn lower(&self) -> impl DoubleEndedIterator<Item = Lowered> + '_ {
        let words = self.tokens.iter().filter(|token| token.kind != TokenKind::Mark);
        words.map(|token| Lowered::of(token.span.of(self.text)))
    }
}

/// Whether a word negates.
pub(super) fn negates(word: &str) -> bool {
    matches!(word, "not" | "never" | "no" | "nobody" | "none" | "neither" | "nothing" | "cannot")
        || word.ends_with("n't")
}

/// What a modal verb or adverb says of what it stands with.
pub(super) fn modality_of(word: &str) -> Option<crate::record::Modality> {
    use crate::record::Modality::{Conditional, Hedged, Intended};
    Some(match word {
        "may" | "might" | "perhaps" | "maybe" | "possibly" | "probably" | "likely"
        | "reportedly" | "allegedly" | "apparently" | "supposedly" | "presumably" | "appears"
        | "appeared" | "appear" | "seems" | "seemed" | "seem" => Hedged,
        "would" | "could" | "should" | "if" | "unless" | "wouldn't" | "couldn't" => Conditional,
        "will" | "shall" | "won't" | "gonna" | "plans" | "intends" => Intended,
        _ => return None,
    })
}
