//! How a sentence uses capitals: for names only, or for every word.

use crate::record::Role;

use super::super::class::Classes;
use super::super::word::{Shape, Word};

/// What a capital says in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    /// Capitals mark names and the first word.
    Prose,
    /// Most words are capitalised.
    TitleCase,
    /// Most words are all capitals.
    Upper,
}

/// Words shorter than this stay small even in headlines.
const SHORTEST: usize = 4;

/// The style of a sentence.
pub(crate) fn of(text: &str, words: &[Word], role: Role) -> Style {
    let (mut lower, mut upper, mut capital, mut ordinary) = (0, 0, 0, 0);
    for word in words.iter().filter(|word| word.span.len() >= SHORTEST) {
        if word.is_capital() {
            upper += usize::from(word.shape == Shape::Upper);
            ordinary += usize::from(lower + capital > 0 && is_ordinary(word));
            capital += 1;
        }
        lower += usize::from(word.shape == Shape::Lower);
    }
    let is_heading = matches!(role, Role::Title | Role::Heading);
    let ends_as_prose = words.iter().rev().take(2).any(|word| word.span.of(text) == ".");
    let most = match is_heading {
        true => capital > lower,
        false => capital >= 3 * lower && !ends_as_prose,
    };
    if upper >= 3 && upper > 3 * lower && 4 * upper >= 3 * capital {
        Style::Upper
    } else if most && ordinary >= 2 - usize::from(is_heading) {
        Style::TitleCase
    } else {
        Style::Prose
    }
}

fn is_ordinary(word: &Word) -> bool {
    const NAMES: Classes = Classes::ANY_PLACE
        .with(Classes::GROUP)
        .with(Classes::BODY)
        .with(Classes::TITLE)
        .with(Classes::ANY_HEAD)
        .with(Classes::FORENAME);
    word.has(Classes::COMMON.with(Classes::FUNCTION)) && !word.has(NAMES)
}
