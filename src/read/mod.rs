//! The input stage: any pile of files in, one stream of [`Item`]s out.
//!
//! Alone among the stages this one touches the file system. It finds the files ([`open`]), tells
//! their compression and format, decodes them and hands on [`Document`](crate::document::Document)s
//! one at a time; what cannot be read becomes a [`Rejection`](crate::document::Rejection) with its
//! reason, and the rest goes on. A further format is one file and one line of the list in `format.rs`.

mod assemble;
mod columns;
mod compression;
mod decode;
mod evidence;
mod fields;
mod flaw;
mod foreign;
mod format;
mod glob;
mod identity;
mod inputs;
mod item;
mod json;
mod jsonl;
mod lines;
mod listing;
mod options;
mod parquet;
mod presets;
mod progress;
mod reader;
mod source;
mod stream;
pub mod table;
mod terms;
#[cfg(test)]
mod tests;
mod text;
mod value;
mod walk;

pub use fields::FieldMap;
pub use format::Format;
pub use item::{Item, Portion};
pub use options::Options;
pub use presets::{PRESETS, Preset};
pub use progress::Progress;
pub use reader::{Reader, open};
