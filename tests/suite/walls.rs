//! The walls of the house: who may know whom, who may touch the world, and how long things are.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What everybody may know.
const GROUND: &[&str] = &[
    "annotation",
    "calendar",
    "cell",
    "checksum",
    "crf",
    "document",
    "error",
    "filter",
    "form",
    "gender",
    "hexadecimal",
    "manifest",
    "panics",
    "paragraph",
    "place",
    "record",
    "schema",
    "span",
    "token",
];
/// The stages, in the order of the data's flow, and what looks at schemas. None knows another.
const STAGES: &[&str] = &[
    "read", "arrange", "article", "sentence", "entity", "claim", "validate", "write", "publish",
    "audit", "evolve", "infer", "sql", "keys", "package",
];
/// Who may touch the file system.
const WITH_FILES: &[&str] = &["read", "arrange", "write", "publish", "audit", "keys", "pipeline"];

struct Source {
    /// Path below `src/`, without `.rs` and `/mod`.
    name: String,
    /// The code in front of the file's tests, without comments.
    code: String,
}

impl Source {
    fn room(&self) -> &str {
        self.name.split('/').next().unwrap()
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    paths.retain(|path| !path.ends_with("tests.rs") && !path.iter().any(|part| part == "tests"));
    let mut sources = Vec::new();
    for path in paths {
        let name = path.strip_prefix(&root).unwrap().with_extension("");
        let name = name.to_str().unwrap().trim_end_matches("/mod").to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let code: Vec<&str> =
            code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        sources.push(Source { name, code: code.join("\n") });
    }
    sources
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            paths.push(path);
        }
    }
}

/// The rooms of the crate that a file names.
fn rooms_named(code: &str) -> BTreeSet<&str> {
    let names = code.split("crate::").skip(1);
    names
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap())
        .collect()
}

#[test]
fn a_stage_knows_no_other_stage() {
    for source in sources().iter().filter(|source| source.name != "lib" && source.name != "main") {
        let room = source.room();
        for named in rooms_named(&source.code) {
            let allowed = named == room
                || GROUND.contains(&named)
                || room == "pipeline" && STAGES.contains(&named)
                || room == "cli";
            assert!(allowed, "src/{}.rs knows crate::{named}", source.name);
        }
    }
}

#[test]
fn the_ground_floor_looks_no_higher() {
    for source in sources().iter().filter(|source| GROUND.contains(&source.room())) {
        let above: Vec<_> =
            rooms_named(&source.code).into_iter().filter(|room| STAGES.contains(room)).collect();
        assert!(above.is_empty(), "src/{}.rs looks up to {above:?}", source.name);
    }
}

/// The one file that may: its head says what for, and what it brings.
const UNSAFE: &str = "crf/widest";

#[test]
fn only_some_touch_the_world() {
    for Source { name, code } in &sources() {
        let room = name.split('/').next().unwrap();
        let has = |words: &[&str]| words.iter().any(|word| code.contains(word));
        let files = has(&["std::fs", "File::open", "std::env", "std::process"]);
        assert!(!files || WITH_FILES.contains(&room) || matches!(room, "cli" | "main"), "{name}");
        let clock = has(&["Instant::now", "SystemTime", "Utc::now", "Local::now"]);
        assert!(!clock || room == "cli", "{name} knows the clock");
        let prints = has(&["println!", "eprintln!", "print!(", "stdout()", "stderr()"]);
        assert!(!prints || room == "cli", "{name} prints");
        assert!(!has(&["clap"]) || room == "cli", "{name} knows clap");
        let escapes = has(&[".unwrap()", ".expect(", "panic!(", "todo!("]);
        assert!(!escapes, "{name} can stop the run");
        assert!(!has(&["unsafe ", "unsafe_code"]) || name == UNSAFE, "{name} is unsafe");
        assert!(!has(&["::*;", "::*,"]), "{name} imports by glob");
    }
}

#[test]
fn no_two_files_import_each_other() {
    let sources = sources();
    let names: BTreeSet<&str> = sources.iter().map(|source| source.name.as_str()).collect();
    let imports: BTreeMap<&str, BTreeSet<String>> = sources
        .iter()
        .filter(|source| source.name != "lib")
        .map(|source| (source.name.as_str(), files_named(source, &names)))
        .collect();
    for start in imports.keys() {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut next: Vec<&str> = imports[start].iter().map(String::as_str).collect();
        while let Some(name) = next.pop() {
            assert_ne!(name, *start, "{start} imports itself by way of {reached:?}");
            if reached.insert(name) {
                next.extend(imports.get(name).into_iter().flatten().map(String::as_str));
            }
        }
    }
}

/// The files that a file's paths lead to: the longest prefix that is a file.
fn files_named(source: &Source, names: &BTreeSet<&str>) -> BTreeSet<String> {
    let parent = source.name.rsplit_once('/').map_or("", |(parent, _)| parent);
    let mut found = BTreeSet::new();
    for (word, base) in [("crate::", ""), ("super::", parent)] {
        for rest in source.code.split(word).skip(1) {
            let path: String = rest
                .chars()
                .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | ':'))
                .collect();
            let path = format!("{base}/{}", path.replace("::", "/"));
            let mut path = path.trim_matches('/');
            while !path.is_empty() && !names.contains(path) {
                path = path.rsplit_once('/').map_or("", |(parent, _)| parent);
            }
            if !path.is_empty() && path != source.name {
                found.insert(path.to_owned());
            }
        }
    }
    found
}

/// Lines of every function, from its signature to its closing brace.
fn function_lengths(code: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = code.lines().collect();
    let mut lengths = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let is_function =
            line.trim_start().split(' ').any(|word| word == "fn") && line.contains('(');
        let closing = format!("{}}}", " ".repeat(indent));
        if is_function && !line.trim_end().ends_with(';') {
            let length = match line.trim_end().ends_with('}') {
                true => 1,
                false => {
                    lines[at..].iter().position(|line| *line == closing).map_or(1, |end| end + 1)
                }
            };
            lengths.push((line.trim().to_owned(), length));
        }
    }
    lengths
}

#[test]
fn functions_and_files_are_short() {
    let sources = sources();
    let mut lengths = Vec::new();
    for source in &sources {
        for (function, length) in function_lengths(&source.code) {
            assert!(length <= 60, "src/{}.rs: {length} lines: {function}", source.name);
            lengths.push(length);
        }
    }
    lengths.sort_unstable();
    assert!(lengths[lengths.len() / 2] <= 8, "median function: {}", lengths[lengths.len() / 2]);
    let long = sources.iter().filter(|source| source.code.lines().count() > 300).count();
    assert!(long * 20 <= sources.len(), "{long} of {} files are over 300 lines", sources.len());
}
