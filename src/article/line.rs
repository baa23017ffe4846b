//! What a role rule may look at: one paragraph, how much of it is typed already, and where it
//! stands in the article.

use crate::record::Role;

/// A paragraph that is being typed from its front.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line<'a> {
    /// What is left to type, trimmed, not empty.
    pub(crate) rest: &'a str,
    /// What was typed right before it in the same paragraph.
    pub(crate) peeled: Option<Role>,
    /// How many paragraphs stand before this one.
    pub(crate) paragraph: usize,
    /// How many paragraphs with body text stand before this one.
    pub(crate) bodies: usize,
    /// Whether a title stands before it.
    pub(crate) titled: bool,
    /// The next paragraph, empty at the end of the text.
    pub(crate) next: &'a str,
    /// The title that the source gave, if it did.
    pub(crate) title: Option<&'a str>,
}

impl Line<'_> {
    /// The whole of what is left.
    pub(crate) fn all(&self) -> usize {
        self.rest.len()
    }

    /// Whether something that is not the report stands before it in the same paragraph.
    pub(crate) fn follows_residue(&self) -> bool {
        self.peeled.is_some_and(|role| matches!(role, Role::Stamp | Role::Prompt | Role::Credit))
    }

    /// Whether the body has hardly begun: where titles, bylines and datelines stand.
    pub(crate) fn is_early(&self) -> bool {
        self.bodies < 2 && self.paragraph < 12
    }
}
