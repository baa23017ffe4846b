//! Islands as the learner reads them: the features of each word, and the tags it may have.

use std::ops::Range;

use parquill::entity::model::tag::{self, COUNT, OUTSIDE, Position};
use parquill::entity::model::{Page, Reader};
use parquill::record::EntityType;
use parquill::span::Span;

use super::corpus::{Article, GROUP, Kinds, NO_NAME, OTHERS, PLACE, TYPES};
use super::learner::{self, Island};
use super::numbering::Numbering;

/// A set of tags, one bit each.
pub(crate) type Tags = u64;

/// One word.
pub(crate) struct Word {
    pub(crate) features: Vec<u64>,
    pub(crate) allowed: Tags,
}

/// One island.
pub(crate) struct Sample {
    pub(crate) weight: f32,
    pub(crate) words: Vec<Word>,
}

impl Sample {
    /// Every feature of every word, with what it counts.
    pub(crate) fn weighed(&self) -> impl Iterator<Item = (u64, f32)> {
        let features = self.words.iter().flat_map(|word| &word.features);
        features.map(|&feature| (feature, self.weight))
    }

    /// The island as the learner reads it, of the features that are learned.
    pub(crate) fn island(&self, numbering: &Numbering) -> Island {
        let word = |word: &Word| learner::Word {
            features: word.features.iter().filter_map(|&f| numbering.number(f)).collect(),
            allowed: word.allowed,
        };
        Island { words: self.words.iter().map(word).collect(), weight: self.weight }
    }
}

/// Every tag.
const ANY: Tags = (1 << COUNT) - 1;

/// The islands of an article; `missed` counts the names that lie outside all of them.
pub(crate) fn samples(reader: &Reader, article: &Article) -> Vec<Sample> {
    let page = reader.page(&article.text, &article.sentences);
    let spans: Vec<Span> = page.spans().collect();
    let (mut allowed, mut names) = tags(&page, &spans, article, &article.names);
    if let Some(others) = &article.others {
        let (more, other_names) = tags(&page, &spans, article, others);
        allowed.iter_mut().zip(more).for_each(|(tags, more)| *tags |= more);
        names.extend(other_names);
    }
    let mut islands = Vec::new();
    page.islands(|island| islands.push(island));
    islands.into_iter().map(|island| sample(&page, article, island, &mut allowed, &names)).collect()
}

/// The tags that each word may have by these marks, and the words of each name.
fn tags(
    page: &Page<'_>,
    spans: &[Span],
    article: &Article,
    marked: &[(Span, Kinds)],
) -> (Vec<Tags>, Vec<Range<usize>>) {
    let mut allowed: Vec<Tags> = (0..spans.len())
        .map(|at| unmarked(page.verdict(at), article.loose) | people(page, at))
        .collect();
    let mut names = Vec::new();
    for (span, kinds) in marked {
        let range = overlapped(spans, *span);
        if range.is_empty() {
            continue;
        }
        let whole = spans[range.start].cover(spans[range.end - 1]);
        let dot = article.text.get(span.end..whole.end) == Some(".");
        let is_group = |at: usize| tag::kind(page.verdict(at)) == Some(EntityType::Group);
        let is_mixed = range.len() > 1 && kinds & OTHERS == OTHERS && range.clone().any(is_group);
        if is_mixed {
            continue;
        }
        if whole == *span || whole.start == span.start && dot {
            let kinds = refined(page, range.clone(), *kinds, article.corpus);
            for at in range.clone() {
                allowed[at] = inside(kinds, Position::of(at, &range), article.loose);
            }
            names.push(range);
        } else {
            allowed[range].fill(ANY);
        }
    }
    (allowed, names)
}

fn sample(
    page: &Page<'_>,
    article: &Article,
    island: Range<usize>,
    allowed: &mut [Tags],
    names: &[Range<usize>],
) -> Sample {
    for name in names.iter().filter(|name| name.start < island.end && island.start < name.end) {
        if name.start < island.start || name.end > island.end {
            allowed[name.clone()].fill(ANY);
        }
    }
    let word = |at: usize| Word { features: Vec::with_capacity(96), allowed: allowed[at] };
    let mut words: Vec<Word> = island.clone().map(word).collect();
    page.features(island.clone(), |at, feature| words[at - island.start].features.push(feature));
    Sample { weight: article.weight, words }
}

fn overlapped(spans: &[Span], span: Span) -> Range<usize> {
    let start = spans.partition_point(|word| word.end <= span.start);
    start..start + spans[start..].partition_point(|word| word.start < span.end)
}

/// What a corpus calls by a wider name, as narrow as the lexicon and the rules can say.
fn refined(page: &Page<'_>, words: Range<usize>, kinds: Kinds, corpus: &str) -> Kinds {
    let is_people = kinds & OTHERS == OTHERS || kinds == PLACE && corpus == "re-docred";
    if is_people && page.is_group(words.clone()) {
        return GROUP;
    }
    if kinds & OTHERS != OTHERS {
        return kinds;
    }
    let agrees = words.clone().all(|at| {
        let position = Position::of(at, &words);
        tag::kind(page.verdict(at))
            .is_some_and(|kind| tag::of(kind, position) == Some(page.verdict(at)))
    });
    let ruled = TYPES.iter().position(|kind| tag::kind(page.verdict(words.start)) == Some(*kind));
    match ruled.map(|kind| 1 << kind).filter(|kind| agrees && OTHERS & kind != 0) {
        Some(kind) => kind,
        None if words.len() > 1 => kinds & !GROUP,
        None => kinds,
    }
}

/// What a word that nobody marked may be: nothing, a people's name as the rules see it, or another
/// name of a type that the corpus does not mark.
fn unmarked(verdict: usize, loose: Kinds) -> Tags {
    let bit = |kind| TYPES.iter().position(|&named| named == kind).map_or(0, |at| 1 << at);
    match tag::kind(verdict) {
        Some(EntityType::Group) => 1 << verdict,
        Some(kind) if bit(kind) & loose != 0 => 1 << verdict | 1 << OUTSIDE,
        _ => 1 << OUTSIDE,
    }
}

/// What the lexicon knows as a people may be one where nobody marked it.
fn people(page: &Page<'_>, at: usize) -> Tags {
    let is_group = page.is_group(at..at + 1);
    if is_group { named(GROUP, Position::Only) } else { 0 }
}

fn outside(loose: Kinds) -> Tags {
    let positions = [Position::First, Position::Inside, Position::Last, Position::Only];
    positions.iter().fold(1 << OUTSIDE, |tags, &position| tags | named(loose, position))
}

fn inside(kinds: Kinds, position: Position, loose: Kinds) -> Tags {
    let spare = if kinds & NO_NAME != 0 { outside(loose) } else { 0 };
    named(kinds, position) | spare
}

fn named(kinds: Kinds, position: Position) -> Tags {
    let chosen = TYPES.iter().enumerate().filter(|(at, _)| kinds & (1 << at) != 0);
    chosen.filter_map(|(_, &kind)| tag::of(kind, position)).fold(0, |tags, tag| tags | 1 << tag)
}
