//! The hashes of words and of features. They are part of the file format: weights are found by
//! them, so that a change needs a new model.

/// Odd numbers whose bits look drawn at random: one for the template and for each value of a feature.
const FACTORS: [u64; 4] =
    [0x9e37_79b9_7f4a_7c15, 0xff51_afd7_ed55_8ccd, 0xc4ce_b9fe_1a85_ec53, 0xd6e8_feb8_6659_fd93];

/// Spreads what differs in some bits over the high half, which is the half that counts.
pub fn mix(value: u64) -> u64 {
    (value ^ (value >> 32)).wrapping_mul(0xa076_1d64_78bd_642f)
}

/// A feature: its template and one value.
pub fn one(template: u32, a: u32) -> u64 {
    mix(sum([template, a, 0, 0]))
}

/// A feature of two values.
pub fn two(template: u32, a: u32, b: u32) -> u64 {
    mix(sum([template, a, b, 0]))
}

/// A feature of three values.
pub fn three(template: u32, a: u32, b: u32, c: u32) -> u64 {
    mix(sum([template, a, b, c]))
}

fn sum(values: [u32; 4]) -> u64 {
    let product = |(value, factor): (u32, u64)| u64::from(value).wrapping_mul(factor);
    values.into_iter().zip(FACTORS).map(product).fold(0, u64::wrapping_add)
}

/// The beginning or end of a word without regard to case: up to four bytes as they are.
pub fn piece(bytes: &[u8]) -> u32 {
    if bytes.len() <= 4 { small(few(bytes)) as u32 } else { lower(bytes) }
}

/// A word as it is written.
pub fn exact(word: &[u8]) -> u32 {
    both(word).0
}

/// A word without regard to case (of ASCII letters).
pub fn lower(word: &[u8]) -> u32 {
    both(word).1
}

/// A word as it is written, and without regard to case.
pub fn both(word: &[u8]) -> (u32, u32) {
    let start = word.len() as u64;
    let add = |(exact, lower), eight| (mix(exact ^ eight), mix(lower ^ small(eight)));
    let (exact, lower) = fold(word, (start, start), add);
    ((exact >> 32) as u32, (lower >> 32) as u32)
}

/// A word as it is written, as a number that hardly any other has.
pub fn number(word: &[u8]) -> u64 {
    fold(word, word.len() as u64, |number, eight| mix(number ^ eight))
}

/// The same without regard to case (of ASCII letters). Its high half is [`lower`].
pub fn small_number(word: &[u8]) -> u64 {
    fold(word, word.len() as u64, |number, eight| mix(number ^ small(eight)))
}

/// What a word's letters add to a start, eight at a time, each eight as a number; most words have no
/// more.
#[inline(always)]
fn fold<T>(word: &[u8], start: T, add: impl Fn(T, u64) -> T) -> T {
    let (eights, rest) = word.as_chunks::<8>();
    let sum = eights.iter().fold(start, |sum, eight| add(sum, u64::from_le_bytes(*eight)));
    add(sum, few(rest))
}

/// Up to seven bytes as a number. Neither by a copy of so many bytes, which is a call, nor one by one.
#[inline]
fn few(bytes: &[u8]) -> u64 {
    let length = bytes.len();
    let at = |place: usize| u64::from(bytes[place]) << (8 * place);
    match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        (Some(&first), Some(&last)) => {
            let last = u64::from(u32::from_le_bytes(last)) << (8 * (length - 4));
            u64::from(u32::from_le_bytes(first)) | last
        }
        _ if length == 0 => 0,
        _ => at(0) | at(length / 2) | at(length - 1),
    }
}

/// Eight bytes with the capitals of ASCII made small, all at once.
fn small(eight: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let low = eight & (0x7f * ONES);
    let from_a = low + u64::from(0x80 - b'A') * ONES;
    let beyond_z = low + u64::from(0x7f - b'Z') * ONES;
    let capitals = (from_a ^ beyond_z) & !eight & (0x80 * ONES);
    eight | capitals >> 2
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{exact, few, lower};

    proptest! {
        #[test]
        fn case_alone_is_lost(word in any::<Vec<u8>>()) {
            prop_assert_eq!(lower(&word), exact(&word.to_ascii_lowercase()));
        }

        #[test]
        fn few_bytes_are_their_number(bytes in proptest::collection::vec(any::<u8>(), 0..8)) {
            let number = few(&bytes).to_le_bytes();
            prop_assert_eq!(&number[..bytes.len()], &bytes[..]);
            prop_assert_eq!(&number[bytes.len()..], &vec![0; 8 - bytes.len()][..]);
        }
    }
}
