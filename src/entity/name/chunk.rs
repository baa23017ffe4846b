//! Chunks: the longest runs of words that may stand in one name.

use std::ops::Range;

use super::super::class::Classes;
use super::super::word::Shape;
use super::style::Style;
use super::view::{NAMED, PHRASES, View};

/// Classes that make an ordinary word at the start of a sentence a possible name.
const NAME_LIKE: Classes =
    NAMED.with(Classes::FORENAME).with(Classes::SURNAME).with(Classes::TITLE);

/// How many words a chunk has at most: no name is longer, and rules that look at a whole chunk
/// stay linear on text that is nothing but capitals.
const LONGEST: usize = 24;

/// Hands on every chunk of a sentence.
pub(super) fn each(view: &View<'_>, mut found: impl FnMut(Range<usize>)) {
    let mut at = 0;
    while at < view.words.len() {
        match end_from(view, at) {
            Some(end) => {
                found(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
}

/// The word after the chunk that begins at a word, if one does.
fn end_from(view: &View<'_>, at: usize) -> Option<usize> {
    if opens_with_article(view, at) {
        return Some(extended(view, at, at + 3));
    }
    if !view.is_capital(at) {
        return None;
    }
    let phrase = view.phrase(at, PHRASES);
    if phrase.is_none() && is_out(view, at) {
        return None;
    }
    let end = extended(view, at, phrase.unwrap_or(at + 1));
    let is_opener = view.style == Style::Prose && view.is_initial(at) && phrase.is_none();
    (!is_opener || is_name_at_start(view, at, end)).then_some(end)
}

/// "al-Masri", "el-Sisi": an Arabic article in small letters.
fn opens_with_article(view: &View<'_>, at: usize) -> bool {
    view.glued(at + 1)
        && view.glued(at + 2)
        && view.is_capital(at + 2)
        && view.word(at + 1) == "-"
        && matches!(view.word(at), "al" | "el" | "ul" | "as" | "ash")
}

/// Whether a capitalised word cannot be in a name by itself.
fn is_out(view: &View<'_>, at: usize) -> bool {
    let is_grammar = view.has(at, Classes::FUNCTION)
        && (view.words[at].shape != Shape::Upper || view.style == Style::Upper);
    let is_lone_letter = view.words[at].shape == Shape::Initial && !view.is_capital(at + 1);
    is_grammar || is_lone_letter || is_headline_word(view, at)
}

/// An ordinary word in a line where every word is capitalised.
fn is_headline_word(view: &View<'_>, at: usize) -> bool {
    match view.style {
        Style::Prose => false,
        Style::TitleCase => view.has(at, Classes::COMMON) && !view.has(at, NAME_LIKE),
        Style::Upper => {
            let known = view.classes(&(at..at + 1));
            let classes = view.lexicon.classes(&super::view::as_name(view.word(at)));
            classes.has(Classes::COMMON.with(Classes::FUNCTION)) && !known.has(NAME_LIKE)
        }
    }
}

/// Whether a chunk at the start of a sentence is more than an ordinary word with its capital.
fn is_name_at_start(view: &View<'_>, at: usize, end: usize) -> bool {
    if !view.has(at, Classes::COMMON) || view.has(at, NAME_LIKE) {
        return true;
    }
    let is_headed = view.has(end - 1, Classes::ANY_HEAD) && view.is_capital(end - 1);
    let is_compound = view.word(at + 1) == "-" && end > at + 2;
    end > at + 1 && (is_headed || is_compound || is_odd_forename(view, at, end))
}

/// "Mitt Romney": an ordinary word, but in its plain form, and the next is neither ordinary nor a
/// place, so that the two can only be one name.
fn is_odd_forename(view: &View<'_>, at: usize, end: usize) -> bool {
    const OTHER: Classes = NAMED.with(Classes::COMMON).with(Classes::TITLE).with(Classes::FORENAME);
    let inflected = ["s", "ing", "ed", "ly"].iter().any(|ending| view.word(at).ends_with(ending));
    end == at + 2
        && view.words[end - 1].shape == Shape::Capital
        && !inflected
        && !view.has(at + 1, OTHER)
}

fn extended(view: &View<'_>, start: usize, mut end: usize) -> usize {
    while end < start + LONGEST {
        match step(view, start, end) {
            Some(next) => end = next,
            None => break,
        }
    }
    end
}

/// The end of the chunk after one more word, if one more belongs to it.
fn step(view: &View<'_>, start: usize, at: usize) -> Option<usize> {
    if view.is_capital(at) && !is_glued_apart(view, at) {
        return match view.phrase(at, PHRASES) {
            Some(end) => Some(end),
            None => (!is_out(view, at)).then_some(at + 1),
        };
    }
    let word = view.words.get(at)?;
    match word.shape {
        Shape::Lower => joined(view, start, at),
        Shape::Clitic => possessive(view, at),
        Shape::Mark => marked(view, start, at),
        _ => None,
    }
}

/// A capital that follows a mark directly is not the next word of the name ("he/She").
fn is_glued_apart(view: &View<'_>, at: usize) -> bool {
    view.glued(at)
        && at.checked_sub(1).is_some_and(|before| view.words[before].shape == Shape::Mark)
}

/// "&" between capitals; hyphens: "Jean-Luc", "MS-13", "Jong-un", but not "Ohio-based".
fn marked(view: &View<'_>, start: usize, at: usize) -> Option<usize> {
    match view.word(at) {
        "&" if view.is_capital(at + 1) => Some(at + 2),
        "," if is_generation(view.word(at + 1)) => Some(at + 2),
        "-" if view.glued(at) && view.glued(at + 1) => hyphened(view, start, at + 1),
        _ => None,
    }
}

/// What follows the name of a son.
fn is_generation(word: &str) -> bool {
    matches!(word, "Jr" | "Jr." | "Sr" | "Sr.")
}

fn hyphened(view: &View<'_>, start: usize, second: usize) -> Option<usize> {
    let word = view.words.get(second)?;
    let goes_on = match word.shape {
        Shape::Capital | Shape::Upper | Shape::Initial => !word.taken,
        Shape::Number => view.words[second - 2].span.len() <= 5 && !word.taken,
        Shape::Lower => second > start + 2 && ends_forename(view, second),
        _ => false,
    };
    goes_on.then_some(second + 1)
}

/// The second half of an East Asian forename ("Jong-un", "Ki-moon") and not an ordinary word
/// tied to a name ("Hong Kong-based").
fn ends_forename(view: &View<'_>, at: usize) -> bool {
    const LONGEST_SYLLABLE: usize = 5;
    let first = view.word(at - 2);
    let is_short = first.len() <= 4 && view.word(at).len() <= LONGEST_SYLLABLE;
    let is_tie = matches!(
        view.word(at),
        "based"
            | "led"
            | "run"
            | "born"
            | "made"
            | "wide"
            | "held"
            | "era"
            | "like"
            | "area"
            | "style"
            | "owned"
            | "only"
    );
    !is_tie && (is_short || !is_ordinary(view, at))
}

fn is_ordinary(view: &View<'_>, at: usize) -> bool {
    let word = view.word(at);
    let mut capitalised = String::with_capacity(word.len());
    let mut letters = word.chars();
    capitalised.extend(letters.next().map(|first| first.to_ascii_uppercase()));
    capitalised.push_str(letters.as_str());
    view.lexicon.classes(&capitalised).has(Classes::COMMON.with(Classes::FUNCTION))
}

/// "Women's March": a plural owner within a name.
fn possessive(view: &View<'_>, at: usize) -> Option<usize> {
    let owner = matches!(
        view.before(at),
        "People"
            | "Women"
            | "Men"
            | "Children"
            | "Lord"
            | "Workers"
            | "Veterans"
            | "Moody"
            | "McDonald"
            | "Macy"
            | "Sotheby"
            | "Wendy"
            | "Levi"
    );
    if owner && view.is_capital(at + 1) {
        return Some(at + 2);
    }
    matches!(view.before(at), "McDonald" | "Moody" | "Macy" | "Sotheby" | "Wendy").then_some(at + 1)
}

/// Small words inside a name.
fn joined(view: &View<'_>, start: usize, at: usize) -> Option<usize> {
    match view.word(at) {
        "of" => after_of(view, at),
        "for" | "on" | "against" => {
            let led = view.has(at - 1, Classes::HEAD_ORGANIZATION) && view.is_capital(at + 1);
            (led && view.style == Style::Prose).then_some(at + 2)
        }
        "and" => after_and(view, start, at),
        particle if is_particle(particle) => after_particles(view, at + 1),
        _ => None,
    }
}

/// "University of X", "Bank of the X"; never "President of X".
fn after_of(view: &View<'_>, at: usize) -> Option<usize> {
    if !view.has(at - 1, Classes::ANY_HEAD) || view.has(at - 1, Classes::HEAD_PRODUCT) {
        return None;
    }
    let name = at + 1 + usize::from(view.word(at + 1) == "the");
    let names_a_place =
        view.has(name, Classes::SURE_PLACE) && view.has(at - 1, Classes::HEAD_EVENT);
    (view.is_capital(name) && !names_a_place).then_some(name + 1)
}

/// "Department of Health and Human Services", "Food and Drug Administration".
fn after_and(view: &View<'_>, start: usize, at: usize) -> Option<usize> {
    if !view.is_capital(at + 1)
        || !view.has(at + 1, Classes::COMMON)
        || !view.has(at - 1, Classes::COMMON)
    {
        return None;
    }
    let mut last = at + 1;
    while view.is_capital(last + 1) && last < at + LONGEST {
        last += 1;
    }
    let is_listed = (start..at).any(|before| matches!(view.word(before), "of" | "for"));
    const APART: Classes = Classes::ANY_HEAD.with(Classes::SURNAME).with(Classes::FORENAME);
    let ends =
        last > at + 1 && view.has(last, Classes::HEAD_ORGANIZATION) && !view.has(at - 1, APART);
    ((is_listed || ends) && view.style == Style::Prose).then_some(at + 2)
}

const PARTICLES: &[&str] = &[
    "de", "da", "del", "della", "di", "du", "la", "las", "los", "van", "von", "der", "den", "bin",
    "ibn", "bint", "al", "el", "ul", "ur", "dos", "das", "do", "le", "ben", "y", "ter", "abu",
    "binti", "et",
];

fn is_particle(word: &str) -> bool {
    PARTICLES.contains(&word)
}

/// The end after "de", "de la", "van der", "bin", "al-".
fn after_particles(view: &View<'_>, mut at: usize) -> Option<usize> {
    if is_particle(view.word(at)) {
        at += 1;
    }
    if view.word(at) == "-" && view.glued(at) && view.glued(at + 1) {
        at += 1;
    }
    view.is_capital(at).then_some(at + 1)
}
