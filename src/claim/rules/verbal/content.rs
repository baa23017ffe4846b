//! Where the content of a cue verb stands: after it, before its subject, or on both sides.

use std::ops::Range;

use crate::claim::frame::Frame;
use crate::claim::unit::ItemKind;
use crate::claim::word::Class;

use super::tail::{Tail, after_circumstances};
use super::verb::Verb;

/// How far into its unit the subject of a leading subordinate clause may begin.
const LEAD: usize = 4;

/// The content after the verb.
pub(super) fn after(verb: &Verb<'_>, tail: &Tail) -> Range<usize> {
    let end = match tail.frame {
        Frame::Object | Frame::Infinitive => phrase_stop(verb, tail.content),
        Frame::Quote => quotation_stop(verb, tail.content),
        _ if is_subordinate(verb) => comma_after(verb, tail.content),
        _ => verb.phrases.items.len(),
    };
    tail.content..end
}

/// A noun phrase or infinitive ends where a comma begins another clause.
fn phrase_stop(verb: &Verb<'_>, from: usize) -> usize {
    let phrases = verb.phrases;
    let breaks =
        |at: usize| phrases.at(at).is_some_and(|next| !next.capital && next.kind == ItemKind::Word);
    let stop = |&at: &usize| phrases.is(at, ';') || phrases.is(at, ',') && breaks(at + 1);
    (from..phrases.items.len()).find(stop).unwrap_or(phrases.items.len())
}

/// A statement with a quotation ends with it if the quotation ends a sentence of its own.
fn quotation_stop(verb: &Verb<'_>, from: usize) -> usize {
    match quotation_from(verb, from) {
        Some(at) if is_utterance(verb, at) => at + 1,
        _ => verb.phrases.items.len(),
    }
}

fn quotation_from(verb: &Verb<'_>, from: usize) -> Option<usize> {
    let quoted = |at: &usize| verb.phrases.at(*at).is_some_and(|item| item.quote().is_some());
    (from..verb.phrases.items.len()).find(quoted)
}

/// Whether the quotation closes with a mark of its own.
fn is_utterance(verb: &Verb<'_>, at: usize) -> bool {
    verb.phrases.at(at).is_some_and(|item| {
        let inside = item.span.of(verb.phrases.text);
        let inside = inside.trim_end_matches(['"', '”', '\'', '’', ' ', '`', '»']);
        inside.ends_with(['.', ',', '?', '!', '…', '—', ';'])
    })
}

/// "While she said ..., he ...": the cue stands in a clause that leads the sentence.
fn is_subordinate(verb: &Verb<'_>) -> bool {
    let phrases = verb.phrases;
    let opener = Class::SUBORDINATOR | Class::PREPOSITION;
    let asked = phrases.at(0).is_some_and(|item| item.word.cue.is_some());
    let near = verb.subject().is_some_and(|subject| subject.start < LEAD);
    near && (phrases.has(0, opener) || asked && verb.group.start > 0)
}

fn comma_after(verb: &Verb<'_>, from: usize) -> usize {
    let len = verb.phrases.items.len();
    (from..len).find(|&at| verb.phrases.is(at, ',')).unwrap_or(len)
}

/// Whether a quotation that closes with a mark of its own stands right before the subject.
pub(super) fn is_spoken(verb: &Verb<'_>, left: usize) -> bool {
    let Some(last) = left.checked_sub(1) else { return false };
    let apart = verb.phrases.is(last, ',');
    let place = if apart { last.saturating_sub(1) } else { last };
    let quoted = verb.phrases.at(place).is_some_and(|item| item.quote().is_some());
    quoted && (apart || is_utterance(verb, place))
}

/// Content that ends before the subject, and what goes on after the verb.
pub(super) fn around(verb: &Verb<'_>, left: usize) -> Vec<Range<usize>> {
    let Some(last) = verb.phrases.before(left) else { return Vec::new() };
    let quoted = last.quote().is_some();
    if !quoted && !matches!(last.kind, ItemKind::Mark(',' | '—' | '–' | '?' | '!')) {
        return Vec::new();
    }
    std::iter::once(0..left).chain(going_on(verb, quoted)).collect()
}

/// The second half of a statement that its cue interrupts.
fn going_on(verb: &Verb<'_>, quoted: bool) -> Option<Range<usize>> {
    let phrases = verb.phrases;
    let comma = after_circumstances(verb);
    let next = phrases.at(comma + 1).filter(|_| phrases.is(comma, ','))?;
    if quoted {
        let quotation = quotation_from(verb, comma)?;
        let plain = verb.items(comma..quotation);
        let clear = plain.iter().all(|item| item.word.cue.is_none());
        return clear.then(|| quotation..quotation_stop(verb, quotation));
    }
    let other = Class::COORDINATOR | Class::SUBORDINATOR | Class::RELATIVE;
    let participle = next.span.of(phrases.text).ends_with("ing");
    (!next.word.class.has(other) && !participle).then(|| comma + 1..phrases.items.len())
}

/// A quotation that follows the inverted subject, perhaps after a comma.
pub(super) fn quotation_after(verb: &Verb<'_>, from: usize) -> Option<Range<usize>> {
    let at = if verb.phrases.is(from, ',') { from + 1 } else { from };
    verb.phrases.at(at)?.quote()?;
    Some(at..quotation_stop(verb, at))
}
