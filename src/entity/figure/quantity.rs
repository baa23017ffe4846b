//! Numbers with what they count or measure: "43 migrants", "1,200 armed men", "five nations",
//! "20 km".

use super::line::{Found, Line};
use super::magnitude::{number, plain};

/// How many adjectives may stand between number and noun.
const MOST_ADJECTIVES: usize = 2;

/// The quantity that begins at a word; its value is the number where that is whole.
pub(super) fn at(line: &Line<'_>, at: usize) -> Option<Found> {
    let number = number(line, at)?;
    if line.word(number.end) == "-" || line.before(at) == "-" && line.glued(at) {
        return None;
    }
    let end = counted(line, number.end)?;
    let value = number.value.filter(|value| value.fract() == 0.0);
    Some(Found { end, value: value.map(plain) })
}

/// The word after the counted noun.
fn counted(line: &Line<'_>, at: usize) -> Option<usize> {
    for noun in at..=at + MOST_ADJECTIVES {
        if !line.is_lower(noun) || is_no_part(line.word(noun)) {
            return None;
        }
        if is_counted(line.word(noun)) {
            return Some(noun + 1);
        }
    }
    None
}

fn is_counted(word: &str) -> bool {
    is_irregular(word)
        || (word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !word.ends_with("less"))
}

const IRREGULAR: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "police",
    "feet",
    "km",
    "kg",
    "mph",
    "kph",
    "acres",
    "policemen",
    "fishermen",
    "percent",
    "cm",
    "mm",
    "kilograms",
    "troops",
    "aircraft",
    "sheep",
    "lbs",
];

fn is_irregular(word: &str) -> bool {
    IRREGULAR.contains(&word)
}

/// Words that end the search: grammar, and verbs that follow a bare number.
const NO_PARTS: &[&str] = &[
    "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or", "as", "is", "was",
    "has", "were", "are", "had", "have", "that", "who", "which", "when", "after", "before",
    "because", "than", "but", "his", "its", "this", "does", "says", "the", "a", "an", "their",
    "her", "times", "been", "be", "said", "where", "while", "if", "he", "she", "they", "it", "we",
    "i", "us", "across", "others",
];

fn is_no_part(word: &str) -> bool {
    NO_PARTS.contains(&word)
}
