//! Learning: stochastic gradient ascent on the likelihood of what the annotators allow, with
//! per-weight step sizes (AdaGrad, Duchi, Hazan, Singer 2011), features dropped at random, and the
//! mean of the later epochs as the result. One thread and a fixed seed: the result is one.

use parquill::claim::model::KINDRED;
use parquill::crf::Edge;

use super::lattice::{Chances, Ends, Lattice, Step};

/// Weights by column.
pub(crate) type Row<const N: usize> = [f32; N];

/// One word: its features, and the tags it may have.
pub(crate) struct Word {
    pub(crate) features: Vec<Feature>,
    pub(crate) allowed: u32,
}

/// One feature of a word.
#[derive(Clone, Copy)]
pub(crate) struct Feature {
    pub(crate) number: u32,
    /// The group of templates that tell much the same, if its template is of one.
    pub(crate) kin: Option<u8>,
}

/// What is learned as a whole.
#[derive(Clone, Copy)]
pub(crate) struct Sequence<'a> {
    pub(crate) words: &'a [Word],
    /// Who marked it, by number.
    pub(crate) annotator: usize,
}

/// How it is learned.
#[derive(Clone, Copy)]
pub(crate) struct Settings {
    /// How often all sequences are seen.
    pub(crate) epochs: usize,
    /// Of those, how many give the result.
    pub(crate) averaged: usize,
    /// Step size before scaling by the gradients seen.
    pub(crate) rate: f32,
    /// Share of a word's features that each look at it leaves out.
    pub(crate) dropped: f32,
    /// Share of the looks at a sequence that leave out a whole group of kindred features.
    pub(crate) groups_dropped: f32,
    pub(crate) seed: u64,
}

/// Gradients below this change nothing.
const SLIGHT: f32 = 1e-3;

/// Scores beyond this say no more.
const LIMIT: f32 = 60.0;

/// What was learned.
pub(crate) struct Learned<const N: usize> {
    /// By feature and column.
    pub(crate) weights: Vec<Row<N>>,
    /// In the order of the steps: those of all, then those of each annotator.
    pub(crate) steps: Vec<f32>,
}

impl<const N: usize> Learned<N> {
    pub(crate) fn nothing(features: usize, steps: usize) -> Self {
        Learned { weights: vec![[0.0; N]; features], steps: vec![0.0; steps] }
    }

    /// The sums of some features' weights.
    pub(crate) fn scores(&self, features: &[u32]) -> Row<N> {
        let mut scores = [0.0; N];
        for &feature in features {
            scores.iter_mut().zip(&self.weights[feature as usize]).for_each(|(s, w)| *s += w);
        }
        scores
    }

    pub(crate) fn add(&mut self, other: &Learned<N>) {
        let all = self.weights.iter_mut().flatten().chain(&mut self.steps);
        let others = other.weights.iter().flatten().chain(&other.steps);
        all.zip(others).for_each(|(sum, weight)| *sum += weight);
    }

    pub(crate) fn scale(&mut self, by: f32) {
        self.weights.iter_mut().flatten().chain(&mut self.steps).for_each(|weight| *weight *= by);
    }
}

/// The weights in the making.
pub(crate) struct Learner<'a, const N: usize> {
    edges: &'a [Edge],
    ends: Ends,
    settings: Settings,
    now: Learned<N>,
    squares: Learned<N>,
    random: u64,
}

impl<'a, const N: usize> Learner<'a, N> {
    /// One that begins with these weights, all nothing.
    pub(crate) fn new(now: Learned<N>, edges: &'a [Edge], ends: Ends, settings: Settings) -> Self {
        let mut squares = Learned::nothing(now.weights.len(), now.steps.len());
        squares.weights.iter_mut().flatten().for_each(|square| *square = 1e-2);
        squares.steps.fill(1.0);
        Learner { edges, ends, settings, now, squares, random: settings.seed }
    }

