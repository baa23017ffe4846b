//! Names: where they stand in a sentence, what type they are, and which of an article's mentions
//! name one thing.
//!
//! A sentence gives chunks of capitalised words; a chunk splits into candidates; each candidate
//! carries evidence for its type; the article as a whole gives the verdict.

mod acronym;
mod candidate;
mod chunk;
mod context;
mod evidence;
mod people;
mod split;
mod style;
mod verdict;
mod view;

pub(crate) use candidate::Candidate;
pub(crate) use verdict::{Name, decide};

use crate::annotation::Segment;

use super::lexicon::Lexicon;
use super::word::Word;
use view::View;

/// Hands on the candidates of one sentence, whose words have been filled and whose figures have
/// been marked.
pub(crate) fn candidates(
    text: &str,
    sentence: (usize, &Segment),
    words: &[Word],
    lexicon: &Lexicon,
    found: &mut Vec<Candidate>,
) {
    if !words.iter().any(Word::is_capital) {
        return;
    }
    let style = style::of(text, words, sentence.1.role);
    let view = View { text, words, lexicon, style };
    chunk::each(&view, |range| {
        split::each(&view, range, |part| found.push(evidence::weigh(&view, sentence.0, part)));
    });
}
