//! Annotations of a GitHub workflow: `::error` commands, escaped as its runner reads them. It shows
//! ten or so of a step, so the last line counts.

use parquill::error::Result;

use super::evidence::{End, Report, Violation};
use crate::cli::output;

pub(super) struct Github {
    most: u64,
    shown: u64,
}

impl Github {
    pub(super) fn new(most: u64) -> Self {
        Github { most, shown: 0 }
    }
}

impl Report for Github {
    fn add(&mut self, violation: &Violation) -> Result<()> {
        if self.shown == self.most {
            return Ok(());
        }
        self.shown += 1;
        output::result(&annotation(violation))
    }

    fn finish(&mut self, end: &End<'_>) -> Result<()> {
        if let Some(error) = end.error {
            output::result(&command("title=parquill", &error.to_string()))?;
        }
        if end.violations > self.shown {
            let counted = format!("{} violations, the first {} shown", end.violations, self.shown);
            output::result(&command("title=parquill", &counted))?;
        }
        Ok(())
    }
}

fn annotation(violation: &Violation) -> String {
    let file = property(&violation.path);
    let line = violation.line.map(|line| format!(",line={line}")).unwrap_or_default();
    let title = property(&format!("{}: {}", violation.table, violation.rule));
    command(&format!("file={file}{line},title={title}"), &violation.sentence())
}

fn command(properties: &str, message: &str) -> String {
    output::on_one_line(&format!("::error {properties}::{}", data(message)))
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{Violation, annotation};

    #[test]
    fn a_name_cannot_end_the_command() {
        let violation = Violation {
            table: "stock".to_owned(),
            path: "a,b:100%.jsonl".to_owned(),
            line: Some(3),
            row: Some(2),
            field: "/note".to_owned(),
            rule: "maxLength".to_owned(),
            value: "\"x::y\n::error::z\"".to_owned(),
            expected: "1, or fewer characters".to_owned(),
            ..Violation::default()
        };
        assert_eq!(
            annotation(&violation),
            "::error file=a%2Cb%3A100%25.jsonl,line=3,title=stock%3A maxLength::line 3, row 2, /note \
             is \"x::y%0A::error::z\"; expected 1, or fewer characters [maxLength]"
        );
    }
}
