//! What the words around a date or figure make of it: "more than", "nearly", "early", "or so".

use std::borrow::Cow;

use crate::record::{EntityType, Modifier};

use super::line::Line;

/// The modifier of the figure from word `at` to before word `end`.
pub(super) fn modifier(
    line: &Line<'_>,
    at: usize,
    end: usize,
    kind: EntityType,
) -> Option<Modifier> {
    match kind {
        EntityType::Date => of_date(line, at),
        EntityType::Time => None,
        _ => before(line, at).or_else(|| after(line, end)),
    }
}

/// The word so many places before another, in small letters.
fn word<'a>(line: &Line<'a>, at: usize, back: usize) -> Cow<'a, str> {
    let word = at.checked_sub(back).map_or("", |at| line.word(at));
    match word.starts_with(|c: char| c.is_ascii_uppercase()) {
        true => Cow::Owned(word.to_ascii_lowercase()),
        false => Cow::Borrowed(word),
    }
}

fn before(line: &Line<'_>, at: usize) -> Option<Modifier> {
    let (near, far) = (word(line, at, 1), word(line, at, 2));
    Some(match (far.as_ref(), near.as_ref()) {
        ("more" | "greater" | "higher" | "larger", "than") => match word(line, at, 3).as_ref() {
            "no" | "not" => Modifier::AtMost,
            _ => Modifier::MoreThan,
        },
        ("less" | "fewer" | "lower" | "smaller", "than") => match word(line, at, 3).as_ref() {
            "no" | "not" => Modifier::AtLeast,
            _ => Modifier::LessThan,
        },
        ("at", "least") => Modifier::AtLeast,
        ("at", "most") | ("up", "to") | ("many" | "much", "as") => Modifier::AtMost,
        ("close", "to") => Modifier::Nearly,
        ("upwards" | "upward", "of") => Modifier::MoreThan,
        (_, "over" | "above" | "exceeding") => Modifier::MoreThan,
        (_, "under" | "below") => Modifier::LessThan,
        (_, "nearly" | "almost") => Modifier::Nearly,
        (
            _,
            "about" | "around" | "some" | "roughly" | "approximately" | "estimated" | "approx."
            | "circa" | "~",
        ) => Modifier::About,
        _ => return None,
    })
}

fn after(line: &Line<'_>, end: usize) -> Option<Modifier> {
    match (line.word(end), line.word(end + 1)) {
        ("or", "more") => Some(Modifier::AtLeast),
        ("or", "less" | "fewer") => Some(Modifier::AtMost),
        ("or", "so") => Some(Modifier::About),
        ("+", _) if line.glued(end) => Some(Modifier::AtLeast),
        _ => None,
    }
}

/// The same for a date, over an article or a pointing word.
fn of_date(line: &Line<'_>, at: usize) -> Option<Modifier> {
    let points = matches!(line.before(at), "the" | "last" | "this" | "next");
    let at = at.saturating_sub(usize::from(points));
    let (near, far) = (word(line, at, 1), word(line, at, 2));
    Some(match (far.as_ref(), near.as_ref()) {
        (_, "early" | "earlier") => Modifier::Early,
        (_, "late" | "later") => Modifier::Late,
        (_, "around") => Modifier::About,
        ("mid", "-") | (_, "mid") => Modifier::Mid,
        ("start" | "beginning", "of") => Modifier::Early,
        ("middle", "of") => Modifier::Mid,
        ("end" | "close", "of") => Modifier::Late,
        ("early", "in") => Modifier::Early,
        ("late", "in") => Modifier::Late,
        _ => return None,
    })
}
