//! Linear-chain conditional random fields at work (Lafferty, McCallum, Pereira 2001): hashed
//! features, integer weights read in place, the best path. It knows nothing of what is tagged.
//!
//! A word has a score in each of `N` columns: one a tag, and perhaps some more that count where a
//! path steps from one tag to another (see [`Edge`]), so that what stands at a boundary can say
//! that it is one.

mod chain;
mod clusters;
mod edge;
/// Words and features as numbers.
pub mod hash;
mod lanes;
mod places;
mod table;
mod viterbi;
mod widest;

pub use chain::Chain;
pub use clusters::Clusters;
pub use edge::Edge;
pub use lanes::WIDTH;
pub use table::{Row, Table};
pub use viterbi::Viterbi;
