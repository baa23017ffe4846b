//! Why a record cannot be taken, before it is known where it stands. Readers add the place.

use crate::error::Finding;
use crate::place::Place;

/// A finding without its place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Flaw {
    found: String,
    expected: String,
    remedy: String,
    byte: Option<u64>,
}

impl Flaw {
    pub(super) fn new(found: impl Into<String>) -> Self {
        Flaw { found: found.into(), ..Flaw::default() }
    }

    pub(super) fn expected(self, expected: impl Into<String>) -> Self {
        Flaw { expected: expected.into(), ..self }
    }

    pub(super) fn remedy(self, remedy: impl Into<String>) -> Self {
        Flaw { remedy: remedy.into(), ..self }
    }

    /// The same, down to a byte of the record.
    pub(super) fn at_byte(self, byte: usize) -> Self {
        Flaw { byte: Some(byte as u64), ..self }
    }

    /// The same, where the record begins so many bytes further on.
    pub(super) fn moved(self, by: usize) -> Self {
        Flaw { byte: self.byte.map(|byte| byte + by as u64), ..self }
    }

    /// A record longer than the caller allows; both lengths in bytes.
    pub(super) fn too_long(length: u64, limit: usize) -> Self {
        Flaw::new(format!("record is {length} bytes long"))
            .expected(format!("at most {limit}"))
            .remedy("see --max-record-bytes")
    }

    /// The finding in a record that begins at byte `start` of its file.
    pub(super) fn at(self, place: Place, start: u64) -> Finding {
        let place = match self.byte {
            Some(byte) => place.at_byte(start + byte),
            None => place,
        };
        Finding::new(place, self.found).expected(self.expected).remedy(self.remedy)
    }
}