    /// Learns; tells number and loss of each epoch.
    pub(crate) fn learn(mut self, all: &[Sequence<'_>], told: impl Fn(usize, f64)) -> Learned<N> {
        let mut order: Vec<u32> = (0..all.len() as u32).collect();
        let mut sum = Learned::nothing(self.now.weights.len(), self.now.steps.len());
        let Settings { epochs, averaged, .. } = self.settings;
        for epoch in 0..epochs {
            for at in (1..order.len()).rev() {
                let other = self.next() as usize % (at + 1);
                order.swap(at, other);
            }
            told(epoch, self.epoch(all, &order));
            if epoch + averaged >= epochs {
                sum.add(&self.now);
            }
        }
        sum.scale(1.0 / averaged as f32);
        sum
    }

    fn epoch(&mut self, all: &[Sequence<'_>], order: &[u32]) -> f64 {
        let (mut free, mut gold) = (Lattice::default(), Lattice::default());
        let (mut scores, mut kept) = (Vec::new(), Vec::new());
        let mut loss = 0.0_f64;
        for &at in order {
            let Sequence { words, annotator } = all[at as usize];
            let steps = self.steps(annotator);
            self.score(words, &mut scores, &mut kept);
            let (Some(whole), Some(part)) = (
                free.fill(&scores, &steps, self.ends, |_| u32::MAX),
                gold.fill(&scores, &steps, self.ends, |at| words[at].allowed),
            ) else {
                continue;
            };
            loss += whole - part;
            self.update(&kept, &free, &gold);
            self.update_steps(0, &free, &gold);
            self.update_steps(1 + annotator, &free, &gold);
        }
        loss
    }

    /// The steps with what all weigh them and the annotator adds.
    fn steps(&self, annotator: usize) -> Vec<Step> {
        let count = self.edges.len();
        let own = &self.now.steps[count * (1 + annotator)..];
        let weights = self.now.steps.iter().zip(own).map(|(all, own)| f64::from(all + own).exp());
        self.edges.iter().copied().zip(weights).collect()
    }

    /// Exponents of each word's scores, from the features that are not dropped.
    fn score(&mut self, words: &[Word], scores: &mut Vec<Chances<N>>, kept: &mut Vec<Vec<u32>>) {
        scores.clear();
        kept.clear();
        let Settings { dropped, groups_dropped, .. } = self.settings;
        let groups = KINDRED.map(|_| self.happens(groups_dropped));
        let scale = 1.0 / (1.0 - dropped);
        for word in words {
            let mut features = Vec::with_capacity(word.features.len());
            for feature in &word.features {
                if !feature.kin.is_some_and(|kin| groups[usize::from(kin)])
                    && !self.happens(dropped)
                {
                    features.push(feature.number);
                }
            }
            let row = self.now.scores(&features);
            scores.push(row.map(|score| f64::from((score * scale).clamp(-LIMIT, LIMIT)).exp()));
            kept.push(features);
        }
    }

    fn update(&mut self, kept: &[Vec<u32>], free: &Lattice<N>, gold: &Lattice<N>) {
        let rate = self.settings.rate;
        for ((features, free), gold) in kept.iter().zip(&free.columns).zip(&gold.columns) {
            let mut slopes = [(0, 0.0); N];
            let mut count = 0;
            for (column, (gold, free)) in gold.iter().zip(free).enumerate() {
                let slope = (gold - free) as f32;
                if slope.abs() > SLIGHT {
                    slopes[count] = (column, slope);
                    count += 1;
                }
            }
            for &feature in features.iter().filter(|_| count > 0) {
                let weights = &mut self.now.weights[feature as usize];
                let squares = &mut self.squares.weights[feature as usize];
                for &(column, slope) in &slopes[..count] {
                    squares[column] += slope * slope;
                    weights[column] += rate * slope / squares[column].sqrt();
                }
            }
        }
    }

    /// Of all for 0, else of one annotator.
    fn update_steps(&mut self, whose: usize, free: &Lattice<N>, gold: &Lattice<N>) {
        let (rate, first) = (self.settings.rate, self.edges.len() * whose);
        let squares = self.squares.steps[first..].iter_mut();
        let steps = self.now.steps[first..].iter_mut().zip(squares);
        for ((weight, square), (gold, free)) in steps.zip(gold.steps.iter().zip(&free.steps)) {
            let slope = (gold - free) as f32;
            *square += slope * slope;
            *weight += rate * slope / square.sqrt();
        }
    }

    /// Whether what has this chance happens.
    fn happens(&mut self, chance: f32) -> bool {
        self.next() & 0xffff < (chance * 65536.0) as u64
    }

    fn next(&mut self) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random >> 20
    }
}
