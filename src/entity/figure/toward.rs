//! On which side of the day of writing a date lies, by the word before it or the sentence's tense.
//!
//! As in SUTime (Chang and Manning 2012) and HeidelTime (Strötgen and Gertz 2010), the nearest verb
//! decides, and news without a sign looks back.

use crate::annotation::Toward;

use super::line::Line;

/// How many words away a verb may stand.
const REACH: usize = 12;

/// The side of the date between word `at` and word `end`.
pub(super) fn toward(line: &Line<'_>, at: usize, end: usize) -> Toward {
    match line.before(at) {
        "last" | "Last" => return Toward::Before,
        "next" | "Next" => return Toward::After,
        "this" | "This" => return Toward::Same,
        "coming" | "upcoming" => return Toward::Future,
        "past" | "earlier" | "Earlier" | "since" | "Since" => return Toward::Past,
        _ => {}
    }
    let before = (at.saturating_sub(REACH)..at).rev().find_map(|word| side(line, word));
    let mut after = end..line.words.len().min(end + REACH);
    before.or_else(|| after.find_map(|word| side(line, word))).unwrap_or(Toward::Unsaid)
}

/// The side that a word speaks of, if it does.
fn side(line: &Line<'_>, at: usize) -> Option<Toward> {
    let word = line.word(at);
    if is_future(word) {
        return Some(Toward::Future);
    }
    let follows_auxiliary =
        matches!(line.before(at), "be" | "been" | "being" | "is" | "are" | "to");
    (!follows_auxiliary && is_past(line, at)).then_some(Toward::Past)
}

fn is_future(word: &str) -> bool {
    matches!(
        word,
        "will"
            | "shall"
            | "may"
            | "would"
            | "could"
            | "won't"
            | "won’t"
            | "scheduled"
            | "slated"
            | "due"
            | "expected"
            | "set"
            | "begins"
            | "starts"
            | "opens"
            | "takes"
            | "until"
    ) || word.ends_with("'ll")
        || word.ends_with("’ll")
}

fn is_past(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    let regular = word.len() > 4 && word.ends_with("ed") && line.is_lower(at);
    regular
        || matches!(
            word,
            "said"
                | "told"
                | "was"
                | "were"
                | "had"
                | "did"
                | "came"
                | "went"
                | "met"
                | "took"
                | "gave"
                | "made"
                | "held"
                | "won"
                | "lost"
                | "shot"
                | "began"
                | "spoke"
                | "wrote"
                | "found"
                | "left"
                | "saw"
                | "sent"
                | "rose"
                | "fell"
                | "hit"
                | "died"
                | "became"
        )
}
