//! All tag sequences of an island at once: forward and backward sums, scaled word by word.

use parquill::entity::model::tag::{COUNT, OUTSIDE, goes_on};

pub(crate) type Row = [f32; COUNT];

/// Chances of each tag at each word, and of each pair of neighbours summed over the island.
#[derive(Default)]
pub(crate) struct Lattice {
    forward: Vec<Row>,
    backward: Vec<Row>,
    pub(crate) tags: Vec<Row>,
}

impl Lattice {
    /// Fills in the chances; the logarithm of the sum, or `None` if nothing is allowed.
    pub(crate) fn fill(
        &mut self,
        scores: &[Row],
        steps: &[Row],
        allowed: impl Fn(usize) -> u64,
    ) -> Option<f32> {
        self.forward.clear();
        let mut log = 0.0;
        let mut before = steps[OUTSIDE];
        for (at, score) in scores.iter().enumerate() {
            if at > 0 {
                before = stepped(&self.forward[at - 1], steps);
            }
            let mut row = [0.0; COUNT];
            let allowed = allowed(at);
            for tag in 0..COUNT {
                row[tag] = if allowed >> tag & 1 == 1 { before[tag] * score[tag] } else { 0.0 };
            }
            log += scale(&mut row)?;
            self.forward.push(row);
        }
        self.back(scores, steps, &allowed)?;
        self.tags.clear();
        for (forward, backward) in self.forward.iter().zip(&self.backward) {
            let mut row = [0.0; COUNT];
            for tag in 0..COUNT {
                row[tag] = forward[tag] * backward[tag];
            }
            log += if self.tags.len() + 1 == scores.len() {
                scale(&mut row)?
            } else {
                scale(&mut row)?;
                0.0
            };
            self.tags.push(row);
        }
        Some(log)
    }

    fn back(
        &mut self,
        scores: &[Row],
        steps: &[Row],
        allowed: &impl Fn(usize) -> u64,
    ) -> Option<()> {
        let mut row = [0.0; COUNT];
        for (tag, chance) in row.iter_mut().enumerate() {
            *chance = if goes_on(tag) { 0.0 } else { steps[tag][OUTSIDE] };
        }
        self.backward.clear();
        self.backward.resize(scores.len(), row);
        for at in (0..scores.len().saturating_sub(1)).rev() {
            let mut ahead = self.backward[at + 1];
            let allowed = allowed(at + 1);
            for tag in 0..COUNT {
                ahead[tag] *= if allowed >> tag & 1 == 1 { scores[at + 1][tag] } else { 0.0 };
            }
            let mut row = [0.0; COUNT];
            for (chance, step) in row.iter_mut().zip(steps) {
                *chance = step.iter().zip(&ahead).map(|(a, b)| a * b).sum();
            }
            scale(&mut row)?;
            self.backward[at] = row;
        }
        Some(())
    }

    /// Adds the chance of each pair of neighbours.
    pub(crate) fn pairs(
        &self,
        scores: &[Row],
        steps: &[Row],
        allowed: impl Fn(usize) -> u64,
        sign: f32,
        sums: &mut [Row],
    ) {
        for at in 1..scores.len() {
            let mut ahead = self.backward[at];
            let allowed = allowed(at);
            for tag in 0..COUNT {
                ahead[tag] *= if allowed >> tag & 1 == 1 { scores[at][tag] } else { 0.0 };
            }
            let total: f32 = (0..COUNT)
                .map(|before| {
                    let sum: f32 = steps[before].iter().zip(&ahead).map(|(a, b)| a * b).sum();
                    self.forward[at - 1][before] * sum
                })
                .sum();
            for before in 0..COUNT {
                let share = sign * self.forward[at - 1][before] / total;
                if share != 0.0 {
                    for tag in 0..COUNT {
                        sums[before][tag] += share * steps[before][tag] * ahead[tag];
                    }
                }
            }
        }
    }
}

fn stepped(row: &Row, steps: &[Row]) -> Row {
    let mut next = [0.0; COUNT];
    for (chance, step) in row.iter().zip(steps) {
        if *chance != 0.0 {
            for tag in 0..COUNT {
                next[tag] += chance * step[tag];
            }
        }
    }
    next
}

/// Scales a row to a sum of 1; the logarithm of what it was.
fn scale(row: &mut Row) -> Option<f32> {
    let sum: f32 = row.iter().sum();
    (sum > 0.0 && sum.is_finite()).then(|| {
        row.iter_mut().for_each(|chance| *chance /= sum);
        sum.ln()
    })
}
