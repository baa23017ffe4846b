//! The closed classes of words by which cues and contents are read.

use std::ops::BitOr;

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u16);

impl Class {
    /// Forms that open a verb group.
    pub(super) const AUXILIARY: Class = Class(1);
    /// Words that negate.
    pub(super) const NEGATION: Class = Class(1 << 1);
    /// Words that begin another clause.
    pub(super) const OPENER: Class = Class(1 << 2);
    /// Subjects that are most often who speaks.
    pub(super) const SPEAKER: Class = Class(1 << 3);
    /// What stands with a word that expresses reserve.
    pub(super) const HEDGING: Class = Class(1 << 4);
    /// What stands with a word that sets a condition.
    pub(super) const CONDITIONAL: Class = Class(1 << 5);
    /// What stands with a word that expresses an intention.
    pub(super) const INTENDING: Class = Class(1 << 6);
    /// "will" and its like.
    pub(super) const WILL: Class = Class(1 << 7);
    /// "would".
    pub(super) const WOULD: Class = Class(1 << 8);
    /// "could".
    pub(super) const COULD: Class = Class(1 << 9);
    /// Words after which a form is a noun: "in favor of", "the attacks on".
    pub(super) const NOMINAL: Class = Class(1 << 10);
    /// Words that are no main word: auxiliaries, prepositions, particles, pronouns and the like.
    pub(super) const EMPTY: Class = Class(1 << 11);
    /// What stands with a word that says what is to be done.
    pub(super) const DUTY: Class = Class(1 << 12);
    /// Words after which `'s` is a verb.
    pub(super) const CONTRACTED: Class = Class(1 << 13);

    /// Modal verbs that say more or less by who is the subject and when it was said.
    pub(super) const MODAL: Class = Class(Self::WILL.0 | Self::WOULD.0 | Self::COULD.0);

    /// Whether the two sets share a class.
    pub(super) fn has(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }
}

impl BitOr for Class {
    type Output = Class;

    fn bitor(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// The words of each class, in small letters with straight apostrophes. Forms with "n't" and "'ll"
/// are known by their endings as well.
pub(super) const CLASSES: &[(Class, &str)] = &[
    (
        Class::AUXILIARY,
        "am is are was were be been do does did has have had can cannot could will would shall \
         should may might must i'm we're they're you're i've we've they've i'll we'll he'll she'll \
         they'll i'd we'd he'd she'd they'd",
    ),
    (Class::NEGATION, "not never no nobody none neither nothing cannot"),
    (Class::OPENER, "who which that because when while where whether but"),
    (Class::SPEAKER, "i we he she they i'll we'll he'll she'll they'll"),
    (
        Class::HEDGING,
        "may might perhaps maybe possibly probably likely reportedly allegedly apparently \
         supposedly presumably appears appeared appear seems seemed seem",
    ),
    (Class::CONDITIONAL, "would could if unless wouldn't couldn't"),
    (Class::INTENDING, "will shall won't gonna plans intends"),
    (Class::DUTY, "should must ought shouldn't mustn't"),
    (Class::CONTRACTED, "he she it that there this what who here"),
    (Class::WILL, "will shall won't"),
    (Class::WOULD, "would wouldn't"),
    (Class::COULD, "could couldn't"),
    (
        Class::NOMINAL,
        "in of for with on at by from the a an his her its their no some any this my our",
    ),
    (
        Class::EMPTY,
        "be is are was were been being am has have had having do does did will would can could \
         may might must should shall not never to in of on for with at by from as about against \
         over under into after before between behind toward through within off out up down back \
         away forward along it the a an his her their its them him himself herself themselves \
         that when and or but also even just still so such more most much very too now then \
         again this there all both who where how what if whether upon around without he she they \
         we i",
    ),
];
