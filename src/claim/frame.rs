//! The constructions in which a cue takes its content.

/// What the content of a cue looks like, and on which side it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Frame {
    /// "said that ...".
    That,
    /// "said ..." with a clause.
    Clause,
    /// "wants to ...".
    Infinitive,
    /// "asked whether ...".
    Question,
    /// "said, “...”".
    Quote,
    /// "said: ...".
    Colon,
    /// "praised the ...".
    Object,
    /// "..., she said", outside of quotation marks.
    After,
    /// "“...,” she said".
    Spoken,
    /// "..., said the senator".
    Inverted,
}

impl Frame {
    /// How many there are.
    pub(crate) const COUNT: usize = 10;
    /// Their names in the lexicon, in order.
    pub(crate) const NAMES: [&'static str; Frame::COUNT] = [
        "that",
        "clause",
        "infinitive",
        "question",
        "quote",
        "colon",
        "object",
        "after",
        "spoken",
        "inverted",
    ];
}
