//! Exit codes: 0 valid, 1 violations or too many rejected inputs, 2 usage, 3 unreadable or corrupt,
//! 4 a schema that old rows do not keep.

use std::process::ExitCode;

use parquill::error::{Error, Result};

use crate::cli::output;

/// Whether what was asked for holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It does.
    Valid,
    /// There are violations, or more rejected inputs than allowed.
    Invalid,
    /// A new schema is not shown to be kept by all old rows.
    Breaking,
}

/// The exit code of a command; says what stopped it.
pub(super) fn code(outcome: Result<Verdict>) -> ExitCode {
    match outcome {
        Ok(Verdict::Valid) => ExitCode::SUCCESS,
        Ok(Verdict::Invalid) => ExitCode::from(1),
        Ok(Verdict::Breaking) => ExitCode::from(4),
        Err(error) => {
            output::message(&format!("error: {error}"));
            ExitCode::from(match error {
                Error::Invalid(_) => 1,
                Error::Usage(_) => 2,
                Error::Unreadable(_) | Error::Corrupt(_) => 3,
            })
        }
    }
}
