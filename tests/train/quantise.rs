//! Learned weights as the integers of the model's file.

use parquill::crf::Edge;
use parquill::entity::model::tag::edges;
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
    let weight = |edge: Edge| learned.steps[usize::from(edge.from)][usize::from(edge.to)];
    let transitions: Vec<i16> =
        edges().into_iter().map(|edge| (weight(edge) * UNIT).round() as i16).collect();
    Table::write(&Weighed { fingerprint, words, transitions: &transitions, rows: &rows })
}
