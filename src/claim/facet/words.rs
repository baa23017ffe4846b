//! The words of a part, in small letters.

use std::borrow::Cow;

use crate::span::Span;
use crate::token::{Token, TokenKind, tokenize};

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

    /// The words in small letters with straight apostrophes, marks left out.
    pub(super) fn lower(&self) -> impl DoubleEndedIterator<Item = Cow<'a, str>> + '_ {
        let words = self.tokens.iter().filter(|token| token.kind != TokenKind::Mark);
        words.map(|token| lowered(token.span.of(self.text)))
    }
}

/// Most words are in small letters already.
fn lowered(word: &str) -> Cow<'_, str> {
    match word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        true => Cow::Borrowed(word),
        false => Cow::Owned(word.to_lowercase().replace('’', "'")),
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
