//! Extraction by rules: quotation marks, a cue lexicon, the noun phrase beside the cue.
//!
//! Every rule proposes [`Candidate`]s for one unit; they are then weighed against each other, the
//! quotations that no rule reached are attributed to the speaker before.

mod according;
pub(crate) mod headline;
pub(crate) mod interview;
mod label;
mod persons;
pub(crate) mod signature;
pub(crate) mod transcript;
pub(crate) mod verbal;

use crate::annotation::{Attribution, Mention, Segment};

use super::assemble::assemble;
use super::candidate::Candidate;
use super::extractor::Extractor;
use super::floating;
use super::lexicon::{CUES, Lexicon};
use super::page::Page;
use super::select::select;
use super::unit::Units;

/// A rule proposes attributions for one unit.
type Rule = fn(&Page<'_>, usize, &mut Vec<Candidate>);

const RULES: &[Rule] = &[verbal::propose, according::propose, label::propose, signature::propose];

/// The extractor that rules make.
pub struct Rules {
    lexicon: Lexicon,
}

impl Rules {
    /// The rules with the lexicon that ships with the crate.
    pub fn embedded() -> Rules {
        Rules { lexicon: Lexicon::parse(CUES) }
    }
}

/// Every attribution that a rule proposes, unit by unit.
pub(crate) fn candidates(page: &Page<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for unit in 0..page.units.units.len() {
        for rule in RULES {
            rule(page, unit, &mut found);
        }
    }
    found
}

impl Extractor for Rules {
    fn extract(&self, text: &str, sentences: &[Segment], _: &[Mention]) -> Vec<Attribution> {
        let units = Units::read(text, sentences, &self.lexicon);
        let page = Page { text, lexicon: &self.lexicon, units: &units };
        let chosen = floating::attach(&page, select(text, candidates(&page)));
        assemble(text, sentences, &page, chosen)
    }
}

#[cfg(test)]
mod tests;
