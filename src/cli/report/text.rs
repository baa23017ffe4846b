//! One line a violation, for people.

use parquill::error::Result;

use super::evidence::{End, Report, Violation};
use crate::cli::output;

pub(super) struct Text {
    left: u64,
}

impl Text {
    pub(super) fn new(most: u64) -> Self {
        Text { left: most }
    }
}

impl Report for Text {
    fn add(&mut self, violation: &Violation) -> Result<()> {
        if self.left == 0 {
            return Ok(());
        }
        self.left -= 1;
        let row = violation.row.map(|row| format!(":{row}")).unwrap_or_default();
        let field = if violation.field.is_empty() { "it" } else { &violation.field };
        let line = format!("{}{row}: {field} is {}", violation.file, violation.finding());
        output::result(&output::on_one_line(&line))
    }

    fn finish(&mut self, _: &End<'_>) -> Result<()> {
        Ok(())
    }
}
