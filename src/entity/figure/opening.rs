//! Words that open a figure without digit, sign or name: number words, and those that point to a
//! period. Every word of a text is asked for, and most are told by their first letters and length to
//! be none of them.

use super::line::Line;

/// Number words, and words that begin a period or are a time by themselves.
const WORDS: [&str; 53] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "half",
    "dozen",
    "hundred",
    "thousand",
    "million",
    "billion",
    "tens",
    "scores",
    "dozens",
    "hundreds",
    "thousands",
    "millions",
    "billions",
    "several",
    "this",
    "last",
    "next",
    "past",
    "coming",
    "previous",
    "today",
    "tomorrow",
    "yesterday",
    "tonight",
    "noon",
    "midnight",
];

/// What follows the first two letters.
#[derive(Clone, Copy)]
struct Rest {
    /// A bit for each third letter.
    thirds: u32,
    /// A bit for each length of a word.
    lengths: u32,
}

/// By the first two letters.
static RESTS: [Rest; 1 << 10] = {
    let mut rests = [Rest { thirds: 0, lengths: 0 }; 1 << 10];
    let mut at = 0;
    while at < WORDS.len() {
        let word = WORDS[at].as_bytes();
        let rest = &mut rests[pair(word[0], word[1])];
        rest.thirds |= 1 << (word[2] & LETTER);
        rest.lengths |= 1 << word.len();
        at += 1;
    }
    rests
};

/// The bits of a letter without its case.
const LETTER: u8 = 0x1f;

const fn pair(first: u8, second: u8) -> usize {
    ((first & LETTER) as usize) << 5 | (second & LETTER) as usize
}

/// Whether the word at an index may open a figure; an article may by the first letter of the next
/// word: "a dozen", "a week ago".
pub(super) fn may_open(line: &Line<'_>, at: usize) -> bool {
    match *line.word(at).as_bytes() {
        [b'a' | b'A'] => matches!(
            line.word(at + 1).as_bytes(),
            [b'b'..=b'd' | b'f' | b'h' | b'k'..=b'm' | b'q' | b't' | b'w' | b'y', ..]
        ),
        [_, second, third, ..] => {
            second.is_ascii_lowercase() && third.is_ascii_lowercase() && is_like_one(line.word(at))
        }
        _ => false,
    }
}

/// Whether a word, in whatever case, has the first letters and the length of such a word.
pub(super) fn is_like_one(word: &str) -> bool {
    let [first, second, third, ..] = *word.as_bytes() else { return false };
    let Rest { thirds, lengths } = RESTS[pair(first, second)];
    first.is_ascii_alphabetic()
        && thirds >> (third & LETTER) & lengths.unbounded_shr(word.len() as u32) & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::super::line::Line;
    use super::{WORDS, may_open};
    use crate::entity::lexicon::Lexicon;
    use crate::entity::word;
    use crate::span::Span;

    fn opens(text: &str) -> bool {
        let mut words = Vec::new();
        word::fill(text, Span::new(0, text.len()), &Lexicon::embedded(), &mut words);
        may_open(&Line { text, words: &words }, 0)
    }

    #[test]
    fn openings_are_told_from_other_words() {
        assert!(WORDS.iter().all(|word| opens(word)));
        assert!(opens("Three") && opens("a dozen"));
        for text in ["the", "for", "thE", "THREE", "t{o", "TO", "a of", "a", "president"] {
            assert!(!opens(text), "{text}");
        }
    }
}
