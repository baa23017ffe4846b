//! Closed classes of English words: what a rule can know about a word without a parser.

use std::ops::BitOr;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Class(u32);

impl Class {
    pub(crate) const NONE: Class = Class(0);
    /// Forms of "be".
    pub(crate) const BE: Class = Class(1);
    /// Forms of "have".
    pub(crate) const HAVE: Class = Class(1 << 1);
    /// Forms of "do".
    pub(crate) const DO: Class = Class(1 << 2);
    /// will, would, can, ...
    pub(crate) const MODAL: Class = Class(1 << 3);
    /// not, never, and forms with n't.
    pub(crate) const NEGATION: Class = Class(1 << 4);
    /// Adverbs that stand within a verb group.
    pub(crate) const ADVERB: Class = Class(1 << 5);
    /// Pronouns that can be a subject.
    pub(crate) const SUBJECT: Class = Class(1 << 6);
    /// Pronouns that can only be an object.
    pub(crate) const OBJECT: Class = Class(1 << 7);
    /// my, his, their, ...
    pub(crate) const POSSESSIVE: Class = Class(1 << 8);
    /// Articles, demonstratives and quantifiers before a noun.
    pub(crate) const DETERMINER: Class = Class(1 << 9);
    /// Prepositions.
    pub(crate) const PREPOSITION: Class = Class(1 << 10);
    /// and, or, but.
    pub(crate) const COORDINATOR: Class = Class(1 << 11);
    /// because, although, as, ...
    pub(crate) const SUBORDINATOR: Class = Class(1 << 12);
    pub(crate) const THAT: Class = Class(1 << 13);
    pub(crate) const TO: Class = Class(1 << 14);
    /// what, how, whether, if: openers of a question reported.
    pub(crate) const QUESTION: Class = Class(1 << 15);
    /// Days, months and the like: when it was said.
    pub(crate) const TIME: Class = Class(1 << 16);
    /// who, which: subjects of a relative clause.
    pub(crate) const RELATIVE: Class = Class(1 << 17);
    /// Particles of phrasal verbs.
    pub(crate) const PARTICLE: Class = Class(1 << 18);
    /// Verbs that take another verb: "declined to say", "went on to add".
    pub(crate) const CATENATIVE: Class = Class(1 << 19);
    /// Catenatives that deny: "refused to say".
    pub(crate) const REFUSAL: Class = Class(1 << 20);

    /// be, have, do and the modals.
    pub(crate) const AUXILIARY: Class =
        Class(Self::BE.0 | Self::HAVE.0 | Self::DO.0 | Self::MODAL.0);

    /// Whether the two sets share a class.
    pub(crate) fn has(self, other: Class) -> bool {
        self.0 & other.0 != 0
    }

    /// The set as a number.
    pub(crate) fn bits(self) -> u32 {
        self.0
    }

    /// Whether the word belongs to no closed class.
    pub(crate) fn is_open(self) -> bool {
        self.0 == 0
    }
}

impl BitOr for Class {
    type Output = Class;

    fn bitor(self, other: Class) -> Class {
        Class(self.0 | other.0)
    }
}

/// The words of each class, lower case, straight apostrophes.
pub(crate) const WORDS: &[(Class, &str)] = &[
    (Class::BE, "be is are was were been being am isn't aren't wasn't weren't"),
    (Class::HAVE, "have has had having haven't hasn't hadn't"),
    (Class::DO, "do does did don't doesn't didn't"),
    (
        Class::MODAL,
        "will would can could may might must shall should won't wouldn't can't cannot couldn't \
         mustn't shouldn't",
    ),
    (
        Class::NEGATION,
        "not never isn't aren't wasn't weren't haven't hasn't hadn't don't doesn't didn't won't \
         wouldn't can't cannot couldn't mustn't shouldn't nobody neither nor",
    ),
    (
        Class::ADVERB,
        "however meanwhile moreover nevertheless nonetheless indeed furthermore otherwise besides \
         also then again later now still just even once often always soon ever already first \
         further too instead perhaps rather almost sometimes long yet thus therefore hence twice \
         quickly reportedly allegedly apparently not never",
    ),
    (
        Class::SUBJECT,
        "i he she they we it you everyone someone anyone nobody everybody none others",
    ),
    (Class::OBJECT, "me him them us himself herself themselves itself myself yourself ourselves"),
    (Class::POSSESSIVE, "my his her their our its your whose"),
    (
        Class::DETERMINER,
        "a an the this these those some many most several few all both each every another any no \
         one two three four five six seven eight nine ten other more half",
    ),
    (
        Class::PREPOSITION,
        "of in on at for with from by about against between among into onto over under during \
         after before since until upon within without through throughout toward towards across \
         amid despite like near outside inside behind beyond alongside via per above below around \
         regarding concerning following including to",
    ),
    (Class::COORDINATOR, "and or but nor yet"),
    (
        Class::SUBORDINATOR,
        "because although though while whereas unless as since until after before when where if \
         once so than",
    ),
    (Class::THAT, "that"),
    (Class::TO, "to"),
    (Class::QUESTION, "what how whether why when where if who which"),
    (
        Class::TIME,
        "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight \
         earlier later recently afterward afterwards thereafter ago",
    ),
    (Class::RELATIVE, "who which that"),
    (Class::PARTICLE, "out up down off back on over away forward"),
    (
        Class::CATENATIVE,
        "declined decline declines declining refused refuse refuses refusing went go goes \
         going continued continue continues continuing began begin begins started starts sought \
         seeks tried try tries trying wanted wants want used appeared appears appear seemed seems \
         seem failed fails expected likely hastened hesitated ready quick quick stopped vowed \
         vows chose prefers preferred likes like liked need needs needed has have had able \
         willing eager happy forced afraid unwilling",
    ),
    (
        Class::REFUSAL,
        "declined decline declines declining refused refuse refuses refusing failed fails stopped \
         afraid unwilling",
    ),
];
