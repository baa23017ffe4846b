//! The keys of rows: a hash of each, by which they are compared with those of any other rows, and
//! the values of the few that were found wanting.

mod column;
mod evidence;
mod hash;
mod node;
mod reader;

pub use evidence::Hit;
pub use hash::Point;
pub use reader::{KeyHashes, KeyReader};
