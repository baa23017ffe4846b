//! A chunk into candidates: titles fall away, and names that merely stand side by side part
//! ("French President Emmanuel Macron", "US-China").

use std::ops::Range;

use super::super::class::Classes;
use super::super::word::Shape;
use super::view::{NAMED, View};

/// A part of a chunk that may be a name.
pub(super) struct Part {
    /// Its words.
    pub(super) range: Range<usize>,
    /// Whether a title stands before it.
    pub(super) titled: bool,
}

/// What always stands by itself before another name.
const STANDS_ALONE: Classes = Classes::GROUP.with(Classes::COUNTRY).with(Classes::PLACE);

/// Hands on the parts of a chunk, in text order.
pub(super) fn each(view: &View<'_>, chunk: Range<usize>, mut found: impl FnMut(Part)) {
    let (mut rest, mut titled) = (chunk, false);
    while let Some((part, after)) = first(view, &rest, &mut titled) {
        if let Some(range) = part {
            found(Part { range, titled });
            titled = false;
        }
        rest = after..rest.end;
    }
}

/// The first part, if it is a name, and where the rest begins.
fn first(
    view: &View<'_>,
    rest: &Range<usize>,
    titled: &mut bool,
) -> Option<(Option<Range<usize>>, usize)> {
    let start = rest.start;
    if rest.is_empty() {
        return None;
    }
    if !view.is_capital(start) && !has_capital_soon(view, rest) {
        return Some((None, start + 1));
    }
    if view.classes(rest).has(NAMED) || is_headed(view, rest) {
        return Some((Some(rest.clone()), rest.end));
    }
    if let Some(end) = title_end(view, start, rest.end) {
        *titled = true;
        return Some((None, end));
    }
    let end = first_end(view, rest);
    Some((Some(start..end), end))
}

/// An article in small letters opens the part: "al-Masri".
fn has_capital_soon(view: &View<'_>, rest: &Range<usize>) -> bool {
    view.word(rest.start + 1) == "-" && view.words[rest.start].shape == Shape::Lower
}

/// Whether the last word tells the type of the whole, or the first does before "of".
fn is_headed(view: &View<'_>, rest: &Range<usize>) -> bool {
    let last = rest.end - 1;
    let opens = view.head_before_link(rest).is_some();
    let closes = rest.len() > 1 && view.has(last, Classes::ANY_HEAD);
    (opens || closes) && !(rest.start..last).any(|at| is_title_of_somebody(view, at, rest))
}

/// Whether a title at a word is more than a part of a headed name: it ends the range, or a
/// forename or lone surname follows. "Justice Department" has no title.
fn is_title_of_somebody(view: &View<'_>, at: usize, rest: &Range<usize>) -> bool {
    title_end(view, at, rest.end).is_some_and(|end| {
        let lone_surname = end + 1 == rest.end && view.has(end, Classes::SURNAME);
        let is_name = view.has(end, Classes::FORENAME) && end + 1 < rest.end;
        let is_person = is_name || lone_surname && !view.has(end, Classes::HEAD_ORGANIZATION);
        end == rest.end || is_person || !(end == at + 1 && names_bodies(view.word(at)))
    })
}

/// Titles that are common in the names of bodies and buildings.
const TITLES_OF_BODIES: &[&str] = &[
    "Justice",
    "General",
    "Private",
    "Chief",
    "Crown",
    "Executive",
    "Deputy",
    "Prime",
    "Vice",
    "King",
    "Prince",
    "Princess",
    "Queen",
    "Father",
    "Sister",
    "Brother",
    "Saint",
    "Lord",
    "Lady",
    "Captain",
    "Imam",
    "Emperor",
    "Pope",
    "Cardinal",
    "Principal",
    "Editor",
    "Author",
    "Leader",
    "Manager",
    "Major",
    "Nurse",
    "Interim",
    "Founder",
    "Delegate",
    "Duke",
    "Sultan",
    "Sheikh",
    "Marshal",
    "Officer",
    "Police Officer",
    "Chair",
    "Director",
];

fn names_bodies(title: &str) -> bool {
    TITLES_OF_BODIES.contains(&title)
}

