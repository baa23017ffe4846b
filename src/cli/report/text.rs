//! The look of a compiler: rule, place, the value with its field, what was expected, the way out. At
//! the end each rule is counted.

use std::collections::BTreeMap;

use parquill::error::Result;

use super::advice::advice;
use super::evidence::{End, Report, Violation};
use crate::cli::output;

/// Violations of a rule that are shown where nobody has asked for more.
pub(super) const MOST_OF_RULE: u64 = 10;

const RED: &str = "\u{1b}[1;31m";
const BLUE: &str = "\u{1b}[1;34m";
const BOLD: &str = "\u{1b}[1m";
const RESET: &str = "\u{1b}[0m";

pub(super) struct Text {
    left: u64,
    /// Violations of a rule that are shown: what every row breaks does not hide the rest.
    of_rule: u64,
    in_colour: bool,
    /// Whether the rules are counted at the end.
    counts: bool,
    rules: BTreeMap<String, Count>,
}

#[derive(Default)]
struct Count {
    all: u64,
    shown: u64,
}

impl Text {
    pub(super) fn new(most: u64, of_rule: u64, is_quiet: bool) -> Self {
        let in_colour = output::in_colour();
        Text { left: most, of_rule, in_colour, counts: !is_quiet, rules: BTreeMap::new() }
    }

    fn said(&self, violation: &Violation) -> Vec<String> {
        let advice = advice(&violation.rule);
        let plain = |text: &str| output::on_one_line(text);
        let help = advice.as_ref().map(|advice| advice.help).filter(|help| !help.is_empty());
        let source = violation.source.as_ref().map(|source| match violation.record {
            Some(record) => format!("from {source}, record {record}"),
            None => format!("from {source}"),
        });
        let schema =
            (!violation.schema.is_empty()).then(|| format!("{} in the schema", violation.schema));
        let mut lines = vec![
            self.head(
                &plain(&violation.rule),
                advice.map_or("a broken rule", |advice| advice.headline),
            ),
            format!("{} {}", self.sign("  -->"), plain(&place(violation))),
        ];
        lines.extend(self.excerpt(violation));
        lines.push(self.note("expected", &plain(&violation.expected)));
        lines.extend(schema.map(|schema| self.note("rule:", &plain(&schema))));
        lines.extend(source.map(|source| self.note("note:", &plain(&source))));
        lines.extend(help.map(|help| self.note("help:", help)));
        lines
    }

    /// The field and its value, marked below.
    fn excerpt(&self, violation: &Violation) -> [String; 2] {
        let field = violation.field.rsplit_once('/').map_or("", |(_, field)| field);
        let name = match output::on_one_line(field) {
            name if name.is_empty() => name,
            name => format!("{name}: "),
        };
        let value = output::on_one_line(&violation.value);
        let (before, below) = (name.chars().count(), value.chars().count());
        let marks = self.painted(RED, &"^".repeat(below));
        let bar = self.sign("   |");
        [format!("{bar} {name}{value}"), format!("{bar} {}{marks}", " ".repeat(before))]
    }

    fn head(&self, rule: &str, headline: &str) -> String {
        let error = self.painted(RED, &format!("error[{rule}]"));
        format!("{error}{}", self.painted(BOLD, &format!(": {headline}")))
    }

    fn note(&self, kind: &str, text: &str) -> String {
        format!("{} {} {text}", self.sign("   ="), self.painted(BOLD, kind))
    }

    fn sign(&self, sign: &str) -> String {
        self.painted(BLUE, sign)
    }

    fn painted(&self, colour: &str, text: &str) -> String {
        if self.in_colour { format!("{colour}{text}{RESET}") } else { text.to_owned() }
    }
}

impl Report for Text {
    fn add(&mut self, violation: &Violation) -> Result<()> {
        let count = self.rules.entry(violation.rule_id()).or_default();
        count.all += 1;
        if self.left == 0 || count.shown == self.of_rule {
            return Ok(());
        }
        count.shown += 1;
        self.left -= 1;
        output::result(&(self.said(violation).join("\n") + "\n"))
    }

    fn finish(&mut self, _: &End<'_>) -> Result<()> {
        let most = self.rules.values().map(|count| count.all).max();
        let width = most.map_or(0, |most| most.to_string().len());
        for (rule, Count { all, shown }) in self.rules.iter().filter(|_| self.counts) {
            let cut = if *shown == self.of_rule && shown < all {
                format!(", the first {shown} shown")
            } else {
                String::new()
            };
            output::message(&format!("{all:width$} {rule}{cut}"));
        }
        Ok(())
    }
}

fn place(violation: &Violation) -> String {
    match violation.spot() {
        spot if spot.is_empty() => violation.file.clone(),
        spot => format!("{}: {spot}", violation.file),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{RED, RESET, Text, Violation};

    fn said(in_colour: bool) -> Vec<String> {
        let text = Text { left: 1, of_rule: 1, in_colour, counts: true, rules: BTreeMap::new() };
        text.said(&Violation {
            table: "order".to_owned(),
            file: "orders.parquet".to_owned(),
            row_group: Some(0),
            row: Some(17),
            field: "/lines/0/pieces".to_owned(),
            rule: "minimum".to_owned(),
            value: "-20".to_owned(),
            expected: "at least 1".to_owned(),
            ..Violation::default()
        })
    }

    #[test]
    fn the_value_is_marked_below() {
        assert_eq!(
            said(false),
            [
                "error[minimum]: a number that is too small",
                "  --> orders.parquet: row group 0, row 17, /lines/0/pieces",
                "   | pieces: -20",
                "   |         ^^^",
                "   = expected at least 1",
            ]
        );
        assert!(said(true)[3].ends_with(&format!("         {RED}^^^{RESET}")));
    }
}
