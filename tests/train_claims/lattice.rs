//! All paths of a sequence at once: forward and backward sums over the legal steps, scaled word by
//! word.

use parquill::crf::Edge;

/// Numbers by column. Twice as wide as weights: exponents of scores lie far apart.
pub(crate) type Chances<const N: usize> = [f64; N];

/// A step with the exponent of its weight.
pub(crate) type Step = (Edge, f64);

/// Chances of each column at each word, and of each step summed over the sequence.
#[derive(Default)]
pub(crate) struct Lattice<const N: usize> {
    forward: Vec<Chances<N>>,
    /// Chance of each tag, and of each step's further columns.
    pub(crate) columns: Vec<Chances<N>>,
    /// In the order of the steps.
    pub(crate) steps: Vec<f64>,
}

/// What bounds a sequence: the tag before its first word, and those that its last may have.
#[derive(Clone, Copy)]
pub(crate) struct Ends {
    pub(crate) before: u8,
    pub(crate) last: u32,
}

impl<const N: usize> Lattice<N> {
    /// Fills in the chances, given exponents of scores; the logarithm of the sum, or `None` if
    /// nothing is allowed.
    pub(crate) fn fill(
        &mut self,
        scores: &[Chances<N>],
        steps: &[Step],
        ends: Ends,
        allowed: impl Fn(usize) -> u32,
    ) -> Option<f64> {
        let mut log = 0.0;
        self.forward.clear();
        let mut row = [0.0; N];
        row[usize::from(ends.before)] = 1.0;
        for (at, score) in scores.iter().enumerate() {
            row = ahead(&row, score, steps, allowed(at));
            if at + 1 == scores.len() {
                mask(&mut row, ends.last);
            }
            log += scale(&mut row)?;
            self.forward.push(row);
        }
        self.back(scores, steps, ends, allowed);
        Some(log)
    }

    fn back(
        &mut self,
        scores: &[Chances<N>],
        steps: &[Step],
        ends: Ends,
        allowed: impl Fn(usize) -> u32,
    ) {
        self.columns.clear();
        self.columns.resize(scores.len(), [0.0; N]);
        self.steps.clear();
        self.steps.resize(steps.len(), 0.0);
        let mut after = [1.0; N];
        mask(&mut after, ends.last);
        let mut flows = vec![0.0; steps.len()];
        for at in (0..scores.len()).rev() {
            let (score, allowed) = (&scores[at], allowed(at));
            let mut first = [0.0; N];
            first[usize::from(ends.before)] = 1.0;
            let before = if at == 0 { &first } else { &self.forward[at - 1] };
            let mut total = 0.0;
            let mut row = [0.0; N];
            for ((edge, weight), flow) in steps.iter().zip(&mut flows) {
                let (from, to) = (usize::from(edge.from), usize::from(edge.to));
                *flow = 0.0;
                if allowed >> to & 1 == 1 && after[to] > 0.0 {
                    let value = weight * crossing(score, edge) * score[to] * after[to];
                    row[from] += value;
                    *flow = before[from] * value;
                    total += *flow;
                }
            }
            let sums = &mut self.columns[at];
            for (((edge, _), flow), sum) in steps.iter().zip(&flows).zip(&mut self.steps) {
                let chance = flow / total;
                *sum += chance;
                sums[usize::from(edge.to)] += chance;
                for column in edge.columns.into_iter().flatten() {
                    sums[usize::from(column)] += chance;
                }
            }
            scale(&mut row);
            after = row;
        }
    }
}

fn mask<const N: usize>(row: &mut Chances<N>, allowed: u32) {
    for (tag, chance) in row.iter_mut().enumerate() {
        if allowed >> tag & 1 == 0 {
            *chance = 0.0;
        }
    }
}

fn ahead<const N: usize>(
    row: &Chances<N>,
    score: &Chances<N>,
    steps: &[Step],
    allowed: u32,
) -> Chances<N> {
    let mut next = [0.0; N];
    for (edge, weight) in steps {
        let before = row[usize::from(edge.from)];
        if before > 0.0 {
            next[usize::from(edge.to)] += before * weight * crossing(score, edge);
        }
    }
    for (tag, chance) in next.iter_mut().enumerate() {
        *chance = if tag < 32 && allowed >> tag & 1 == 1 { *chance * score[tag] } else { 0.0 };
    }
    next
}

/// What the word says of the step onto it.
fn crossing<const N: usize>(score: &Chances<N>, edge: &Edge) -> f64 {
    edge.columns.into_iter().flatten().map(|column| score[usize::from(column)]).product()
}

/// Scales a row to a sum of 1; the logarithm of what it was.
fn scale<const N: usize>(row: &mut Chances<N>) -> Option<f64> {
    let sum: f64 = row.iter().sum();
    (sum > 0.0 && sum.is_finite()).then(|| {
        row.iter_mut().for_each(|chance| *chance /= sum);
        sum.ln()
    })
}
