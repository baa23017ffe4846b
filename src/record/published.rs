//! What the declarations look like to the world: JSON Schema, data dictionary, Python types.

use serde_json::{Map, Value, json};

use crate::record::declaration::{Declaration, FieldDeclaration, Relation};
use crate::record::table::Table;

/// A table's JSON Schema (draft 2020-12), for one row.
///
/// It keeps to the subset that all common validators agree on: no `\d`, ids with length limits,
/// times with a pattern, integers below 2^53, nullable as `["T", "null"]`. What holds between rows
/// and tables stands under `x-relations`, which validators of single rows pass over.
pub fn json_schema(declaration: &Declaration) -> Value {
    let properties: Map<String, Value> = declaration.fields.iter().map(property).collect();
    let required: Vec<&str> = declaration.fields.iter().map(|field| field.name).collect();
    let relations: Vec<Value> = declaration.relations.iter().map(relation).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": declaration.id(),
        "title": declaration.table,
        "description": declaration.about,
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
        "x-relations": relations,
    })
}

fn property(field: &FieldDeclaration) -> (String, Value) {
    let mut schema = Map::from_iter([("description".to_owned(), json!(field.about))]);
    schema.extend(field.json_schema.clone());
    (field.name.to_owned(), Value::Object(schema))
}

fn relation(relation: &Relation) -> Value {
    match *relation {
        Relation::Key { column } => json!({ "rule": "key", "column": column }),
        Relation::Foreign { column, table, key } => {
            json!({ "rule": "foreign", "column": column, "table": table, "key": key })
        }
        Relation::Prefix { column, parent } => {
            json!({ "rule": "prefix", "column": column, "parent": parent })
        }
        Relation::Sequence { column } => json!({ "rule": "sequence", "column": column }),
        Relation::Quote { text, start, end } => {
            json!({ "rule": "quote", "text": text, "start": start, "end": end })
        }
        Relation::Excerpt { text, spans, start, end } => {
            json!({ "rule": "excerpt", "text": text, "spans": spans, "start": start, "end": end })
        }
        Relation::Within { spans, within } => {
            json!({ "rule": "within", "spans": spans, "within": within })
        }
        Relation::Count { column, table } => {
            json!({ "rule": "count", "column": column, "table": table })
        }
        Relation::Nesting { key, parent, depth } => {
            json!({ "rule": "nesting", "key": key, "parent": parent, "depth": depth })
        }
        Relation::Inside { columns } => json!({ "rule": "inside", "columns": columns }),
    }
}

/// The data dictionary of all tables, in Markdown.
pub fn dictionary() -> String {
    let mut page = String::from(
        "# Data dictionary\n\nOffsets count Unicode code points and are half-open: \
         `text[start:end]` in Python. Rewritten by `make schema`.\n",
    );
    for declaration in Table::ALL.map(Table::declaration) {
        page.push_str(&chapter(declaration));
    }
    page
}

fn chapter(declaration: &Declaration) -> String {
    let rows: String = declaration.fields.iter().map(dictionary_row).collect();
    format!(
        "\n## {} ({})\n\n{}\n\n| column | type | null | meaning |\n|---|---|---|---|\n{rows}",
        declaration.table, declaration.version, declaration.about
    )
}

fn dictionary_row(field: &FieldDeclaration) -> String {
    let terms = match &field.json_schema.get("enum") {
        Some(Value::Array(terms)) => terms.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let meaning = match terms.len() {
        0 => field.about.clone(),
        _ => format!("{} One of `{}`.", field.about, terms.join("`, `")),
    };
    let null = if field.nullable { "yes" } else { "no" };
    format!("| `{}` | {} | {null} | {meaning} |\n", field.name, type_name(field))
}

fn type_name(field: &FieldDeclaration) -> &'static str {
    match json_type(field) {
        "integer" => "int64",
        "number" => "float64",
        "boolean" => "bool",
        "array" if is_list_of_spans(field) => "list<struct<start: int64, end: int64>>",
        "array" => "list<string>",
        _ if field.json_schema.contains_key("format") => "timestamp[us, UTC]",
        _ => "string",
    }
}

/// The rows as Python `TypedDict`s, for those who read the tables row by row.
pub fn python_types() -> String {
    let mut module = String::from(
        "\"\"\"Rows of the tables, as typed dictionaries. Rewritten by `make schema`.\"\"\"\n\n\
         from datetime import datetime\nfrom typing import Literal, TypedDict\n\n\n\
         class Span(TypedDict):\n    \"\"\"Half-open, in Unicode code points.\"\"\"\n\n    \
         start: int\n    end: int\n",
    );
    for declaration in Table::ALL.map(Table::declaration) {
        module.push_str(&python_class(declaration));
    }
    module
}

fn python_class(declaration: &Declaration) -> String {
    let (first, rest) = declaration.table.split_at(1);
    let fields: String = declaration.fields.iter().map(python_field).collect();
    format!(
        "\n\nclass {}{rest}(TypedDict):\n    \"\"\"{}\"\"\"\n\n{fields}",
        first.to_uppercase(),
        declaration.about
    )
}

fn python_field(field: &FieldDeclaration) -> String {
    let null = if field.nullable { " | None" } else { "" };
    format!("    {}: {}{null}\n", field.name, python_type(field))
}

fn python_type(field: &FieldDeclaration) -> String {
    if let Some(Value::Array(terms)) = field.json_schema.get("enum") {
        let terms: Vec<String> =
            terms.iter().filter_map(Value::as_str).map(|term| format!("\"{term}\"")).collect();
        return format!("Literal[{}]", terms.join(", "));
    }
    let plain = match json_type(field) {
        "integer" => "int",
        "number" => "float",
        "boolean" => "bool",
        "array" if is_list_of_spans(field) => "list[Span]",
        "array" => "list[str]",
        _ if field.json_schema.contains_key("format") => "datetime",
        _ => "str",
    };
    plain.to_owned()
}

fn json_type(field: &FieldDeclaration) -> &str {
    match field.json_schema.get("type") {
        Some(Value::Array(types)) => types.first().and_then(Value::as_str).unwrap_or_default(),
        Some(Value::String(plain)) => plain,
        _ => "",
    }
}

fn is_list_of_spans(field: &FieldDeclaration) -> bool {
    field.json_schema.contains_key("minItems")
}
