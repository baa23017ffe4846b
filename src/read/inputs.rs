//! From what the user named to the files that are meant: a file, a folder, a pattern or `-`.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::glob::{Pattern, is_pattern};
use super::identity::Identity;
use super::listing::{Kind, Listed, ordered};
use super::walk;
use crate::error::{Error, Finding, Result};
use crate::place::Place;

/// What names standard input.
const STANDARD_INPUT: &str = "-";

/// The files of all inputs, each once, in the order of their sources; none of the folder `exclude`.
///
/// # Errors
/// [`Error::Usage`] if nothing is named or a pattern does not parse, [`Error::Unreadable`] if an
/// input does not exist or a pattern matches nothing.
pub(super) fn list(inputs: &[String], exclude: Option<&Path>) -> Result<Vec<Listed>> {
    if inputs.is_empty() {
        let finding = Finding::new(Place::file("input"), "nothing is named");
        return Err(Error::usage(
            finding.expected("files, folders, patterns, or - for standard input"),
        ));
    }
    let passed_over = exclude.map(Identity::of).into_iter().collect();
    let mut all = Vec::new();
    for input in inputs {
        all.extend(expand(input, &passed_over)?);
    }
    Ok(ordered(all))
}

fn expand(input: &str, passed_over: &HashSet<Identity>) -> Result<Vec<Listed>> {
    if input == STANDARD_INPUT {
        return Ok(vec![standard_input()]);
    }
    match fs::metadata(input) {
        Ok(found) if found.is_dir() => Ok(walk::folder(Path::new(input), passed_over)),
        Ok(found) => Ok(vec![file(Path::new(input), &found)]),
        Err(error) if error.kind() == ErrorKind::NotFound && is_pattern(input) => {
            matching(input, passed_over)
        }
        Err(error) => Err(unreadable(input, &error)),
    }
}

fn standard_input() -> Listed {
    let path = PathBuf::from(STANDARD_INPUT);
    let identity = Identity::default();
    Listed::new(path.clone(), &path, Kind::StandardInput, identity)
}

fn file(path: &Path, found: &fs::Metadata) -> Listed {
    let name = path.file_name().map_or(path, Path::new);
    match walk::size(found) {
        Ok(size) => Listed::new(path.to_owned(), name, Kind::File(size), Identity::of(path)),
        Err(flaw) => walk::rejected(path, name, flaw),
    }
}

fn matching(input: &str, passed_over: &HashSet<Identity>) -> Result<Vec<Listed>> {
    let pattern = Pattern::parse(input)?;
    let is_folder = pattern.root.is_dir();
    let found = if is_folder { walk::matching(&pattern, passed_over) } else { Vec::new() };
    match found.is_empty() {
        true => {
            Err(Error::unreadable(Finding::new(Place::file(input), "the pattern matches no file")))
        }
        false => Ok(found),
    }
}

fn unreadable(input: &str, error: &std::io::Error) -> Error {
    let is_link = fs::symlink_metadata(input).is_ok_and(|found| found.is_symlink());
    let found = match error.kind() {
        ErrorKind::NotFound if is_link => "symbolic link leads nowhere".to_owned(),
        ErrorKind::NotFound => "no such file or folder".to_owned(),
        _ => format!("cannot be read: {error}"),
    };
    Error::unreadable(Finding::new(Place::file(input), found))
}
