//! Tables as they are, for whoever checks them: Parquet and Arrow as batches of columns, JSON lines
//! and CSV as stretches of text. They come in [`Piece`]s that threads can work on, in the order of
//! the files and of their rows.

mod arrow;
mod batches;
mod breaks;
mod csv;
mod files;
mod kind;
mod lines;
mod parquet;
mod piece;

pub use batches::Batches;
pub use files::{Tables, open};
pub use piece::{Columns, Lines, Piece, Records};
