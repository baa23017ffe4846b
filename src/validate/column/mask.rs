//! A verdict for each cell of a column: 64 to the word, and full as long as all is well.

use arrow_buffer::NullBuffer;

/// Which cells are still good.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mask {
    words: Vec<u64>,
    length: usize,
}

/// How many cells a word holds.
const WORD: usize = 64;

/// The last word of a full mask.
fn last_word(length: usize) -> u64 {
    u64::MAX >> (length.next_multiple_of(WORD) - length)
}

impl Mask {
    /// All of them good.
    pub(crate) fn full(length: usize) -> Self {
        let mut words = vec![u64::MAX; length.div_ceil(WORD)];
        if let Some(last) = words.last_mut() {
            *last = last_word(length);
        }
        Mask { words, length }
    }

    /// None of them.
    pub(crate) fn empty(length: usize) -> Self {
        Mask { words: vec![0; length.div_ceil(WORD)], length }
    }

    /// Those that hold something.
    pub(crate) fn valid(length: usize, nulls: Option<&NullBuffer>) -> Self {
        let mut mask = Mask::full(length);
        mask.keep_valid(nulls);
        mask
    }

    pub(crate) fn len(&self) -> usize {
        self.length
    }

    pub(crate) fn is_good(&self, at: usize) -> bool {
        self.words.get(at / WORD).is_some_and(|word| word >> (at % WORD) & 1 == 1)
    }

    pub(crate) fn is_full(&self) -> bool {
        self.words.split_last().is_none_or(|(last, rest)| {
            *last == last_word(self.length) && rest.iter().all(|&word| word == u64::MAX)
        })
    }

    pub(crate) fn clear(&mut self, at: usize) {
        if let Some(word) = self.words.get_mut(at / WORD) {
            *word &= !(1 << (at % WORD));
        }
    }

    pub(crate) fn clear_all(&mut self) {
        self.words.fill(0);
    }

    /// How many are good from one cell up to, not including, another.
    pub(crate) fn count(&self, cells: std::ops::Range<usize>) -> usize {
        cells.filter(|&at| self.is_good(at)).count()
    }

    /// The cells that are not good.
    pub(crate) fn bad(&self) -> impl Iterator<Item = usize> {
        let open = self.words.iter().enumerate().filter(|&(_, &word)| word != u64::MAX);
        let cells = open.flat_map(|(at, _)| at * WORD..((at + 1) * WORD).min(self.length));
        cells.filter(|&at| !self.is_good(at))
    }

    /// Keeps what is good in both.
    pub(crate) fn and(&mut self, other: &Mask) {
        self.zip(other, |mine, other| mine & other);
    }

    /// Adds what is good in the other.
    pub(crate) fn or(&mut self, other: &Mask) {
        self.zip(other, |mine, other| mine | other);
    }

    /// Keeps what is not good in the other.
    pub(crate) fn and_not(&mut self, other: &Mask) {
        self.zip(other, |mine, other| mine & !other);
    }

    fn zip(&mut self, other: &Mask, combine: impl Fn(u64, u64) -> u64) {
        for (word, &other) in self.words.iter_mut().zip(&other.words) {
            *word = combine(*word, other);
        }
    }

    /// Adds the nulls: whatever was asked, it was not asked of them.
    pub(crate) fn forgive_nulls(&mut self, nulls: Option<&NullBuffer>) {
        if nulls.is_some_and(|nulls| nulls.null_count() > 0) && !self.is_full() {
            let mut null = Mask::full(self.length);
            null.and_not(&Mask::valid(self.length, nulls));
            self.or(&null);
        }
    }

    /// Keeps what holds something.
    pub(crate) fn keep_valid(&mut self, nulls: Option<&NullBuffer>) {
        let Some(nulls) = nulls.filter(|nulls| nulls.null_count() > 0) else { return };
        let chunks = nulls.inner().bit_chunks();
        for (word, valid) in self.words.iter_mut().zip(chunks.iter_padded()) {
            *word &= valid;
        }
    }

    /// Keeps what passes, of a column's raw values. What stands under a null is asked too, and
    /// forgiven.
    pub(crate) fn keep<T: Copy>(
        &mut self,
        values: &[T],
        nulls: Option<&NullBuffer>,
        passes: impl Fn(T) -> bool,
    ) {
        for (at, chunk) in values.chunks(WORD).enumerate() {
            // A fold without an early end runs on many values at once.
            if !chunk.iter().fold(true, |all, &value| all & passes(value)) {
                self.keep_in_word(at, nulls, |bit| passes(chunk[bit]));
            }
        }
    }

    /// Keeps what passes, of cells by their number; nulls are not asked.
    pub(crate) fn keep_at(&mut self, nulls: Option<&NullBuffer>, passes: impl Fn(usize) -> bool) {
        let nulls = nulls.filter(|nulls| nulls.null_count() > 0);
        for at in 0..self.words.len() {
            self.keep_in_word(at, nulls, |bit| passes(at * WORD + bit));
        }
    }

    fn keep_in_word(
        &mut self,
        at: usize,
        nulls: Option<&NullBuffer>,
        passes: impl Fn(usize) -> bool,
    ) {
        let first = at * WORD;
        let is_null = |bit: usize| nulls.is_some_and(|nulls| nulls.is_null(first + bit));
        let bits = (0..WORD.min(self.length - first))
            .fold(0, |bits, bit| bits | u64::from(is_null(bit) || passes(bit)) << bit);
        if let Some(word) = self.words.get_mut(at) {
            *word &= bits;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Mask;
    use arrow_buffer::NullBuffer;

    #[test]
    fn what_fails_is_cleared_and_nulls_are_forgiven() {
        let values: Vec<i64> = (0..130).collect();
        let nulls: NullBuffer = (0..130).map(|row| row != 129).collect();
        let mut mask = Mask::full(130);
        mask.keep(&values, Some(&nulls), |value| value < 128);
        assert_eq!(mask.bad().collect::<Vec<_>>(), [128]);
        mask.keep_at(Some(&nulls), |row| row != 3 && row != 129);
        assert_eq!(mask.bad().collect::<Vec<_>>(), [3, 128]);
        mask.keep_valid(Some(&nulls));
        assert_eq!(mask.count(120..130), 8);
        mask.forgive_nulls(Some(&nulls));
        assert!(mask.is_good(129) && !mask.is_good(128));
        assert!(Mask::full(64).is_full() && Mask::empty(65).bad().count() == 65);
    }
}
