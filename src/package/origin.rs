//! Where in a Table Schema a keyword comes from that its JSON Schema has.

use serde_json::Value;

/// Keywords that say the length of something, all from one constraint.
const LENGTHS: &[(&str, &str)] = &[
    ("minItems", "minLength"),
    ("maxItems", "maxLength"),
    ("minProperties", "minLength"),
    ("maxProperties", "maxLength"),
];

/// The pointer into the Table Schema for one into the JSON Schema `rows` that was made of it; one
/// that leads elsewhere, as into a schema that rows keep as well, stays.
pub fn origin(schema: &Value, rows: &Value, pointer: &str) -> String {
    if rows.pointer(pointer).is_none() {
        return pointer.to_owned();
    }
    match pointer {
        "/required" | "/additionalProperties" => "/fields".to_owned(),
        _ => field(schema, pointer).unwrap_or_else(|| pointer.to_owned()),
    }
}

fn field(schema: &Value, pointer: &str) -> Option<String> {
    let (name, keyword) = pointer.strip_prefix("/properties/")?.split_once('/')?;
    let name = name.replace("~1", "/").replace("~0", "~");
    let fields = schema.get("fields")?.as_array()?;
    let at =
        fields.iter().position(|field| field.get("name").is_some_and(|found| *found == *name))?;
    let keyword = keyword.split('/').next()?;
    let word = LENGTHS.iter().find(|(said, _)| *said == keyword).map_or(keyword, |(_, word)| word);
    let constraints = fields.get(at)?.get("constraints");
    let has = |word: &str| constraints.is_some_and(|constraints| constraints.get(word).is_some());
    Some(match word {
        "allOf" => format!("/fields/{at}/constraints"),
        "format" => format!("/fields/{at}/format"),
        _ if has(word) => format!("/fields/{at}/constraints/{word}"),
        // What is empty in text is missing.
        "minLength" => format!("/fields/{at}/constraints/required"),
        _ => format!("/fields/{at}/type"),
    })
}

#[cfg(test)]
mod tests {
    use super::origin;
    use serde_json::json;

    #[test]
    fn keywords_lead_to_their_field() {
        let schema = json!({"fields": [
            {"name": "day", "type": "date"},
            {"name": "a/b", "constraints": {"required": true, "maxLength": 3}},
            {"name": "list", "type": "array", "constraints": {"maxLength": 3}},
        ]});
        let rows = json!({
            "properties": {
                "day": {"type": "string", "format": "date"},
                "a/b": {"minLength": 1, "maxLength": 3},
                "list": {"type": "array", "maxItems": 3},
            },
            "additionalProperties": false,
        });
        for (pointer, expected) in [
            ("/properties/day/type", "/fields/0/type"),
            ("/properties/day/format", "/fields/0/format"),
            ("/properties/a~1b/minLength", "/fields/1/constraints/required"),
            ("/properties/a~1b/maxLength", "/fields/1/constraints/maxLength"),
            ("/properties/list/maxItems", "/fields/2/constraints/maxLength"),
            ("/additionalProperties", "/fields"),
            ("/properties/list/items/type", "/properties/list/items/type"),
            ("/primaryKey", "/primaryKey"),
        ] {
            assert_eq!(origin(&schema, &rows, pointer), expected);
        }
    }
}
