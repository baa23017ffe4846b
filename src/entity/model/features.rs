//! What the model sees of a word: its form, its shape, the lexicon, the rules' verdict, its
//! neighbours, the run of capitals it stands in, and the article.

use std::cell::Cell;
use std::ops::Range;

use super::super::word::Shape;
use super::page::{FACILITY, Page, Reading, Seen};
use crate::crf::hash::{self, one, three, two};

/// What stands beyond the ends of a sentence.
const NOTHING: u32 = 1;

/// How far a run reaches on either side, so that work stays linear on nothing but capitals.
const LONGEST_RUN: isize = 10;

/// The run of capitals around a word.
#[derive(Clone, Copy, Default)]
struct Run {
    start: usize,
    end: usize,
}

/// One sentence with its article.
pub(crate) struct Scope<'a> {
    page: &'a Page<'a>,
    sentence: Range<usize>,
    readings: &'a [Reading],
    /// The run that was looked at last.
    run: Cell<Run>,
}

impl<'a> Scope<'a> {
    /// The words of one sentence; features are asked for by their index in the article.
    pub(crate) fn new(page: &'a Page<'a>, sentence: Range<usize>) -> Self {
        Scope { page, readings: &page.readings[sentence.clone()], sentence, run: Cell::default() }
    }

    fn at(&self, at: isize) -> Option<&Reading> {
        usize::try_from(at).ok().and_then(|at| self.readings.get(at))
    }

    fn lower(&self, at: isize) -> u32 {
        self.at(at).map_or(NOTHING, |reading| reading.lower)
    }

    fn shape(&self, at: isize) -> u32 {
        self.at(at).map_or(31, shape)
    }

    fn classes(&self, at: isize) -> u32 {
        self.at(at).map_or(0, |reading| reading.classes.bits())
    }

    fn verdict(&self, at: isize) -> u32 {
        self.at(at).map_or(99, |reading| u32::from(reading.verdict))
    }

    fn phrase(&self, at: isize) -> u32 {
        self.at(at).map_or(99, |reading| u32::from(reading.phrase))
    }

    /// Hands on every feature of a word.
    pub(crate) fn each(&self, word: usize, found: &mut impl FnMut(u64)) {
        let at = (word - self.sentence.start) as isize;
        let Some(reading) = self.at(at) else { return };
        if !reading.named {
            return self.link(at, reading, found);
        }
        self.form(at, reading, found);
        self.neighbours(at, found);
        self.shapes(at, reading, found);
        self.lexicon(at, reading, found);
        self.rules(at, reading, found);
        self.run(at, found);
        self.article(at, reading, found);
        self.company(at, reading, found);
    }

    fn cluster(&self, at: isize) -> u32 {
        self.at(at).map_or(NOTHING << 8, |reading| u32::from(reading.cluster))
    }

    /// The classes of the word and its neighbours among words of the same company.
    fn company(&self, at: isize, reading: &Reading, found: &mut impl FnMut(u64)) {
        let cluster = |offset: isize| self.cluster(at + offset);
        found(two(100, cluster(0), u32::from(reading.style)));
        found(one(101, cluster(-1)));
        found(one(102, cluster(1)));
        found(one(103, cluster(-2)));
        found(one(104, cluster(2)));
    }

    /// The few features of a word without a capital, which can only join others.
    fn link(&self, at: isize, reading: &Reading, found: &mut impl FnMut(u64)) {
        found(one(80, reading.lower));
        found(two(82, reading.lower, self.lower(at + 1)));
        found(three(84, reading.lower, self.shape(at - 1), self.shape(at + 1)));
        found(three(85, reading.lower, self.classes(at - 1), self.classes(at + 1)));
        found(two(86, reading.lower, self.classes(at - 1)));
        found(two(87, reading.lower, self.classes(at + 1)));
        found(three(88, self.verdict(at - 1), self.verdict(at), self.verdict(at + 1)));
        found(two(89, self.verdict(at), reading.lower));
        found(two(90, self.phrase(at), self.shape(at)));
        found(two(91, reading.lower, u32::from(reading.style)));
    }

    fn form(&self, at: isize, reading: &Reading, found: &mut impl FnMut(u64)) {
        let lower = reading.lower;
        let style = u32::from(reading.style);
        found(one(2, lower));
        if style == 0 {
            found(one(3, reading.exact));
        }
        let written = reading.word.span.bytes_of(self.page.text);
        for length in 2..written.len().min(5) {
            let (first, last) = (&written[..length], &written[written.len() - length..]);
            found(two(4, length as u32, hash::piece(first)));
            found(two(5, length as u32, hash::piece(last)));
        }
        found(two(6, self.suffix(at - 1), 0));
    }

    /// The last three letters of a word.
    fn suffix(&self, at: isize) -> u32 {
        self.at(at).map_or(NOTHING, |reading| {
            let written = reading.word.span.bytes_of(self.page.text);
            hash::piece(&written[written.len().saturating_sub(3)..])
        })
    }

    fn neighbours(&self, at: isize, found: &mut impl FnMut(u64)) {
        let word = |offset: isize| self.lower(at + offset);
        found(one(10, word(-1)));
        found(one(11, word(1)));
        found(one(12, word(-2)));
        found(one(13, word(2)));
    }

    fn shapes(&self, at: isize, reading: &Reading, found: &mut impl FnMut(u64)) {
        let shape = |offset: isize| self.shape(at + offset);
        let initial = u32::from(reading.initial) + 2 * u32::from(reading.style);
        found(three(23, shape(0), shape(1), initial));
        found(three(24, shape(-1), shape(0), shape(1)));
        found(two(27, pattern(reading.word.span.of(self.page.text)), initial));
    }

