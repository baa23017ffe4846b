//! The hashes of words and of features. They are part of the file format: weights are found by
//! them, so that a change needs a new model.

const MULTIPLIER: u64 = 0x9e37_79b9_7f4a_7c15;

/// Spreads what differs in a few bits over all of them.
pub fn mix(value: u64) -> u64 {
    let value = (value ^ (value >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    let value = (value ^ (value >> 29)).wrapping_mul(MULTIPLIER);
    value ^ (value >> 32)
}

/// A feature: its template and one value.
pub fn one(template: u32, a: u32) -> u64 {
    mix(opened(template, a))
}

/// A feature of two values.
pub fn two(template: u32, a: u32, b: u32) -> u64 {
    mix(opened(template, a) ^ u64::from(b).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(17))
}

/// A feature of three values.
pub fn three(template: u32, a: u32, b: u32, c: u32) -> u64 {
    let two =
        opened(template, a) ^ u64::from(b).wrapping_mul(0xff51_afd7_ed55_8ccd).rotate_left(17);
    mix(two ^ u64::from(c).wrapping_mul(0xc4ce_b9fe_1a85_ec53).rotate_left(31))
}

fn opened(template: u32, a: u32) -> u64 {
    (u64::from(template) << 32 | u64::from(a)).wrapping_mul(MULTIPLIER)
}

/// A word as it is written.
pub fn exact(word: &[u8]) -> u32 {
    fold(word.iter().copied())
}

/// A word without regard to case (of ASCII letters).
pub fn lower(word: &[u8]) -> u32 {
    fold(word.iter().map(u8::to_ascii_lowercase))
}

fn fold(bytes: impl Iterator<Item = u8>) -> u32 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in bytes {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    (hash ^ (hash >> 32)) as u32
}
