//! Standard input that has to be read twice: kept in a temporary file, and said to be `-`.

use std::io;

use tempfile::NamedTempFile;

use super::table::TableViolation;
use crate::error::{Error, Result};

/// What names standard input.
const NAME: &str = "-";

/// All of standard input.
pub(super) struct Kept {
    file: NamedTempFile,
    path: String,
}

impl Kept {
    /// Reads it, where it is among the inputs, which name the file then.
    pub(super) fn among(inputs: &mut [String]) -> Result<Option<Kept>> {
        let Some(input) = inputs.iter_mut().find(|input| *input == NAME) else { return Ok(None) };
        let kept = Kept::read().map_err(|error| Error::io(NAME, &error))?;
        input.clone_from(&kept.path);
        Ok(Some(kept))
    }

    fn read() -> io::Result<Kept> {
        let mut file = NamedTempFile::new()?;
        io::copy(&mut io::stdin().lock(), &mut file)?;
        let path = file.path().display().to_string();
        Ok(Kept { file, path })
    }

    /// A violation of the file as one of standard input.
    pub(super) fn named(&self, violation: TableViolation) -> TableViolation {
        let expected = violation.expected.replace(&self.path, NAME);
        let is_kept = self.file.path().as_os_str() == violation.file.as_str();
        let file = if is_kept { NAME.to_owned() } else { violation.file };
        TableViolation { file, expected, ..violation }
    }
}
