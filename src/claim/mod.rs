//! Who says what: sentences and mentions in, attributions out.
//!
//! [`Extractor`] is the seam; behind it stand [`Rules`], and [`Tagged`], which reads
//! the rules' verdict and is better.

mod adjunct;
mod apposition;
mod assemble;
mod candidate;
mod complement;
mod continued;
mod coordinate;
mod enclosed;
mod extractor;
mod facet;
mod finite;
mod floating;
mod frame;
mod hanging;
mod lexicon;
/// The sequence model.
pub mod model;
mod nested;
mod overrun;
mod page;
mod parenthesis;
mod passive;
mod phrase;
mod quotation;
mod quoted;
mod regained;
mod relative;
mod rules;
mod select;
mod spans;
mod speaker;
mod subject;
mod supplied;
mod tagged;
mod title;
mod unclaimed;
mod unit;
mod widened;
mod word;

pub use extractor::Extractor;
pub use facet::{Facets, facets};
pub use rules::Rules;
pub use speaker::resolve;
pub use tagged::Tagged;
