//! The types of Table Schema and what values they have in JSON. In text, what JSON has a type for
//! and text has not is text; which text is which is for the type's own pattern.

use serde_json::{Map, Value, json};

use super::resource::Medium;

type Keywords = Map<String, Value>;

/// What a type says of its values, and what of it is not read.
type Kind = (Value, Option<String>);

type Read = fn(&Value, Medium) -> Kind;

/// The types; of any other nothing is checked.
const KINDS: &[(&str, Read)] = &[
    ("any", |_, _| (json!({}), None)),
    ("array", |_, medium| (nested("array", medium), None)),
    ("boolean", boolean),
    ("date", |field, _| dated(field, json!({"type": "string", "format": "date"}))),
    ("datetime", |field, _| dated(field, matching(&format!("{DAY}T{CLOCK}{ZONE}")))),
    ("duration", |field, _| dated(field, matching("-?P[0-9YMDTHWS.]+"))),
    ("geojson", |_, medium| (nested("object", medium), None)),
    ("geopoint", geopoint),
    ("integer", |field, _| (json!({"type": "integer"}), bare(field))),
    ("list", |_, medium| (nested("array", medium), None)),
    ("number", |field, _| {
        (json!({"type": ["number", "string"], "pattern": NO_NUMBER}), bare(field))
    }),
    ("object", |_, medium| (nested("object", medium), None)),
    ("string", string),
    ("time", |field, _| dated(field, matching(&format!("{CLOCK}{ZONE}")))),
    ("year", |field, _| {
        let year = format!("^-?[0-9]{{4,}}{ZONE}$");
        dated(field, json!({"type": ["integer", "string"], "pattern": year}))
    }),
    ("yearmonth", |field, _| dated(field, matching(&format!("-?[0-9]{{4,}}-{MONTH}{ZONE}")))),
];

const MONTH: &str = "(0[1-9]|1[0-2])";
const DAY: &str = "-?[0-9]{4,}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
const CLOCK: &str = "([01][0-9]|2[0-4]):[0-5][0-9]:([0-5][0-9]|60)([.][0-9]+)?";
const ZONE: &str = "(Z|[+-][0-9]{2}:[0-9]{2})?";

/// What stands for numbers that are none, which the standard allows.
const NO_NUMBER: &str = "^(NaN|nan|-?INF|-?Infinity)$";

const UUID: &str = "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$";

/// What the type of a field says of its values; what of it is not read, in words.
pub(super) fn kind(field: &Value, medium: Medium) -> (Keywords, Option<String>) {
    let name = field.get("type").and_then(Value::as_str).unwrap_or("any");
    let (keywords, unread) = match KINDS.iter().find(|(known, _)| *known == name) {
        Some((_, kind)) => kind(field, medium),
        None => (json!({}), Some(format!("the type {name} is not known and not checked"))),
    };
    let mut keywords = match keywords {
        Value::Object(keywords) => keywords,
        _ => Keywords::new(),
    };
    // Said, so that what is empty is read as null.
    if medium == Medium::Text && !keywords.contains_key("enum") {
        keywords.entry("type").or_insert_with(|| "string".into());
    }
    (keywords, unread)
}

fn format(field: &Value) -> &str {
    field.get("format").and_then(Value::as_str).unwrap_or("default")
}

fn unread(field: &Value) -> String {
    format!("its format {} is not checked", format(field))
}

fn matching(pattern: &str) -> Value {
    json!({"type": "string", "pattern": format!("^{pattern}$")})
}

fn nested(name: &str, medium: Medium) -> Value {
    json!({"type": if medium == Medium::Text { "string" } else { name }})
}

fn dated(field: &Value, by_default: Value) -> Kind {
    match format(field) {
        "default" => (by_default, None),
        "any" => (json!({"type": "string"}), None),
        _ => (json!({"type": "string"}), Some(unread(field))),
    }
}

fn string(field: &Value, _: Medium) -> Kind {
    match format(field) {
        "default" => (json!({"type": "string"}), None),
        known @ ("email" | "uri") => (json!({"type": "string", "format": known}), None),
        "uuid" => (json!({"type": "string", "pattern": UUID}), None),
        "binary" => (matching("[A-Za-z0-9+/\\s]*={0,2}\\s*"), None),
        _ => (json!({"type": "string"}), Some(unread(field))),
    }
}

fn boolean(field: &Value, medium: Medium) -> Kind {
    if medium != Medium::Text {
        return (json!({"type": "boolean"}), None);
    }
    let words = |property: &str, by_default: [&str; 4]| match field.get(property) {
        Some(Value::Array(words)) => words.clone(),
        _ => by_default.map(Value::from).to_vec(),
    };
    let mut options = words("trueValues", ["true", "True", "TRUE", "1"]);
    options.extend(words("falseValues", ["false", "False", "FALSE", "0"]));
    // The text `true` is read as the value.
    for (word, value) in [("true", true), ("false", false)] {
        let place = options.iter_mut().find(|option| **option == word);
        place.into_iter().for_each(|option| *option = value.into());
    }
    (json!({"enum": options}), None)
}

fn geopoint(field: &Value, medium: Medium) -> Kind {
    match format(field) {
        "default" => (matching("-?[0-9.]+, ?-?[0-9.]+"), None),
        "array" => (nested("array", medium), None),
        _ => (nested("object", medium), None),
    }
}

/// Numbers are read as JSON writes them.
fn bare(field: &Value) -> Option<String> {
    let others = ["groupChar", "decimalChar", "bareNumber"];
    let other = others.into_iter().find(|property| field.get(property).is_some())?;
    Some(format!("its {other} is not read"))
}

#[cfg(test)]
mod tests {
    use super::{KINDS, Medium, kind};
    use serde_json::json;

    #[test]
    fn types_are_in_order() {
        assert!(KINDS.is_sorted_by_key(|(name, _)| *name));
        let (keywords, unread) = kind(&json!({"type": "colour"}), Medium::Lines);
        assert!(keywords.is_empty() && unread.is_some());
    }

    #[test]
    fn every_value_of_a_type_is_one() {
        let cases = [
            (json!({"type": "number"}), vec![json!(1.5), json!("NaN")], vec![json!("1,5")]),
            (
                json!({"type": "date"}),
                vec![json!("2024-02-29")],
                vec![json!("2023-02-29"), json!(3)],
            ),
            (
                json!({"type": "datetime"}),
                vec![json!("2024-02-29T10:00:00"), json!("2024-02-29T10:00:00.5Z")],
                vec![json!("2024-13-01T10:00:00Z")],
            ),
            (json!({"type": "year"}), vec![json!(2024), json!("2024")], vec![json!("24")]),
            (
                json!({"type": "string", "format": "email"}),
                vec![json!("a@b.org")],
                vec![json!("b.org")],
            ),
            (
                json!({"type": "boolean", "trueValues": ["yes"]}),
                vec![json!("yes"), json!(false)],
                vec![json!("no")],
            ),
            (json!({"type": "geopoint"}), vec![json!("4.5, -7")], vec![json!("here")]),
        ];
        for (field, good, bad) in cases {
            let (keywords, _) = kind(&field, Medium::Text);
            let mut schema = serde_json::Value::Object(keywords);
            schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
            let validator = jsonschema::validator_for(&schema).unwrap();
            assert!(good.iter().all(|value| validator.is_valid(value)), "{field}");
            assert!(!bad.iter().any(|value| validator.is_valid(value)), "{field}");
        }
    }
}
