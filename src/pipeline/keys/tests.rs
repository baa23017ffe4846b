//! What is found does not depend on how much is held in memory or looked up together.

use std::collections::BTreeMap;
use std::fs;

use serde_json::json;

use super::{Budget, KeyCheck};
use crate::pipeline::check::{How, check_all};
use crate::pipeline::table::TableCheck;
use crate::schema::Keys;
use crate::validate::TableValidator;

type Said = (String, u64, String, String);

fn said(budget: Budget, together: usize) -> Vec<Said> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("rows.jsonl");
    let row = |at: usize| format!("{{\"id\":{},\"to\":\"{}\"}}\n", at % 700, at * 3 % 2_000);
    fs::write(&path, (0..1_000).map(row).collect::<String>()).unwrap();
    let schema = json!({
        "x-primaryKey": "id",
        "x-foreignKeys": [{"fields": ["to", "id"], "reference": {"fields": ["to", "to"]}}],
    });
    let keys = Keys::of_json_schema(&schema).unwrap();
    let mut check = KeyCheck::within(&[("row", &keys)], budget, together);
    let validator = TableValidator::new(&schema).unwrap().with_keys(check.reader(0));
    let inputs = vec![path.display().to_string()];
    let tables = [TableCheck { name: "row".to_owned(), inputs, validator }];
    let how = How { is_strict: false, threads: 2, quarantine: None };
    let mut said = Vec::new();
    let report = check_all(&tables, &mut check, &how, &mut |found| {
        said.push((found.rule, found.row, found.value, found.expected));
    });
    assert_eq!(report.unwrap()[0].bad_keys as usize, said.len());
    said
}

#[test]
fn little_memory_finds_the_same() {
    let most = said(Budget::default(), usize::MAX);
    let mut counts = BTreeMap::new();
    most.iter().for_each(|(rule, ..)| *counts.entry(rule.as_str()).or_insert(0) += 1);
    // Of a thousand rows 300 come again; no number is a text.
    assert_eq!(counts, BTreeMap::from([("foreignKeys", 1_000), ("primaryKey", 300)]));
    assert!(most.is_sorted_by(|one, next| one.0 != next.0 || one.1 < next.1), "row by row");
    let mut least = said(Budget { held: 0, together: 2 }, 7);
    let mut most = most;
    least.sort();
    most.sort();
    assert_eq!(least, most);
}
