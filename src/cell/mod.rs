//! Anybody's columns as JSON has them: in few types, and as text where JSON has no type. What checks
//! rows and what describes them see the same values.

mod plain;
mod rendered;

pub(crate) use plain::{notes, plain, plain_column};
pub(crate) use rendered::{rendered, unnumbered};
