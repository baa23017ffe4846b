//! The words of a part, in small letters, with what is known of each.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::class::{CLASSES, Class};
use crate::claim::lexicon::CUES;
use crate::form::Forms;
use crate::record::Modality;
use crate::span::Span;
use crate::token::{TokenKind, Tokens};

/// The words of the beginning of a span, at most so many bytes of it, in order; marks are left out.
pub(super) fn words(text: &str, span: Span, most: usize) -> impl Iterator<Item = &str> {
    let end =
        text.floor_char_boundary(span.end.min(span.start.saturating_add(most))).max(span.start);
    let tokens = Tokens::of(text, Span::new(span.start, end));
    tokens.filter(|token| token.kind != TokenKind::Mark).map(|token| token.span.of(text))
}

/// The same words with what is known of each.
pub(super) fn known(text: &str, span: Span, most: usize) -> impl Iterator<Item = Word<'_>> {
    words(text, span, most).map(lowered).map(Word::of)
}

/// A word in small letters with straight apostrophes.
/// Most words are in small letters already.
pub(super) fn lowered(word: &str) -> Cow<'_, str> {
    match word.is_ascii() {
        true if !word.bytes().any(|byte| byte.is_ascii_uppercase()) => Cow::Borrowed(word),
        true => Cow::Owned(word.to_ascii_lowercase()),
        false => Cow::Owned(word.to_lowercase().replace('’', "'")),
    }
}

/// A word and what is known of it.
pub(super) struct Word<'a> {
    lower: Cow<'a, str>,
    known: Known,
}

/// What is known of a form: little, so that all forms stay near the processor.
#[derive(Clone, Copy, Default)]
struct Known {
    class: Class,
    /// The cue that it is a form of.
    cue: Option<u16>,
}

/// What is known of the words that the readers of parts ask for.
struct Lexicon {
    known: Forms<Known>,
    /// Of the cues, by their numbers.
    lemmas: Vec<&'static str>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let (mut known, mut lemmas): (Forms<Known>, _) = (Forms::with_capacity(0), Vec::new());
    for (class, words) in CLASSES {
        for word in words.split_ascii_whitespace() {
            let known = known.entry(word);
            known.class = known.class | *class;
        }
    }
    for (number, (lemma, forms)) in (0..).zip(cues()) {
        lemmas.push(lemma);
        for form in forms.split(',') {
            known.entry(form).cue.get_or_insert(number);
        }
    }
    Lexicon { known, lemmas }
});

/// Lemmas and inflected forms of the cues of one word that attribute.
fn cues() -> impl Iterator<Item = (&'static str, &'static str)> {
    let columns = CUES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut columns = line.split('\t');
        Some((columns.next()?, columns.nth(1)?))
    });
    columns.filter(|(lemma, _)| !lemma.contains(' '))
}

impl<'a> Word<'a> {
    fn of(lower: Cow<'a, str>) -> Self {
        let mut known = LEXICON.known.get(&lower).unwrap_or_default();
        if lower.ends_with("n't") {
            known.class = known.class | Class::AUXILIARY | Class::NEGATION;
        }
        if lower.ends_with("'ll") {
            known.class = known.class | Class::WILL;
        }
        Word { lower, known }
    }

    /// The word in small letters.
    pub(super) fn form(&self) -> &str {
        &self.lower
    }

    /// Whether it is of one of these classes.
    pub(super) fn is(&self, class: Class) -> bool {
        self.known.class.has(class)
    }

    /// The lemma of the cue that it is a form of.
    pub(super) fn lemma(&self) -> Option<&'static str> {
        LEXICON.lemmas.get(usize::from(self.known.cue?)).copied()
    }

    /// What a modal verb or adverb says of what it stands with.
    pub(super) fn modality(&self) -> Option<Modality> {
        let classes = [
            (Class::HEDGING, Modality::Hedged),
            (Class::CONDITIONAL, Modality::Conditional),
            (Class::INTENDING | Class::DUTY, Modality::Intended),
        ];
        classes.into_iter().find(|(class, _)| self.is(*class)).map(|(_, modality)| modality)
    }
}
