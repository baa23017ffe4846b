//! What the stream is made of: every record of the input leaves it as one of these.

use crate::document::{Document, Rejection};

/// One record of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A document to annotate.
    Document(Document),
    /// Something that could not be taken.
    Rejected(Rejection),
}

/// The records of one file, in their order.
pub(super) type Items = Box<dyn Iterator<Item = Item> + Send>;
