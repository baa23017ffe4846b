//! One file against what was promised of it.
//!
//! A file of the promised length with another hash has lost bits: it is *corrupt*, and nothing read
//! from it means anything. A file of another length has been written anew by somebody: that breaks
//! the promise, and its rows are worth checking.

use std::fs::File;
use std::io;
use std::path::Path;

use crate::audit::violation::AuditViolation;
use crate::checksum::Checksum;
use crate::error::Finding;
use crate::place::Place;

/// What a file should be.
#[derive(Clone, Copy, Debug)]
pub struct Promise<'a> {
    /// The table that it belongs to.
    pub table: &'a str,
    /// Its path within the folder.
    pub path: &'a str,
    /// How long it is.
    pub bytes: Option<u64>,
    /// What it hashes to.
    pub checksum: Option<&'a Checksum>,
}

impl Promise<'_> {
    /// What the file breaks; nothing where it is as it should be.
    ///
    /// # Errors
    /// If it is missing, unreadable or has lost bits.
    pub fn check(&self, folder: &Path) -> Result<Option<AuditViolation>, Box<Finding>> {
        let place = Place::file(self.path);
        let (bytes, digits) = self.measure(folder).map_err(|error| {
            Box::new(
                Finding::new(place.clone(), error.to_string())
                    .expected("the file that is described"),
            )
        })?;
        if let Some(expected) = self.bytes.filter(|expected| *expected != bytes) {
            let expected = format!("the {expected} bytes that were published");
            let value = format!("{bytes} bytes long");
            return Ok(Some(AuditViolation::of_file(self.table, self.path, value, expected)));
        }
        match self.checksum.filter(|checksum| checksum.digits != digits) {
            None => Ok(None),
            Some(Checksum { algorithm, digits: expected }) => {
                let found = format!("its {} is {digits}", algorithm.name());
                Err(Box::new(Finding::new(place, found).expected(expected)))
            }
        }
    }

    /// Length and hash; without a checksum to compare, no bytes are read.
    fn measure(&self, folder: &Path) -> io::Result<(u64, String)> {
        let file = File::open(folder.join(self.path))?;
        match self.checksum {
            Some(checksum) => checksum.algorithm.of(file),
            None => Ok((file.metadata()?.len(), String::new())),
        }
    }
}
