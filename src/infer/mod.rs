//! A JSON Schema from data: the tightest that says something, and that every row seen keeps.
//!
//! What is kept of the rows ([`Shape`]) does not grow with their number. The same rows in the same
//! order give the same schema. It is pure: it knows batches, lines and records, not files. One file a
//! JSON type; a further form of strings is one line of the list in `form.rs`.

mod choice;
mod column;
mod draft;
mod form;
mod identifier;
mod json;
mod list;
mod number;
mod object;
mod record;
mod shape;
mod text;

pub use draft::Draft;
pub use shape::Shape;
