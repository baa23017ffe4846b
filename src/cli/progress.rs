//! A progress bar on a terminal, plain lines elsewhere.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use parquill::pipeline::Observer;

use crate::cli::output;

/// How often a plain line is written where there is no terminal.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// Shows how far a run has come.
pub(super) struct Bar {
    bar: ProgressBar,
    plain: bool,
    state: Mutex<State>,
}

struct State {
    last_line: Instant,
    annotating_since: Option<Instant>,
}

impl Bar {
    pub(super) fn new() -> Self {
        let plain = !std::io::stderr().is_terminal();
        let target = if plain {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr_with_hz(8)
        };
        let state = State { last_line: Instant::now(), annotating_since: None };
        Bar { bar: ProgressBar::with_draw_target(None, target), plain, state: Mutex::new(state) }
    }

    /// Takes the bar off the screen.
    pub(super) fn clear(&self) {
        self.bar.finish_and_clear();
    }

    fn show(&self, template: &str, position: u64, total: Option<u64>) {
        if let Ok(style) = ProgressStyle::with_template(template) {
            self.bar.set_style(style);
        }
        if let Some(total) = total {
            self.bar.set_length(total);
        }
        self.bar.set_position(position);
    }

    fn line(&self, state: &mut State, line: impl FnOnce() -> String) {
        if self.plain && state.last_line.elapsed() >= LINE_EVERY {
            state.last_line = Instant::now();
            output::message(&line());
        }
    }
}

impl Observer for Bar {
    fn reading(&self, bytes: u64, total: Option<u64>) {
        let Ok(mut state) = self.state.lock() else { return };
        let of = total.map_or(String::new(), |total| format!(" of {}", megabytes(total)));
        self.line(&mut state, || format!("reading: {}{of}", megabytes(bytes)));
        if !self.plain {
            self.show("reading {wide_bar} {bytes}/{total_bytes} {eta}", bytes, total);
        }
    }

    fn annotating(&self, documents: u64, total: u64, text_bytes: u64) {
        let Ok(mut state) = self.state.lock() else { return };
        let since = match state.annotating_since {
            Some(since) => since,
            None => {
                self.bar.reset();
                *state.annotating_since.insert(Instant::now())
            }
        };
        let rate = text_bytes as f64 / 1e6 / since.elapsed().as_secs_f64().max(1e-3);
        self.line(&mut state, || {
            format!("annotating: {documents} of {total} articles, {rate:.1} MB/s")
        });
        if !self.plain {
            self.bar.set_message(format!("{rate:.1} MB/s"));
            self.show("{wide_bar} {pos}/{len} articles, {msg}, {eta} left", documents, Some(total));
        }
    }
}

fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}
