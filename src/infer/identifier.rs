//! Identifiers: strings of one length, of letters and digits between the same marks. Their pattern is
//! of the subset that all validators share: `^[0-9a-f]{20}$`, `^ord-[0-9]{6}$`.

/// Bounds of their length.
const LENGTHS: std::ops::RangeInclusive<usize> = 4..=128;
/// From this length on they are no choice of few, even if there are few of them.
const LONG: usize = 8;
/// How many must be seen before their characters are taken for all that may come.
const SEEN: u64 = 20;

/// Sets of characters that identifiers are made of, from the narrowest to the widest.
const CLASSES: &[(&str, u128)] = &[
    ("0-9", DIGIT),
    ("0-9a-f", DIGIT | range(b'a', b'f')),
    ("0-9A-F", DIGIT | range(b'A', b'F')),
    ("a-z", LOWER),
    ("A-Z", UPPER),
    ("0-9a-z", DIGIT | LOWER),
    ("0-9A-Z", DIGIT | UPPER),
    ("A-Za-z", LETTER),
    ("0-9A-Za-z", DIGIT | LETTER),
];
const DIGIT: u128 = range(b'0', b'9');
const LOWER: u128 = range(b'a', b'z');
const UPPER: u128 = range(b'A', b'Z');
const LETTER: u128 = LOWER | UPPER;

const fn range(first: u8, last: u8) -> u128 {
    (u128::MAX >> (127 - last)) & (u128::MAX << first)
}

/// The characters seen at each place, as sets of ASCII; nothing once the strings are not alike.
#[derive(Debug, Default)]
pub(super) struct Positions {
    places: Option<Vec<u128>>,
    failed: bool,
}

impl Positions {
    pub(super) fn see(&mut self, text: &str) {
        if self.failed {
            return;
        }
        let bytes = text.as_bytes();
        let places = self.places.get_or_insert_with(|| vec![0; bytes.len()]);
        if !LENGTHS.contains(&bytes.len()) || places.len() != bytes.len() || !text.is_ascii() {
            self.failed = true;
            return;
        }
        for (place, byte) in places.iter_mut().zip(bytes) {
            *place |= 1 << byte;
            self.failed |= !is_word(*place) && !is_mark(*place);
        }
    }

    /// The pattern of those that are long enough not to be a choice of few.
    pub(super) fn long_pattern(&self, count: u64) -> Option<String> {
        let is_long = self.places.as_ref().is_some_and(|places| places.len() >= LONG);
        self.pattern(count).filter(|_| is_long)
    }

    /// The pattern, if enough were seen.
    pub(super) fn pattern(&self, count: u64) -> Option<String> {
        let places = self.places.as_deref().filter(|_| !self.failed && count >= SEEN)?;
        let has_digits = places.iter().any(|place| place & DIGIT != 0);
        let mut pattern = String::from("^");
        for part in places.chunk_by(|a, b| is_word(*a) && is_word(*b)) {
            pattern.push_str(&written(part)?);
        }
        pattern.push('$');
        has_digits.then_some(pattern)
    }
}

fn is_word(place: u128) -> bool {
    place & !(DIGIT | LETTER) == 0
}

/// One and the same mark in all strings.
fn is_mark(place: u128) -> bool {
    place.count_ones() == 1 && b"-_:/#".iter().any(|mark| place == 1 << mark)
}

/// A mark; or letters before digits, letters that never change being written out; or a mix.
fn written(part: &[u128]) -> Option<String> {
    if part.iter().copied().any(is_mark) {
        return part.iter().map(|place| character(*place)).collect();
    }
    let letters = part.iter().take_while(|place| **place & DIGIT == 0).count();
    let (head, tail) = part.split_at(letters);
    if !tail.iter().all(|place| place & !DIGIT == 0) {
        return class(part);
    }
    let fixed: Option<String> = head.iter().map(|place| character(*place)).collect();
    Some([fixed.or_else(|| class(head))?, class(tail)?].concat())
}

fn character(place: u128) -> Option<char> {
    let byte = u8::try_from(place.trailing_zeros()).ok()?;
    (place.count_ones() == 1).then_some(char::from(byte))
}

fn class(part: &[u128]) -> Option<String> {
    let seen = part.iter().fold(0, |seen, place| seen | place);
    let (name, _) = CLASSES.iter().find(|(_, class)| seen & !class == 0)?;
    Some(match part.len() {
        0 => String::new(),
        1 => format!("[{name}]"),
        length => format!("[{name}]{{{length}}}"),
    })
}

#[cfg(test)]
mod tests {
    use super::Positions;

    fn pattern(texts: impl Iterator<Item = String>) -> Option<String> {
        let mut positions = Positions::default();
        let mut count = 0;
        for text in texts {
            positions.see(&text);
            count += 1;
        }
        positions.pattern(count)
    }

    #[test]
    fn identifiers_are_described_and_words_are_not() {
        let hashes = (1..99_u64).map(|n| format!("{:016x}", n.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
        assert_eq!(pattern(hashes).as_deref(), Some("^[0-9a-f]{16}$"));
        let orders = (0..50).map(|n| format!("ord-{n:06}"));
        assert_eq!(pattern(orders).as_deref(), Some("^ord-[0-9]{6}$"));
        let sentences = (0..50).map(|n| format!("{n:04x}-s{n:05}"));
        assert_eq!(pattern(sentences).as_deref(), Some("^[0-9a-f]{4}-s[0-9]{5}$"));
        let plates =
            (0..26_u8).map(|n| format!("{}{}{n:04}", char::from(b'A' + n), char::from(b'Z' - n)));
        assert_eq!(pattern(plates).as_deref(), Some("^[A-Z]{2}[0-9]{4}$"));
        assert_eq!(pattern((0..50).map(|_| "word".to_owned())), None);
        assert_eq!(pattern((0..50).map(|n| format!("n {n:04}"))), None);
        assert_eq!(pattern((0..50).map(|n| n.to_string())), None);
        assert_eq!(pattern((0..5).map(|n| format!("{n:06}"))), None);
    }
}