    fn lexicon(&self, at: isize, reading: &Reading, found: &mut impl FnMut(u64)) {
        let classes = |offset: isize| self.classes(at + offset);
        let style = u32::from(reading.style);
        let mut bits = classes(0);
        while bits != 0 {
            found(two(30, bits.trailing_zeros(), style));
            bits &= bits - 1;
        }
        found(two(34, classes(-1), classes(0)));
        found(two(35, classes(0), classes(1)));
        found(two(36, self.phrase(at), style));
    }

    fn rules(&self, at: isize, reading: &Reading, found: &mut impl FnMut(u64)) {
        let verdict = |offset: isize| self.verdict(at + offset);
        found(two(41, verdict(-1), verdict(0)));
        found(two(42, verdict(0), verdict(1)));
        found(three(44, verdict(0), self.shape(at), u32::from(reading.style)));
        found(two(45, verdict(0), reading.lower));
        found(two(48, verdict(0), reading.classes.bits()));
    }

    /// The run of capitals that holds a word, with "of", "for", "-" inside.
    fn run_at(&self, at: isize) -> Run {
        let (last, run) = (self.run.get(), || self.run_around(at));
        if !self.at(at).is_some_and(|reading| reading.word.is_capital()) {
            return run();
        }
        if (last.start as isize..last.end as isize).contains(&at) {
            return last;
        }
        let run = run();
        // One that is cut short would be another from its other words.
        let is_whole = run.end - run.start <= LONGEST_RUN as usize;
        self.run.set(if is_whole { run } else { Run::default() });
        run
    }

    fn run_around(&self, at: isize) -> Run {
        let is_part = |at: isize| self.at(at).is_some_and(|r| r.word.is_capital());
        let is_link = |at: isize| self.at(at).is_some_and(|r| self.links(r));
        let (mut start, mut end) = (at, at + 1);
        while at - start < LONGEST_RUN
            && (is_part(start - 1) || (is_link(start - 1) && is_part(start - 2)))
        {
            start -= 1;
        }
        while end - at < LONGEST_RUN && (is_part(end) || (is_link(end) && is_part(end + 1))) {
            end += 1;
        }
        Run { start: start.max(0) as usize, end: end.max(0) as usize }
    }

    fn links(&self, reading: &Reading) -> bool {
        matches!(
            reading.word.span.bytes_of(self.page.text),
            b"of" | b"&" | b"-" | b"de" | b"al" | b"for"
        )
    }

    fn run(&self, at: isize, found: &mut impl FnMut(u64)) {
        let run = self.run_at(at);
        let (first, last) = (run.start as isize, run.end as isize - 1);
        let place = u32::from(at == first) + 2 * u32::from(at == last);
        let length = (run.end - run.start).min(6) as u32;
        found(three(50, place, length, self.shape(at)));
        found(two(51, self.lower(last), u32::from(at == last)));
        found(two(53, self.classes(last), place));
        found(three(55, self.classes(first), self.classes(last), place));
        found(two(56, self.suffix(last), place));
        found(two(57, self.lower(first - 1), place));
        found(two(58, self.lower(last + 1), place));
    }

    fn article(&self, at: isize, reading: &Reading, found: &mut impl FnMut(u64)) {
        let seen = self.page.forms.get(&reading.lower).copied().unwrap_or_default();
        let small = u32::from(seen.small.min(2));
        let capital = u32::from(seen.capital.min(3));
        let context = u32::from(reading.initial) + 2 * u32::from(reading.style);
        let (kind, share) = majority(&seen, reading.verdict);
        found(three(70, small, capital, context));
        found(three(72, kind, share, self.shape(at)));
        found(two(73, kind, self.verdict(at)));
        let mut contexts = seen.contexts;
        while contexts != 0 {
            found(one(74, contexts.trailing_zeros()));
            contexts &= contexts - 1;
        }
    }
}

/// The type that the rules see most often in the form's other places, and how clearly.
fn majority(seen: &Seen, verdict: u8) -> (u32, u32) {
    let own = usize::from(verdict & !FACILITY).checked_sub(1).map(|tag| tag / 4);
    let mut best = (0, 0);
    let mut total = 0;
    for (kind, &count) in seen.kinds.iter().enumerate() {
        let count = count.saturating_sub(u16::from(own == Some(kind)));
        total += count;
        if count > best.1 {
            best = (kind as u32 + 1, count);
        }
    }
    let share = u32::from(best.1 > 0) + u32::from(best.1 > 0 && best.1 == total);
    (best.0, share)
}

fn shape(reading: &Reading) -> u32 {
    let long = match reading.word.shape {
        Shape::Upper | Shape::Number => (reading.word.span.len() as u32).min(5),
        Shape::Mark => reading.lower % 61,
        _ => 0,
    };
    reading.word.shape as u32 + 8 * u32::from(reading.word.glued) + 16 * long
}

/// The kinds of letters of a word, without repetition: "Xx", "XxXx", "X.X.", "Xd".
fn pattern(word: &str) -> u32 {
    let mut kinds = 0_u32;
    let mut last = 0;
    for c in word.chars().take(24) {
        let kind = match c {
            'a'..='z' => 1,
            'A'..='Z' => 2,
            '0'..='9' => 3,
            '.' => 4,
            '\'' | '’' => 5,
            _ if c.is_uppercase() => 2,
            _ if c.is_alphabetic() => 1,
            _ => 6,
        };
        if kind != last {
            kinds = kinds.wrapping_mul(7).wrapping_add(kind);
            last = kind;
        }
    }
    kinds
}
