//! How one verb is read: its construction, its subject, and where its content stands.

use std::ops::Range;

use crate::claim::frame::Frame;

use super::content::{after, around, is_spoken};
use super::inversion::inverted;
use super::tail::Tail;
use super::verb::Verb;

/// One way to take a verb as a cue; ranges of items.
pub(super) struct Reading {
    pub(super) frame: Frame,
    /// Nothing where the subject is that of an earlier clause.
    pub(super) subject: Option<Range<usize>>,
    pub(super) contents: Vec<Range<usize>>,
}

impl Reading {
    /// The most telling reading: a quotation before the verb, then what follows it.
    pub(super) fn of(verb: &Verb<'_>) -> Option<Reading> {
        if verb.is_passive() {
            return None;
        }
        if let Some((subject, contents)) = inverted(verb) {
            return Some(Reading { frame: Frame::Inverted, subject: Some(subject), contents });
        }
        let subject = verb.subject();
        if subject.as_ref().is_some_and(|subject| verb.is_noun_after(subject)) {
            return None;
        }
        let left = subject.as_ref().map_or(verb.group.start, |subject| subject.start);
        if is_spoken(verb, left) {
            return Some(Reading { frame: Frame::Spoken, subject, contents: around(verb, left) });
        }
        match Tail::read(verb) {
            Some(tail) if tail.frame != Frame::After => {
                Some(Reading { frame: tail.frame, subject, contents: vec![after(verb, &tail)] })
            }
            _ => Some(Reading { frame: Frame::After, subject, contents: around(verb, left) }),
        }
    }
}
