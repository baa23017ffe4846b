//! One measurement, and the table in which a reader compares it with the others.

use std::time::Duration;

/// What one thing did with some text.
#[derive(Clone, Debug)]
pub(crate) struct Figure {
    /// What was measured.
    pub(crate) what: String,
    /// Bytes of text it took.
    pub(crate) bytes: usize,
    /// Time on the wall.
    pub(crate) wall: Duration,
    /// Time on all processors, where it was measured.
    pub(crate) cpu: Option<Duration>,
    /// Most memory held, in bytes, where it was measured.
    pub(crate) peak: Option<u64>,
    /// What it found, in the words of its row.
    pub(crate) found: String,
}

impl Figure {
    /// Megabytes (10^6 bytes) of text a second.
    pub(crate) fn rate(&self) -> f64 {
        self.bytes as f64 / 1e6 / self.wall.as_secs_f64().max(1e-9)
    }
}

/// The figure in the middle by time on the wall.
pub(crate) fn median(mut figures: Vec<Figure>) -> Option<Figure> {
    figures.sort_by_key(|figure| figure.wall);
    let middle = figures.len() / 2;
    (middle < figures.len()).then(|| figures.swap_remove(middle))
}

/// Prints figures of one job; the first is the measure of the others.
pub(crate) fn print(title: &str, figures: &[Figure]) {
    println!("\n{title}\n");
    println!("| what | text MB | MB/s | wall s | CPU s | peak MiB | speed | found |");
    println!("|---|--:|--:|--:|--:|--:|--:|---|");
    let Some(measure) = figures.first().map(Figure::rate) else { return };
    for figure in figures {
        println!(
            "| {} | {:.1} | {} | {:.2} | {} | {} | {} | {} |",
            figure.what,
            figure.bytes as f64 / 1e6,
            rounded(figure.rate(), 1),
            figure.wall.as_secs_f64(),
            or_dash(figure.cpu.map(|cpu| format!("{:.2}", cpu.as_secs_f64()))),
            or_dash(figure.peak.map(|peak| format!("{:.0}", peak as f64 / f64::from(1 << 20)))),
            rounded(figure.rate() / measure, 2),
            figure.found,
        );
    }
}

/// With so many decimals, or with more where fewer than two digits of a small value would be left.
fn rounded(value: f64, decimals: usize) -> String {
    let leading = -value.log10().floor();
    let needed = if leading.is_finite() && leading > 0.0 { leading as usize + 1 } else { 0 };
    format!("{value:.*}", decimals.max(needed))
}

fn or_dash(value: Option<String>) -> String {
    value.unwrap_or_else(|| "-".to_owned())
}
