//! One article as the sequence model reads it: the rules' items, each with all that features ask
//! of it. A quotation is one item, so that no tag can cut it.

use std::ops::Range;

use crate::annotation::Mention;
use crate::claim::candidate::Candidate;
use crate::claim::floating;
use crate::claim::lexicon::{Act, Lexicon};
use crate::claim::page::{Page, span_of};
use crate::claim::rules;
use crate::claim::select::select;
use crate::claim::unit::{Item, ItemKind, Units};
use crate::crf::{Clusters, hash};
use crate::span::Span;

/// What the rules say of an item.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// Source, cue or content of a candidate that stands: 1 to 3; with where it lies to its cue.
    pub(crate) chosen: u8,
    /// The same of the best candidate of all, with its score in tenths.
    pub(crate) proposed: u8,
    pub(crate) score: u8,
}

/// An item with all that features ask of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reading {
    /// Hash of the form without case.
    pub(crate) lower: u32,
    /// The last three letters.
    pub(crate) suffix: u32,
    pub(crate) shape: u32,
    /// Cluster of the word.
    pub(crate) cluster: u32,
    /// Closed classes.
    pub(crate) class: u32,
    /// Cue form: act, form and rate; 0 for none.
    pub(crate) cue: u32,
    /// The cue's number and particle.
    pub(crate) lemma: u32,
    pub(crate) verdict: Verdict,
    /// Kind of the mention it stands in, and whether it begins there.
    pub(crate) mention: u32,
}

/// One article as the model reads it.
pub struct Observed<'a> {
    pub(crate) page: Page<'a>,
    pub(crate) readings: Vec<Reading>,
    /// Whether a unit can hold what the model looks for.
    pub(crate) live: Vec<bool>,
    /// Quotations and messages with the name of who wrote them below, and turns of transcripts and
    /// interviews: the rules' alone.
    pub(crate) signed: Vec<Candidate>,
    /// What the rules alone would make of it.
    pub(crate) ruled: Vec<Candidate>,
}

impl<'a> Observed<'a> {
    /// Reads an article under its rules' eyes.
    pub(crate) fn read(
        text: &'a str,
        units: &'a Units,
        lexicon: &'a Lexicon,
        clusters: &Clusters,
        mentions: &[Mention],
    ) -> Self {
        let page = Page { text, lexicon, units };
        let proposed = rules::candidates(&page);
        let mut readings: Vec<Reading> =
            units.items.iter().map(|item| reading(&page, clusters, item)).collect();
        note_mentions(units, mentions, &mut readings);
        note_proposals(units, &proposed, &mut readings);
        let mut signed = Vec::new();
        (0..units.units.len()).for_each(|unit| rules::signature::propose(&page, unit, &mut signed));
        rules::transcript::turns(&page, mentions, &mut signed);
        if signed.is_empty() {
            rules::interview::turns(&page, mentions, &mut signed);
        }
        let live = units.units.iter().map(|unit| is_live(units.of(unit), &signed)).collect();
        let ruled = floating::attach(&page, select(text, proposed));
        note_chosen(units, &ruled, &mut readings);
        Observed { page, readings, live, signed, ruled }
    }

    /// Bytes of every item, in text order.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        self.page.units.items.iter().map(|item| item.span)
    }
}

/// Whether no signature claims the unit.
fn is_live(items: &[Item], signed: &[Candidate]) -> bool {
    let unit = span_of(items).unwrap_or_default();
    !unit.is_empty() && !signed.iter().any(|signed| signed.whole().overlaps(unit))
}

/// What features ask of an item. Inlined, so that it is made where it stays.
#[inline(always)]
fn reading(page: &Page<'_>, clusters: &Clusters, item: &Item) -> Reading {
    let written = || item.span.of(page.text);
    let bytes = item.span.bytes_of(page.text);
    let (lower, suffix) = match item.kind {
        ItemKind::Quote(_) => (2, quotation(written())),
        ItemKind::Mark(mark) => (hash::exact(unified(mark, written()).as_bytes()), 3),
        ItemKind::Number => (5, 5),
        ItemKind::Clitic => (7, 7),
        ItemKind::Word => (item.lower, hash::piece(&bytes[bytes.len().saturating_sub(3)..])),
    };
    let form = page.lexicon.form(item.word);
    let known = form.and_then(|form| page.lexicon.cue(form.cue));
    let cue = form.zip(known).map_or(0, |(form, cue)| 1 + act(cue.act) * 8 + form.form as u32);
    Reading {
        lower,
        suffix,
        shape: shape(item, page.text),
        cluster: u32::from(clusters.class(lower)),
        class: item.word.class.bits(),
        cue,
        lemma: form.map_or(0, |form| form.cue as u32 + 1),
        verdict: Verdict::default(),
        mention: 0,
    }
}

fn act(act: Act) -> u32 {
    match act {
        Act::Say => 0,
        Act::Tell => 1,
        Act::Deny => 2,
        Act::Other => 3,
    }
}