/// The end of a title that begins at a word.
fn title_end(view: &View<'_>, at: usize, limit: usize) -> Option<usize> {
    if let Some(end) = view.phrase(at, Classes::TITLE).filter(|end| *end <= limit) {
        return Some(end);
    }
    (view.has(at, Classes::TITLE) && !view.has(at, Classes::FORENAME.with(Classes::BODY))
        || is_address(view.word(at)))
    .then_some(at + 1)
}

/// Titles that are forenames too.
fn is_address(word: &str) -> bool {
    matches!(
        word,
        "King"
            | "Prince"
            | "Judge"
            | "Justice"
            | "Major"
            | "Sheikh"
            | "President"
            | "Pope"
            | "Queen"
            | "Princess"
            | "General"
            | "Sir"
            | "Miss"
            | "Rev"
            | "Bishop"
    )
}

/// The first title within a range, after its first word.
fn title_inside(view: &View<'_>, rest: &Range<usize>) -> Option<(usize, usize)> {
    (rest.start..rest.end).find_map(|at| title_end(view, at, rest.end).map(|end| (at, end)))
}

/// Where the first name of a range ends.
fn first_end(view: &View<'_>, rest: &Range<usize>) -> usize {
    let before_title = match title_inside(view, rest) {
        // "Stephen King": a title at the very end is a surname after a forename.
        Some((at, end))
            if end == rest.end && at > rest.start && is_surname_too(view, rest.start, at) =>
        {
            rest.end
        }
        Some((at, _)) if at > rest.start => at,
        _ => rest.end,
    };
    let range =
        rest.start..full_name_inside(view, rest.start..before_title).unwrap_or(before_title);
    if let Some(end) =
        phrase_or_word(view, range.start, STANDS_ALONE).filter(|end| *end < range.end)
    {
        let is_forename = range.len() == 2
            && view.has(range.start, Classes::FORENAME)
            && !view.has(range.start, Classes::GROUP);
        if !is_forename && !is_hyphened_name(view, end, &range) {
            return end;
        }
    }
    beside(view, &range).unwrap_or(range.end)
}

/// The end of a place or body that stands before another name without a comma: "AP US
/// correspondent", "Kenya Maria Ochieng".
fn beside(view: &View<'_>, range: &Range<usize>) -> Option<usize> {
    const PERSONAL: Classes = Classes::FORENAME.with(Classes::SURNAME);
    if view.has(range.start, PERSONAL) {
        return None;
    }
    let is_body =
        view.has(range.start, Classes::BODY) && view.words[range.start].shape == Shape::Upper;
    let end = phrase_or_word(view, range.start, Classes::ANY_PLACE.with(Classes::BODY))?;
    let person =
        end + 1 < range.end && view.has(end, Classes::FORENAME) && !view.has(end, Classes::COMMON);
    let place = is_body && end < range.end && view.has(end, Classes::SURE_PLACE);
    (person || place).then_some(end)
}

/// Whether the title at a word is rather the surname after a forename.
fn is_surname_too(view: &View<'_>, start: usize, at: usize) -> bool {
    view.has(at, Classes::SURNAME)
        && view.has(start, Classes::FORENAME)
        && !view.has(start, Classes::SURE_PLACE)
}

/// Where a full name begins after ordinary words: "Miss World Anna Berg".
fn full_name_inside(view: &View<'_>, range: Range<usize>) -> Option<usize> {
    const FIRST: Classes = Classes::FORENAME;
    let first = range.clone().find(|&at| view.has(at, FIRST) || !view.has(at, Classes::COMMON))?;
    let opens = first > range.start && first + 1 < range.end;
    (opens && view.has(first, FIRST) && !view.has(first, Classes::COMMON)).then_some(first)
}

/// A hyphen that joins more than two names of places or peoples: "Coca-Cola", not "US-China".
fn is_hyphened_name(view: &View<'_>, hyphen: usize, range: &Range<usize>) -> bool {
    view.word(hyphen) == "-"
        && phrase_or_word(view, hyphen + 1, NAMED).is_none_or(|end| end > range.end)
}

fn phrase_or_word(view: &View<'_>, at: usize, classes: Classes) -> Option<usize> {
    view.phrase(at, classes).or_else(|| view.classes(&(at..at + 1)).has(classes).then_some(at + 1))
}
