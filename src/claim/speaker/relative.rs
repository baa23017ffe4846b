//! What a relative pronoun goes back to: the name right before it, with little between.
//!
//! Apart from other pronouns, which look back over sentences for who speaks: here commas and brackets
//! tell.

use super::pronoun::Pronoun;
use super::scene::{Scene, is_person};
use crate::record::EntityType;
use crate::span::Span;

/// No relative clause hangs on an apposition that is longer, in words.
const LONGEST_APPOSITION: usize = 12;

/// People put by the person beside whom they stand: "a friend of Lee", "an aide to Lee".
const BESIDE: &[&str] = &[
    "adviser",
    "advisor",
    "agent",
    "aide",
    "allies",
    "ally",
    "assistant",
    "associate",
    "backer",
    "biographer",
    "brother",
    "child",
    "children",
    "colleague",
    "companion",
    "cousin",
    "critic",
    "daughter",
    "defender",
    "deputy",
    "donor",
    "fan",
    "father",
    "foe",
    "follower",
    "friend",
    "granddaughter",
    "grandson",
    "husband",
    "lawyer",
    "leader",
    "lieutenant",
    "member",
    "mother",
    "nephew",
    "niece",
    "opponent",
    "owner",
    "parent",
    "partner",
    "predecessor",
    "relative",
    "rival",
    "secretary",
    "sister",
    "son",
    "spokesman",
    "spokeswoman",
    "successor",
    "supporter",
    "surrogate",
    "widow",
    "wife",
];

/// A relative clause looks so many mentions back.
const NEAREST: usize = 6;

/// What "who" or "that" goes back to: the name right before it, perhaps with an apposition, brackets, an
/// origin or a dash between.
pub(super) fn antecedent(scene: Scene<'_>, source: Span, pronoun: Pronoun) -> Option<usize> {
    let is_who = pronoun == Pronoun::Who;
    let mut before = scene.before(source.start).take(NEAREST);
    let (number, mention) = before.find(|(_, mention)| !is_who || is_person(mention))?;
    let fits = match mention.kind {
        EntityType::Person => is_who,
        EntityType::Organization => !is_who,
        _ => false,
    };
    let gap = scene.between(mention.span.end, source.start).trim();
    let touches = matches!(gap, "" | "," | "—" | "–" | "-" | "--") || is_who && is_aside(gap);
    (fits && touches && !belongs(scene.lead(mention), is_who)).then_some(number)
}

/// "(R-Ohio),", "of Ohio,", ", a teacher from Hull," and ", a teacher".
fn is_aside(gap: &str) -> bool {
    let bracketed = gap.strip_prefix('(').and_then(|inside| inside.split_once(')'));
    let rest = bracketed.map_or(gap, |(_, rest)| rest);
    rest.trim_end_matches(',').is_empty() || is_origin(rest) || is_apposition(rest)
}

/// "of Ohio,", "from the Harbor Commission,".
fn is_origin(gap: &str) -> bool {
    let place = ["of ", "from "].iter().find_map(|tie| gap.strip_prefix(tie)?.strip_suffix(','));
    let is_name = |name: &str| name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    place.is_some_and(|place| is_name(place.strip_prefix("the ").unwrap_or(place)))
}

/// ", a teacher from Hull," and ", a teacher".
fn is_apposition(gap: &str) -> bool {
    let Some(inside) = gap.trim_end_matches(',').strip_prefix(", ") else { return false };
    let determined =
        ["a ", "an ", "the ", "his ", "her ", "its ", "R-", "D-", "one ", "now ", "then "];
    let opens = determined.iter().any(|word| inside.starts_with(word))
        || inside.starts_with(|c: char| c.is_ascii_digit());
    let short = inside.split(' ').count() <= LONGEST_APPOSITION;
    let is_plural = inside.ends_with('s') && !gap.ends_with(',');
    opens && short && !is_plural && !inside.contains(['.', ';', ':', '“', '"'])
}

/// "a friend of Lee, who": the friend may be meant. "the rise of Lee, who" is Lee; "a report of the Ledger,
/// which" may be either, but not "according to the Ledger, which".
fn belongs(lead: &str, is_who: bool) -> bool {
    let mut words = lead.trim_end().rsplit(' ');
    let is_tied = matches!(words.next(), Some("of" | "to"));
    let noun = words.next().unwrap_or("");
    let is_beside =
        || BESIDE.iter().any(|one| *one == noun || noun.strip_suffix('s') == Some(*one));
    is_tied && if is_who { is_beside() } else { !noun.eq_ignore_ascii_case("according") }
}
