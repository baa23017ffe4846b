//! Who wrote it: "By Jane Doe, Associated Press", "Jane Doe | Staff Writer".

use crate::article::agency;
use crate::article::date;
use crate::article::line::Line;
use crate::article::shape::{head, is_capitalised, words};

/// No byline is longer, in bytes.
const LONGEST: usize = 160;

/// A byline at the front of the line: the whole of it, or all before a stamp.
pub(crate) fn rule(line: &Line) -> Option<usize> {
    if !line.is_early() {
        return None;
    }
    let whole = line.rest;
    let text = &whole[..before_stamp(head(whole, 2 * LONGEST)).min(whole.len())];
    if text.len() > LONGEST {
        return None;
    }
    (is_by(text) || is_job(text)).then_some(text.trim_end().len())
}

/// Where a stamp begins that is glued to a byline; else the end.
fn before_stamp(text: &str) -> usize {
    let stamp = ["Published", "Updated", "PUBLISHED", "UPDATED", "| Published", "Posted"];
    let begins = |&space: &usize| stamp.iter().any(|label| text[space + 1..].starts_with(label));
    memchr::memchr_iter(b' ', text.as_bytes()).find(begins).unwrap_or(text.len())
}

/// "By Jane Doe and John Roe, Reuters".
fn is_by(text: &str) -> bool {
    let Some(rest) = after_by(text) else { return false };
    let mut all = words(rest);
    let first = all.next().unwrap_or_default();
    is_name_word(first)
        && !date::is_weekday(first)
        && !date::is_month(first)
        && !NEVER.contains(&first)
        && all.clone().next().is_some()
        && all.all(|word| is_name_word(word) || JOINTS.contains(&word) || is_job_word(word))
}

/// What comes after "By" or its longer forms.
fn after_by(text: &str) -> Option<&str> {
    BY.iter().find_map(|by| text.strip_prefix(by)).map(str::trim_start)
}

/// "Jane Doe | Staff Writer", "Jane Doe, Associated Press".
fn is_job(text: &str) -> bool {
    let Some(at) = text.find(['|', ',']) else { return false };
    let (name, job) = (text[..at].trim(), text[at + 1..].trim());
    let named = (2..=4).contains(&words(name).count()) && words(name).all(is_name_word);
    let employed = words(job).any(is_job_word) || agency::at_start(job) == Some(job.len());
    named
        && employed
        && words(job).count() <= 5
        && !job.ends_with(['.', ':'])
        && words(job)
            .all(|word| is_capitalised(word) || JOINTS.contains(&word) || is_job_word(word))
}

/// A word of a name: a capital first, letters, initials, hyphens, apostrophes.
fn is_name_word(word: &str) -> bool {
    let bare = word.trim_end_matches([',', ';', '|', '&']);
    let letters = |c: char| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’');
    matches!(bare, "" | "/")
        || is_capitalised(bare) && bare.chars().all(letters) && ends_as_name(bare)
}

/// No full stop at the end but an initial's or an abbreviation's.
fn ends_as_name(word: &str) -> bool {
    !word.ends_with('.') || word.len() <= 3 || word.matches('.').count() > 1
}

fn is_job_word(word: &str) -> bool {
    JOBS.contains(&word.trim_end_matches([',', ';', '|', '.']).to_ascii_lowercase().as_str())
}

/// The authors that a byline names, as it writes them.
pub(crate) fn names(byline: &str) -> Vec<String> {
    let rest = after_by(byline).unwrap_or(byline);
    let parts = rest.split([',', '|', '&', ';', '/']).flat_map(|part| part.split(" and "));
    let parts = parts.flat_map(|part| part.split(" AND ")).flat_map(|part| part.split(" for "));
    parts.map(str::trim).filter(|part| is_person(part)).map(str::to_owned).collect()
}

fn is_person(part: &str) -> bool {
    words(part).count() > 1
        && !words(part).any(is_job_word)
        && !agency::is_named(part)
        && words(part).all(|word| is_name_word(word) || JOINTS.contains(&word))
}

const BY: &[&str] =
    &["By ", "BY ", "by ", "By: ", "By:", "Written by ", "Written By ", "Posted by "];

const NEVER: &[&str] =
    &["The", "This", "That", "Then", "A", "An", "All", "Any", "Some", "Now", "Most"];

const JOINTS: &[&str] = &[
    "and", "AND", "of", "for", "the", "in", "at", "with", "de", "del", "la", "van", "von", "der",
    "bin", "al", "|", "&", "/", "-", "–", "—",
];

const JOBS: &[&str] = &[
    "agency",
    "analyst",
    "bureau",
    "chief",
    "columnist",
    "contributor",
    "correspondent",
    "daily",
    "desk",
    "editor",
    "fellow",
    "freelance",
    "herald",
    "journal",
    "journalist",
    "magazine",
    "media",
    "network",
    "news",
    "newsroom",
    "online",
    "photographer",
    "politics",
    "post",
    "press",
    "producer",
    "reporter",
    "senior",
    "service",
    "special",
    "staff",
    "team",
    "times",
    "tribune",
    "web",
    "writer",
    "writers",
];
