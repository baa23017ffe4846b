//! Learned weights as the integers of the model's file.

use parquill::crf::Table;

use super::learner::Learned;
use super::numbering::{Numbering, UNIT};

/// The smallest weight that is kept, in units: every one that is not nothing.
const LEAST: i32 = 1;

/// The model's file.
pub(crate) fn file<const N: usize>(
    fingerprint: u64,
    learned: &Learned<N>,
    numbering: &Numbering,
) -> Vec<u8> {
    let rows = numbering.rows(&learned.weights, LEAST);
    let steps: Vec<i16> = learned.steps.iter().map(|step| (step * UNIT).round() as i16).collect();
    Table::write(fingerprint, &steps, &rows)
}
