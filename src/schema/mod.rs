//! A JSON Schema as a thing to reason about: a part in its document, the types that it allows, its
//! numbers in exact order, the Arrow type that it implies.
//!
//! On the ground floor because those who compare schemas and those who translate them need the same
//! reading. Nothing here validates: that is the `jsonschema` crate's.

mod arrow;
mod keys;
mod node;
mod number;
mod types;

pub use arrow::{ImpliedType, implied_type};
pub use keys::{FOREIGN_KEYS, ForeignKey, Keys, UniqueKey};
pub use node::{Node, is_annotation};
pub use number::{compare, integer};
pub use types::Types;
