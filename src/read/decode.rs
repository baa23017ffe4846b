//! From bytes to text. UTF-8 is taken as it is; UTF-16 by its mark, or without one where every
//! other byte is zero; Windows-1252 only where its letters and signs stand as a Western writer puts
//! them, since every byte string decodes as that and most would be gibberish.

use std::borrow::Cow;
use std::str;

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::flaw::Flaw;

/// How the characters of a file stand in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// UTF-8, or what is taken for Windows-1252 record by record.
    Bytes,
    Utf16Little,
    Utf16Big,
}

/// How much of a file tells its encoding, in bytes.
const LOOK: usize = 4096;

/// The encoding of a file that begins like this, and the length of its byte order mark.
pub(super) fn encoding(head: &[u8]) -> (Encoding, usize) {
    match head {
        [0xef, 0xbb, 0xbf, ..] => (Encoding::Bytes, 3),
        [0xff, 0xfe, ..] => (Encoding::Utf16Little, 2),
        [0xfe, 0xff, ..] => (Encoding::Utf16Big, 2),
        _ if memchr::memchr(0, head).is_none() => (Encoding::Bytes, 0),
        _ => (unmarked(head), 0),
    }
}

/// Latin script in UTF-16 has a zero in every other byte; nine in ten allow for dashes and quotes.
fn unmarked(head: &[u8]) -> Encoding {
    let pairs = head.len() / 2;
    let zeros = |first| head.iter().skip(first).step_by(2).filter(|byte| **byte == 0).count();
    match (zeros(0), zeros(1)) {
        _ if pairs < 2 => Encoding::Bytes,
        (0, low) if low * 10 >= pairs * 9 => Encoding::Utf16Little,
        (high, 0) if high * 10 >= pairs * 9 => Encoding::Utf16Big,
        _ => Encoding::Bytes,
    }
}

/// A beginning as well as it can be read, for looking at only.
pub(super) fn glimpse(head: &[u8]) -> Cow<'_, [u8]> {
    let (encoding, mark) = encoding(head);
    let bytes = head.get(mark..).unwrap_or_default();
    let units = bytes.get(..bytes.len() / 2 * 2).unwrap_or_default();
    let utf16 = match encoding {
        Encoding::Bytes => return Cow::Borrowed(bytes),
        Encoding::Utf16Little => UTF_16LE,
        Encoding::Utf16Big => UTF_16BE,
    };
    let (text, _) = utf16.decode_without_bom_handling(units);
    Cow::Owned(text.into_owned().into_bytes())
}

/// A whole file's text, without its byte order mark.
///
/// # Errors
/// The bytes are text in none of the encodings, or hold a NUL.
pub(super) fn file(bytes: Vec<u8>) -> Result<String, Flaw> {
    let (encoding, mark) = encoding(bytes.get(..LOOK).unwrap_or(&bytes));
    if encoding != Encoding::Bytes || mark > 0 {
        let text = record(bytes.get(mark..).unwrap_or_default(), encoding);
        return text.map(Cow::into_owned).map_err(|flaw| flaw.moved(mark));
    }
    match String::from_utf8(bytes) {
        Ok(text) => without_nul(text),
        Err(error) => utf8(error.as_bytes()).map(Cow::into_owned),
    }
}

fn without_nul(text: String) -> Result<String, Flaw> {
    match memchr::memchr(0, text.as_bytes()) {
        Some(at) => Err(nul(at)),
        None => Ok(text),
    }
}

