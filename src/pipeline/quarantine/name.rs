//! What the parts of a table are called, and what they say of a row.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

/// For each row that breaks the schema, what it breaks.
pub(super) type Reasons = BTreeMap<usize, Vec<String>>;

/// The path of a file below any folder: without roots and `..`, and unpacked.
pub(super) fn plain_name(file: &str) -> PathBuf {
    let unpacked = [".gz", ".zst"].iter().find_map(|packing| file.strip_suffix(packing));
    let parts = Path::new(unpacked.unwrap_or(file)).components();
    let name: PathBuf = parts.filter(|part| matches!(part, Component::Normal(_))).collect();
    if name.as_os_str() == "-" { PathBuf::from("stdin") } else { name }
}

/// The name of the second, third, ... file of a name: `orders-2.jsonl`.
pub(super) fn numbered(path: &Path, number: usize) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (stem, extensions) = name.split_at(name.find('.').unwrap_or(name.len()));
    match number {
        1 => path.to_owned(),
        _ => path.with_file_name(format!("{stem}-{number}{extensions}")),
    }
}

/// A path whose name ends as its format asks.
pub(super) fn ending(path: &Path, endings: &[&str]) -> PathBuf {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match endings {
        [first, ..] if !endings.iter().any(|ending| name.ends_with(ending)) => {
            path.with_file_name(format!("{name}{first}"))
        }
        _ => path.to_owned(),
    }
}

/// A name for the reasons that no column has.
pub(super) fn reasons_name(is_taken: impl Fn(&str) -> bool) -> String {
    let mut name = "reasons".to_owned();
    while is_taken(&name) {
        name.push('_');
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{ending, numbered, plain_name, reasons_name};
    use std::path::Path;

    #[test]
    fn a_file_stays_below_its_part() {
        assert_eq!(plain_name("/data/../a/orders.jsonl.gz"), Path::new("data/a/orders.jsonl"));
        assert_eq!(plain_name("-"), Path::new("stdin"));
        assert_eq!(ending(Path::new("a/b.arrow"), &[".parquet"]), Path::new("a/b.arrow.parquet"));
        assert_eq!(ending(Path::new("b.ndjson"), &[".jsonl", ".ndjson"]), Path::new("b.ndjson"));
        assert_eq!(numbered(Path::new("a/b.csv"), 2), Path::new("a/b-2.csv"));
        assert_eq!(reasons_name(|name| name == "reasons"), "reasons_");
    }
}
