//! What is known of word forms, found by a number of 64 bits that stands for the form.
//!
//! Texts ask for every word, so a look-up reads one entry and compares no letters: the forms
//! themselves are not kept. That one of the words of a language has the number of another form of a
//! list of a hundred thousand is less likely than one in a hundred million million.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::crf::hash;

/// A map from forms to what is known of them.
#[derive(Debug)]
pub(crate) struct Forms<V> {
    by_number: HashMap<u64, V, BuildHasherDefault<Numbered>>,
}

impl<V: Copy + Default> Forms<V> {
    /// An empty map with room for so many.
    pub(crate) fn with_capacity(forms: usize) -> Self {
        Forms { by_number: HashMap::with_capacity_and_hasher(forms, Default::default()) }
    }

    /// What is known of exactly this form.
    pub(crate) fn get(&self, form: &str) -> Option<V> {
        self.get_number(hash::number(form.as_bytes()))
    }

    /// What is known of this form in small letters of ASCII.
    pub(crate) fn get_small(&self, form: &str) -> Option<V> {
        self.get_number(hash::small_number(form.as_bytes()))
    }

    /// What is known of the form of a number (see [`hash::number`]).
    pub(crate) fn get_number(&self, number: u64) -> Option<V> {
        self.by_number.get(&number).copied()
    }

    /// Where what is known of a form is kept; at first its default.
    pub(crate) fn entry(&mut self, form: &str) -> &mut V {
        self.by_number.entry(hash::number(form.as_bytes())).or_default()
    }

    /// How many forms are known.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.by_number.len()
    }
}

impl<'a, V: Copy + Default> FromIterator<(&'a str, V)> for Forms<V> {
    fn from_iter<I: IntoIterator<Item = (&'a str, V)>>(known: I) -> Self {
        let mut forms = Forms::with_capacity(0);
        known.into_iter().for_each(|(form, known)| *forms.entry(form) = known);
        forms
    }
}

/// The number is a hash already.
#[derive(Default)]
struct Numbered(u64);

impl Hasher for Numbered {
    fn write(&mut self, _bytes: &[u8]) {}

    fn write_u64(&mut self, number: u64) {
        self.0 = number;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Forms;

    #[test]
    fn forms_are_told_apart() {
        let forms: Vec<String> = (0..50_000).map(|n| format!("form {n:x}")).collect();
        let known: Forms<usize> = forms.iter().enumerate().map(|(n, f)| (f.as_str(), n)).collect();
        assert_eq!(known.len(), forms.len());
        assert!(forms.iter().enumerate().all(|(n, form)| known.get(form) == Some(n)));
        assert_eq!((known.get("form"), known.get("")), (None, None));
        assert_eq!((known.get("FORM a"), known.get_small("FORM a")), (None, Some(10)));
    }
}
