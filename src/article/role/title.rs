//! The headline: the title that the source gave, or a first line that looks like one.

use crate::article::date;
use crate::article::line::Line;
use crate::article::shape::{ends_sentence, head, is_title_case, word_count, words};

/// A title that takes the line, up to a date that is glued to its end.
pub(crate) fn rule(line: &Line) -> Option<usize> {
    if line.titled || line.peeled.is_some() || line.bodies > 0 || line.next.is_empty() {
        return None;
    }
    if line.title.is_some_and(|title| is_same(title, line.rest)) {
        return Some(line.all());
    }
    if line.rest.len() > 300 {
        return None;
    }
    let end = date::at_end(line.rest).unwrap_or(line.all());
    let text = line.rest[..end].trim_end_matches([' ', '|', '-', '–']);
    let headline = looks_like_headline(text) || is_first_line_echoed(line);
    (line.title.is_none_or(str::is_empty) && headline).then_some(text.len())
}

/// A short first line with a full stop or semicolon whose words the next paragraph says again, as
/// a report's first sentence does with its headline. Databases add the full stop.
fn is_first_line_echoed(line: &Line) -> bool {
    let text = line.rest;
    line.paragraph == 0
        && text.len() <= 110
        && (text.ends_with(';') || line.next.len() > text.len() && echoes(text, line.next) >= 2)
}

/// How many of the longer words of a line stand in another text.
fn echoes(text: &str, other: &str) -> usize {
    let plain = |word: &'_ str| word.trim_matches(|c: char| !c.is_alphanumeric()).len() > 4;
    let stem = |word: &str| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        bare.trim_end_matches(['s', '\'', '’']).to_lowercase()
    };
    let other = head(other, 2000).to_lowercase();
    words(text).filter(|word| plain(word)).filter(|word| other.contains(&stem(word))).count()
}

/// The same words, white space, case and a final full stop aside.
fn is_same(title: &str, text: &str) -> bool {
    if text.len() > 2 * title.len() + 64 {
        return false;
    }
    let plain = |text: &'_ str| text.trim().trim_end_matches('.').to_lowercase();
    let (title, text) = (plain(title), plain(text));
    !title.is_empty() && title.split_whitespace().eq(text.split_whitespace())
}

/// Short, no label, and no full stop unless its words are capitalised.
fn looks_like_headline(text: &str) -> bool {
    let words = word_count(text, 31);
    let begins =
        text.starts_with(|c: char| !c.is_lowercase() && !matches!(c, '(' | '[' | '•' | '-'));
    let ends = if ends_sentence(text) && !text.ends_with(['?', '!']) {
        words <= 20 && words > 2 && is_title_case(text)
    } else {
        !text.ends_with([':', ',', '—', '–'])
    };
    begins && ends && (2..=30).contains(&words) && text.len() <= 200
}
