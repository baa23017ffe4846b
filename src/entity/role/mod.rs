//! What a person is said to be right beside the name: "U.S. Secretary of State" before it, ", a
//! retired teacher from Leeds," after it. Read when the names are known, in windows around them.

mod after;
mod before;
mod phrase;

use rustc_hash::FxHashMap;

use crate::annotation::{Mention, Segment};
use crate::record::EntityType;
use crate::span::Span;
use phrase::{Phrase, is_noun};

/// Bytes on either side of a name in which its role is looked for.
const WINDOW: usize = 160;

/// The role of every mention that is a person: the one found beside the name, or else beside
/// another mention of the same person in the article, the nearest before or the first after. Roles
/// are bytes of `text`.
pub fn roles(text: &str, sentences: &[Segment], mentions: &[Mention]) -> Vec<Option<Span>> {
    let found = beside_all(text, sentences, mentions);
    let name = |at: usize| mentions[at].name.as_str();
    let mut known: FxHashMap<&str, Span> = FxHashMap::default();
    known.extend(found.iter().rev().map(|&(at, role)| (name(at), role)));
    let mut own = found.into_iter().peekable();
    let role_of = |(at, mention): (usize, &Mention)| {
        if let Some((_, role)) = own.next_if(|&(own, _)| own == at) {
            known.insert(name(at), role);
        }
        known.get(name(at)).copied().filter(|_| is_person(mention))
    };
    mentions.iter().enumerate().map(role_of).collect()
}

/// The mentions with a role beside them, by index.
fn beside_all(text: &str, sentences: &[Segment], mentions: &[Mention]) -> Vec<(usize, Span)> {
    let mut floor = 0;
    let mut found = Vec::new();
    for (at, mention) in mentions.iter().enumerate() {
        if is_person(mention) {
            let sentence = sentences.get(mention.sentence).map_or(mention.span, |s| s.span);
            let role = beside(text, sentence, mention.span, floor);
            // Words of one role are not read again as the role of the next person.
            floor = role.map_or(floor, |role| role.end);
            found.extend(role.map(|role| (at, role)));
        }
        if !modifies(mention.kind) {
            floor = floor.max(mention.span.end);
        }
    }
    found
}

/// Whether names of a type stand in roles: "French", "Harvard", "Treasury".
fn modifies(kind: EntityType) -> bool {
    use EntityType::{Facility, Group, Organization, Place};
    matches!(kind, Facility | Group | Organization | Place)
}

fn is_person(mention: &Mention) -> bool {
    mention.kind == EntityType::Person
}

/// The role right beside a name, of which no byte lies before `floor`.
fn beside(text: &str, sentence: Span, name: Span, floor: usize) -> Option<Span> {
    let start = sentence.start.max(floor).max(name.start.saturating_sub(WINDOW));
    let start = text.ceil_char_boundary(start).min(name.start);
    let end = text.floor_char_boundary(sentence.end.min(name.end + WINDOW)).max(name.end);
    let following = Span::new(name.end, end);
    let is_set_off = following.of(text).starts_with(',');
    before(text, Span::new(start, name.start), is_set_off)
        .or_else(|| is_set_off.then(|| after::role(&Phrase::read(text, following)))?)
}

/// Reads the words before a name, unless what stands right before it ends no role.
fn before(text: &str, preceding: Span, is_set_off: bool) -> Option<Span> {
    let words = preceding.of(text).trim_end();
    let last = words.chars().next_back()?;
    let may_end = last.is_alphabetic() || last == '.' || last == ',' && is_set_off;
    (may_end && !ends_plainly(words)).then(|| before::role(&Phrase::read(text, preceding)))?
}

/// Whether the last word is in small letters and no noun of a role: "said", "and".
fn ends_plainly(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or_default();
    !last.is_empty() && last.bytes().all(|byte| byte.is_ascii_lowercase()) && !is_noun(last)
}

#[cfg(test)]
mod tests;
