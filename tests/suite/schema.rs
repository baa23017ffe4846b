//! `schema/` says what the records declare.

use std::fs;
use std::path::Path;

use parquill::record::{Table, dictionary, json_schema, python_types};

fn hold_equal(name: &str, declared: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema").join(name);
    if std::env::var_os("PARQUILL_UPDATE").is_some() {
        fs::write(&path, declared).unwrap();
    }
    let published = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        published == declared,
        "schema/{name} is not what src/record declares; run `make schema` and read the change"
    );
}

#[test]
fn json_schemas_are_published() {
    for table in Table::ALL {
        let schema = format!("{:#}\n", json_schema(table.declaration()));
        hold_equal(&format!("{}.json", table.name()), &schema);
    }
}

#[test]
fn the_dictionary_is_published() {
    hold_equal("dictionary.md", &dictionary());
}

#[test]
fn python_types_are_published() {
    hold_equal("rows.py", &python_types());
}

#[test]
fn schemas_keep_to_the_subset_that_all_validators_share() {
    for table in Table::ALL {
        let schema = json_schema(table.declaration());
        jsonschema::draft202012::meta::validate(&schema).unwrap();
        let text = schema.to_string();
        assert!(!text.contains("\\\\d") && !text.contains("\\\\w"), "{}", table.name());
        for (name, property) in schema["properties"].as_object().unwrap() {
            let has_pattern = property.get("pattern").is_some();
            assert!(
                !has_pattern || property.get("maxLength").is_some(),
                "{name} has a pattern but no length"
            );
            assert!(property["description"].as_str().is_some_and(|about| about.ends_with('.')));
        }
    }
}
