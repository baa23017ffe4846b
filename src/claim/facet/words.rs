//! The words of a part, in small letters.

use crate::span::Span;
use crate::token::{TokenKind, tokenize};

/// No part is read further than this many bytes.
const LONGEST: usize = 400;

/// The words of a span, in order.
pub(super) struct Words<'a> {
    text: &'a str,
    spans: Vec<Span>,
}

impl<'a> Words<'a> {
    /// Of the beginning of a span.
    pub(super) fn of(text: &'a str, span: Span) -> Self {
        let end = text.floor_char_boundary(span.end.min(span.start + LONGEST)).max(span.start);
        let tokens = tokenize(text, Span::new(span.start, end)).into_iter();
        let words = tokens.filter(|token| token.kind != TokenKind::Mark);
        Words { text, spans: words.map(|token| token.span).collect() }
    }

    /// The words in small letters, with straight apostrophes.
    pub(super) fn lower(&self) -> impl DoubleEndedIterator<Item = String> + '_ {
        self.spans.iter().map(|span| span.of(self.text).to_lowercase().replace('’', "'"))
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
