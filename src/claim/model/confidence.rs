//! How sure an attribution of the model is: what its tags lead by over none, as the share of those
//! with such a lead that are right (Platt 1999), content and source, on articles that were not
//! learned from. The bare chance of a path would be far too sure of itself: a model of a chain takes
//! what neighbours say twice for two reasons.

use std::ops::RangeInclusive;

/// The leads, as weights, among which more is better; beyond them it says no more.
const TELLING: RangeInclusive<i32> = 0..=500;

/// The logit of no lead, and what one weight more adds: `train-claims GOLD DATA all` prints them.
const START: f32 = -0.45;
const SLOPE: f32 = 0.0074;

/// The score of a lead, 0 to 1.
pub(crate) fn score(lead: i32) -> f32 {
    let logit = START + SLOPE * lead.clamp(*TELLING.start(), *TELLING.end()) as f32;
    1.0 / (1.0 + (-logit).exp())
}

/// The lead of a score, within those that are telling.
pub fn lead(score: f64) -> f64 {
    ((score / (1.0 - score)).ln() - f64::from(START)) / f64::from(SLOPE)
}

#[cfg(test)]
mod tests {
    use super::{lead, score};

    #[test]
    fn more_lead_is_a_higher_score_within_bounds() {
        let scores: Vec<f32> = (-600..=1200).step_by(50).map(score).collect();
        assert!(scores.is_sorted() && scores[0] > 0.3 && scores[36] < 0.97, "{scores:?}");
        assert!((lead(score(250).into()) - 250.0).abs() < 0.1);
    }
}
