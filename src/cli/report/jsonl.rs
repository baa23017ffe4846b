//! JSON lines: every violation whole, for other programs.

use parquill::error::Result;

use super::evidence::{End, Report, Violation};
use crate::cli::output;

pub(super) struct Jsonl;

impl Report for Jsonl {
    fn add(&mut self, violation: &Violation) -> Result<()> {
        output::result(&serde_json::to_string(violation).unwrap_or_default())
    }

    fn finish(&mut self, _: &End<'_>) -> Result<()> {
        Ok(())
    }
}
