//! Tokens with what the rules ask of them: shape and classes. Abbreviations of the lexicon are
//! joined with their full stop here ("Sen.", "Inc.").

use crate::span::Span;
use crate::token::{Token, TokenKind};

use super::class::Classes;
use super::lexicon::Lexicon;

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// Begins with a small letter.
    Lower,
    /// Begins with a capital.
    Capital,
    /// Two or more letters, all capitals, perhaps with digits or full stops.
    Upper,
    /// One capital, perhaps with a full stop.
    Initial,
    /// Begins with a digit.
    Number,
    /// `'s`.
    Clitic,
    /// Punctuation or a symbol.
    Mark,
}

/// A token, joined with the full stop of an abbreviation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// Bytes of the text.
    pub(crate) span: Span,
    /// How it is written.
    pub(crate) shape: Shape,
    /// What the lexicon knows; looked up for capitalised words only.
    pub(crate) classes: Classes,
    /// Whether it follows the word before without white space.
    pub(crate) glued: bool,
    /// Whether a date or figure holds it, so that no name may.
    pub(crate) taken: bool,
}

impl Word {
    /// Whether it begins with a capital.
    pub(crate) fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Initial)
    }

    /// Whether the lexicon gives it one of these classes.
    pub(crate) fn has(&self, classes: Classes) -> bool {
        self.classes.has(classes)
    }
}

/// Adds the words of some tokens.
pub(crate) fn fill(text: &str, tokens: &[Token], lexicon: &Lexicon, words: &mut Vec<Word>) {
    let mut end = usize::MAX;
    let mut rest = tokens;
    while let [token, after @ ..] = rest {
        rest = after;
        let mut word = Word {
            span: token.span,
            shape: shape(text, token),
            classes: Classes::NONE,
            glued: token.span.start == end,
            taken: false,
        };
        if word.is_capital() {
            word.classes = lexicon.classes(token.span.of(text));
            let dotted = abbreviation(text, token.span, after, lexicon);
            if let Some((dotted, classes)) = dotted {
                (word.span, word.classes, rest) = (dotted, classes, &after[1..]);
            }
        }
        end = word.span.end;
        words.push(word);
    }
}

/// The word with the full stop after it, where the lexicon knows that form.
fn abbreviation(
    text: &str,
    span: Span,
    after: &[Token],
    lexicon: &Lexicon,
) -> Option<(Span, Classes)> {
    const LONGEST: usize = 6;
    let stop = after.first()?.span;
    if span.len() > LONGEST || stop.start != span.end || stop.of(text) != "." {
        return None;
    }
    let dotted = span.cover(stop);
    let classes = lexicon.get(dotted.of(text));
    let is_name_part = matches!(span.of(text), "Jr" | "Sr" | "Mt" | "Ft");
    (classes != Classes::NONE || is_name_part).then_some((dotted, classes))
}

fn shape(text: &str, token: &Token) -> Shape {
    match token.kind {
        TokenKind::Number => Shape::Number,
        TokenKind::Clitic => Shape::Clitic,
        TokenKind::Mark => Shape::Mark,
        TokenKind::Word => match token.span.bytes_of(text) {
            [b'a'..=b'z', ..] => Shape::Lower,
            _ => letters(token.span.of(text)),
        },
    }
}

/// The shape of a word that does not begin with a small letter of ASCII.
fn letters(word: &str) -> Shape {
    let first = word.as_bytes().first().copied().unwrap_or_default();
    if first >= 0x80 && !word.chars().next().is_some_and(char::is_uppercase) {
        return Shape::Lower;
    }
    let others = || word.chars().skip(1).filter(|&c| c != '.');
    if others().next().is_none() {
        Shape::Initial
    } else if others().all(|c| !c.is_lowercase() && !matches!(c, '\'' | '’')) {
        Shape::Upper
    } else {
        Shape::Capital
    }
}
