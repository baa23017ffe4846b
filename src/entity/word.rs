//! Tokens with what the rules ask of them: shape and classes. Abbreviations of the lexicon are
//! joined with their full stop here ("Sen.", "Inc.").

use crate::span::Span;
use crate::token::{Token, TokenKind, Tokens};

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

/// Adds the words of a sentence, given its bytes.
pub(crate) fn fill(text: &str, sentence: Span, lexicon: &Lexicon, words: &mut Vec<Word>) {
    let mut end = usize::MAX;
    for token in Tokens::of(text, sentence) {
        let glued = token.span.start == end;
        end = token.span.end;
        let last = if glued { words.last_mut() } else { None };
        if last.is_some_and(|word| join_stop(text, word, &token, lexicon)) {
            continue;
        }
        let mut word = Word {
            span: token.span,
            shape: shape(text, &token),
            classes: Classes::NONE,
            glued,
            taken: false,
        };
        if word.is_capital() {
            word.classes = lexicon.classes(token.span.of(text));
        }
        words.push(word);
    }
}

/// Joins a word with the full stop directly after it, where the lexicon knows that form; whether it did.
fn join_stop(text: &str, word: &mut Word, stop: &Token, lexicon: &Lexicon) -> bool {
    const LONGEST: usize = 6;
    let may_be = word.is_capital() && word.span.len() <= LONGEST;
    if !may_be || stop.span.bytes_of(text) != b"." {
        return false;
    }
    let dotted = word.span.cover(stop.span);
    let classes = lexicon.get(dotted.of(text));
    let is_name_part = matches!(word.span.of(text), "Jr" | "Sr" | "Mt" | "Ft");
    if classes == Classes::NONE && !is_name_part {
        return false;
    }
    (word.span, word.classes) = (dotted, classes);
    true
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
