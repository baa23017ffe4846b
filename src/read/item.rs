//! What the stream is made of: every record of the input leaves it as an [`Item`]. On the way there
//! some travel together as a [`Portion`], so that threads can share the reading.

use crate::document::{Document, Rejection};

/// One record of the input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// A document to annotate.
    Document(Document),
    /// Something that could not be taken.
    Rejected(Rejection),
}

/// Some records of one file: taken from it, as only one thread can, and not yet read, as any may.
pub struct Portion(Box<dyn FnOnce() -> Vec<Item> + Send>);

/// The records of one file, in their order.
pub(super) type Portions = Box<dyn Iterator<Item = Portion> + Send>;

/// Records that are read go on so many at a time, which costs less than one by one.
const TOGETHER: usize = 16;

impl Portion {
    pub(super) fn new(read: impl FnOnce() -> Vec<Item> + Send + 'static) -> Self {
        Portion(Box::new(read))
    }

    /// Reads them.
    pub fn read(self) -> Vec<Item> {
        (self.0)()
    }
}

/// Records of which nothing is left to do.
pub(super) fn finished(mut items: impl Iterator<Item = Item> + Send + 'static) -> Portions {
    Box::new(std::iter::from_fn(move || {
        let together: Vec<Item> = items.by_ref().take(TOGETHER).collect();
        (!together.is_empty()).then(|| Portion::new(|| together))
    }))
}
