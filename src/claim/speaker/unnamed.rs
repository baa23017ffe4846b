//! Speakers whom the article does not name: "a spokesman for the mayor", "Lee's lawyer", "one official".
//! A pronoun that follows such a one stands for nobody known, not for whoever was named before. "The
//! lawyer" may be somebody named.

use super::cast::of_role;
use super::pronoun::Pronoun;
use super::scene::Scene;
use crate::annotation::Attribution;
use crate::claim::title::ties;
use crate::span::Span;

/// Nouns for one person whom articles leave without a name.
const PERSONS: &[&str] = &[
    "activist",
    "adviser",
    "advisor",
    "agent",
    "aide",
    "analyst",
    "ally",
    "assistant",
    "attorney",
    "backer",
    "caller",
    "colleague",
    "commander",
    "congressman",
    "consultant",
    "councilman",
    "critic",
    "defector",
    "delegate",
    "deputy",
    "diplomat",
    "doctor",
    "donor",
    "driver",
    "economist",
    "employee",
    "engineer",
    "executive",
    "expert",
    "father",
    "fighter",
    "friend",
    "fundraiser",
    "girl",
    "insider",
    "investigator",
    "investor",
    "judge",
    "lawmaker",
    "lawyer",
    "lobbyist",
    "man",
    "manager",
    "member",
    "mother",
    "neighbor",
    "neighbour",
    "nurse",
    "observer",
    "officer",
    "official",
    "operative",
    "organizer",
    "owner",
    "participant",
    "person",
    "pollster",
    "priest",
    "professor",
    "prosecutor",
    "protester",
    "reporter",
    "representative",
    "resident",
    "scientist",
    "soldier",
    "source",
    "spokesman",
    "spokesperson",
    "spokeswoman",
    "staffer",
    "strategist",
    "student",
    "supporter",
    "survivor",
    "teacher",
    "victim",
    "villager",
    "voter",
    "witness",
    "woman",
    "worker",
];

/// Somebody unnamed who has spoken.
#[derive(Clone, Copy)]
pub(super) struct Unnamed {
    source: Span,
    /// Whether the noun says that it is a woman.
    female: Option<bool>,
}

/// Reads the source of a claim that has no known speaker; none of "was asked by a caller".
pub(super) fn read(text: &str, claim: &Attribution) -> Option<Unnamed> {
    let source = claim.source.filter(|_| claim.cue.is_none_or(|cue| !is_passive(text, cue)))?;
    let phrase = source.of(text).split([',', '(', '—']).next().unwrap_or("");
    let is_end = |word: &&str| ties(word) || matches!(*word, "who" | "that" | "whose" | "and");
    let head = phrase.split_ascii_whitespace().take_while(|word| !is_end(word)).last()?;
    let first = phrase.split(' ').next().unwrap_or("");
    let is_new = ["a", "an", "one", "another"].iter().any(|one| one.eq_ignore_ascii_case(first));
    let is_owned = phrase.contains("'s ") || phrase.contains("’s ");
    let is_one = PERSONS.contains(&head) && (is_new || is_owned);
    is_one.then(|| Unnamed { source, female: of_role(head) })
}

fn is_passive(text: &str, cue: Span) -> bool {
    ["was ", "were ", "is ", "are ", "been "].iter().any(|form| cue.of(text).starts_with(form))
}

impl Unnamed {
    /// Whether a pronoun goes on from this speaker: in the same sentence or the next of the paragraph,
    /// with nobody else named between as a subject may be.
    pub(super) fn goes_on(
        &self,
        scene: Scene<'_>,
        claim: &Attribution,
        source: Span,
        pronoun: Pronoun,
    ) -> bool {
        let (there, here) = (scene.sentence_of(self.source.start), scene.sentence_of(source.start));
        let paragraph = |at: usize| scene.sentences.get(at).map(|sentence| sentence.paragraph);
        let is_near = self.source.end <= source.start && there + 1 >= here;
        let people = scene.people_before(source.start);
        let nearest = people.map(|(_, mention)| mention.span).find(|&span| !claim.says(span));
        is_near
            && paragraph(there) == paragraph(here)
            && pronoun.allows(self.female)
            && nearest.is_none_or(|nearest| nearest.start < self.source.end)
    }
}
