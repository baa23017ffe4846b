//! An answer that may be missing.

use serde::Serialize;

/// Whether something holds, as far as it can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// Proved.
    Yes,
    /// Refuted.
    No,
    /// Neither.
    Unknown,
}
