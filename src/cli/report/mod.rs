//! How violations are told: to people, to other programs, to those who show the checks of a change.
//! A format is a file here and a line in each of the two lists.

mod advice;
mod evidence;
mod failures;
mod github;
mod jsonl;
mod junit;
mod sarif;
mod text;

use clap::ValueEnum;

pub(super) use evidence::{End, Report, Violation};
pub(super) use failures::Failures;

/// How violations are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people
    Text,
    /// One JSON object a violation; never cut short
    Jsonl,
    /// Annotations of a GitHub workflow
    Github,
    /// SARIF 2.1.0, for code scanning
    Sarif,
    /// JUnit XML: a test case for each table and rule, with examples
    Junit,
}

impl Format {
    /// A report to standard output that shows at most `most` violations, or as many as is usual.
    pub(super) fn report(self, asked: Option<u64>, is_quiet: bool) -> Box<dyn Report> {
        let most = self.most(asked);
        match self {
            Format::Text => {
                let of_rule = asked.map_or(text::MOST_OF_RULE, |_| u64::MAX);
                Box::new(text::Text::new(most, of_rule, is_quiet))
            }
            Format::Jsonl => Box::new(jsonl::Jsonl),
            Format::Github => Box::new(github::Github::new(most)),
            Format::Sarif => Box::new(sarif::Sarif::new(most)),
            Format::Junit => Box::new(junit::Junit::new(most)),
        }
    }

    /// The most violations that are shown; `u64::MAX` where all are.
    fn most(self, asked: Option<u64>) -> u64 {
        match self {
            Format::Text | Format::Github => asked.unwrap_or(50),
            Format::Jsonl => u64::MAX,
            Format::Sarif => asked.map_or(sarif::MOST, |asked| asked.min(sarif::MOST)),
            Format::Junit => asked.unwrap_or(10),
        }
    }

    /// That not all violations are shown, where that is for the summary to say.
    pub(super) fn shown(self, asked: Option<u64>, violations: u64) -> Option<String> {
        let is_cut = self == Format::Text && violations > self.most(asked);
        is_cut.then(|| match asked {
            Some(asked) => format!("the first {asked} shown"),
            None => "not all shown".to_owned(),
        })
    }
}