/// The text of a record whose file's encoding is known.
///
/// # Errors
/// The bytes are no text in that encoding, or hold a NUL.
pub(super) fn record(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>, Flaw> {
    match encoding {
        Encoding::Bytes => utf8(bytes),
        Encoding::Utf16Little => utf16(bytes, u16::from_le_bytes).map(Cow::Owned),
        Encoding::Utf16Big => utf16(bytes, u16::from_be_bytes).map(Cow::Owned),
    }
}

fn utf8(bytes: &[u8]) -> Result<Cow<'_, str>, Flaw> {
    if let Some(at) = memchr::memchr(0, bytes) {
        return Err(nul(at));
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(_) if is_windows_1252(bytes) => Ok(WINDOWS_1252.decode_without_bom_handling(bytes).0),
        Err(error) => Err(not_utf8(bytes, error.valid_up_to())),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, Flaw> {
    let (units, odd) = bytes.as_chunks::<2>();
    let mut text = String::with_capacity(bytes.len());
    for decoded in char::decode_utf16(units.iter().map(|pair| unit(*pair))) {
        match decoded {
            // One unit of two bytes for every char but the rare pairs: counted only when needed.
            Ok('\0') => return Err(nul(2 * text.encode_utf16().count())),
            Ok(character) => text.push(character),
            Err(_) => {
                let at = 2 * text.encode_utf16().count();
                return Err(Flaw::new("invalid UTF-16: half a surrogate pair").at_byte(at));
            }
        }
    }
    match odd {
        [] => Ok(text),
        _ => Err(Flaw::new("ends in the middle of a UTF-16 character").at_byte(bytes.len() - 1)),
    }
}

fn nul(at: usize) -> Flaw {
    Flaw::new("NUL character").expected("text").at_byte(at)
}

fn not_utf8(bytes: &[u8], at: usize) -> Flaw {
    let byte = bytes.get(at).copied().unwrap_or_default();
    Flaw::new(format!("invalid UTF-8: byte 0x{byte:02X}"))
        .expected("UTF-8, or UTF-16 or Windows-1252 text")
        .at_byte(at)
}

/// What a byte above 127 is in Windows-1252.
#[derive(Clone, Copy, PartialEq, Eq)]
enum High {
    /// A letter of a Western language.
    Letter,
    /// A quote, dash or the like that may stand between letters.
    Joiner,
    /// A sign that stands beside words, never inside one.
    Sign,
    /// Undefined, or never seen in prose.
    Odd,
}

fn high(byte: u8) -> High {
    match byte {
        0x8a | 0x8c | 0x8e | 0x9a | 0x9c | 0x9e | 0x9f => High::Letter,
        0xd7 | 0xf7 => High::Sign,
        0xc0..=0xff => High::Letter,
        0x82 | 0x84 | 0x85 | 0x8b | 0x91..=0x97 | 0x9b => High::Joiner,
        0xa0 | 0xab | 0xad | 0xb4 | 0xb7 | 0xbb => High::Joiner,
        0x80 | 0x86 | 0x87 | 0x89 | 0x99 | 0xa1..=0xa3 | 0xa5 | 0xa7 | 0xa9 | 0xaa => High::Sign,
        0xae | 0xb0..=0xb3 | 0xb5 | 0xb6 | 0xb9 | 0xba | 0xbc..=0xbf => High::Sign,
        _ => High::Odd,
    }
}

/// Letters that are words by themselves in French, Italian, Spanish or Portuguese.
const WORDS: &[u8] = b"\xc0\xc8\xc9\xd3\xe0\xe8\xe9\xf3";

/// Whether bytes that are not UTF-8 read as Western text. One valid UTF-8 sequence among them says
/// that they are damaged UTF-8, and so does a lead byte of UTF-8's commonest ones before its like.
fn is_windows_1252(bytes: &[u8]) -> bool {
    let is_mixed = bytes.utf8_chunks().any(|chunk| !chunk.valid().is_ascii());
    let at = |index: Option<usize>| index.and_then(|index| bytes.get(index)).copied();
    !is_mixed
        && bytes.iter().enumerate().filter(|(_, byte)| !byte.is_ascii()).all(|(index, byte)| {
            is_plausible(at(index.checked_sub(1)), *byte, at(index.checked_add(1)))
        })
}

fn is_plausible(before: Option<u8>, byte: u8, after: Option<u8>) -> bool {
    let is_ascii_letter = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_alphabetic());
    let is_letter = |byte: Option<u8>| {
        byte.is_some_and(|byte| byte.is_ascii_alphabetic() || high(byte) == High::Letter)
    };
    if matches!(byte, 0xc2 | 0xc3 | 0xe2) && !after.is_some_and(|byte| byte.is_ascii()) {
        return false;
    }
    match high(byte) {
        High::Letter if is_ascii_letter(before) || is_ascii_letter(after) => true,
        High::Letter => WORDS.contains(&byte) && !is_letter(before) && !is_letter(after),
        High::Joiner => true,
        High::Sign => !(is_letter(before) && is_letter(after)),
        High::Odd => false,
    }
}

#[cfg(test)]
mod tests {
    use super::file;
    use crate::place::Place;

    fn decoded(bytes: &[u8]) -> Result<String, String> {
        file(bytes.to_vec()).map_err(|flaw| flaw.at(Place::file("f"), 0).to_string())
    }

    fn utf16(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(order).collect()
    }

    #[test]
    fn unicode_in_every_dress_reads_the_same() {
        let text = "“Rain,” she said – twice.\r\n𝒳";
        assert_eq!(decoded(text.as_bytes()).unwrap(), text);
        assert_eq!(decoded(format!("\u{feff}{text}").as_bytes()).unwrap(), text);
        for order in [u16::to_le_bytes, u16::to_be_bytes] {
            assert_eq!(decoded(&utf16(&format!("\u{feff}{text}"), order)).unwrap(), text);
            let plain = "Rain fell on the old town for – it is said – forty days.";
            assert_eq!(decoded(&utf16(plain, order)).unwrap(), plain);
        }
    }

    #[test]
    fn western_text_is_taken_for_windows_1252() {
        for (bytes, text) in [
            (
                &b"\x93Rain,\x94 she said \x97 \x80 5, caf\xe9, \xc9milie\x92s 20\xb0"[..],
                "“Rain,” she said — € 5, café, Émilie’s 20°",
            ),
            (b"Il va \xe0 Saint-L\xf4, cr\xe9\xe9e en 1905", "Il va à Saint-Lô, créée en 1905"),
            (b"na\xefve", "naïve"),
        ] {
            assert_eq!(decoded(bytes).unwrap(), text);
        }
    }

    #[test]
    fn other_bytes_are_not_guessed_at() {
        for bytes in [
            &b"caf\xc3\xa9 and caf\xe9"[..],
            b"cut in caf\xc3",
            b"cut in a quote \xe2\x80",
            b"\xcf\xf0\xe8\xe2\xe5\xf2, \xec\xe8\xf0",
            b"\xc4\xe3\xba\xc3",
            b"Mo\xbfe by\xb3o",
            b"an undefined \x81",
            b"\xff\xd8\xff\xe0 JFIF",
        ] {
            let words = decoded(bytes).unwrap_err();
            assert!(words.contains("invalid UTF-8: byte 0x"), "{words}");
        }
        assert_eq!(
            decoded(b"caf\xc3\xa9 and \xff").unwrap_err(),
            "f (byte 10): invalid UTF-8: byte 0xFF; expected UTF-8, or UTF-16 or Windows-1252 text"
        );
    }

    #[test]
    fn nul_is_named_by_its_byte() {
        assert_eq!(decoded(b"ab\0c").unwrap_err(), "f (byte 2): NUL character; expected text");
        assert!(decoded(b"\xef\xbb\xbfab\0").unwrap_err().starts_with("f (byte 5): NUL"));
        assert!(decoded(b"\xff\xfea\0\0\0").unwrap_err().starts_with("f (byte 4): NUL"));
        assert!(decoded(b"\xff\xfe\0\xd8").unwrap_err().contains("half a surrogate pair"));
        assert!(decoded(b"\xff\xfea\0b").unwrap_err().contains("middle of a UTF-16"));
    }
}
