//! Articles as the learner reads them: the features of each item, and the tags it may have.

use std::ops::Range;

use parquill::claim::model::state::{Part, STATES, State, edges, next};
use parquill::claim::model::{Observed, Reader};
use parquill::span::Span;

use super::gold::{Article, Marked};

/// One article.
pub(crate) struct Sample {
    /// What the model tags.
    pub(crate) stretches: Vec<Range<usize>>,
    pub(crate) features: Vec<Vec<u64>>,
    pub(crate) allowed: Vec<u32>,
    pub(crate) annotator: String,
}

/// Every tag.
pub(crate) const ANY: u32 = (1 << STATES.len()) - 1;

/// The article under the eyes of the reader.
pub(crate) fn sample(reader: &Reader, article: &Article) -> Sample {
    reader.read(&article.text, &article.sentences, &article.mentions, |observed: &Observed<'_>| {
        let items: Vec<Span> = observed.spans().collect();
        let mut features = vec![Vec::new(); items.len()];
        let stretches = observed.stretches();
        for stretch in &stretches {
            observed.features(stretch.clone(), |at, all| features[at] = all.to_vec());
        }
        let allowed = allowed(&items, &article.marked);
        Sample { stretches, features, allowed, annotator: article.annotator.clone() }
    })
}

/// What each item is in one attribution.
struct Parts {
    items: Vec<(usize, Part)>,
}

impl Parts {
    fn range(&self) -> Range<usize> {
        let first = self.items.first().map_or(0, |&(at, _)| at);
        first..self.items.last().map_or(0, |&(at, _)| at + 1)
    }
}

fn allowed(items: &[Span], marked: &[Marked]) -> Vec<u32> {
    let mut taken = vec![Part::None; items.len()];
    let mut ordered: Vec<&Marked> = marked.iter().collect();
    ordered.sort_by_key(|one| {
        [&one.source, &one.cue, &one.content].iter().filter_map(|s| s.first()).min().copied()
    });
    let mut tags = vec![State::Outside; items.len()];
    let mut unsure: Vec<Range<usize>> = Vec::new();
    for one in ordered {
        let (parts, shared) = parts(items, one, &mut taken);
        let range = parts.range();
        if !write(&parts, shared, &mut tags) {
            unsure.push(range);
        }
    }
    let mut allowed: Vec<u32> = tags.iter().map(|&tag| 1 << tag as u32).collect();
    let legal = edges();
    for at in 1..tags.len() {
        let (from, to) = (tags[at - 1] as u8, tags[at] as u8);
        if !legal.iter().any(|edge| (edge.from, edge.to) == (from, to)) {
            unsure.push(at.saturating_sub(8)..(at + 8).min(tags.len()));
        }
    }
    for range in unsure {
        allowed[range].fill(ANY);
    }
    allowed
}

/// The items of each part that no earlier attribution has; whether the source is shared with one.
fn parts(items: &[Span], one: &Marked, taken: &mut [Part]) -> (Parts, bool) {
    let mut found: Vec<(usize, Part)> = Vec::new();
    let mut shared = false;
    let all = [(Part::Source, &one.source), (Part::Cue, &one.cue), (Part::Content, &one.content)];
    for (part, spans) in all {
        for span in spans {
            let first = items.partition_point(|item| item.end <= span.start);
            let inside = items[first..].iter().take_while(|item| item.start < span.end);
            for (at, item) in (first..).zip(inside) {
                let common = item.end.min(span.end) - item.start.max(span.start);
                if common * 2 < item.len() {
                    continue;
                }
                match taken[at] {
                    Part::None => found.push((at, part)),
                    Part::Source if part == Part::Source => shared = true,
                    _ => {}
                }
            }
        }
        found.iter().for_each(|&(at, part)| taken[at] = part);
    }
    found.sort_by_key(|&(at, _)| at);
    (Parts { items: found }, shared)
}

/// Writes the tags of one attribution; whether they are a legal order.
fn write(parts: &Parts, shared: bool, tags: &mut [State]) -> bool {
    let mut before = State::Outside;
    let mut rest = parts.items.iter().peekable();
    let mut opened = false;
    for at in parts.range() {
        let part = match rest.peek() {
            Some(&&(place, part)) if place == at => {
                rest.next();
                part
            }
            _ => Part::None,
        };
        let sourced = rest.clone().any(|&(_, part)| part == Part::Source);
        let Some(tag) = next(before, part, opened, shared, sourced) else { return false };
        opened = true;
        if part != Part::None || tag != State::Outside {
            tags[at] = tag;
        }
        before = tag;
    }
    before.is_last()
}
