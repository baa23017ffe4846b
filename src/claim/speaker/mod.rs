//! From a source to the mention that it names or stands for, in the light of the whole article.
//!
//! Stands apart from extraction: it also needs what the article says of its persons (their roles),
//! and no part of a claim hangs on it.

mod antecedent;
mod bearer;
mod body;
mod carrier;
mod cast;
mod named;
mod pronoun;
mod relative;
mod role;
mod scene;
mod state;
mod unnamed;
mod wanted;

use crate::annotation::{Attribution, Mention, Segment};
use crate::record::{ClaimKind, SpeakerBy};
use crate::span::Span;

use super::title::owner;
use super::unit::pieces;
use antecedent::Last;
use cast::Cast;
use named::Head;
use pronoun::Pronoun;
use role::Offices;
use scene::Scene;
use unnamed::Unnamed;

/// Gives each claim of an article its speaker and the reason, in text order. `roles` holds the role
/// of each mention that has one.
pub fn resolve(
    text: &str,
    sentences: &[Segment],
    mentions: &[Mention],
    roles: &[Option<Span>],
    claims: &mut [Attribution],
) {
    if claims.is_empty() || mentions.is_empty() {
        return;
    }
    let quotations = pieces(text, sentences);
    let scene = Scene { text, sentences, mentions, roles, quotations: &quotations };
    let speakers = Speakers { scene, cast: Cast::read(scene), offices: Offices::read(scene) };
    let mut turns = Turns::default();
    for at in 0..claims.len() {
        let (outer, rest) = claims.split_at_mut(at);
        let Some(claim) = rest.first_mut() else { break };
        let own = claim.parent.and_then(|parent| speakers.of_first(claim, outer.get(parent)?));
        let found = own.unwrap_or_else(|| speakers.of(claim, &turns));
        (claim.speaker, claim.speaker_by) = (found.speaker, found.by);
        if claim.parent.is_none() {
            turns.note(scene, claim);
        }
    }
}

/// Who has spoken so far, in text order.
#[derive(Default)]
struct Turns {
    named: Vec<Last>,
    /// Somebody without a name who spoke after all of them.
    unnamed: Option<Unnamed>,
}

impl Turns {
    fn note(&mut self, scene: Scene<'_>, claim: &Attribution) {
        let Some(speaker) = claim.speaker else {
            self.unnamed = unnamed::read(scene.text, claim).or(self.unnamed);
            return;
        };
        self.named.push(Last { speaker, sentence: scene.sentence_of(end(claim)) });
        self.unnamed = None;
    }

    fn last(&self) -> Option<Last> {
        self.named.last().copied()
    }
}

/// The last byte at which a claim's source speaks.
fn end(claim: &Attribution) -> usize {
    let parts = claim.content.last().into_iter().chain(&claim.source);
    parts.map(|part| part.end.saturating_sub(1)).max().unwrap_or(0)
}

/// A mention and why it was taken.
struct Resolved {
    speaker: Option<usize>,
    by: SpeakerBy,
}

impl Resolved {
    fn new(speaker: Option<usize>, by: SpeakerBy) -> Resolved {
        Resolved { speaker, by: if speaker.is_some() { by } else { SpeakerBy::None } }
    }
}

/// The speakers of one article.
struct Speakers<'a> {
    scene: Scene<'a>,
    cast: Cast<'a>,
    offices: Offices<'a>,
}

