//! The score's two numbers, from claims in articles that were left out of training: the logit of a
//! right claim as a line over its lead, by Newton's method (Platt 1999).

use parquill::claim::model::confidence::lead;

/// What is known of a claim that was found: its score, and whether it is right.
pub(crate) type Judged = (f64, bool);

/// Steps after which nothing moves any more.
const STEPS: usize = 30;

/// The numbers that fit these claims best, and how often those of each tenth of scores are right now.
pub(crate) fn told(claims: &[Judged]) -> String {
    let (start, slope) = line(claims);
    let mut told =
        format!("score: START {start:.2}, SLOPE {slope:.4}, from {} claims", claims.len());
    for bin in 0..10 {
        let own = claims.iter().filter(|(score, _)| (score * 10.0) as usize == bin);
        let (all, right) =
            own.fold((0, 0), |(all, right), (_, is)| (all + 1, right + usize::from(*is)));
        if all > 0 {
            told += &format!("\n  {bin}/10: {right} of {all} are right");
        }
    }
    told
}

/// Where the logit begins, and how much it rises with each weight of lead.
fn line(claims: &[Judged]) -> (f64, f64) {
    let points: Vec<(f64, f64)> =
        claims.iter().map(|&(score, right)| (lead(score), f64::from(u8::from(right)))).collect();
    let (mut start, mut slope) = (0.0, 0.0);
    for _ in 0..STEPS {
        let (mut slopes, mut curves) = ([0.0; 2], [0.0; 3]);
        for &(lead, right) in &points {
            let chance = 1.0 / (1.0 + (-(start + slope * lead)).exp());
            let (missed, spread) = (right - chance, chance * (1.0 - chance));
            slopes = [slopes[0] + missed, slopes[1] + missed * lead];
            curves =
                [curves[0] + spread, curves[1] + spread * lead, curves[2] + spread * lead * lead];
        }
        let area = curves[0] * curves[2] - curves[1] * curves[1];
        start += (curves[2] * slopes[0] - curves[1] * slopes[1]) / area;
        slope += (curves[0] * slopes[1] - curves[1] * slopes[0]) / area;
    }
    (start, slope)
}
