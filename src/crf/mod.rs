//! Linear-chain conditional random fields at work (Lafferty, McCallum, Pereira 2001): hashed
//! features, integer weights read in place, the best path. It knows nothing of what is tagged.
//!
//! A word has a score in each of `N` columns: one a tag, and perhaps some more that count where a
//! path steps from one tag to another (see [`Edge`]), so that what stands at a boundary can say
//! that it is one.

mod clusters;
/// Words and features as numbers.
pub mod hash;
mod places;
mod table;
mod viterbi;

pub use clusters::Clusters;
pub use table::{Row, Scores, Table, WIDTH};
pub use viterbi::{Chain, Edge, Viterbi};
