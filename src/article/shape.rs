//! What a line looks like: its words, its case, how it ends.

/// The words of a line: maximal runs without white space.
pub(crate) fn words(text: &str) -> std::str::SplitWhitespace<'_> {
    text.split_whitespace()
}

/// How many words a line has, counted no further than `most`.
pub(crate) fn word_count(text: &str, most: usize) -> usize {
    words(text).take(most).count()
}

/// Whether a line ends like a sentence, closing quotes and brackets left out.
pub(crate) fn ends_sentence(text: &str) -> bool {
    bare_end(text).ends_with(['.', '!', '?', '…', '。'])
}

/// A line without quotes and brackets that close at its end.
pub(crate) fn bare_end(text: &str) -> &str {
    text.trim_end_matches(['"', '\'', '”', '’', '»', ')', ']', ' '])
}

/// Whether a word begins with a capital, opening quotes and brackets left out.
pub(crate) fn is_capitalised(word: &str) -> bool {
    let letters = word.trim_start_matches(['"', '\'', '“', '‘', '(', '[', '«', '#', '@', '*']);
    letters.starts_with(|first: char| first.is_uppercase())
}

/// Whether a word has two capitals or more and no small letter.
pub(crate) fn is_upper(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() > 1 && !word.contains(char::is_lowercase)
}

/// Whether nearly all words that carry meaning are capitalised.
pub(crate) fn is_title_case(text: &str) -> bool {
    let heavy = |word: &&str| word.len() > 3 && word.contains(char::is_alphabetic);
    let (mut all, mut capital) = (0, 0);
    for word in words(text).filter(heavy) {
        all += 1;
        capital += usize::from(is_capitalised(word) || !word.starts_with(char::is_alphabetic));
    }
    all > 0 && capital * 5 >= all * 4
}

/// Whether a text begins with these words, in this case or in capitals, and they end there.
pub(crate) fn begins(text: &str, words: &str) -> bool {
    let first = |text: &str| text.as_bytes().first().map(u8::to_ascii_lowercase);
    if first(text) != first(words) {
        return false;
    }
    text.get(..words.len()).is_some_and(|head| {
        head == words || head.eq_ignore_ascii_case(words) && !head.starts_with(char::is_lowercase)
    }) && !text[words.len()..].starts_with(char::is_alphanumeric)
}

/// Phrases that texts may begin with: most texts are known by their first two letters to begin with
/// none.
pub(crate) struct Phrases {
    list: &'static [&'static str],
    /// By the first byte of a phrase, which second bytes there are; of either five bits, so that the
    /// case of a letter has no part in it.
    seconds: [u32; 32],
}

impl Phrases {
    /// Of a list in which longer phrases stand before those they begin with.
    pub(crate) const fn new(list: &'static [&'static str]) -> Self {
        let mut seconds = [0; 32];
        let mut at = 0;
        while at < list.len() {
            let phrase = list[at].as_bytes();
            seconds[phrase[0] as usize & 31] |=
                if phrase.len() > 1 { 1 << (phrase[1] & 31) } else { u32::MAX };
            at += 1;
        }
        Phrases { list, seconds }
    }

    /// The phrases that a text begins with, in the order of the list.
    pub(crate) fn starts<'a>(&self, text: &'a str) -> impl Iterator<Item = &'static str> + 'a {
        let may_begin = match text.as_bytes() {
            [first, second, ..] => self.seconds[usize::from(first & 31)] >> (second & 31) & 1 == 1,
            short => !short.is_empty(),
        };
        let list = if may_begin { self.list } else { &[] };
        list.iter().copied().filter(move |phrase| begins(text, phrase))
    }

    /// The first of the phrases that a text begins with.
    pub(crate) fn at_start(&self, text: &str) -> Option<&'static str> {
        self.starts(text).next()
    }
}

/// Whether a text begins as a new sentence or name does: a capital, a digit or an opening quote.
pub(crate) fn begins_anew(text: &str) -> bool {
    let first = text.chars().next();
    first.is_none_or(|c| {
        c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '‘' | '\'')
    })
}

/// After the last end of a sentence that is no initial or abbreviation.
pub(crate) fn sentence_start(text: &str) -> usize {
    let stops = text.rmatch_indices(['.', '!', '?', '"', '”', ')']);
    for (at, stop) in stops {
        let next = at + stop.len();
        let word = text[..at].rsplit([' ', '.']).next().unwrap_or_default();
        let whole = word.len() > 3 || word.len() > 1 && word.chars().all(char::is_lowercase);
        let is_end = whole && text[next..].starts_with(' ');
        if is_end && ends_sentence(&text[..next]) {
            return next + 1;
        }
    }
    0
}

/// The first bytes of a text, at most so many: what a rule looks at in a line of any length.
pub(crate) fn head(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// The last bytes of a text, at most so many.
pub(crate) fn foot(text: &str, most: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(most))..]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert, proptest};

    use super::{Phrases, begins};

    const LIST: &[&str] = &["Read more", "Read", "“Read”", "h/t", "X"];

    static PHRASES: Phrases = Phrases::new(LIST);

    #[test]
    fn phrases_begin_a_text_in_their_case_or_in_capitals() {
        let found = |text| PHRASES.starts(text).collect::<Vec<_>>();
        assert_eq!(found("READ MORE here"), ["Read more", "Read"]);
        assert_eq!(found("Reader"), [""; 0]);
        assert_eq!(PHRASES.at_start("X"), Some("X"));
        assert_eq!(PHRASES.at_start("X, then Y"), Some("X"));
    }

    proptest! {
        #[test]
        fn no_phrase_is_passed_over(text in "(Read|READ|h/t|X|“Read”|[ -~]|\\PC){0,3}") {
            for phrase in LIST.iter().filter(|phrase| begins(&text, phrase)) {
                prop_assert!(PHRASES.starts(&text).any(|found| found == *phrase));
            }
        }
    }
}
