//! A Frictionless data package: what a folder of tables says of itself in `datapackage.json`, and
//! its Table Schemas as JSON Schemas, so that one validator does for both.
//! <https://datapackage.org/standard/data-package/>, versions 1 and 2.
//!
//! It is pure: what a descriptor refers to by path is for others to read.

mod dialect;
mod field;
mod kind;
mod origin;
mod resource;
mod rows;

pub use origin::origin;
pub use resource::{Described, Medium, Resource};
pub use rows::{RowSchema, row_schema};

use serde_json::Value;

/// The descriptor's name within the folder.
pub const FILE_NAME: &str = "datapackage.json";

/// What a descriptor describes.
#[derive(Clone, Debug, Default)]
pub struct Package {
    /// Its resources.
    pub resources: Vec<Resource>,
    /// What is not checked, in words.
    pub notes: Vec<String>,
}

/// Reads a descriptor.
///
/// # Errors
/// What cannot be read rightly, in words: better no check than a wrong one.
pub fn parse(descriptor: &Value) -> Result<Package, String> {
    let resources = descriptor.get("resources").and_then(Value::as_array);
    let Some(resources) = resources.filter(|resources| !resources.is_empty()) else {
        return Err("names no `resources`".to_owned());
    };
    let mut package = Package::default();
    for (at, described) in resources.iter().enumerate() {
        let name = described.get("name").and_then(Value::as_str);
        let name = name.map_or_else(|| format!("resource {at}"), str::to_owned);
        if package.resources.iter().any(|known| known.name == name) {
            return Err(format!("names two resources {name:?}"));
        }
        let resource = resource::parse(name, described, &mut package.notes)?;
        package.resources.extend(resource);
    }
    Ok(package)
}

#[cfg(test)]
mod tests {
    use super::parse;
    use serde_json::{Value, json};

    fn of(resource: Value) -> Result<super::Package, String> {
        parse(&json!({"resources": [resource]}))
    }

    #[test]
    fn what_would_be_read_wrongly_is_refused() {
        for (resource, said) in [
            (json!({"name": "a", "path": "../a.csv"}), "outside"),
            (json!({"name": "a", "path": "/etc/a.csv"}), "outside"),
            (json!({"name": "a", "path": "https://example.org/a.csv"}), "network"),
            (
                json!({"name": "a", "path": "a.csv", "encoding": "latin-1", "schema": {}}),
                "encoding",
            ),
            (
                json!({"name": "a", "path": "a.csv", "dialect": {"delimiter": ";"}, "schema": {}}),
                "delimiter",
            ),
            (
                json!({"name": "a", "path": "a.tsv", "dialect": {"header": false}, "schema": {}}),
                "header",
            ),
            (json!({"name": "a", "path": "a.xlsx", "schema": {}}), "xlsx"),
            (json!({"name": "a", "path": "a.dat", "format": "tsv", "schema": {}}), "tsv"),
            (json!({"name": "a"}), "no `path`"),
        ] {
            assert!(of(resource.clone()).unwrap_err().contains(said), "{resource}");
        }
        assert!(parse(&json!({})).unwrap_err().contains("resources"));
    }

    #[test]
    fn what_is_not_checked_is_said() {
        let hash = "sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709";
        let package =
            of(json!({"name": "a", "path": "a.csv", "hash": hash, "schema": {}})).unwrap();
        assert!(package.notes[0].contains("sha1"), "{:?}", package.notes);
        let package = of(json!({"name": "a", "data": [1]})).unwrap();
        assert!(package.resources.is_empty() && package.notes[0].contains("data"));
    }
}