/// How long a quotation is and how it ends.
fn quotation(written: &str) -> u32 {
    let words = written.split_ascii_whitespace().take(12).count() as u32;
    let inside = written.trim_end_matches(['"', '”', '\'', '’', ' ', '`', '»']);
    let last = inside.chars().next_back().unwrap_or(' ');
    let end = match last {
        ',' => 1,
        '.' => 2,
        '?' | '!' => 3,
        _ if last.is_alphanumeric() => 4,
        _ => 5,
    };
    let first = inside.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase);
    100 + words.min(6) * 16 + end * 2 + u32::from(first)
}

fn unified(mark: char, written: &str) -> &str {
    match mark {
        '‘' | '’' | '`' => "'",
        '–' | '—' | '―' => "—",
        _ => written,
    }
}

fn shape(item: &Item, text: &str) -> u32 {
    match item.kind {
        ItemKind::Quote(_) => 1,
        ItemKind::Mark(mark) => 100 + mark as u32 % 997,
        ItemKind::Number => 2,
        ItemKind::Clitic => 3,
        ItemKind::Word if !item.capital => 4,
        ItemKind::Word if item.span.len() == 1 => 5,
        ItemKind::Word if item.span.of(text).chars().any(char::is_lowercase) => 6,
        ItemKind::Word => 7,
    }
}

/// The items that share a byte with a span, which is looked for around item `near`.
fn covered(items: &[Item], near: usize, span: Span) -> Range<usize> {
    let start = leap(items, near, |item| item.span.end <= span.start);
    start..leap(items, start, |item| item.span.start < span.end)
}

/// The first item for which `before` ends to hold, by leaps from item `near` that double: most are a
/// few items away, in articles of thousands.
fn leap<T>(items: &[T], near: usize, before: impl Fn(&T) -> bool) -> usize {
    let (mut low, mut high, mut width) = (near.min(items.len()), near.min(items.len()), 1);
    while items.get(high).is_some_and(&before) {
        (low, high, width) = (high + 1, high + width, 2 * width);
    }
    while low.checked_sub(1).is_some_and(|last| !before(&items[last])) {
        (low, high, width) = (low.saturating_sub(width), low - 1, 2 * width);
    }
    let high = high.clamp(low, items.len());
    low + items[low..high].partition_point(before)
}

fn note_mentions(units: &Units, mentions: &[Mention], readings: &mut [Reading]) {
    let mut near = 0;
    for mention in mentions {
        let range = covered(&units.items, near, mention.span);
        near = range.end;
        for (at, reading) in readings.get_mut(range).into_iter().flatten().enumerate() {
            reading.mention = 2 * (1 + mention.kind as u32) + u32::from(at == 0);
        }
    }
}

/// Numbers of the roles in what the rules say.
const SOURCE: u8 = 1;
const CUE: u8 = 2;
const CONTENT: u8 = 3;

fn parts(candidate: &Candidate) -> impl Iterator<Item = (u8, Span)> {
    let content = candidate.content.iter().map(|&span| {
        let end = span.end.min(candidate.cut.max(span.start));
        (CONTENT, Span::new(span.start, end))
    });
    let source = candidate.source.filter(|_| !candidate.inherits).map(|span| (SOURCE, span));
    content.chain(source).chain(candidate.cue.map(|span| (CUE, span)))
}

/// The first item of the unit that a candidate stands in.
fn first_of(units: &Units, candidate: &Candidate) -> usize {
    units.units.get(candidate.unit).map_or(0, |unit| unit.items.start)
}

fn note_proposals(units: &Units, candidates: &[Candidate], readings: &mut [Reading]) {
    for candidate in candidates {
        let near = first_of(units, candidate);
        let score = 1 + (candidate.score * 10.0) as u8;
        for (part, span) in parts(candidate) {
            let range = covered(&units.items, near, span);
            for reading in readings.get_mut(range).into_iter().flatten() {
                if score > reading.verdict.score {
                    reading.verdict.score = score;
                    reading.verdict.proposed = part;
                }
            }
        }
    }
}

fn note_chosen(units: &Units, candidates: &[Candidate], readings: &mut [Reading]) {
    // Wider contents last, so that the outermost says what an item is.
    let mut order: Vec<&Candidate> = candidates.iter().collect();
    order.sort_by_key(|candidate| candidate.whole().len());
    for candidate in order {
        let cue = candidate.cue.map_or(0, |cue| cue.start);
        let near = first_of(units, candidate);
        for (part, span) in parts(candidate) {
            let range = covered(&units.items, near, span);
            let before = u8::from(span.start < cue);
            let sourced = u8::from(candidate.source.is_some());
            for reading in readings.get_mut(range).into_iter().flatten() {
                reading.verdict.chosen = part + 4 * before + 8 * sourced;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};

    use super::leap;

    proptest! {
        #[test]
        fn leaps_end_where_a_search_of_all_does(length in 0..99_usize, near in 0..120_usize, end in 0..99) {
            let items: Vec<i32> = (0..length as i32).collect();
            let before = |item: &i32| *item < end;
            prop_assert_eq!(leap(&items, near, before), items.partition_point(before));
        }
    }
}
