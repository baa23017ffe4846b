//! Keys: stable whatever the machine, the order or the company a document came in.
//!
//! An article's key hashes what the document is: its bytes, and the name of its file where it is a
//! whole file. Its place in a file of many is company, not identity, and stays out, so that a line
//! keeps its key when others are put before it. Equal documents are told apart by a number in the
//! canonical order (see `crate::arrange`). A child's key is its parent's with its place added.

use sha2::{Digest, Sha256};

use crate::document::Origin;
use crate::hexadecimal::{hexadecimal, push_hexadecimal};
use crate::record::vocabulary::EntityType;

/// What two documents share only if they are equal: 80 bits of SHA-256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint([u8; 10]);

impl Fingerprint {
    /// Of a document, by where it came from.
    pub fn of(origin: &Origin) -> Self {
        let mut fingerprint = [0; 10];
        fingerprint.copy_from_slice(&hash(&[&origin.name, &origin.sha256])[..10]);
        Fingerprint(fingerprint)
    }

    /// The article's key; `copy` counts the equal documents before this one.
    pub fn article_id(self, copy: u32) -> String {
        let id = hexadecimal(&self.0);
        if copy == 0 { id } else { format!("{id}-{copy:08}") }
    }
}

/// Keys of one kind in one piece of memory: a string for each would be half of all strings that a
/// build makes.
#[derive(Debug, Default)]
pub struct KeyList {
    letters: String,
    ends: Vec<usize>,
}

impl KeyList {
    /// An empty list with room for so many keys of so many letters.
    pub fn with_capacity(keys: usize, length: usize) -> Self {
        let letters = String::with_capacity(keys * length);
        KeyList { letters, ends: Vec::with_capacity(keys) }
    }

    /// The key that was added as the `at`th, from 0.
    ///
    /// # Panics
    /// If there are fewer.
    pub fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.letters[start..self.ends[at]]
    }

    /// Adds the key of a sentence.
    pub fn push_sentence(&mut self, article_id: &str, position: usize) {
        self.push_child(article_id, "-s", position, 5);
    }

    /// Adds the key of a mention: its number counts the mentions of its sentence.
    pub fn push_mention(&mut self, sentence_id: &str, number: usize) {
        self.push_child(sentence_id, "-m", number, 3);
    }

    /// Adds the key of a claim: its number counts the claims that begin in its sentence.
    pub fn push_claim(&mut self, sentence_id: &str, number: usize) {
        self.push_child(sentence_id, "-c", number, 3);
    }

    /// Adds the key of a thing, from nothing but its type and canonical name; returns its place.
    pub fn push_entity(&mut self, kind: EntityType, name: &str) -> usize {
        let digest = hash(&[kind.term(), &name.to_lowercase()]);
        self.letters.push_str(kind.term());
        self.letters.push('-');
        push_hexadecimal(&mut self.letters, &digest[..8]);
        self.ends.push(self.letters.len());
        self.ends.len() - 1
    }

    /// Adds a parent's key with a number of at least `width` digits. Not `format!`, which is several
    /// times slower.
    fn push_child(&mut self, parent: &str, mark: &str, number: usize, width: usize) {
        self.letters.push_str(parent);
        self.letters.push_str(mark);
        let mut digits = [b'0'; usize::MAX.ilog10() as usize + 1];
        let (mut first, mut left) = (digits.len(), number);
        while left > 0 || digits.len() - first < width {
            first -= 1;
            digits[first] = b'0' + (left % 10) as u8;
            left /= 10;
        }
        // Digits are UTF-8; one by one, each would look for room.
        self.letters.push_str(str::from_utf8(&digits[first..]).unwrap_or_default());
        self.ends.push(self.letters.len());
    }
}

/// SHA-256 of the parts, parted by a byte that no text holds.
fn hash(parts: &[&str]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part.as_bytes());
        hasher.update([0]);
    }
    hasher.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::{Fingerprint, KeyList};
    use crate::document::Origin;
    use crate::record::vocabulary::EntityType;

    fn origin(source: &str, name: &str, sha256: &str) -> Origin {
        let (source, name, sha256) = (source.into(), name.into(), sha256.into());
        Origin { source, name, sha256, ..Origin::default() }
    }

    #[test]
    fn place_is_company_and_name_is_identity() {
        let here = Fingerprint::of(&origin("a/x.txt", "x.txt", "00"));
        assert_eq!(here, Fingerprint::of(&origin("b/c/x.txt", "x.txt", "00")));
        assert_ne!(here, Fingerprint::of(&origin("a/x.txt", "y.txt", "00")));
        assert_ne!(here, Fingerprint::of(&origin("a/x.txt", "x.txt", "01")));
    }

    #[test]
    fn copies_sort_behind_the_first() {
        let fingerprint = Fingerprint::of(&Origin::default());
        let ids: Vec<String> = (0..3).map(|copy| fingerprint.article_id(copy)).collect();
        assert!(ids.is_sorted());
        assert!(ids[2].starts_with(&ids[0]));
    }

    #[test]
    fn keys_of_a_list_stand_apart() {
        let mut keys = KeyList::default();
        keys.push_sentence("0a", 0);
        keys.push_mention("0a-s00000", 42);
        keys.push_claim("0a-s00000", 12345);
        let place = keys.push_entity(EntityType::Place, "Hull");
        let made: Vec<&str> = (0..place).map(|at| keys.get(at)).collect();
        assert_eq!(made, ["0a-s00000", "0a-s00000-m042", "0a-s00000-c12345"]);
        let again = keys.push_entity(EntityType::Place, "HULL");
        assert_eq!(keys.get(again), keys.get(place));
        assert!(keys.get(place).starts_with("place-") && keys.get(place).len() == 22);
    }
}
