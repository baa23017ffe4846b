//! Articles: which part of a scraped text is title, dateline, body, caption, credit, and what the
//! parts around the body say about it.
//!
//! Scrapers leave more than the report in a text: stamps, picture credits, calls to the reader.
//! They are typed and kept, so that nobody reads them as the report and nothing is lost.

mod agency;
mod date;
mod front_matter;
mod language;
mod layout;
mod line;
mod place;
mod published;
mod role;
mod shape;
mod words;
mod writing;

pub use front_matter::{FrontMatter, front_matter};
pub use language::language;
pub use layout::layout;
pub use published::{Published, published};
pub use words::count_words;
pub use writing::{day_of_writing, publication};
