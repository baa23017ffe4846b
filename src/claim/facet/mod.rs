//! What analysts ask of a claim beyond its parts: is it negated, how far is the source committed to
//! it, what sort of act does the cue report, to whom was it said, how is the source put. Read from
//! the parts, whoever found them.

mod addressee;
mod class;
mod content;
mod cue;
mod source;
mod words;

use crate::annotation::{Attribution, Mention};
use crate::record::{CueClass, Modality, SourceClass};
use crate::span::Span;
use words::{Word, known};

/// The facets of one claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Facets {
    /// Whether cue or head of the content is negated, or the source nobody.
    pub negated: bool,
    /// How far the source is committed to the content.
    pub modality: Modality,
    /// The cue's main word in its base form, with the particle that makes it another: "call for".
    pub cue_lemma: Option<String>,
    /// What sort of act it reports.
    pub cue_class: Option<CueClass>,
    /// Bytes of who was told.
    pub addressee: Option<Span>,
    /// How the source is put; `None` where there is none.
    pub source_class: Option<SourceClass>,
}

/// The facets of an attribution.
pub fn facets(text: &str, mentions: &[Mention], claim: &Attribution) -> Facets {
    let words = claim.cue.map(|cue| known(text, cue, cue::WINDOW).collect()).unwrap_or_default();
    let content = claim.content.first();
    let content = content.map(|first| content::read(known(text, *first, content::WINDOW)));
    let (words, content): (Vec<_>, Vec<_>) = (words, content.unwrap_or_default());
    let act = cue::act(&words);
    let class = act.as_ref().and_then(|act| act.class);
    let head = content::head(&content, cue::is_past(&words));
    let is_to_do = act.as_ref().is_some_and(is_directive) && content::is_to_do(&content);
    let is_nobodys = || claim.source.is_some_and(|source| source::is_nobody(text, source));
    Facets {
        negated: claim.negated || head.is_negated || class == Some(CueClass::Deny) || is_nobodys(),
        modality: modality(&words, class, &head, is_to_do),
        addressee: addressee::of(text, claim, act.as_ref()),
        cue_lemma: act.map(|act| act.lemma),
        cue_class: class,
        source_class: source::class(text, mentions, claim),
    }
}

/// Verbs by which somebody is to do something, beside those that ask.
const DIRECTIVES: &[&str] = &[
    "direct",
    "instruct",
    "order",
    "command",
    "force",
    "push",
    "pressure",
    "invite",
    "require",
    "encourage",
    "advise",
    "warn",
    "tell",
    "allow",
    "challenge",
    "remind",
    "persuade",
    "convince",
];

/// Verbs that ask to know something, not to do it.
const QUESTIONS: &[&str] = &["wonder", "wonder about", "question", "ask about", "inquire", "query"];

fn is_directive(act: &cue::Act) -> bool {
    let is = |list: &[&str]| list.contains(&act.lemma.as_str());
    act.class == Some(CueClass::Ask) && !is(QUESTIONS) || is(DIRECTIVES)
}

/// What the cue says goes first; a plain cue leaves it to the content.
fn modality(
    words: &[Word<'_>],
    class: Option<CueClass>,
    head: &content::Head,
    is_to_do: bool,
) -> Modality {
    let by_class = match class {
        _ if is_to_do => Some(Modality::Intended),
        Some(CueClass::Appear) => Some(Modality::Hedged),
        Some(CueClass::Want | CueClass::Plan) => Some(Modality::Intended),
        _ => None,
    };
    let plain = match head.is_infinitive && !holds(words, class) {
        true => Modality::Intended,
        false => Modality::Asserted,
    };
    cue::modality(words).or(by_class).or(head.modality).unwrap_or(plain)
}

/// Whether an infinitive after the cue is held to be so: "claims to be", "is known to be".
fn holds(words: &[Word<'_>], class: Option<CueClass>) -> bool {
    match class {
        Some(CueClass::Say) => true,
        Some(CueClass::Believe | CueClass::Show) => cue::is_passive(words),
        _ => false,
    }
}

#[cfg(test)]
mod tests;
