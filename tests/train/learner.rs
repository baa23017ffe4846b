//! Learning: stochastic gradient ascent on the likelihood of what the annotators allow, with
//! per-weight step sizes (AdaGrad, Duchi, Hazan, Singer 2011), features dropped at random, and the
//! mean of the later epochs as the result. One thread and a fixed seed: the result is one.

use parquill::entity::model::tag::{COUNT, may_follow};

use super::lattice::{Lattice, Row};
use super::sample::Tags;

/// One word: its features by number, and the tags it may have.
pub(crate) struct Word {
    pub(crate) features: Vec<u32>,
    pub(crate) allowed: Tags,
}

/// One island.
pub(crate) struct Island {
    pub(crate) words: Vec<Word>,
    pub(crate) weight: f32,
}

/// How often all islands are seen; the second half of the epochs gives the result.
const EPOCHS: usize = 6;

/// Step size before scaling by the gradients seen.
const RATE: f32 = 0.05;

/// Share of a word's features that each look at it leaves out, so that none is relied upon alone.
const DROPPED: f32 = 0.35;

/// Gradients below this change nothing.
const SLIGHT: f32 = 1e-3;

/// After how many islands the exponents of the transition weights are taken anew.
const REFRESH: usize = 32;

/// What was learned.
pub(crate) struct Learned {
    /// By feature and tag.
    pub(crate) weights: Vec<Row>,
    /// By tag and the tag after.
    pub(crate) steps: Vec<Row>,
}

impl Learned {
    pub(crate) fn nothing(features: usize) -> Self {
        Learned { weights: vec![[0.0; COUNT]; features], steps: vec![[0.0; COUNT]; COUNT] }
    }

    /// The sums of some features' weights.
    pub(crate) fn scores(&self, features: &[u32]) -> Row {
        let mut scores = [0.0; COUNT];
        for &feature in features {
            scores.iter_mut().zip(&self.weights[feature as usize]).for_each(|(s, w)| *s += w);
        }
        scores
    }

    pub(crate) fn add(&mut self, other: &Learned) {
        add(&mut self.weights, &other.weights);
        add(&mut self.steps, &other.steps);
    }

    pub(crate) fn scale(&mut self, by: f32) {
        self.weights.iter_mut().flatten().for_each(|weight| *weight *= by);
        self.steps.iter_mut().flatten().for_each(|weight| *weight *= by);
    }
}

/// The weights in the making.
pub(crate) struct Learner {
    now: Learned,
    squares: Vec<Row>,
    step_squares: Vec<Row>,
    random: u64,
}

impl Learner {
    /// One that knows nothing of this many features; seeds differ in order and in what is dropped.
    pub(crate) fn new(features: usize, seed: u64) -> Self {
        Learner {
            now: Learned::nothing(features),
            squares: vec![[1e-2; COUNT]; features],
            step_squares: vec![[1.0; COUNT]; COUNT],
            random: 0x2545_f491_4f6c_dd1d ^ (seed << 7),
        }
    }

    /// Learns; tells number and loss of each epoch.
    pub(crate) fn learn(mut self, islands: &[Island], told: impl Fn(usize, f64)) -> Learned {
        let mut order: Vec<u32> = (0..islands.len() as u32).collect();
        let mut sum = Learned::nothing(self.now.weights.len());
        for epoch in 0..EPOCHS {
            for at in (1..order.len()).rev() {
                let other = self.next() as usize % (at + 1);
                order.swap(at, other);
            }
            told(epoch, self.epoch(islands, &order));
            if epoch * 2 >= EPOCHS {
                sum.add(&self.now);
            }
        }
        sum.scale(1.0 / EPOCHS.div_ceil(2) as f32);
        sum
    }

