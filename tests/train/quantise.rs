//! Learned weights as the integers of the model's file.

use parquill::entity::model::tag::{COUNT, may_follow};
use parquill::entity::model::{Table, Weighed};

use super::learner::Learned;
use super::numbering::{Numbering, UNIT};

/// The smallest weight that is kept, in units. Small ones matter by their number: leaving out
/// twice as much costs recall.
const LEAST: i32 = 2;

/// The model's file.
pub(crate) fn file(
    fingerprint: u64,
    words: &[(u32, u8)],
    learned: &Learned,
    numbering: &Numbering,
) -> Vec<u8> {
    let rows = numbering.rows(&learned.weights, LEAST);
    let mut transitions = [[0; COUNT]; COUNT];
    for (before, row) in transitions.iter_mut().enumerate() {
        for (tag, weight) in row.iter_mut().enumerate().filter(|(tag, _)| may_follow(before, *tag))
        {
            *weight = (learned.steps[before][tag] * UNIT).round() as i16;
        }
    }
    Table::write(&Weighed { fingerprint, words, transitions: &transitions, rows: &rows })
}
