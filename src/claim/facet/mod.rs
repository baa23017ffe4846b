//! What analysts ask of a claim beyond its parts: is it negated, how far is the source committed to
//! it, what sort of act does the cue report, to whom was it said, how is the source put. Read from
//! the parts, whoever found them.

mod addressee;
mod content;
mod cue;
mod source;
mod words;

use crate::annotation::{Attribution, Mention};
use crate::record::{CueClass, Modality, SourceClass};
use crate::span::Span;
use words::Words;

/// The facets of one claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Facets {
    /// Whether cue or head of the content is negated.
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
    let words = claim.cue.map(|cue| Words::of(text, cue, cue::WINDOW));
    let act = words.as_ref().and_then(cue::act);
    let class = act.as_ref().and_then(|act| act.class);
    let head = claim.content.first().map_or(content::Head::default(), |first| {
        content::head(&Words::of(text, *first, content::WINDOW))
    });
    Facets {
        negated: claim.negated || head.is_negated || class == Some(CueClass::Deny),
        modality: modality(words.as_ref(), class, &head),
        addressee: addressee::of(text, claim, act.as_ref()),
        cue_lemma: act.map(|act| act.lemma),
        cue_class: class,
        source_class: claim.source.map(|source| source::class(text, mentions, source)),
    }
}

/// What the cue says goes first; a plain cue leaves it to the content.
fn modality(words: Option<&Words<'_>>, class: Option<CueClass>, head: &content::Head) -> Modality {
    let by_cue = words.and_then(cue::modality);
    let by_class = match class {
        Some(CueClass::Appear) => Some(Modality::Hedged),
        Some(CueClass::Want | CueClass::Plan | CueClass::Decide) => Some(Modality::Intended),
        _ => None,
    };
    by_cue.or(by_class).unwrap_or(head.modality)
}

#[cfg(test)]
mod tests;
