//! One field as a JSON Schema of its values: what its type allows, then constraint by constraint.

use serde_json::{Map, Value, json};

use super::kind::kind;
use super::resource::Medium;

type Keywords = Map<String, Value>;

/// Constraints, and what they become of a number, a text, a list and an object; nothing where they
/// cannot be said.
const CONSTRAINTS: &[(&str, [&str; 4])] = &[
    ("minimum", ["minimum", "", "", ""]),
    ("maximum", ["maximum", "", "", ""]),
    ("exclusiveMinimum", ["exclusiveMinimum", "", "", ""]),
    ("exclusiveMaximum", ["exclusiveMaximum", "", "", ""]),
    ("minLength", ["", "minLength", "minItems", "minProperties"]),
    ("maxLength", ["", "maxLength", "maxItems", "maxProperties"]),
];

/// Constraints that are seen elsewhere.
const ELSEWHERE: &[&str] = &["required", "unique", "enum", "pattern", "jsonSchema"];

pub(super) fn field(
    name: &str,
    described: &Value,
    medium: Medium,
    notes: &mut Vec<String>,
) -> Value {
    let (mut keywords, unread) = kind(described, medium);
    notes.extend(unread.map(|unread| format!("field {name}: {unread}")));
    let none = Keywords::new();
    let constraints = described.get("constraints").and_then(Value::as_object).unwrap_or(&none);
    let is_required = constraints.get("required") == Some(&Value::Bool(true));
    for (word, limit) in constraints.iter().filter(|(word, _)| !ELSEWHERE.contains(&word.as_str()))
    {
        match (said(word, &keywords), number(limit)) {
            (Some(keyword), Some(limit)) => {
                keywords.insert(keyword.to_owned(), limit);
            }
            _ => notes.push(format!("field {name}: its {word} is not checked")),
        }
    }
    also(&mut keywords, constraints);
    match is_required {
        true => fill(&mut keywords, medium),
        false => allow_null(&mut keywords),
    }
    options(&mut keywords, constraints, is_required);
    Value::Object(keywords)
}

/// The keyword for a constraint on values of a type.
fn said(constraint: &str, keywords: &Keywords) -> Option<&'static str> {
    let (_, said) = CONSTRAINTS.iter().find(|(known, _)| *known == constraint)?;
    let types = types(keywords);
    let place = match types.first()?.as_str()? {
        "number" | "integer" => 0,
        "string" => 1,
        "array" => 2,
        "object" => 3,
        _ => return None,
    };
    // A date is text to JSON, but its bounds are none of texts.
    let is_dated = keywords.contains_key("format") || keywords.contains_key("pattern");
    said.get(place).copied().filter(|said| !said.is_empty() && (place != 1 || !is_dated))
}

/// A limit; some write numbers as text.
fn number(limit: &Value) -> Option<Value> {
    match limit {
        Value::Number(_) => Some(limit.clone()),
        Value::String(text) => serde_json::from_str(text).ok().filter(Value::is_number),
        _ => None,
    }
}

/// Constraints that stand beside what the type says of itself.
fn also(keywords: &mut Keywords, constraints: &Keywords) {
    let pattern = constraints.get("pattern").and_then(Value::as_str);
    // A pattern of XML Schema is one of the whole text.
    let pattern = pattern.map(|pattern| json!({"pattern": format!("^(?:{pattern})$")}));
    let mut all: Vec<Value> = pattern.into_iter().collect();
    all.extend(constraints.get("jsonSchema").cloned());
    match (all.as_slice(), keywords.contains_key("pattern")) {
        ([], _) => {}
        ([Value::Object(one)], false) if one.len() == 1 && one.contains_key("pattern") => {
            keywords.extend(one.clone());
        }
        _ => {
            keywords.insert("allOf".to_owned(), all.into());
        }
    }
}

/// In text, what is empty is missing.
fn fill(keywords: &mut Keywords, medium: Medium) {
    let is_text = types(keywords).iter().any(|name| name == "string");
    if medium == Medium::Text && is_text {
        let least = keywords.get("minLength").and_then(Value::as_u64).unwrap_or_default();
        keywords.insert("minLength".to_owned(), least.max(1).into());
    }
}

fn allow_null(keywords: &mut Keywords) {
    let mut types = types(keywords);
    if !types.is_empty() {
        types.push("null".into());
        keywords.insert("type".to_owned(), types.into());
    }
    if let Some(Value::Array(options)) = keywords.get_mut("enum") {
        options.push(Value::Null);
    }
}

fn options(keywords: &mut Keywords, constraints: &Keywords, is_required: bool) {
    let Some(Value::Array(options)) = constraints.get("enum") else { return };
    let mut options = options.clone();
    let is_number = types(keywords).iter().any(|name| name == "number" || name == "integer");
    if is_number {
        options.iter_mut().for_each(|option| *option = number(option).unwrap_or(option.take()));
    }
    if !is_required {
        options.push(Value::Null);
    }
    keywords.insert("enum".to_owned(), options.into());
}

fn types(keywords: &Keywords) -> Vec<Value> {
    match keywords.get("type") {
        Some(Value::Array(names)) => names.clone(),
        Some(name) => vec![name.clone()],
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Medium, field};
    use serde_json::{Value, json};

    fn of(described: Value, medium: Medium) -> (Value, Vec<String>) {
        let mut notes = Vec::new();
        (field("x", &described, medium, &mut notes), notes)
    }

    #[test]
    fn constraints_are_keywords() {
        let pieces = json!({"type": "integer", "constraints": {"minimum": "1", "enum": ["1", 2]}});
        let (keywords, notes) = of(pieces, Medium::Text);
        assert_eq!(
            keywords,
            json!({"type": ["integer", "null"], "minimum": 1, "enum": [1, 2, null]})
        );
        assert!(notes.is_empty());
        let code =
            json!({"type": "string", "constraints": {"required": true, "pattern": "[A-Z]+|0"}});
        let (keywords, _) = of(code, Medium::Text);
        assert_eq!(
            keywords,
            json!({"type": "string", "pattern": "^(?:[A-Z]+|0)$", "minLength": 1})
        );
        let list = json!({"type": "array", "constraints": {"minLength": 1, "jsonSchema": {"items": {"type": "string"}}}});
        let (keywords, _) = of(list, Medium::Lines);
        assert_eq!(keywords["minItems"], 1);
        assert_eq!(keywords["allOf"][0]["items"]["type"], "string");
    }

    #[test]
    fn what_is_not_checked_is_said() {
        let day =
            json!({"type": "date", "format": "%d/%m/%Y", "constraints": {"minimum": "01/02/2024"}});
        let (keywords, notes) = of(day, Medium::Text);
        assert_eq!(keywords, json!({"type": ["string", "null"]}));
        assert_eq!(notes.len(), 2, "{notes:?}");
    }
}
