//! From a path of tags to attributions.

use std::ops::Range;

use super::state::{Part, State};

/// An attribution as ranges of items.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelled {
    /// Who says it.
    pub source: Option<Range<usize>>,
    /// The words that attribute.
    pub cue: Option<Range<usize>>,
    /// What is said, in text order.
    pub content: Vec<Range<usize>>,
    /// Whether the source is that of an earlier attribution.
    pub inherits: bool,
    /// By how much the model says more for these tags than for none, as weights.
    pub lead: i32,
}

/// A tag of the best path.
#[derive(Clone, Copy, Debug)]
pub struct Tag {
    /// What it is.
    pub state: State,
    /// By how much the model says more for it than for [`State::Outside`], as weights.
    pub lead: i32,
}

impl Default for Tag {
    fn default() -> Self {
        Tag { state: State::Outside, lead: 0 }
    }
}

/// Where an item stands.
#[derive(Clone, Copy, Debug)]
pub struct Laid {
    /// Paragraph of the text.
    pub paragraph: usize,
    /// Whether it is a quotation.
    pub is_quotation: bool,
}

/// The attributions that the tags of an article's items say.
///
/// A quotation that goes on belongs to the last attribution of its paragraph that quotes: "“...,”
/// she said, pointing to a map. “...”".
pub fn spell(tags: &[Tag], layout: &[Laid]) -> Vec<Spelled> {
    let mut found: Vec<Spelled> = Vec::new();
    let mut before = State::Outside;
    let mut owner = 0;
    for (at, &Tag { state: tag, lead }) in tags.iter().enumerate() {
        let opens = tag.opens(before);
        if opens {
            let inherited = found.iter().rev().find_map(|one| one.source.clone());
            let source = inherited.filter(|_| tag == State::CueAgain);
            found.push(Spelled { inherits: source.is_some(), source, ..Spelled::default() });
        }
        let new = before.part() != tag.part() || opens;
        if new {
            let again = tag == State::ContentAgain;
            owner = if again { quoting(&found, layout, at) } else { found.len().saturating_sub(1) };
        }
        if let Some(open) = found.get_mut(owner) {
            open.add(tag.part(), at, new);
            // The step out of an attribution is one of its own.
            open.lead += lead;
        }
        before = tag;
    }
    found.retain(|one| !one.content.is_empty());
    found
}

/// The attribution that a quotation goes on: the last of its paragraph that quotes, else the last.
fn quoting(found: &[Spelled], layout: &[Laid], at: usize) -> usize {
    let last = found.len().saturating_sub(1);
    let Some(here) = layout.get(at).filter(|here| here.is_quotation) else { return last };
    let laid = |one: &Spelled| {
        let mut items = one.content.iter().flat_map(Clone::clone).filter_map(|at| layout.get(at));
        items.find(|laid| laid.is_quotation && laid.paragraph == here.paragraph).is_some()
    };
    found.iter().rposition(laid).unwrap_or(last)
}

impl Spelled {
    fn add(&mut self, part: Part, at: usize, new: bool) {
        match part {
            Part::None => {}
            Part::Source => widen(&mut self.source, at),
            Part::Cue => widen(&mut self.cue, at),
            Part::Content => match self.content.last_mut().filter(|_| !new) {
                Some(last) => last.end = at + 1,
                None => self.content.push(at..at + 1),
            },
        }
    }
}

fn widen(range: &mut Option<Range<usize>>, at: usize) {
    match range {
        Some(range) => range.end = at + 1,
        None => *range = Some(at..at + 1),
    }
}
