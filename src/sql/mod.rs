//! A JSON Schema as a query for DuckDB: what engines without a validator can check of it themselves.
//!
//! One `SELECT` a constraint, which counts the rows that break it and names the first. What SQL
//! cannot say is listed in comments at the head, and what the types of the columns hold by themselves
//! is assumed of them. One file a kind of keyword under `keyword/`, one list.

mod keyword;
mod spot;
mod walk;
mod written;

use serde_json::Value;

use crate::schema::{Node, implied_type};
use written::{comment, name, text};

/// The query over a table: a name of DuckDB's for files, such as a path or a glob.
pub fn query(schema: &Value, table: &str) -> String {
    let root = Node::root(schema);
    let walked = walk::walk(root);
    let mut query = head(root, table);
    query.extend(
        walked.silent.iter().map(|silent| format!("-- not checked: {}\n", comment(silent))),
    );
    query.push_str(&format!(
        "WITH numbered AS (SELECT *, row_number() OVER () - 1 AS \"#row\" FROM {})\n",
        text(table)
    ));
    let mut selects: Vec<String> = walked
        .checks
        .iter()
        .map(|check| select(&check.rule, &check.place, &check.broken))
        .collect();
    selects.extend(unknown_columns(root, table));
    if selects.is_empty() {
        selects.push(select("none", "", "false"));
    }
    query.push_str(&selects.join("\nUNION ALL\n"));
    query.push_str(";\n");
    query
}

fn head(root: Node<'_>, table: &str) -> String {
    let about = root.get("title").and_then(Value::as_str).unwrap_or("a JSON Schema");
    let mut head = format!(
        "-- Rows of {} that break {}: one line a rule, rows counted from 0.\n",
        comment(table),
        comment(about)
    );
    let members = root.find("properties").and_then(Value::as_object).into_iter().flatten();
    for (column, schema) in members {
        let implied = implied_type(root.at(schema)).to_string();
        head.push_str(&format!("-- column {}: {}\n", comment(&name(column)), comment(&implied)));
    }
    head
}

fn select(rule: &str, place: &str, broken: &str) -> String {
    let (rule, place) = (text(rule), text(place));
    format!(
        "SELECT {rule} AS rule, {place} AS field, count(*) AS violations, min(\"#row\") AS example \
         FROM numbered WHERE {broken}"
    )
}

/// Columns that the schema shuts out break it in every row.
fn unknown_columns(root: Node<'_>, table: &str) -> Option<String> {
    let is_shut = root.find("additionalProperties") == Some(&Value::Bool(false));
    if !is_shut || root.find("patternProperties").is_some() {
        return None;
    }
    let members = root.find("properties").and_then(Value::as_object)?;
    let known: Vec<String> = members.keys().map(|column| text(column)).collect();
    let described = format!("(DESCRIBE SELECT * FROM {})", text(table));
    let condition = match known.is_empty() {
        true => String::new(),
        false => format!(" WHERE column_name NOT IN ({})", known.join(", ")),
    };
    let broken = format!("EXISTS (SELECT 1 FROM {described}{condition})");
    Some(select("additionalProperties", "", &broken))
}
