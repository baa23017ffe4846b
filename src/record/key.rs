//! Keys: stable whatever the machine, the order or the company a document came in.
//!
//! An article's key hashes what the document is: its bytes, and the name of its file where it is a
//! whole file. Its place in a file of many is company, not identity, and stays out, so that a line
//! keeps its key when others are put before it. Equal documents are told apart by a number in the
//! canonical order (see `crate::arrange`). A child's key is its parent's with its place added.

use sha2::{Digest, Sha256};

use crate::document::Origin;
use crate::hexadecimal::hexadecimal;
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

/// The key of a sentence.
pub fn sentence_id(article_id: &str, position: usize) -> String {
    child(article_id, "-s", position, 5)
}

/// The key of a mention: its number counts the mentions of its sentence.
pub fn mention_id(sentence_id: &str, number: usize) -> String {
    child(sentence_id, "-m", number, 3)
}

/// The key of a claim: its number counts the claims that begin in its sentence.
pub fn claim_id(sentence_id: &str, number: usize) -> String {
    child(sentence_id, "-c", number, 3)
}

/// A parent's key with a number of at least `width` digits. Not `format!`, which is several times
/// slower: keys are half of all strings that a build makes.
fn child(parent: &str, mark: &str, number: usize, width: usize) -> String {
    let mut key = String::with_capacity(parent.len() + mark.len() + width);
    key.push_str(parent);
    key.push_str(mark);
    let digits = number.checked_ilog10().unwrap_or(0) as usize + 1;
    (digits..width).for_each(|_| key.push('0'));
    for place in (0..digits as u32).rev() {
        key.push(char::from(b'0' + (number / 10_usize.pow(place) % 10) as u8));
    }
    key
}

/// The key of a thing, from nothing but its type and canonical name.
pub fn entity_id(kind: EntityType, name: &str) -> String {
    let digest = hash(&[kind.term(), &name.to_lowercase()]);
    format!("{}-{}", kind.term(), hexadecimal(&digest[..8]))
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
    use super::Fingerprint;
    use crate::document::Origin;

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
}
