//! What the lexicon knows of a word or phrase: a set of classes, one bit each.

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u32);

macro_rules! classes {
    ($($(#[doc = $about:literal])* $name:ident = $bit:literal,)*) => {
        impl Classes { $($(#[doc = $about])* pub(crate) const $name: Classes = Classes(1 << $bit);)* }
    };
}

classes! {
    /// A country.
    COUNTRY = 0,
    /// A place listed by hand.
    PLACE = 1,
    /// A state, province, sea or river.
    REGION = 2,
    /// A city.
    CITY = 3,
    /// A national capital.
    CAPITAL = 4,
    /// A nationality, faith or camp.
    GROUP = 5,
    /// An organization listed by hand.
    BODY = 6,
    /// A company, agency or team from a derived list.
    COMPANY = 7,
    /// A forename.
    FORENAME = 8,
    /// A surname.
    SURNAME = 9,
    /// A title before a person's name.
    TITLE = 10,
    /// Ends the name of an organization.
    HEAD_ORGANIZATION = 11,
    /// Ends the name of a facility.
    HEAD_FACILITY = 12,
    /// Ends the name of a place.
    HEAD_PLACE = 13,
    /// Ends the name of an event.
    HEAD_EVENT = 14,
    /// Ends the name of a law.
    HEAD_LAW = 15,
    /// Ends the name of a product.
    HEAD_PRODUCT = 16,
    /// An ordinary English word.
    COMMON = 17,
    /// A word of grammar: never the first word of a name by itself.
    FUNCTION = 18,
    /// Begins a phrase of the lexicon.
    OPENS_PHRASE = 19,
    /// A month or its abbreviation.
    MONTH = 20,
    /// A weekday.
    WEEKDAY = 21,
    /// A surname that by itself means one office holder.
    LEADER = 22,
    /// Has a canonical name that is not the form itself.
    RENAMED = 23,
}

impl Classes {
    /// No class.
    pub(crate) const NONE: Classes = Classes(0);
    /// A place of whatever kind.
    pub(crate) const ANY_PLACE: Classes = Classes(0b11111);
    /// A place that hardly ever is anything else.
    pub(crate) const SURE_PLACE: Classes = Classes(0b10011);
    /// A head of whatever type.
    pub(crate) const ANY_HEAD: Classes = Classes(0b11_1111 << 11);

    /// Both sets.
    pub(crate) const fn with(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }

    /// Those of the one set that are not in the other.
    pub(crate) const fn without(self, other: Classes) -> Classes {
        Classes(self.0 & !other.0)
    }

    /// One bit for each class, but for those that say nothing of the word itself.
    pub(crate) const fn bits(self) -> u32 {
        self.without(Classes::OPENS_PHRASE.with(Classes::RENAMED)).0
    }

    /// Whether the two sets share a class.
    pub(crate) const fn has(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }
}
