//! One sentence's words as the figure rules read them.

use crate::annotation::{Reading, Relative};
use crate::record::ValueBy;

use super::super::class::Classes;
use super::super::word::{Shape, Word};

/// The words of one sentence.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) words: &'a [Word],
}

/// What a rule found: the word after its last, its value, and what else it says.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) end: usize,
    pub(super) value: Option<String>,
    pub(super) reading: Reading,
}

impl Found {
    /// A figure up to word `end` without a certain value.
    pub(super) fn bare(end: usize) -> Option<Found> {
        Some(Found { end, ..Found::default() })
    }

    /// A figure whose words give its value, if they do.
    pub(super) fn explicit(end: usize, value: Option<String>) -> Found {
        let by = value.is_some().then_some(ValueBy::Explicit);
        Found { end, value, reading: Reading { by, ..Reading::default() } }
    }

    /// A date that hangs on the day of writing.
    pub(super) fn relative(end: usize, relative: Relative) -> Found {
        let reading = Reading { relative: Some(relative), ..Reading::default() };
        Found { end, value: None, reading }
    }
}

impl<'a> Line<'a> {
    /// The word at an index; empty beyond the end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.span.of(self.text))
    }

    /// The word before an index; empty at the start.
    pub(super) fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Whether the mark at an index is a hyphen or dash between two words without white space.
    pub(super) fn hyphen(&self, at: usize) -> bool {
        matches!(self.word(at), "-" | "–" | "‑") && self.glued(at) && self.glued(at + 1)
    }

    /// Whether the word at an index follows the one before without white space.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.glued)
    }

    /// Whether the word at an index begins with a digit.
    pub(super) fn is_number(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.shape == Shape::Number)
    }

    /// Whether the lexicon gives the word at an index this class.
    pub(super) fn has(&self, at: usize, classes: Classes) -> bool {
        self.words.get(at).is_some_and(|word| word.has(classes))
    }

    /// Whether the word at an index is written with a small first letter.
    pub(super) fn is_lower(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.shape == Shape::Lower)
    }
}

/// First letters of number words and of words that begin a period.
const OPENINGS: [&[u8; 3]; 35] = [
    b"two", b"twe", b"thr", b"thi", b"tho", b"ten", b"tod", b"tom", b"ton", b"fif", b"fiv", b"fou",
    b"for", b"six", b"sev", b"eig", b"ele", b"nin", b"noo", b"nex", b"las", b"lat", b"pas", b"pre",
    b"hal", b"hun", b"mil", b"mid", b"doz", b"one", b"yes", b"com", b"bil", b"sco", b"ear",
];

/// The same as a bit for the third letter, by the first two.
static OPENING: [u32; 1 << 10] = {
    let mut bits = [0; 1 << 10];
    let mut at = 0;
    while at < OPENINGS.len() {
        let [first, second, third] = *OPENINGS[at];
        bits[pair(first, second)] |= 1 << (third & LETTER);
        at += 1;
    }
    bits
};

/// The bits of a letter without its case.
const LETTER: u8 = 0x1f;

const fn pair(first: u8, second: u8) -> usize {
    ((first & LETTER) as usize) << 5 | (second & LETTER) as usize
}

/// Whether a word may be a number word or begin a period, by its first letters; an article by
/// those of the next word: "a dozen", "a week ago".
pub(super) fn may_be_number_or_period(word: &str, next: &str) -> bool {
    match *word.as_bytes() {
        [b'a' | b'A'] => matches!(
            next.as_bytes(),
            [b'b'..=b'd' | b'f' | b'h' | b'k'..=b'm' | b'q' | b't' | b'w' | b'y', ..]
        ),
        [first, second, third, ..] => {
            let are_letters = first.is_ascii_alphabetic()
                && second.is_ascii_lowercase()
                && third.is_ascii_lowercase();
            are_letters && OPENING[pair(first, second)] >> (third & LETTER) & 1 == 1
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{OPENINGS, may_be_number_or_period};

    #[test]
    fn openings_are_told_from_other_words() {
        for opening in OPENINGS {
            assert!(may_be_number_or_period(&String::from_utf8_lossy(opening), ""));
        }
        assert!(may_be_number_or_period("Three", "") && may_be_number_or_period("a", "dozen"));
        for word in ["the", "thE", "THREE", "t{o", "TO", "a"] {
            assert!(!may_be_number_or_period(word, "of"), "{word}");
        }
    }
}
