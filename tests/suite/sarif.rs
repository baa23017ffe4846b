//! What `--format sarif` prints keeps the schema of SARIF 2.1.0: `sarif-2.1.0.schema.json` is that of
//! OASIS, as the crate `serde-sarif` 0.8 carries it. No package for Python has it.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

const PARQUILL: &str = env!("CARGO_BIN_EXE_parquill");
const SCHEMA: &str = include_str!("sarif-2.1.0.schema.json");

/// A bracket of one of its patterns, as it stands and as expressions for Unicode have it.
const BRACKET: [&str; 2] = ["-[a-zA-Z]{2}]?$", r"-[a-zA-Z]{2}\\]?$"];

fn printed(arguments: &[&str]) -> Value {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/table.in");
    let mut command = Command::new(PARQUILL);
    command.current_dir(folder).arg("validate").args(["--format", "sarif", "--quiet", "--schema"]);
    let output = command.args(arguments).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn sarif_keeps_its_schema() {
    assert!(SCHEMA.contains(BRACKET[0]));
    let schema: Value = serde_json::from_str(&SCHEMA.replace(BRACKET[0], BRACKET[1])).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let broken = json!({"version": "2.1.0", "runs": [{"results": []}]});
    assert!(!validator.is_valid(&broken), "a run names its tool");
    let runs: [(&[&str], usize); 4] = [
        (&["stock.schema.json", "stock.csv"], 5),
        (&["order.schema.json", "orders.parquet", "orders.jsonl"], 1),
        (&["order.schema.json", "orders.parquet", "--max-violations", "0"], 0),
        (&["order.schema.json", "flipped.parquet"], 0),
    ];
    for (arguments, least) in runs {
        let document = printed(arguments);
        let errors: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{arguments:?}");
        let results = document["runs"][0]["results"].as_array().unwrap();
        assert!(results.len() >= least, "{arguments:?}");
    }
}
