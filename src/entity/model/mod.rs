//! The sequence model: a linear-chain conditional random field over hashed features (Lafferty,
//! McCallum, Pereira 2001), with the rules' verdict among the features (stacking, Wolpert 1992).
//!
//! It is public for the sake of training alone, which must see words exactly as tagging does.

mod consistent;
mod decode;
mod features;
mod hash;
mod island;
mod page;
mod table;
/// The tags.
pub mod tag;

pub(crate) use consistent::{Found, agree};
pub(crate) use decode::Decoder;
pub(crate) use features::Scope;
pub use page::Page;
pub use table::{Row, Scores, Table};

use std::ops::Range;

use crate::annotation::Segment;

use super::lexicon::Lexicon;

/// What training reads: pages, their islands and the features of their words.
pub struct Reader {
    lexicon: Lexicon,
}

impl Reader {
    /// Reads the embedded lists.
    pub fn embedded() -> Self {
        Reader { lexicon: Lexicon::embedded() }
    }

    /// One article as the model reads it.
    pub fn page<'a>(&'a self, text: &'a str, sentences: &[Segment]) -> Page<'a> {
        Page::read(text, sentences, &self.lexicon)
    }
}

impl Page<'_> {
    /// Hands on the islands of the article, in order, as ranges of its words.
    pub fn islands(&self, mut found: impl FnMut(Range<usize>)) {
        for sentence in &self.sentences {
            self.islands_of(sentence, &mut found);
        }
    }

    /// The same for one sentence.
    pub(crate) fn islands_of(&self, sentence: &Range<usize>, mut found: impl FnMut(Range<usize>)) {
        let words = &self.words[sentence.clone()];
        island::each(self.text, words, |island| {
            found(sentence.start + island.start..sentence.start + island.end);
        });
    }

    /// Hands on the features of each word of an island.
    pub fn features(&self, island: Range<usize>, mut found: impl FnMut(usize, u64)) {
        let sentence = self.sentences.partition_point(|sentence| sentence.end <= island.start);
        if let Some(sentence) = self.sentences.get(sentence) {
            let scope = Scope::new(self, sentence.clone());
            for at in island {
                scope.each(at, &mut |feature| found(at, feature));
            }
        }
    }

    /// The rules' tag of a word.
    pub fn verdict(&self, at: usize) -> usize {
        self.readings.get(at).map_or(tag::OUTSIDE, |reading| usize::from(reading.verdict))
    }

    /// Whether the lexicon has the words as a nationality, faith or camp.
    pub fn is_group(&self, words: Range<usize>) -> bool {
        let [.., last] = &self.readings[words.clone()] else { return false };
        words.len() == 1 && last.classes.has(super::class::Classes::GROUP)
    }
}
