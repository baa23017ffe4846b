//! How hashes are written, in keys, manifests and messages alike.

const DIGITS: [char; 16] =
    ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];

/// Bytes in lower-case hexadecimal, two digits each.
pub(crate) fn hexadecimal(bytes: &[u8]) -> String {
    let mut digits = String::with_capacity(bytes.len() * 2);
    push_hexadecimal(&mut digits, bytes);
    digits
}

/// Adds the same to a string. Not `format!`, which is several times slower: every entity's key
/// passes here.
pub(crate) fn push_hexadecimal(string: &mut String, bytes: &[u8]) {
    for byte in bytes {
        string.push(DIGITS[usize::from(byte >> 4)]);
        string.push(DIGITS[usize::from(byte & 15)]);
    }
}

#[cfg(test)]
mod tests {
    use super::hexadecimal;

    #[test]
    fn every_byte_has_two_digits() {
        assert_eq!(hexadecimal(&[0x00, 0x0a, 0xf0, 0xff]), "000af0ff");
    }
}
