//! Classes of words that stand in the same company, learned from plain text: what is known of
//! "Tuesday" is known of "Thursday". Found by the hash of the form without case.

/// The class of words that training saw too seldom.
pub(crate) const RARE: u8 = 0;

/// How many bits of a hash choose where a search begins.
const BITS: u32 = 17;

/// The class of every word that has one.
pub struct Clusters {
    /// Eight bits of class under 24 bits of hash; a class of 0 marks a free place.
    places: Vec<u32>,
}

impl Clusters {
    /// The map of these words, given the hash and class of each.
    pub fn of(words: impl IntoIterator<Item = (u32, u8)>) -> Self {
        let mut clusters = Clusters { places: vec![0; 1 << BITS] };
        let mut free = clusters.places.len() / 2;
        for (hash, class) in words.into_iter().filter(|(_, class)| *class != RARE) {
            if free > 0 {
                let at = clusters.search(hash);
                if let Some(place) = clusters.places.get_mut(at) {
                    *place = hash << 8 | u32::from(class);
                    free -= 1;
                }
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
        let mut at = (hash >> (32 - BITS)) as usize;
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
