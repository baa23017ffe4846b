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
    let mut quoting = Quoting::default();
    for (at, &Tag { state: tag, lead }) in tags.iter().enumerate() {
        let opens = tag.opens(before);
        if opens {
            let inherited = found.iter().rev().find_map(|one| one.source.clone());
            let source = inherited.filter(|_| tag == State::CueAgain);
            found.push(Spelled { inherits: source.is_some(), source, ..Spelled::default() });
        }
        let new = before.part() != tag.part() || opens;
        let quoted = layout.get(at).filter(|laid| laid.is_quotation).map(|laid| laid.paragraph);
        if new {
            let earlier = quoting.in_paragraph(quoted).filter(|_| tag == State::ContentAgain);
            owner = earlier.unwrap_or(found.len().saturating_sub(1));
        }
        if let Some(open) = found.get_mut(owner) {
            open.add(tag.part(), at, new);
            // The step out of an attribution is one of its own.
            open.lead += lead;
        }
        if tag.part() == Part::Content {
            quoting.note(quoted, owner);
        }
        before = tag;
    }
    found.retain(|one| !one.content.is_empty());
    found
}

/// The last attribution that quotes, and its paragraph.
#[derive(Default)]
struct Quoting(Option<(usize, usize)>);

impl Quoting {
    /// Takes note of an attribution with a word that is quoted in this paragraph.
    fn note(&mut self, quoted: Option<usize>, owner: usize) {
        if let Some(paragraph) = quoted {
            let last = self.in_paragraph(quoted).map_or(owner, |last| last.max(owner));
            self.0 = Some((paragraph, last));
        }
    }

    /// The last that quotes in this paragraph.
    fn in_paragraph(&self, paragraph: Option<usize>) -> Option<usize> {
        self.0.filter(|(last, _)| paragraph == Some(*last)).map(|(_, owner)| owner)
    }
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
