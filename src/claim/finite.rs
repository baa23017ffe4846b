//! Which words look like finite verbs: no tagger of parts of speech reads the text, so an auxiliary, a form
//! that the cue lexicon knows and the ending of a regular past have to tell.

use super::lexicon::{Form, Lexicon};
use super::unit::Item;
use super::word::Class;

/// Whether a word looks like a finite verb: an auxiliary, a form of a cue, or any past.
pub(crate) fn looks_finite(text: &str, lexicon: &Lexicon, item: &Item) -> bool {
    let is_cue = || {
        let form = lexicon.form(item.word).map(|form| form.form);
        matches!(form, Some(Form::Third | Form::Past))
    };
    item.word.class.has(Class::AUXILIARY) || !item.capital && is_cue() || is_past(text, item)
}

/// Whether a word looks like a regular past.
pub(crate) fn is_past(text: &str, item: &Item) -> bool {
    !item.capital && item.span.len() > 4 && item.span.of(text).ends_with("ed")
}
