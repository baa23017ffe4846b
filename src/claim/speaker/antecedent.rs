//! Whom a pronoun stands for.
//!
//! Recency alone errs where somebody is named in passing: who spoke last goes on speaking, and the
//! subject of a sentence is meant before its objects.

use super::cast::Cast;
use super::pronoun::Pronoun;
use super::scene::{Scene, is_person};
use crate::annotation::{Attribution, Mention};
use crate::span::Span;

/// How far back a pronoun looks, in sentences.
const REACH: usize = 6;

/// How much nearer an object may be than a subject, in sentences.
const PATIENCE: usize = 2;

/// Before a name these make it an object.
const OBJECTS: &[&str] = &[
    "with",
    "of",
    "to",
    "for",
    "by",
    "against",
    "from",
    "about",
    "at",
    "on",
    "in",
    "over",
    "like",
    "than",
    "between",
    "behind",
    "under",
    "toward",
    "towards",
    "into",
    "including",
    "told",
    "and",
];

/// A speaker, and where he last spoke.
#[derive(Clone, Copy)]
pub(super) struct Last {
    /// Number of the mention.
    pub(super) speaker: usize,
    /// Index of the sentence of his claim.
    pub(super) sentence: usize,
}

/// How much nearer a person of unknown gender must be than one of the pronoun's, in sentences.
const DOUBT: usize = 3;

/// Whom "he" or "she" stands for: of those whose gender it is, or of all whose gender it may be.
/// Where another has just spoken, it is not the Lee of "Lee, he said, would go"; else it may be.
pub(super) fn person(
    scene: Scene<'_>,
    cast: &Cast<'_>,
    claim: &Attribution,
    source: Span,
    pronoun: Pronoun,
    spoken: &[Last],
) -> Option<usize> {
    let fits = |mention: &Mention| is_person(mention) && pronoun.allows(cast.is_female(mention));
    let surely = |mention: &Mention| fits(mention) && cast.is_female(mention).is_some();
    let here = scene.sentence_of(source.start);
    let has_spoken = spoken.last().is_some_and(|last| {
        last.sentence + 1 >= here && scene.mention(last.speaker).is_some_and(surely)
    });
    let is_free = |mention: &Mention| !(has_spoken && claim.says(mention.span));
    let may_be = |mention: &Mention| fits(mention) && is_free(mention);
    let is = |mention: &Mention| surely(mention) && is_free(mention);
    let (sure, any) = (among(scene, source, spoken, is), among(scene, source, spoken, may_be));
    let speaks_on =
        spoken.last().is_some_and(|last| any.is_some_and(|a| a.speaker == last.speaker));
    let near = |sure: &Last| any.is_none_or(|any| any.sentence < sure.sentence + DOUBT);
    let found = sure.filter(|sure| !speaks_on && near(sure)).or(any).map(|found| found.speaker);
    found.or_else(|| only_speaker(scene, spoken, is))
}

/// Of the last speakers the one who fits, if no other does, however far back he spoke.
fn only_speaker(
    scene: Scene<'_>,
    spoken: &[Last],
    fits: impl Fn(&Mention) -> bool,
) -> Option<usize> {
    const MOST: usize = 32;
    let recent = spoken.iter().rev().take(MOST);
    let known = recent.filter_map(|last| Some((last.speaker, scene.mention(last.speaker)?)));
    let mut fitting = known.filter(|(_, mention)| fits(mention));
    let (number, one) = fitting.next()?;
    fitting.all(|(_, other)| other.name == one.name).then_some(number)
}

/// Back from the pronoun, sentence by sentence: who spoke in it, or who is its subject, or else who
/// is named nearest.
fn among(
    scene: Scene<'_>,
    source: Span,
    spoken: &[Last],
    fits: impl Fn(&Mention) -> bool,
) -> Option<Last> {
    let here = scene.sentence_of(source.start);
    let mut recent = spoken.iter().rev().take_while(|last| last.sentence + REACH > here);
    let last = recent.find(|last| scene.mention(last.speaker).is_some_and(&fits)).copied();
    let people = scene.people_before(source.start);
    let near = people.take_while(|(_, mention)| mention.sentence + REACH > here);
    let (mut subject, mut object): (Option<Last>, Option<Last>) = (None, None);
    let mut rank = Part::Object;
    for (speaker, mention) in near.filter(|(_, mention)| fits(mention)) {
        let named = Some(Last { speaker, sentence: mention.sentence });
        let spoke = last.is_some_and(|last| last.sentence >= mention.sentence);
        let settled = subject.is_some_and(|found| found.sentence > mention.sentence);
        if settled || subject.is_none() && spoke {
            break;
        }
        let part = part(scene, mention);
        if part != Part::Object && part >= rank {
            (subject, rank) = (named, part);
        } else if object.is_none_or(|known| known.sentence == mention.sentence) {
            object = named;
        }
    }
    let spoke = last.filter(|last| subject.is_none_or(|found| found.sentence <= last.sentence));
    let near = |found: &Last| object.is_none_or(|o| o.sentence <= found.sentence + PATIENCE);
    spoke.or_else(|| subject.filter(near)).or(object).or(subject)
}

/// What a name is in its clause, as far as the words beside it show it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    /// Behind a preposition.
    Object,
    /// "Lee's victory".
    Owner,
    Subject,
}

fn part(scene: Scene<'_>, mention: &Mention) -> Part {
    let before = scene.lead(mention).trim_end();
    let bare = ["Mr.", "Mrs.", "Ms."].iter().find_map(|title| before.strip_suffix(title));
    let word = bare.unwrap_or(before).trim_end().rsplit([' ', '“', '"']).next().unwrap_or("");
    let after = scene.between(mention.span.end, scene.text.len());
    if after.starts_with("'s") || after.starts_with("’s") {
        return Part::Owner;
    }
    match OBJECTS.iter().any(|object| object.eq_ignore_ascii_case(word)) {
        true => Part::Object,
        false => Part::Subject,
    }
}
