//! How text is laid out. One layout is read: RFC 4180 with a header, in UTF-8; another is refused,
//! since all its rows would be broken ones.

use serde_json::Value;

/// Properties of a dialect whose only value that is read is this one.
const DEFAULTS: &[(&str, &str)] = &[
    ("quoteChar", r#""\"""#),
    ("doubleQuote", "true"),
    ("header", "true"),
    ("headerRows", "[1]"),
    ("skipInitialSpace", "false"),
    ("escapeChar", "null"),
    ("nullSequence", "null"),
    ("commentChar", "null"),
    ("commentRows", "[]"),
];

/// Formats that are read.
const FORMATS: &[&str] =
    &["parquet", "pq", "arrow", "feather", "ipc", "arrows", "jsonl", "ndjson", "csv", "tsv"];

/// The format that a resource says, or that its name has.
pub(super) fn format(resource: &Value, path: &str) -> String {
    let said = resource.get("format").and_then(Value::as_str);
    said.unwrap_or_else(|| extension(path)).to_ascii_lowercase()
}

fn extension(path: &str) -> &str {
    let stem = [".gz", ".zst"].iter().find_map(|packed| path.strip_suffix(packed)).unwrap_or(path);
    stem.rsplit_once('.').map_or("", |(_, extension)| extension)
}

/// What of a table's layout is not read; `None` where all is.
pub(super) fn refused(resource: &Value, path: &str) -> Option<String> {
    let format = format(resource, path);
    let is_tabs = extension(path).eq_ignore_ascii_case("tsv");
    if !FORMATS.contains(&format.as_str()) || (format == "tsv") != is_tabs {
        return Some(format!(
            "is {format:?}; {} are read, of which tsv by its name",
            FORMATS.join(", ")
        ));
    }
    let encoding = resource.get("encoding").and_then(Value::as_str).unwrap_or("utf-8");
    let is_read = ["utf-8", "utf8", "utf-8-sig", "us-ascii", "ascii"];
    if !is_read.contains(&encoding.to_lowercase().as_str()) {
        return Some(format!("is in the encoding {encoding:?}; UTF-8 is read"));
    }
    let dialect = resource.get("dialect")?;
    if !dialect.is_object() {
        return Some("has its dialect in another file, which is not read".to_owned());
    }
    let read = if is_tabs { "\t" } else { "," };
    let delimiter = dialect.get("delimiter").and_then(Value::as_str).unwrap_or(read);
    if delimiter != read {
        return Some(format!(
            "has the delimiter {delimiter:?}; commas are read, in .tsv files tabs"
        ));
    }
    let other = DEFAULTS.iter().find_map(|(name, read)| {
        let found = dialect.get(*name)?;
        let is_read = serde_json::from_str::<Value>(read).is_ok_and(|read| read == *found);
        (!is_read).then(|| format!("{name} {found}; {read} is read"))
    })?;
    Some(format!("has a dialect with {other}"))
}
