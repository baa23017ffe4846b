//! What can go wrong, in words a user can act on: place, finding, expectation, way out.

use std::fmt;

use crate::place::Place;

/// One thing that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where.
    pub place: Place,
    /// What is there: `field "text" is missing`.
    pub found: String,
    /// What should be there: `a string`. Empty where the finding says it all.
    pub expected: String,
    /// What the user can do: `see --text-field`. Empty where there is nothing to do.
    pub remedy: String,
}

impl Finding {
    /// A finding with nothing more to say.
    pub fn new(place: Place, found: impl Into<String>) -> Self {
        Finding { place, found: found.into(), expected: String::new(), remedy: String::new() }
    }

    /// The same, with what was expected.
    pub fn expected(self, expected: impl Into<String>) -> Self {
        Finding { expected: expected.into(), ..self }
    }

    /// The same, with the way out.
    pub fn remedy(self, remedy: impl Into<String>) -> Self {
        Finding { remedy: remedy.into(), ..self }
    }

    /// The finding without its place: `field "text" is missing; expected a string (see --text-field)`.
    pub fn reason(&self) -> String {
        let mut reason = self.found.clone();
        if !self.expected.is_empty() {
            reason.push_str("; expected ");
            reason.push_str(&self.expected);
        }
        if !self.remedy.is_empty() {
            reason.push_str(&format!(" ({})", self.remedy));
        }
        reason
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.reason())
    }
}

/// Why a whole run stops. What only spoils one record is a rejection, not an error.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The request makes no sense: a pattern that does not parse, an output that is an input.
    #[error("{0}")]
    Usage(Box<Finding>),
    /// Something cannot be read or written.
    #[error("{0}")]
    Unreadable(Box<Finding>),
    /// A file is not what it says it is.
    #[error("{0}")]
    Corrupt(Box<Finding>),
    /// Rows break their contract; nothing was published.
    #[error("{0}")]
    Invalid(Box<Finding>),
}

impl Error {
    /// The request makes no sense.
    pub fn usage(finding: Finding) -> Self {
        Error::Usage(Box::new(finding))
    }

    /// Something cannot be read or written.
    pub fn unreadable(finding: Finding) -> Self {
        Error::Unreadable(Box::new(finding))
    }

    /// A file is not what it says it is.
    pub fn corrupt(finding: Finding) -> Self {
        Error::Corrupt(Box::new(finding))
    }

    /// Rows break their contract.
    pub fn invalid(finding: Finding) -> Self {
        Error::Invalid(Box::new(finding))
    }

    /// An operation of the system failed on a file.
    pub fn io(path: impl fmt::Display, error: &std::io::Error) -> Self {
        Error::unreadable(Finding::new(Place::file(path.to_string()), error.to_string()))
    }
}

/// What the libraries of the formats put before what they say, one before the other.
const KINDS: &[&str] = &[
    "Arrow: ",
    "Cast error: ",
    "Compute error: ",
    "EOF: ",
    "External error: ",
    "External: ",
    "Invalid argument error: ",
    "Io error: ",
    "Ipc error: ",
    "NYI: ",
    "Not yet implemented: ",
    "Parquet argument error: ",
    "Parquet error: ",
    "Parser error: ",
    "Schema error: ",
];

/// The message of an error of Arrow or Parquet without the kinds before it: who reads it knows the
/// file, not the library.
pub fn without_kinds(mut message: &str) -> &str {
    while let Some(rest) = KINDS.iter().find_map(|kind| message.strip_prefix(kind)) {
        message = rest;
    }
    message
}

/// The result of anything that can stop a run.
pub type Result<T> = std::result::Result<T, Error>;

#[cfg(test)]
mod tests {
    use super::without_kinds;

    #[test]
    fn only_kinds_are_left_out() {
        let said = "Parquet argument error: Parquet error: Page CRC checksum mismatch: 1";
        assert_eq!(without_kinds(said), "Page CRC checksum mismatch: 1");
        assert_eq!(without_kinds("column \"a\": EOF: no"), "column \"a\": EOF: no");
    }
}
