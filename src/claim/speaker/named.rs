//! Sources that are names: which mention is the source itself, and not somebody it belongs to or
//! only one of several.

use super::scene::{Scene, is_person};
use crate::annotation::Mention;
use crate::claim::title::{ties, untitled};
use crate::record::{EntityType, SpeakerBy};
use crate::span::Span;

/// What a name at the head of a source makes of it.
pub(super) enum Head {
    /// The mention with this number.
    One(usize),
    /// Two or more: no one speaker.
    Several,
    /// No name is the head.
    Nobody,
}

/// After a person's name these leave it the head: "Ann Lee of Hull", "Lee himself".
const GOES_ON: &[&str] = &[
    "who", "himself", "herself", "of", "from", "in", "on", "at", "also", "then", "later", "now",
    "this", "last", "during", "after", "before", "earlier", "as", "with", "again", "once", "too",
];

/// The person, organization or place at the head of the source or of its apposition.
pub(super) fn head(scene: Scene<'_>, source: Span) -> Head {
    let mut inside = scene.inside(source);
    match inside.find(|(_, mention)| heads(scene, mention, source)) {
        Some((_, mention)) if is_joined(scene, mention, source) => Head::Several,
        Some((number, _)) => Head::One(number),
        None if scene.inside(source).any(|(_, m)| is_person(m) && joins(scene, m, source)) => {
            Head::Several
        }
        None => Head::Nobody,
    }
}

/// Whether the mention is the source itself: "Ford" but not "a Ford official", "Ford's son" or "a
/// spokesman for Ford".
fn heads(scene: Scene<'_>, mention: &Mention, source: Span) -> bool {
    let before = scene.between(source.start, mention.span.start).trim_end();
    let after = scene.between(mention.span.end, source.end).trim_start();
    let next = after.split([' ', ',']).next().unwrap_or("");
    let ends = after.is_empty() || after.starts_with([',', '(', '—', '-']) || next == "and";
    let last = untitled(before).rsplit([' ', ',']).next().unwrap_or("");
    match mention.kind {
        EntityType::Person => {
            let goes_on = GOES_ON.contains(&next) || writes_for(scene, mention, source);
            (ends || goes_on) && !ties(last) && !matches!(last, "and" | "or")
        }
        EntityType::Organization | EntityType::Facility | EntityType::Place => {
            (ends || matches!(next, "who" | "at")) && is_article(before)
        }
        _ => false,
    }
}

/// Adverbs that may stand before a name: "even China".
const ADVERBS: &[&str] = &["Even", "even", "Only", "only"];

/// "Ann Lee for the Harbor News".
fn writes_for(scene: Scene<'_>, mention: &Mention, source: Span) -> bool {
    let mut later = scene.inside(Span::new(mention.span.end, source.end));
    later.next().is_some_and(|(_, outlet)| {
        let between = scene.between(mention.span.end, outlet.span.start);
        outlet.kind == EntityType::Organization && matches!(between, " for " | " for the ")
    })
}

/// Nothing, "the", or "the nonpartisan".
fn is_article(before: &str) -> bool {
    let mut words = before.split_ascii_whitespace().skip_while(|word| ADVERBS.contains(word));
    let Some(first) = words.next() else { return true };
    let is_plain = |word: &str| word.starts_with(char::is_lowercase) && !ties(word);
    let others = |word: &str| !matches!(word, "former" | "other" | "new" | "two" | "rival");
    first.eq_ignore_ascii_case("the")
        && before.len() <= LONGEST_ADJECTIVE
        && words.all(|word| is_plain(word) && others(word) && !word.ends_with(['s', ',']))
}

/// No article with an adjective is longer, in bytes.
const LONGEST_ADJECTIVE: usize = 24;

/// "A and B", "A, B and C", "A, the mayor, and B".
fn is_joined(scene: Scene<'_>, mention: &Mention, source: Span) -> bool {
    let before = scene.between(source.start, mention.span.start);
    let after = scene.between(mention.span.end, source.end).trim_start();
    let opens = before.split(' ').next().unwrap_or_default();
    if matches!(opens, "both" | "Both" | "neither" | "Neither") {
        return true;
    }
    if ["and ", "& ", "or ", ", and "].iter().any(|joint| after.starts_with(joint)) {
        return true;
    }
    let later = scene.inside(source).filter(|(_, other)| other.span.start >= mention.span.end);
    let mut end = mention.span.end;
    for (_, other) in later.filter(|(_, other)| other.kind == mention.kind) {
        let gap = scene.between(end, other.span.start).trim();
        if gap == "and" || gap.ends_with(", and") {
            return true;
        }
        if gap != "," {
            return false;
        }
        end = other.span.end;
    }
    false
}

/// "Lee’s wife and Ray": the last of several.
fn joins(scene: Scene<'_>, mention: &Mention, source: Span) -> bool {
    let before = scene.between(source.start, mention.span.start).trim_end();
    mention.span.end == source.end && before.ends_with(" and") && !before.contains(" of ")
}

/// How a mention that is the source names its bearer.
pub(super) fn by(scene: Scene<'_>, number: usize) -> SpeakerBy {
    let Some(mention) = scene.mention(number) else { return SpeakerBy::None };
    let written = mention.span.of(scene.text);
    let is_full = written == mention.name || written.contains(' ');
    let is_end = || mention.name.len() > written.len() && mention.name.ends_with(written);
    match is_person(mention) && (!is_full || is_end()) {
        true => SpeakerBy::Surname,
        false => SpeakerBy::Name,
    }
}
