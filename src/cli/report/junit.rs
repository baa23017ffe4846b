//! JUnit XML, which most servers of continuous integration read: a suite for each table, a test case
//! for each of its rules that is broken, with how often and the first examples.

use std::collections::BTreeMap;

use parquill::error::Result;

use super::evidence::{End, Report, Violation};
use crate::cli::output;

pub(super) struct Junit {
    /// Examples of a test case.
    most: u64,
    /// By table, then by rule.
    suites: BTreeMap<String, BTreeMap<String, Case>>,
}

#[derive(Default)]
struct Case {
    keyword: String,
    violations: u64,
    examples: Vec<String>,
}

impl Junit {
    pub(super) fn new(most: u64) -> Self {
        Junit { most, suites: BTreeMap::new() }
    }

    fn document(&mut self, end: &End<'_>) -> String {
        // A table that was not read to its end has not passed.
        for table in end.tables.iter().filter(|_| end.error.is_none()) {
            self.suites.entry(table.clone()).or_default();
        }
        let failures = self.suites.values().map(BTreeMap::len).sum::<usize>();
        let tests = self.suites.values().map(|cases| cases.len().max(1)).sum::<usize>();
        let errors = usize::from(end.error.is_some());
        let counts = counts(tests + errors, failures, errors);
        let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
        xml.push_str(&format!("<testsuites name=\"parquill validate\" {counts}>\n"));
        self.suites.iter().for_each(|(table, cases)| xml.push_str(&suite(table, cases)));
        if let Some(error) = end.error {
            xml.push_str(&stopped(&error.to_string()));
        }
        xml.push_str("</testsuites>");
        xml
    }
}

impl Report for Junit {
    fn add(&mut self, violation: &Violation) -> Result<()> {
        let cases = self.suites.entry(violation.table.clone()).or_default();
        let case = cases.entry(violation.rule_id()).or_default();
        if (case.examples.len() as u64) < self.most {
            case.examples.push(format!("{}: {}", violation.path, violation.sentence()));
        }
        case.violations += 1;
        case.keyword.clone_from(&violation.rule);
        Ok(())
    }

    fn finish(&mut self, end: &End<'_>) -> Result<()> {
        output::result(&self.document(end))
    }
}

fn counts(tests: usize, failures: usize, errors: usize) -> String {
    format!("tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\"")
}

fn suite(table: &str, cases: &BTreeMap<String, Case>) -> String {
    let table = escaped(table);
    let mut xml =
        format!("  <testsuite name=\"{table}\" {}>\n", counts(cases.len().max(1), cases.len(), 0));
    if cases.is_empty() {
        xml.push_str(&format!("    <testcase classname=\"{table}\" name=\"{table}\"/>\n"));
    }
    cases.iter().for_each(|(rule, case)| xml.push_str(&failed(&table, rule, case)));
    xml + "  </testsuite>\n"
}

fn failed(table: &str, rule: &str, case: &Case) -> String {
    let Case { keyword, violations, examples } = case;
    let plural = if *violations == 1 { "" } else { "s" };
    let shown = match *violations - examples.len() as u64 {
        0 => String::new(),
        _ => format!(", the first {} shown", examples.len()),
    };
    format!(
        "    <testcase classname=\"{table}\" name=\"{}\">\n      \
         <failure type=\"{}\" message=\"{violations} violation{plural}{shown}\">{}</failure>\n    \
         </testcase>\n",
        escaped(rule),
        escaped(keyword),
        escaped(&examples.join("\n"))
    )
}

fn stopped(error: &str) -> String {
    let counts = counts(1, 0, 1);
    format!(
        "  <testsuite name=\"parquill\" {counts}>\n    \
         <testcase classname=\"parquill\" name=\"every table can be read\">\n      \
         <error message=\"{}\"/>\n    </testcase>\n  </testsuite>\n",
        escaped(error)
    )
}

/// Text as XML 1.0 may hold it, in an attribute or between tags.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push('\n'),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            _ if character.is_control() => escaped.extend(character.escape_default()),
            _ => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::{End, Junit, Report, Violation};

    #[test]
    fn a_case_counts_all_and_shows_the_first() {
        let mut junit = Junit::new(1);
        let value = "\"<&\u{0}>\"".to_owned();
        let path = "a.csv".to_owned();
        let violation = Violation {
            table: "t".into(),
            value,
            path,
            rule: "enum".into(),
            ..Violation::default()
        };
        junit.add(&violation).unwrap();
        junit.add(&violation).unwrap();
        let tables = ["t".to_owned(), "whole".to_owned()];
        let xml = junit.document(&End { tables: &tables, violations: 2, error: None });
        assert!(xml.contains(
            "<testsuites name=\"parquill validate\" tests=\"2\" failures=\"1\" errors=\"0\">"
        ));
        assert!(xml.contains("message=\"2 violations, the first 1 shown\""));
        assert!(xml.contains("a.csv: is &quot;&lt;&amp;\\u{0}&gt;&quot;"), "{xml}");
        assert!(xml.contains("<testcase classname=\"whole\" name=\"whole\"/>"));
    }
}
