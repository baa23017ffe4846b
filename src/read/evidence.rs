//! What is kept of a record: its length, hash and first bytes, gathered in pieces so that a record
//! of any length passes through without being held.

use std::io::Read;

use sha2::{Digest, Sha256};

use super::stream::read_some;
use crate::document::Rejection;
use crate::error::Finding;
use crate::hexadecimal::hexadecimal;

const PIECE: usize = 64 * 1024;

/// Length, SHA-256 and prefix of the bytes seen so far.
#[derive(Default)]
pub(super) struct Evidence {
    length: u64,
    hasher: Sha256,
    prefix: Vec<u8>,
}

impl Evidence {
    pub(super) fn of(bytes: &[u8]) -> Self {
        let mut evidence = Evidence::default();
        evidence.add(bytes);
        evidence
    }

    /// The bytes of a whole stream; one that breaks off is taken up to the break.
    pub(super) fn of_stream(stream: &mut dyn Read) -> Self {
        let mut evidence = Evidence::default();
        evidence.add_stream(stream);
        evidence
    }

    pub(super) fn add(&mut self, bytes: &[u8]) {
        self.length += bytes.len() as u64;
        self.hasher.update(bytes);
        let room = Rejection::PREFIX - self.prefix.len();
        self.prefix.extend(bytes.iter().take(room));
    }

    pub(super) fn add_stream(&mut self, stream: &mut dyn Read) {
        let mut piece = vec![0; PIECE];
        while let Ok(count @ 1..) = read_some(stream, &mut piece) {
            self.add(piece.get(..count).unwrap_or_default());
        }
    }

    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// In lower-case hexadecimal.
    pub(super) fn sha256(self) -> String {
        hexadecimal(&self.hasher.finalize())
    }

    pub(super) fn reject(self, finding: Finding) -> Rejection {
        Rejection {
            finding,
            bytes: self.length,
            sha256: hexadecimal(&self.hasher.finalize()),
            prefix: self.prefix,
        }
    }
}

/// SHA-256 of a record's bytes, in lower-case hexadecimal.
pub(super) fn sha256(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}
