//! SARIF 2.1.0 for code scanning: the subset that names rules and places. GitHub takes 25,000 results
//! of a run and shows 5,000, so no more are written; each rule says how many there were.
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>

use std::collections::BTreeMap;

use parquill::error::Result;
use serde_json::{Value, json};

use super::evidence::{End, Report, Violation};
use crate::cli::output;

/// The most results of a run.
pub(super) const MOST: u64 = 5000;

/// The most results of a rule: one that every row breaks leaves room for the others.
const MOST_OF_RULE: u64 = 1000;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

pub(super) struct Sarif {
    most: u64,
    rules: BTreeMap<String, Rule>,
    results: Vec<Value>,
}

struct Rule {
    keyword: String,
    expected: String,
    violations: u64,
}

impl Sarif {
    pub(super) fn new(most: u64) -> Self {
        Sarif { most, rules: BTreeMap::new(), results: Vec::new() }
    }

    fn document(&mut self, end: &End<'_>) -> Value {
        let ids: Vec<&str> = self.rules.keys().map(String::as_str).collect();
        for result in &mut self.results {
            let id = result.get("ruleId").and_then(Value::as_str).unwrap_or_default();
            let index = ids.binary_search(&id).unwrap_or_default();
            result["ruleIndex"] = index.into();
        }
        let results = std::mem::take(&mut self.results);
        let driver = json!({
            "name": "parquill",
            "version": env!("CARGO_PKG_VERSION"),
            "rules": self.rules.iter().map(rule).collect::<Vec<_>>(),
        });
        let run = json!({
            "tool": {"driver": driver},
            "invocations": [invocation(end)],
            "properties": {"violations": end.violations, "shown": results.len()},
            "results": results,
        });
        json!({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})
    }
}

impl Report for Sarif {
    fn add(&mut self, violation: &Violation) -> Result<()> {
        let rule = self.rules.entry(violation.rule_id()).or_insert_with(|| Rule {
            keyword: violation.rule.clone(),
            expected: violation.expected.clone(),
            violations: 0,
        });
        rule.violations += 1;
        if rule.violations <= MOST_OF_RULE && (self.results.len() as u64) < self.most {
            self.results.push(result(violation));
        }
        Ok(())
    }

    fn finish(&mut self, end: &End<'_>) -> Result<()> {
        output::result(&serde_json::to_string_pretty(&self.document(end)).unwrap_or_default())
    }
}

fn rule((id, rule): (&String, &Rule)) -> Value {
    json!({
        "id": id,
        "name": rule.keyword,
        "shortDescription": {"text": format!("expected {}", rule.expected)},
        "defaultConfiguration": {"level": "error"},
        "properties": {"violations": rule.violations},
    })
}

fn result(violation: &Violation) -> Value {
    let mut physical = json!({"artifactLocation": {"uri": uri(&violation.path)}});
    if let Some(line) = violation.line {
        physical["region"] = json!({"startLine": line});
    }
    let logical = json!({"fullyQualifiedName": format!("{}{}", violation.table, violation.field)});
    json!({
        "ruleId": violation.rule_id(),
        "level": "error",
        "message": {"text": violation.sentence()},
        "locations": [{"physicalLocation": physical, "logicalLocations": [logical]}],
        "properties": {
            "table": violation.table,
            "rowGroup": violation.row_group,
            "row": violation.row,
            "field": violation.field,
            "value": violation.value,
            "expected": violation.expected,
            "source": violation.source,
            "record": violation.record,
        },
    })
}

fn invocation(end: &End<'_>) -> Value {
    let notes =
        end.error.map(|error| json!({"level": "error", "message": {"text": error.to_string()}}));
    json!({
        "executionSuccessful": end.error.is_none(),
        "toolExecutionNotifications": notes.into_iter().collect::<Vec<_>>(),
    })
}

/// A path as a reference: what a URI reserves as its numbers.
fn uri(path: &str) -> String {
    let mut uri = if path.starts_with('/') { "file://".to_owned() } else { String::new() };
    for &byte in path.as_bytes() {
        match byte {
            b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(byte.into()),
            _ if byte.is_ascii_alphanumeric() => uri.push(byte.into()),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::{End, MOST_OF_RULE, Report, Sarif, Value, Violation};

    fn broken(rule: &str, line: u64) -> Violation {
        Violation {
            table: "order".to_owned(),
            path: "a b/ü.jsonl".to_owned(),
            line: Some(line),
            row: Some(line - 1),
            rule: rule.to_owned(),
            schema: format!("/properties/id/{rule}"),
            expected: "less".to_owned(),
            ..Violation::default()
        }
    }

    #[test]
    fn every_result_names_its_rule_and_its_line() {
        let mut sarif = Sarif::new(5000);
        (1..=MOST_OF_RULE + 5).for_each(|line| sarif.add(&broken("pattern", line)).unwrap());
        sarif.add(&broken("maxLength", 7)).unwrap();
        let end = End { tables: &[], violations: MOST_OF_RULE + 6, error: None };
        let document = sarif.document(&end);
        let run = &document["runs"][0];
        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len() as u64, MOST_OF_RULE + 1, "a flood leaves room for the others");
        let rules = &run["tool"]["driver"]["rules"];
        for result in results {
            let rule = &rules[result["ruleIndex"].as_u64().unwrap() as usize];
            assert_eq!(rule["id"], result["ruleId"]);
        }
        assert_eq!(rules[1]["properties"]["violations"], MOST_OF_RULE + 5);
        let place = &results.last().unwrap()["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "a%20b/%C3%BC.jsonl");
        assert_eq!(place["region"]["startLine"], 7);
        assert_eq!(run["invocations"][0]["executionSuccessful"], Value::Bool(true));
    }
}
