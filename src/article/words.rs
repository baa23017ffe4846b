//! How many words a text has.

/// Stretches without white space that hold a letter or digit. Without a branch for each byte, which
/// no processor could foresee.
pub fn count_words(text: &str) -> i64 {
    let (mut words, mut is_counted) = (0, false);
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        let Kind { counts, parts } = match byte {
            0xC0.. => text[at..].chars().next().map_or(Kind::OTHER, Kind::of),
            _ => KINDS[usize::from(byte)],
        };
        words += i64::from(counts & !is_counted);
        is_counted = counts | (is_counted & !parts);
    }
    words
}

/// What a character is to the count of words.
#[derive(Clone, Copy)]
struct Kind {
    /// A letter or digit.
    counts: bool,
    /// White space.
    parts: bool,
}

impl Kind {
    const OTHER: Kind = Kind { counts: false, parts: false };

    fn of(c: char) -> Self {
        Kind { counts: c.is_alphanumeric(), parts: c.is_whitespace() }
    }
}

/// Of each byte that is a character; further bytes of one change nothing.
static KINDS: [Kind; 256] = {
    let mut kinds = [Kind::OTHER; 256];
    let mut byte = 0;
    while byte < 0x80 {
        let parts = matches!(byte as u8, b'\t'..=b'\r' | b' ');
        kinds[byte] = Kind { counts: (byte as u8).is_ascii_alphanumeric(), parts };
        byte += 1;
    }
    kinds
};

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::count_words;

    proptest! {
        #[test]
        fn a_word_is_a_stretch_that_holds_a_letter_or_digit(text in any::<String>()) {
            let holds = |stretch: &&str| stretch.chars().any(char::is_alphanumeric);
            let stretches = text.split_whitespace().filter(holds).count();
            prop_assert_eq!(count_words(&text), stretches as i64);
        }
    }
}
