//! The sequence model of attributions: a linear-chain conditional random field whose tags carry
//! role and order, with the rules' verdict among the features (stacking, Wolpert 1992).
//!
//! It is public for the sake of training alone, which must see items exactly as tagging does.

pub(crate) mod clusters;
/// The score of a lead, and back.
pub mod confidence;
mod features;
mod observed;
mod spell;
/// The tags.
pub mod state;

pub use features::{HABITUAL, KINDRED};
pub use observed::Observed;
pub use spell::{Laid, Spelled, Tag, spell};

use std::ops::Range;

use crate::annotation::{Mention, Segment, lines};
use crate::crf::{Clusters, hash};
use crate::record::Role;
use crate::span::Span;

use super::candidate::Candidate;
use super::frame::Frame;
use super::lexicon::Lexicon;
use super::page::Page;
use super::rules;
use super::unit::{Item, Units};
use features::Scope;

/// What training reads: articles, their units and the features of their items.
pub struct Reader {
    lexicon: Lexicon,
    clusters: Clusters,
}

impl Reader {
    /// Reads with this cue lexicon and these word clusters.
    pub fn new(cues: &str, clusters: &str) -> Self {
        Reader { lexicon: Lexicon::parse(cues), clusters: clusters::parse(clusters) }
    }

    /// The fingerprint of the features that it reads.
    pub fn fingerprint(&self) -> u64 {
        fingerprint(&self.lexicon, &self.clusters)
    }

    /// Hands an article on as the model reads it.
    pub fn read<T>(
        &self,
        text: &str,
        sentences: &[Segment],
        mentions: &[Mention],
        seen: impl FnOnce(&Observed<'_>) -> T,
    ) -> T {
        let units = Units::read(text, sentences, &self.lexicon);
        seen(&Observed::read(text, &units, &self.lexicon, &self.clusters, mentions))
    }
}

/// What the fingerprint is taken of.
const SAMPLE: &str = include_str!("../../../data/articles/harbor-ledger.txt");

/// A number that differs when the features of a sample text do: by it a test finds weights that are
/// older than the features, the rules, the tokens, the cues or the clusters.
pub(crate) fn fingerprint(lexicon: &Lexicon, clusters: &Clusters) -> u64 {
    let units = Units::read(SAMPLE, &lines(SAMPLE, Role::Body), lexicon);
    let observed = Observed::read(SAMPLE, &units, lexicon, clusters, &[]);
    let mut sum = 0;
    for stretch in observed.stretches() {
        observed.features(stretch, |at, all| {
            all.iter().for_each(|feature| sum = hash::mix(sum ^ feature ^ at as u64));
        });
    }
    sum
}

/// Names of the constructions in which a cue takes its content, in the order of the lexicon.
pub const FRAMES: [&str; Frame::COUNT] = Frame::NAMES;

/// What a rule proposes, to be counted.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// The cue's lemma, with its particle.
    pub lemma: String,
    /// Name of the construction.
    pub frame: &'static str,
    /// Bytes of who says it.
    pub source: Option<Span>,
    /// Bytes of what is said.
    pub content: Vec<Span>,
}

impl Reader {
    /// Everything that the rules propose for the cues of the lexicon.
    pub fn proposals(&self, text: &str, sentences: &[Segment]) -> Vec<Proposal> {
        let units = Units::read(text, sentences, &self.lexicon);
        let page = Page { text, lexicon: &self.lexicon, units: &units };
        let proposal = |candidate: Candidate| {
            let (cue, frame) = candidate.frame?;
            Some(Proposal {
                lemma: self.lexicon.lemma(cue).to_owned(),
                frame: Frame::NAMES.get(frame as usize)?,
                source: candidate.source,
                content: candidate.content,
            })
        };
        rules::candidates(&page).into_iter().filter_map(proposal).collect()
    }
}

impl Observed<'_> {
    /// The stretches of items that the model tags, in order: units that can hold an attribution.
    pub fn stretches(&self) -> Vec<Range<usize>> {
        let mut stretches: Vec<Range<usize>> = Vec::new();
        let units = self.page.units.units.iter().zip(&self.live);
        for (unit, _) in units.filter(|(unit, live)| **live && !unit.items.is_empty()) {
            match stretches.last_mut().filter(|last| last.end == unit.items.start) {
                Some(last) => last.end = unit.items.end,
                None => stretches.push(unit.items.clone()),
            }
        }
        stretches
    }

    /// Where each item stands.
    pub fn layout(&self) -> Vec<Laid> {
        let units = &self.page.units;
        let laid = |paragraph: usize| {
            move |item: &Item| Laid { paragraph, is_quotation: item.quote().is_some() }
        };
        let mut layout = Vec::with_capacity(units.items.len());
        for unit in &units.units {
            layout.extend(units.of(unit).iter().map(laid(unit.paragraph)));
        }
        layout
    }

    /// Hands on the features of each item of a stretch, which begins where a unit does.
    pub fn features(&self, stretch: Range<usize>, mut found: impl FnMut(usize, &[u64])) {
        let units = &self.page.units.units;
        let first = self.page.units.number_of(stretch.start);
        for (number, unit) in units.iter().enumerate().skip(first) {
            if unit.items.start >= stretch.end {
                return;
            }
            let Some(scope) = Scope::new(self, number) else { continue };
            let features = (0..unit.items.len()).map_while(|at| scope.of(at));
            (unit.items.start..).zip(features).for_each(|(item, all)| found(item, &all));
        }
    }
}
