//! Some numbers at once, one for each tag or column. Plain loops over arrays of fixed length, which
//! the compiler turns into the widest instructions of where they are inlined (see [`super::widest`]);
//! hence each is inlined always.

/// Columns of a row in memory, those that a model has not at its end.
pub const WIDTH: usize = 32;

/// A number for each column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(align(64))]
pub(super) struct Lanes(pub(super) [i16; WIDTH]);

impl Lanes {
    /// The same number everywhere.
    #[inline(always)]
    pub(super) const fn splat(number: i16) -> Self {
        Lanes([number; WIDTH])
    }

    /// The number of a column; of those beyond the last, the one of that many less.
    #[inline(always)]
    pub(super) fn at(&self, column: u8) -> i16 {
        self.0[usize::from(column) % WIDTH]
    }

    /// Sets the number of a column.
    #[inline(always)]
    pub(super) fn set(&mut self, column: u8, number: i16) {
        self.0[usize::from(column) % WIDTH] = number;
    }

    /// Both lanes joined number by number.
    #[inline(always)]
    fn with(&self, other: &Lanes, join: impl Fn(i16, i16) -> i16) -> Lanes {
        let mut joined = Lanes::splat(0);
        for at in 0..WIDTH {
            joined.0[at] = join(self.0[at], other.0[at]);
        }
        joined
    }

    /// The sums, which stay within their numbers.
    #[inline(always)]
    pub(super) fn plus(&self, other: &Lanes) -> Lanes {
        self.with(other, i16::saturating_add)
    }

    /// The differences, which stay within their numbers.
    #[inline(always)]
    pub(super) fn less(&self, other: &Lanes) -> Lanes {
        self.with(other, i16::saturating_sub)
    }

    /// The larger of each two.
    #[inline(always)]
    pub(super) fn or_more(&self, other: &Lanes) -> Lanes {
        self.with(other, i16::max)
    }

    /// All bits where the number is larger than the other's, else none.
    #[inline(always)]
    pub(super) fn over(&self, other: &Lanes) -> Lanes {
        self.with(other, |own, other| -i16::from(own > other))
    }

    /// The bits that both have.
    #[inline(always)]
    pub(super) fn and(&self, other: &Lanes) -> Lanes {
        self.with(other, |own, other| own & other)
    }

    /// The largest of all.
    #[inline(always)]
    pub(super) fn most(&self) -> i16 {
        let mut most = i16::MIN;
        for number in self.0 {
            most = most.max(number);
        }
        most
    }

    /// The first column that has a number; beyond the last if none has.
    #[inline(always)]
    pub(super) fn first(&self, number: i16) -> u8 {
        self.0.iter().position(|&own| own == number).unwrap_or(WIDTH) as u8
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{Lanes, WIDTH};

    proptest! {
        #[test]
        fn lanes_are_numbers_one_by_one(one in any::<[i16; WIDTH]>(), other in any::<[i16; WIDTH]>()) {
            let (left, right) = (Lanes(one), Lanes(other));
            for at in 0..WIDTH {
                prop_assert_eq!(left.plus(&right).0[at], one[at].saturating_add(other[at]));
                prop_assert_eq!(left.less(&right).0[at], one[at].saturating_sub(other[at]));
                prop_assert_eq!(left.or_more(&right).0[at], one[at].max(other[at]));
                prop_assert_eq!(left.over(&right).0[at], if one[at] > other[at] { -1 } else { 0 });
                prop_assert_eq!(left.and(&right).0[at], one[at] & other[at]);
            }
            let most = one.iter().copied().max().unwrap();
            let first = one.iter().position(|&number| number == most).unwrap();
            prop_assert_eq!((left.most(), usize::from(left.first(most))), (most, first));
        }
    }
}
