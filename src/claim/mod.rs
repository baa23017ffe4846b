//! Who says what: sentences and mentions in, attributions out.
//!
//! [`Extractor`] is the seam; [`Rules`] stands behind it.

mod assemble;
mod candidate;
mod extractor;
mod facet;
mod floating;
mod frame;
mod gender;
mod lexicon;
mod page;
mod phrase;
mod pronoun;
mod quotation;
mod rules;
mod select;
mod speaker;
mod title;
mod unit;
mod word;

pub use extractor::Extractor;
pub use facet::{Facets, facets};
pub use rules::Rules;
