//! Keys are stable: whatever the order or the company a document came in.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use parquill::record::Table;

use crate::corpus::json_lines;
use crate::dataset::{build_valid, strings};

fn keys(inputs: &[&Path], out: &Path) -> BTreeSet<String> {
    build_valid(inputs, out, &[]);
    let keys = strings(out, Table::Article, "article_id");
    let unique: BTreeSet<String> = keys.iter().cloned().collect();
    assert_eq!(unique.len(), keys.len(), "two documents keep two keys");
    unique
}

#[test]
fn a_line_keeps_its_key_in_other_company() {
    let folder = tempfile::tempdir().unwrap();
    let lines = json_lines(40);
    let (pile, part) = (folder.path().join("pile.jsonl"), folder.path().join("part.jsonl"));
    fs::write(&pile, lines.join("\n")).unwrap();
    let few: Vec<&str> = lines[11..17].iter().rev().map(String::as_str).collect();
    fs::write(&part, few.join("\n")).unwrap();
    let all = keys(&[&pile], &folder.path().join("all"));
    let some = keys(&[&part], &folder.path().join("some"));
    assert_eq!(some.len(), 6);
    assert!(some.is_subset(&all));
}

#[test]
fn a_file_keeps_its_key_in_another_folder() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("pile/2025/may");
    fs::create_dir_all(&deep).unwrap();
    for name in ["a.txt", "b.txt"] {
        fs::write(deep.join(name), "The same words stand in both files.").unwrap();
    }
    let both = keys(&[&folder.path().join("pile")], &folder.path().join("both"));
    let one = keys(&[&deep.join("b.txt")], &folder.path().join("one"));
    assert_eq!(both.len(), 2, "equal text, two keys");
    assert!(one.is_subset(&both));
}

#[test]
fn copies_are_numbered_behind_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let pile = folder.path().join("pile.jsonl");
    fs::write(&pile, "{\"text\": \"Twice the same.\"}\n".repeat(3)).unwrap();
    let keys: Vec<String> = keys(&[&pile], &folder.path().join("out")).into_iter().collect();
    assert_eq!(keys[1], format!("{}-00000001", keys[0]));
    assert_eq!(keys[2], format!("{}-00000002", keys[0]));
}

#[test]
fn a_childs_key_shows_its_parents() {
    let folder = tempfile::tempdir().unwrap();
    build_valid(&[&crate::corpus::samples()], &folder.path().join("out"), &[]);
    let out = folder.path().join("out");
    for (table, key, parent) in [
        (Table::Sentence, "sentence_id", "article_id"),
        (Table::Entity, "mention_id", "sentence_id"),
        (Table::Claim, "claim_id", "sentence_id"),
    ] {
        let keys = strings(&out, table, key);
        assert!(!keys.is_empty());
        let parents = strings(&out, table, parent);
        assert!(keys.iter().zip(&parents).all(|(key, parent)| key.starts_with(parent)));
    }
}