impl Speakers<'_> {
    fn of(&self, claim: &Attribution, turns: &Turns) -> Resolved {
        match (claim.source, claim.cue) {
            (Some(source), _) => self.of_source(claim, source, turns),
            // Only a quotation without a cue has its speaker beside it; "was asked" has none.
            (None, None) if claim.kind == ClaimKind::Direct => {
                self.of_floating(claim, turns.last())
            }
            (None, _) => Resolved::new(None, SpeakerBy::None),
        }
    }

    /// Who "I" is within what somebody says in their own words: behind a label, or within quotation marks.
    fn of_first(&self, claim: &Attribution, outer: &Attribution) -> Option<Resolved> {
        let is_turn = || outer.cue.is_some_and(|cue| cue.of(self.scene.text) == ":");
        let speaks = outer.kind == ClaimKind::Direct || is_turn();
        let source = claim.source.filter(|_| speaks)?.of(self.scene.text);
        let is_first = matches!(source.split(['\'', '’']).next()?, "I" | "me" | "my" | "My");
        is_first.then(|| Resolved::new(outer.speaker, SpeakerBy::Pronoun))
    }

    /// Who the source of a claim is.
    fn of_source(&self, claim: &Attribution, source: Span, turns: &Turns) -> Resolved {
        let last = turns.last();
        let source = owner(self.scene.text, source);
        match named::head(self.scene, source) {
            Head::One(number) => {
                return Resolved::new(Some(number), named::by(self.scene, number));
            }
            Head::Several => return Resolved::new(None, SpeakerBy::None),
            Head::Nobody => {}
        }
        let Some(pronoun) = Pronoun::read(source.of(self.scene.text)) else {
            if let Some(bearer) = bearer::of_surname(self.scene, &self.cast, source) {
                return Resolved::new(Some(bearer), SpeakerBy::Surname);
            }
            let found = self.offices.holder(source, last);
            let found = found.or_else(|| body::described(self.scene, source, last));
            return Resolved::new(found, SpeakerBy::Title);
        };
        // What an unnamed person says of "him" is of somebody else.
        let unnamed = turns.unnamed.filter(|_| claim.parent.is_none());
        let is_unnamed = |one: Unnamed| one.goes_on(self.scene, claim, source, pronoun);
        let found = match pronoun {
            Pronoun::He | Pronoun::She if unnamed.is_some_and(is_unnamed) => None,
            Pronoun::He | Pronoun::She => {
                antecedent::person(self.scene, &self.cast, claim, source, pronoun, &turns.named)
            }
            Pronoun::Who | Pronoun::Which => relative::antecedent(self.scene, source, pronoun),
            Pronoun::It if claim.cue.is_some_and(|cue| seems(cue.of(self.scene.text))) => None,
            Pronoun::It => body::it(self.scene, source, last),
        };
        Resolved::new(found, SpeakerBy::Pronoun)
    }

    /// Who speaks a quotation without source and cue: whom the sentence before names first, or who
    /// spoke in it; else whom the rest of the paragraph names first.
    fn of_floating(&self, claim: &Attribution, last: Option<Last>) -> Resolved {
        let start = claim.content.first().map_or(0, |first| first.start);
        let here = self.scene.sentence_of(start);
        let near = self.scene.people_before(start).take_while(|(_, m)| m.sentence + 1 >= here);
        let named = near.filter(|(_, m)| m.sentence + 1 == here).last().map(|(number, _)| number);
        let spoke = last.filter(|last| last.sentence + 1 == here).map(|last| last.speaker);
        let found = named.or(spoke).or_else(|| self.named_after(claim));
        Resolved::new(found, SpeakerBy::PreviousSentence)
    }

    /// The person who opens the sentence after the claim, in the same paragraph.
    fn named_after(&self, claim: &Attribution) -> Option<usize> {
        let end = claim.content.last()?.end;
        let here = self.scene.sentences.get(self.scene.sentence_of(end.saturating_sub(1)))?;
        let next = self.scene.sentences.get(self.scene.sentence_of(end))?;
        let (number, mention) = self.scene.inside(next.span).next()?;
        let opens =
            scene::is_person(mention) && self.scene.lead(mention).trim().len() <= LONGEST_TITLE;
        (opens && next.paragraph == here.paragraph).then_some(number)
    }
}

/// No title before a name is longer, in bytes.
const LONGEST_TITLE: usize = 24;

/// "it appears", "it is clear": nobody's it.
fn seems(cue: &str) -> bool {
    const EMPTY: &[&str] = &[
        "is", "was", "appears", "appeared", "seems", "seemed", "would", "has", "looks", "turns",
        "may", "might", "could", "sounds", "remains", "became", "becomes",
    ];
    cue.split(' ').next().is_some_and(|first| EMPTY.contains(&first))
}

#[cfg(test)]
mod tests;
