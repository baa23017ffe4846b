//! Place, date and agency before the first sentence: "SAN FRANCISCO, Calif. (AP) —".

use crate::article::agency;
use crate::article::date;
use crate::article::line::Line;
use crate::article::place;
use crate::article::shape::{begins_anew, ends_sentence, head, is_capitalised, is_upper, words};

/// No dateline is longer, in bytes.
const LONGEST: usize = 110;

/// A dateline with its separator, before body text.
pub(crate) fn rule(line: &Line) -> Option<usize> {
    let text = line.rest;
    if line.bodies > 2 || !text.starts_with(char::is_uppercase) {
        return None;
    }
    let parts = Parts::of(text)?;
    let rest = text[parts.end..].trim_start();
    // A first line may be a headline: "IRAQ — What Next".
    let reports = line.paragraph > 0 || ends_sentence(rest) || rest.len() > 120;
    let found = parts.is_dateline(line.bodies == 0);
    (reports && begins_anew(rest) && found).then_some(parts.end)
}

/// A dateline's text without the separator at its end.
pub(crate) fn without_separator(dateline: &str) -> &str {
    dateline.trim_end_matches([' ', '\u{A0}', '-', '–', '—', '―', '_', ':', '|', '.', '/'])
}

/// The pieces of what may be a dateline.
struct Parts<'a> {
    /// "SAN FRANCISCO, Calif."
    place: &'a str,
    dated: bool,
    agency: bool,
    colon: bool,
    /// After the separator.
    end: usize,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let (at, end) = separator(text)?;
        let head = text[..at].trim_end();
        let (head, agency) = cut_agency(head);
        let (place, dated) = cut_date(head);
        let colon = text[at..end].contains(':');
        Some(Parts { place: place.trim_matches([' ', ',', '\u{A0}']), dated, agency, colon, end })
    }

    fn is_dateline(&self, first: bool) -> bool {
        let mut parts = self.place.split(',').map(str::trim);
        let Some(city) = parts.next() else { return false };
        let known = place::is_dateline_city(city) || place::is_dateline_city(self.place);
        let region = parts.next_back().is_some_and(place::is_region);
        let upper = words(city).all(|word| is_upper(word) || word.len() < 3 || word == "St.");
        let sound = is_place(self.place);
        let signed = self.agency || self.dated;
        if self.colon {
            return sound
                && (signed && (upper || known) || known && (is_upper(city) || region || first));
        }
        sound && (signed || region || known || upper && !is_notice(city))
    }
}

/// Where the separator begins and ends: a dash, a colon, or the bracket of an agency (CNN's way).
fn separator(text: &str) -> Option<(usize, usize)> {
    let head = head(text, LONGEST);
    let dash = (0..head.len()).find_map(|at| dash_at(head, at));
    let mut colons = memchr::memchr_iter(b':', head.as_bytes());
    let colon = colons.find(|&at| head[at + 1..].starts_with(' ')).map(|at| (at, at + 1));
    let bracket = agency_bracket(head).map(|end| (end, end));
    let near = [dash, colon].into_iter().flatten().min();
    match (near, bracket) {
        (Some(near), Some(bracket)) if near.0 <= bracket.0 + 2 => Some(near),
        (_, Some(bracket)) => Some(bracket),
        (near, None) => near,
    }
}

/// The shortest dash at a byte of a text.
fn dash_at(text: &str, at: usize) -> Option<(usize, usize)> {
    let rest = &text.as_bytes()[at..];
    let may_be = match rest {
        [b' ' | b')', next, ..] => matches!(next, b'-' | b'_' | 0x80..),
        [first, ..] => matches!(first, b'-' | 0x80..),
        [] => false,
    };
    let dashes = DASHES.iter().filter(|dash| may_be && rest.starts_with(dash.as_bytes()));
    dashes.map(|dash| (at, at + dash.len())).min()
}

/// After the bracket that closes on an agency's name: "Washington (CNN)".
fn agency_bracket(head: &str) -> Option<usize> {
    let open = head.find('(')?;
    let close = open + head[open..].find(')')?;
    let inside = &head[open + 1..close];
    (agency::at_start(inside) == Some(inside.len())).then_some(close + 1)
}

/// The head without "(AP)" or "/PTI/", and whether it had one.
fn cut_agency(head: &str) -> (&str, bool) {
    let Some(open) = head.find(['(', '/', '[']) else { return (head, false) };
    let inside = head[open + 1..].trim_end_matches([')', '/', ']', ' ']);
    let named = !agency::find_all(inside).is_empty() && words(inside).count() <= 4;
    if named { (head[..open].trim_end(), true) } else { (head, false) }
}

/// The head without the date at its end, and whether it had one.
fn cut_date(head: &str) -> (&str, bool) {
    match date::at_end(head) {
        Some(at) => (&head[..at], true),
        None => (head, false),
    }
}

/// Up to six words, capitalised but for particles, letters only.
fn is_place(place: &str) -> bool {
    let letter = |c: char| c.is_alphabetic() || matches!(c, '.' | '\'' | '’' | '-' | ',' | '/');
    let small = ["of", "de", "la", "el", "al", "del", "do", "and", "the", "on"];
    let count = words(place).count();
    (1..=7).contains(&count)
        && place.len() <= 60
        && words(place)
            .all(|word| (is_capitalised(word) || small.contains(&word)) && word.chars().all(letter))
}

/// Words in capitals that announce something else.
fn is_notice(city: &str) -> bool {
    city.len() < 4 || words(city).any(|word| NOTICES.contains(&word))
}

const DASHES: &[&str] =
    &[" — ", " – ", " ― ", " -- ", " - ", " _ ", ")- ", ")— ", "— ", "– ", "—", " –", "-- "];

const NOTICES: &[&str] = &[
    "ABSTRACT",
    "ADVISORY",
    "ALERT",
    "ALSO",
    "ANALYSIS",
    "ANSWER",
    "AUDIO",
    "BREAKING",
    "CLICK",
    "CNN",
    "COLUMN",
    "COMMENT",
    "COMMENTARY",
    "CORRECTION",
    "DAY",
    "DEAR",
    "DEVELOPING",
    "EDITOR",
    "EDITORIAL",
    "EXCLUSIVE",
    "EXPLAINER",
    "FACT",
    "FACTS",
    "FILE",
    "FIRST",
    "FLASHBACK",
    "FULL",
    "GOP",
    "HOST",
    "INTERVIEW",
    "ISIS",
    "LATEST",
    "LISTEN",
    "LIVE",
    "MORE",
    "NASA",
    "NATO",
    "NEW",
    "NEWS",
    "NOTE",
    "NPR",
    "NRA",
    "OPINION",
    "PART",
    "PHOTO",
    "PHOTOS",
    "POLL",
    "PREVIEW",
    "QUESTION",
    "QUOTE",
    "RATING",
    "READ",
    "RELATED",
    "REPORT",
    "REVIEW",
    "SEE",
    "SPOILER",
    "STEP",
    "SUMMARY",
    "TODAY",
    "TRANSCRIPT",
    "UPDATE",
    "UPDATED",
    "VIDEO",
    "VIEW",
    "WATCH",
    "WHAT",
    "WHO",
    "WHY",
    "YES",
];
