//! All reports of one check, fed together.

use std::path::Path;

use parquill::error::Result;

use crate::cli::report::{End, Failures, Format, Report, Violation};

pub(super) struct Reports {
    violations: u64,
    reports: Vec<Box<dyn Report>>,
    written: Result<()>,
}

impl Reports {
    /// In a format to standard output, and whole to a file if one is named.
    pub(super) fn open(
        format: Format,
        most: Option<u64>,
        is_quiet: bool,
        failures: Option<&Path>,
    ) -> Result<Self> {
        let mut reports = vec![format.report(most, is_quiet)];
        if let Some(path) = failures {
            reports.push(Box::new(Failures::create(path)?));
        }
        Ok(Reports { violations: 0, reports, written: Ok(()) })
    }

    /// Hands a violation to each; what cannot be written is said at the end.
    pub(super) fn add(&mut self, violation: &Violation) {
        self.violations += 1;
        if self.written.is_ok() {
            self.written = self.reports.iter_mut().try_for_each(|report| report.add(violation));
        }
    }

    /// What the check found, and how many violations there were.
    pub(super) fn finish<T>(self, tables: &[String], checked: Result<T>) -> Result<(T, u64)> {
        let Reports { violations, mut reports, written } = self;
        written?;
        let end = End { tables, violations, error: checked.as_ref().err() };
        let finished = reports.iter_mut().try_for_each(|report| report.finish(&end));
        let found = checked?;
        finished.map(|()| (found, violations))
    }
}
