//! What each annotator does otherwise than the rest, so that it is not learned of all: one marks half
//! as much as another, one begins a content at "that". Each has weights of their own beside those of
//! all (Daumé III 2007, "Frustratingly easy domain adaptation"): for every step, and for the features
//! of one template. Nobody knows who would have marked a new article: the result is their mean.

use std::collections::BTreeMap;

use parquill::claim::model::HABITUAL;

use super::learner::{Feature, Learned};
use super::numbering::Numbering;
use super::sample::Sample;

/// Which weights are whose: those of all come first, then the annotators'.
pub(crate) struct Habits<'a> {
    annotators: Vec<&'a str>,
    /// How many features and steps all have.
    common: [usize; 2],
    /// The number of each annotator's own, by that of all.
    own: BTreeMap<(u32, usize), u32>,
}

impl<'a> Habits<'a> {
    /// The annotators of these articles, and the features that they use.
    pub(crate) fn of(samples: &'a [Sample], numbering: &Numbering, steps: usize) -> Self {
        let mut annotators: Vec<&str> = samples.iter().map(|one| one.annotator.as_str()).collect();
        annotators.sort_unstable();
        annotators.dedup();
        let common = [numbering.len(), steps];
        let mut habits = Habits { annotators, common, own: BTreeMap::new() };
        for sample in samples {
            let annotator = habits.annotator(sample);
            for number in sample.features.iter().filter_map(|all| habitual(numbering, all)) {
                let next = (numbering.len() + habits.own.len()) as u32;
                habits.own.entry((number, annotator)).or_insert(next);
            }
        }
        habits
    }

    /// Who marked an article, by number.
    pub(crate) fn annotator(&self, sample: &Sample) -> usize {
        self.annotators.partition_point(|&name| name < sample.annotator.as_str())
    }

    /// The annotator's own one beside a word's features.
    pub(crate) fn own(
        &self,
        numbering: &Numbering,
        features: &[u64],
        annotator: usize,
    ) -> Option<Feature> {
        let common = habitual(numbering, features)?;
        Some(Feature { number: *self.own.get(&(common, annotator))?, kin: None })
    }

    /// Nothing learned of all features and steps, whoever's they are.
    pub(crate) fn nothing<const N: usize>(&self) -> Learned<N> {
        let [features, steps] = self.common;
        Learned::nothing(features + self.own.len(), steps * (1 + self.annotators.len()))
    }

    /// The weights of all, with the mean of what the annotators have beside them.
    pub(crate) fn settled<const N: usize>(&self, mut learned: Learned<N>) -> Learned<N> {
        let [features, steps] = self.common;
        let share = 1.0 / self.annotators.len() as f32;
        for (&(number, _), &own) in &self.own {
            let own = learned.weights[own as usize];
            learned.weights[number as usize].iter_mut().zip(own).for_each(|(w, o)| *w += o * share);
        }
        let (all, own) = learned.steps.split_at_mut(steps);
        for own in own.chunks_exact(steps.max(1)) {
            all.iter_mut().zip(own).for_each(|(weight, own)| *weight += own * share);
        }
        learned.weights.truncate(features);
        learned.steps.truncate(steps);
        learned
    }
}

/// The number of a word's feature that each annotator has besides.
fn habitual(numbering: &Numbering, features: &[u64]) -> Option<u32> {
    numbering.number(*features.get(HABITUAL)?)
}