    fn epoch(&mut self, islands: &[Island], order: &[u32]) -> f64 {
        let (mut free, mut gold) = (Lattice::default(), Lattice::default());
        let (mut loss, mut steps) = (0.0_f64, exponents(&self.now.steps));
        let (mut scores, mut kept) = (Vec::new(), Vec::new());
        for (count, &at) in order.iter().enumerate() {
            let island = &islands[at as usize];
            if island.words.iter().all(|word| word.allowed.count_ones() as usize == COUNT) {
                continue;
            }
            if count % REFRESH == 0 {
                steps = exponents(&self.now.steps);
            }
            self.score(island, &mut scores, &mut kept);
            let all = |_: usize| u64::MAX;
            let allowed = |at: usize| island.words[at].allowed;
            let (Some(whole), Some(part)) =
                (free.fill(&scores, &steps, all), gold.fill(&scores, &steps, allowed))
            else {
                continue;
            };
            loss += f64::from((whole - part) * island.weight);
            self.update(island, &kept, &free, &gold);
            let mut pairs = vec![[0.0; COUNT]; COUNT];
            gold.pairs(&scores, &steps, allowed, 1.0, &mut pairs);
            free.pairs(&scores, &steps, all, -1.0, &mut pairs);
            self.update_steps(&pairs, island.weight);
        }
        loss
    }

    /// Exponents of each word's scores, from the features that are not dropped.
    fn score(&mut self, island: &Island, scores: &mut Vec<Row>, kept: &mut Vec<Vec<u32>>) {
        scores.clear();
        kept.clear();
        let dropped = (DROPPED * 65536.0) as u64;
        let scale = 1.0 / (1.0 - DROPPED);
        for word in &island.words {
            let mut features = Vec::with_capacity(word.features.len());
            for &feature in &word.features {
                if self.next() & 0xffff >= dropped {
                    features.push(feature);
                }
            }
            let mut row = self.now.scores(&features);
            row.iter_mut().for_each(|score| *score *= scale);
            scores.push(exponent(&row));
            kept.push(features);
        }
    }

    fn update(&mut self, island: &Island, kept: &[Vec<u32>], free: &Lattice, gold: &Lattice) {
        for (at, features) in kept.iter().enumerate() {
            let mut gradient: [(usize, f32); COUNT] = [(0, 0.0); COUNT];
            let mut count = 0;
            for tag in 0..COUNT {
                let slope = (gold.tags[at][tag] - free.tags[at][tag]) * island.weight;
                if slope.abs() > SLIGHT {
                    gradient[count] = (tag, slope);
                    count += 1;
                }
            }
            if count == 0 {
                continue;
            }
            for &feature in features {
                let weights = &mut self.now.weights[feature as usize];
                let squares = &mut self.squares[feature as usize];
                for &(tag, slope) in &gradient[..count] {
                    squares[tag] += slope * slope;
                    weights[tag] += RATE * slope / squares[tag].sqrt();
                }
            }
        }
    }

    fn update_steps(&mut self, pairs: &[Row], weight: f32) {
        for before in 0..COUNT {
            for tag in 0..COUNT {
                let slope = pairs[before][tag] * weight;
                if slope != 0.0 {
                    self.step_squares[before][tag] += slope * slope;
                    self.now.steps[before][tag] +=
                        RATE * slope / self.step_squares[before][tag].sqrt();
                }
            }
        }
    }

    fn next(&mut self) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random >> 20
    }
}

fn exponent(row: &Row) -> Row {
    let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    row.map(|score| (score - most).exp())
}

fn exponents(steps: &[Row]) -> Vec<Row> {
    let mut rows = vec![[0.0; COUNT]; COUNT];
    for before in 0..COUNT {
        for tag in (0..COUNT).filter(|&tag| may_follow(before, tag)) {
            rows[before][tag] = steps[before][tag].exp();
        }
    }
    rows
}

fn add(sum: &mut [Row], rows: &[Row]) {
    for (sum, row) in sum.iter_mut().zip(rows) {
        sum.iter_mut().zip(row).for_each(|(a, b)| *a += b);
    }
}
