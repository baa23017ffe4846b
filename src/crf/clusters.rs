//! Classes of words that stand in the same company, learned from plain text: what is known of
//! "Tuesday" is known of "Thursday". Found by the hash of the form without case.

/// The class of words that training saw too seldom.
const RARE: u8 = 0;

/// The class of every word that has one.
pub struct Clusters {
    /// Bits of a hash that do not choose where a search begins.
    shift: u32,
    /// Eight bits of class under 24 bits of hash; a class of 0 marks a free place. Every word of a
    /// text is asked for: the places must fit the processor's cache.
    places: Vec<u32>,
}

impl Clusters {
    /// The map of these words, given the hash and class of each.
    pub fn of(words: &[(u32, u8)]) -> Self {
        // Five eighths of the places are taken at most, so that searches stay short.
        let bits = (words.len() * 8 / 5 + 1).next_power_of_two().ilog2().max(8);
        let mut clusters = Clusters { shift: 32 - bits, places: vec![0; 1 << bits] };
        for &(hash, class) in words.iter().filter(|(_, class)| *class != RARE) {
            let at = clusters.search(hash);
            if let Some(place) = clusters.places.get_mut(at) {
                *place = hash << 8 | u32::from(class);
            }
        }
        clusters
    }

    /// The class of a word.
    pub(crate) fn class(&self, hash: u32) -> u8 {
        self.places.get(self.search(hash)).map_or(RARE, |&place| place as u8)
    }

    /// Where the word stands, or the free place where it would.
    fn search(&self, hash: u32) -> usize {
        let mut at = (hash >> self.shift) as usize;
        loop {
            match self.places.get(at) {
                Some(&place) if place as u8 != RARE && place >> 8 != hash & 0xff_ffff => {
                    at = (at + 1) % self.places.len();
                }
                _ => return at,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Clusters;
    use crate::crf::hash;

    #[test]
    fn words_have_the_class_that_they_were_given() {
        let hash = |number: usize| hash::lower(format!("word {number}").as_bytes());
        let words: Vec<(u32, u8)> = (0..9000).map(|n| (hash(n), (n % 255) as u8 + 1)).collect();
        let clusters = Clusters::of(&words);
        assert!(words.iter().all(|&(hash, class)| clusters.class(hash) == class));
        assert_eq!((clusters.class(hash(9001)), Clusters::of(&[]).class(7)), (0, 0));
    }
}
