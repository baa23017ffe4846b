//! The sequence model: a linear-chain conditional random field over hashed features (Lafferty,
//! McCallum, Pereira 2001), with the rules' verdict among the features (stacking, Wolpert 1992).
//!
//! It is public for the sake of training alone, which must see words exactly as tagging does.

mod companies;
mod consistent;
mod context;
mod decode;
mod features;
mod found;
mod island;
mod page;
mod recover;
mod table;
/// The tags.
pub mod tag;

pub(crate) use companies::add_companies;
pub(crate) use consistent::agree;
pub(crate) use decode::Decoder;
pub(crate) use features::Scope;
pub(crate) use found::Found;
pub use page::Page;
pub(crate) use recover::recover;
pub use table::{Table, Weighed};

use std::ops::Range;

use crate::annotation::{Segment, lines};
use crate::crf::{Clusters, hash};
use crate::record::Role;

use super::lexicon::Lexicon;

/// What training reads: pages, their islands and the features of their words.
pub struct Reader {
    lexicon: Lexicon,
    clusters: Clusters,
}

impl Reader {
    /// Reads the embedded lists; these are the words' classes.
    pub fn new(clusters: Clusters) -> Self {
        Reader { lexicon: Lexicon::embedded(), clusters }
    }

    /// The fingerprint of the features that it reads.
    pub fn fingerprint(&self) -> u64 {
        fingerprint(&self.lexicon, &self.clusters)
    }

    /// One article as the model reads it.
    pub fn page<'a>(&'a self, text: &'a str, sentences: &[Segment]) -> Page<'a> {
        Page::read(text, sentences, &self.lexicon, &self.clusters)
    }
}

/// What the fingerprint is taken of.
const SAMPLE: &str = include_str!("../../../data/articles/harbor-ledger.txt");

/// A number that differs when the features of a sample text do: by it a test finds weights that are
/// older than the features, the rules, the tokens or the word lists.
pub(crate) fn fingerprint(lexicon: &Lexicon, clusters: &Clusters) -> u64 {
    let sentences = lines(SAMPLE, Role::Body);
    let page = Page::read(SAMPLE, &sentences, lexicon, clusters);
    let mut sum = 0;
    page.islands(|island| {
        page.features(island, |at, feature| sum = hash::mix(sum ^ feature ^ at as u64));
    });
    sum
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
        island::each(self.text, &self.readings[sentence.clone()], |island| {
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

    /// Hashes of the words of each sentence, without case.
    pub fn forms(&self) -> impl Iterator<Item = Vec<u32>> {
        let lower = |sentence: &Range<usize>| {
            self.readings[sentence.clone()].iter().map(|reading| reading.lower).collect()
        };
        self.sentences.iter().map(lower)
    }

    /// The rules' tag of a word.
    pub fn verdict(&self, at: usize) -> usize {
        self.readings
            .get(at)
            .map_or(tag::OUTSIDE, |reading| usize::from(reading.verdict & !page::FACILITY))
    }

    /// Whether the lexicon has the words as a nationality, faith or camp.
    pub fn is_group(&self, words: Range<usize>) -> bool {
        let [.., last] = &self.readings[words.clone()] else { return false };
        words.len() == 1 && last.classes.has(super::class::Classes::GROUP)
    }
}
