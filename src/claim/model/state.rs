//! The tags of the sequence model: the role of a word, and what of its attribution came before.
//!
//! Source, cue and content of one attribution may follow each other in some orders only. A tag
//! carries the order so far, and the steps between tags cut off what no attribution does; so a path
//! of tags says both which words play which role and which roles belong together.

use crate::crf::Edge;

/// What a word does in an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Nothing.
    None,
    /// Who says it.
    Source,
    /// The words that attribute.
    Cue,
    /// What is said.
    Content,
}

/// Declares the tags: the enum, its variants by name, and the list of all by number.
macro_rules! states {
    ($($(#[doc = $about:literal])* $name:ident,)*) => {
        /// A tag. The letters of a name say what came before: `S` source, `Q` cue, `C` content.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        #[allow(missing_docs)]
        pub enum State { $($(#[doc = $about])* $name,)* }

        use State::{$($name),*};

        /// Every tag, by number.
        pub const STATES: [State; [$($name),*].len()] = [$($name),*];
    };
}

states! {
    Outside,
    Source,
    AfterS,
    CueS,
    AfterSQ,
    ContentSQ,
    Content,
    AfterC,
    SourceC,
    AfterCS,
    CueCS,
    CueC,
    AfterCQ,
    SourceCQ,
    Cue,
    AfterQ,
    SourceQ,
    AfterQS,
    ContentQ,
    SourceQC,
    /// A further cue of the source before.
    CueAgain,
    /// Further content of the attribution before.
    ContentAgain,
}

/// Columns of a word's scores: one a tag, then where a source, cue or content begins on it, and
/// where one has ended before it.
pub const COLUMNS: usize = STATES.len() + 6;

/// What may follow within one attribution, other than the same tag again.
const WITHIN: &[(State, &[State])] = &[
    (Source, &[AfterS, CueS]),
    (AfterS, &[CueS]),
    (CueS, &[AfterSQ, ContentSQ]),
    (AfterSQ, &[ContentSQ]),
    (Content, &[AfterC, SourceC, CueC]),
    (AfterC, &[Content, SourceC, CueC]),
    (SourceC, &[AfterCS, CueCS]),
    (AfterCS, &[CueCS]),
    (CueC, &[AfterCQ, SourceCQ]),
    (AfterCQ, &[SourceCQ]),
    (Cue, &[AfterQ, SourceQ, ContentQ]),
    (AfterQ, &[SourceQ, ContentQ]),
    (SourceQ, &[AfterQS, ContentSQ, CueS]),
    (AfterQS, &[ContentSQ]),
    (ContentQ, &[SourceQC]),
    (CueAgain, &[AfterSQ, ContentSQ]),
];

/// After these an attribution may be over.
const LAST: &[State] =
    &[Outside, ContentSQ, CueCS, CueC, SourceCQ, ContentQ, SourceQC, ContentAgain];

/// What may come once an attribution is over.
const FIRST: &[State] = &[Outside, Source, Content, Cue, CueAgain, ContentAgain];

impl State {
    /// The tag of a number.
    pub fn numbered(number: u8) -> State {
        STATES.get(usize::from(number)).copied().unwrap_or(Outside)
    }

    /// What a word with this tag does.
    pub fn part(self) -> Part {
        match self {
            Outside | AfterS | AfterSQ | AfterC | AfterCS | AfterCQ | AfterQ | AfterQS => {
                Part::None
            }
            Source | SourceC | SourceCQ | SourceQ | SourceQC => Part::Source,
            CueS | CueCS | CueC | Cue | CueAgain => Part::Cue,
            ContentSQ | Content | ContentQ | ContentAgain => Part::Content,
        }
    }

    /// Whether an attribution may be over after it.
    pub fn is_last(self) -> bool {
        LAST.contains(&self)
    }

    /// Whether a word with this tag opens an attribution, given the tag before.
    pub fn opens(self, before: State) -> bool {
        matches!(self, Source | Content | Cue | CueAgain) && !continues(before, self)
    }
}

/// Whether the two tags stand in one attribution.
fn continues(before: State, tag: State) -> bool {
    before == tag || WITHIN.iter().any(|&(from, tags)| from == before && tags.contains(&tag))
}

/// Every legal step, in the order of the transition weights in the model's file.
pub fn edges() -> Vec<Edge> {
    let mut edges = Vec::new();
    for from in STATES {
        for to in STATES {
            let over = from.is_last() && FIRST.contains(&to) && !(from == to && from != Outside);
            // What goes on right after its content is no further content.
            let again = to == ContentAgain && from.part() == Part::Content && from != to;
            if continues(from, to) || over && !again {
                edges.push(edge(from, to));
            }
        }
    }
    edges
}

fn edge(from: State, to: State) -> Edge {
    let changes = from != to;
    let column = |part: Part, offset: u8| {
        (changes && part != Part::None).then_some(STATES.len() as u8 + offset + part as u8 - 1)
    };
    Edge { from: from as u8, to: to as u8, columns: [column(to.part(), 0), column(from.part(), 3)] }
}

/// The tag of the next word of an attribution that does `part`: `opened` if a word of it stood
/// before, `shared` if its source is an earlier one's, `sourced` if its source is still to come.
/// Nothing if attributions do not go on like that.
pub fn next(before: State, part: Part, opened: bool, shared: bool, sourced: bool) -> Option<State> {
    if !opened {
        return match part {
            Part::None => None,
            Part::Source => Some(Source),
            Part::Content => Some(Content),
            Part::Cue => Some(if shared { CueAgain } else { Cue }),
        };
    }
    if part == before.part() && before != Outside {
        return Some(before);
    }
    if part == Part::Content && before.is_last() {
        return (before.part() != Part::Content).then_some(ContentAgain);
    }
    let over = before.is_last() && !(before == CueC && sourced);
    if part == Part::None && over {
        return Some(Outside);
    }
    let follows = WITHIN.iter().find(|(from, _)| *from == before)?.1;
    follows.iter().copied().find(|tag| tag.part() == part)
}

#[cfg(test)]
mod tests {
    use super::{COLUMNS, Part, STATES, State, edges, next};

    #[test]
    fn steps_are_numbered_tags_and_columns() {
        for (number, state) in STATES.into_iter().enumerate() {
            assert_eq!((state as usize, State::numbered(number as u8)), (number, state));
        }
        for edge in edges() {
            let columns = edge.columns.into_iter().flatten();
            assert!(columns.map(usize::from).all(|at| (STATES.len()..COLUMNS).contains(&at)));
        }
    }

    #[test]
    fn what_is_written_of_an_attribution_is_legal() {
        let legal = edges();
        let mut before = State::Outside;
        let parts = [Part::Content, Part::None, Part::Source, Part::Cue, Part::Content];
        for (at, part) in parts.into_iter().enumerate() {
            let tag = next(before, part, at > 0, false, at < 2).unwrap();
            assert!(legal.iter().any(|edge| (edge.from, edge.to) == (before as u8, tag as u8)));
            before = tag;
        }
        assert_eq!(before, State::ContentAgain);
        assert_eq!(next(State::Source, Part::Content, true, false, false), None);
    }
}
