//! Who and what does a text name, and which dates and figures does it give?
//!
//! [`Recogniser`] is the seam: whatever implements it can take the place of [`Rules`].

mod class;
mod figure;
mod lexicon;
pub mod model;
mod name;
mod nation;
mod recogniser;
mod role;
mod rules;
mod tagged;
mod word;

pub use figure::resolve;
pub use nation::add_codes;
pub use recogniser::Recogniser;
pub use role::roles;
pub use rules::Rules;
pub use tagged::Tagged;
