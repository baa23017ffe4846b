//! The one file that knows the `jsonschema` crate's canonical forms, an interface that its authors
//! call experimental: it may change without changing anything else here.

use jsonschema::canonical::{self, CanonicalSchema, Containment};
use serde_json::Value;

use crate::evolve::answer::Answer;

/// Whether `outer` takes every value that `inner` takes. Formats are annotations.
pub(super) fn covers(outer: &Value, inner: &Value) -> Answer {
    let Some((outer, inner)) = form(outer).zip(form(inner)) else { return Answer::Unknown };
    match outer.covers(&inner) {
        Ok(Containment::Yes) => Answer::Yes,
        Ok(Containment::No) => Answer::No,
        Ok(Containment::Unknown) | Err(_) => Answer::Unknown,
    }
}

fn form(schema: &Value) -> Option<CanonicalSchema> {
    canonical::options().offline().should_validate_formats(false).canonicalize(schema).ok()
}
