//! What the words around a name say about its type.

use std::sync::LazyLock;

use super::candidate::Scores;
use crate::form::Forms;

/// Positions of the types in [`Scores`].
pub(super) const PERSON: usize = 0;
pub(super) const ORGANIZATION: usize = 1;
pub(super) const PLACE: usize = 2;
pub(super) const FACILITY: usize = 3;
pub(super) const GROUP: usize = 4;
pub(super) const EVENT: usize = 5;
pub(super) const LAW: usize = 6;
pub(super) const PRODUCT: usize = 7;

/// Adds what the word before says.
pub(super) fn before(word: &str, short: bool, scores: &mut Scores) {
    match word {
        "in" | "In" | "near" | "Near" | "across" | "throughout" | "outside" => {
            scores[PLACE] += if short { 2.5 } else { 1.0 }
        }
        "from" | "at" | "around" | "to" | "into" | "toward" | "towards" | "From" | "visited"
        | "visit" => {
            scores[PLACE] += if short { 0.8 } else { 0.3 };
        }
        "by" | "with" | "told" | "against" | "named" | "Mr" => scores[PERSON] += 0.5,
        "mr" | "mrs" | "fellow" | "husband" | "wife" | "son" | "daughter" | "brother"
        | "sister" | "father" | "mother" => {
            scores[PERSON] += 3.0;
        }
        "ethnic" | "Ethnic" | "predominantly" | "mainly" | "mostly" => scores[GROUP] += 3.0,
        _ => {
            if let Some((kind, weight)) = NOUNS.get(word) {
                scores[kind] += weight;
            }
        }
    }
}

/// Adds what the words after say.
pub(super) fn after(word: &str, second: &str, scores: &mut Scores) {
    match word {
        "said" | "says" | "told" | "added" | "tweeted" | "explained" | "recalled" | "joked"
        | "testified" | "insisted" | "who" => {
            scores[PERSON] += 1.5;
            scores[ORGANIZATION] += 0.3;
        }
        "administration" | "himself" | "herself" => scores[PERSON] += 2.0,
        "gang" | "militants" | "fighters" | "militia" | "insurgents" | "rebels" | "movement"
        | "party" | "group" | "executives" | "shares" | "spokesman" | "spokeswoman"
        | "spokesperson" | "chairman" | "officials" | "employees" | "supporters" | "coach" => {
            scores[ORGANIZATION] += 1.5;
        }
        "region" | "province" | "district" | "city" | "town" | "village" | "border"
        | "residents" | "area" | "airport" | "suburb" | "island" | "coast" => {
            scores[PLACE] += 2.0;
        }
        "people" | "peoples" | "community" | "communities" | "tribe" | "tribes" | "tribal"
        | "tribesmen" | "clan" | "clans" | "minority" | "ethnic" | "diaspora" | "nationalists"
        | "nationalist" | "separatists" | "culture" | "language" | "speakers" | "refugees"
        | "men" | "women" | "civilians" | "villagers" => {
            scores[GROUP] += 2.0;
        }
        "," if is_age(second) => scores[PERSON] += 3.0,
        _ => {}
    }
}

/// A bare number of years, as after a name: ", 43,".
fn is_age(word: &str) -> bool {
    word.len() == 2 && word.parse::<u32>().is_ok_and(|age| age > 9)
}

/// Common nouns for people, as they stand before a name.
const ROLES: &[&str] = &[
    "lawyer",
    "attorney",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "actor",
    "actress",
    "singer",
    "author",
    "writer",
    "journalist",
    "reporter",
    "analyst",
    "professor",
    "president",
    "minister",
    "senator",
    "leader",
    "director",
    "chairman",
    "candidate",
    "nominee",
    "coach",
    "captain",
    "striker",
    "midfielder",
    "goalkeeper",
    "defender",
    "founder",
    "economist",
    "activist",
    "artist",
    "rapper",
    "manager",
    "boss",
    "driver",
    "governor",
    "mayor",
    "king",
    "prince",
    "billionaire",
    "businessman",
    "politician",
    "historian",
    "researcher",
    "scientist",
    "teacher",
    "student",
    "resident",
    "officer",
    "editor",
    "host",
    "columnist",
    "strategist",
    "adviser",
    "aide",
    "secretary",
    "ambassador",
    "commissioner",
    "chief",
    "lawmaker",
    "congressman",
    "musician",
    "composer",
    "player",
];

/// Common nouns for organizations, as they stand before a name.
const BODIES: &[&str] = &[
    "company",
    "group",
    "firm",
    "agency",
    "newspaper",
    "gang",
    "party",
    "network",
    "website",
    "magazine",
    "daily",
    "broadcaster",
    "giant",
    "outlet",
    "club",
    "team",
    "band",
    "cartel",
    "organisation",
    "organization",
    "maker",
];

/// What the nouns before a name say, and how much. Most words before names are none of them.
static NOUNS: LazyLock<Forms<(usize, f32)>> = LazyLock::new(|| {
    let bodies = BODIES.iter().map(|noun| (*noun, (ORGANIZATION, 2.0)));
    bodies.chain(ROLES.iter().map(|noun| (*noun, (PERSON, 2.5)))).collect()
});
