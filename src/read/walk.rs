//! A folder's files, with those of its folders. Symbolic links are followed, and every folder is
//! entered once, so that links among folders end.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::Metadata;
use std::io;
use std::path::Path;

use walkdir::{DirEntry, IntoIter, WalkDir};

use super::evidence::Evidence;
use super::flaw::Flaw;
use super::glob::Pattern;
use super::identity::{Identities, Identity};
use super::listing::{Kind, Listed};
use crate::place::Place;

/// Everything readable below a folder, and what is not, rejected. Names that begin with a dot are
/// passed over.
pub(super) fn folder(root: &Path, passed_over: &HashSet<Identity>) -> Vec<Listed> {
    walk(root, None, passed_over)
}

/// The same, of what matches a pattern.
pub(super) fn matching(pattern: &Pattern, passed_over: &HashSet<Identity>) -> Vec<Listed> {
    walk(&pattern.root, Some(pattern), passed_over)
}

fn walk(root: &Path, pattern: Option<&Pattern>, passed_over: &HashSet<Identity>) -> Vec<Listed> {
    let (folders, files) = (passed_over.clone(), Identities::default());
    let mut walk = Walk { root, pattern, folders, files };
    let mut found = Vec::new();
    let mut steps = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
    while let Some(step) = steps.next() {
        found.extend(walk.step(step, &mut steps));
    }
    found
}

struct Walk<'a> {
    root: &'a Path,
    pattern: Option<&'a Pattern>,
    /// Folders that are not entered, or not again.
    folders: HashSet<Identity>,
    files: Identities,
}

impl Walk<'_> {
    fn step(&mut self, step: walkdir::Result<DirEntry>, steps: &mut IntoIter) -> Option<Listed> {
        match step {
            Ok(entry) if entry.file_type().is_dir() => {
                if !self.enters(&entry) {
                    steps.skip_current_dir();
                }
                None
            }
            Ok(entry) => self.takes(entry.path()).then(|| self.file(entry)),
            Err(error) => {
                let path = error.path().unwrap_or(self.root).to_owned();
                self.takes(&path).then(|| rejected(&path, self.below_root(&path), flaw(&error)))
            }
        }
    }

    fn below_root<'p>(&self, path: &'p Path) -> &'p Path {
        path.strip_prefix(self.root).unwrap_or(path)
    }

    fn enters(&mut self, folder: &DirEntry) -> bool {
        let below = self.below_root(folder.path());
        let is_root = folder.depth() == 0;
        let is_taken = is_root || !self.is_hidden(below);
        is_taken
            && self.pattern.is_none_or(|pattern| is_root || pattern.enters(below))
            && self.folders.insert(Identity::of(folder.path()))
    }

    fn takes(&self, path: &Path) -> bool {
        let below = self.below_root(path);
        !self.is_hidden(below) && self.pattern.is_none_or(|pattern| pattern.takes(below))
    }

    fn is_hidden(&self, below_root: &Path) -> bool {
        let has_dot = |name: &OsStr| name.as_encoded_bytes().starts_with(b".");
        !self.pattern.is_some_and(|pattern| pattern.takes_hidden)
            && below_root.file_name().is_some_and(has_dot)
    }

    fn file(&mut self, entry: DirEntry) -> Listed {
        let identity = match entry.path_is_symlink() {
            true => Identity::of(entry.path()),
            false => self.files.of_plain(entry.path()),
        };
        let below = self.below_root(entry.path());
        match entry.metadata().map_err(|error| flaw(&error)).and_then(|found| size(&found)) {
            Ok(size) => Listed::new(entry.path().to_owned(), below, Kind::File(size), identity),
            Err(flaw) => rejected(entry.path(), below, flaw),
        }
    }
}

/// A path in whose place the stream has a rejection.
pub(super) fn rejected(path: &Path, below_root: &Path, flaw: Flaw) -> Listed {
    let place = Place::file(below_root.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/"));
    let rejection = Evidence::default().reject(flaw.at(place, 0));
    // A link that leads nowhere stands for itself.
    let identity = Identity::of_link(path);
    Listed::new(path.to_owned(), below_root, Kind::Rejected(Box::new(rejection)), identity)
}

/// The size of a regular file.
///
/// # Errors
/// It is a pipe, a socket or a device, on which a reader could wait for ever.
pub(super) fn size(found: &Metadata) -> Result<u64, Flaw> {
    match found.is_file() {
        true => Ok(found.len()),
        false => Err(Flaw::new(format!("is {}", kind(found)))
            .expected("a regular file")
            .remedy("pipe it in and name it -")),
    }
}

#[cfg(unix)]
fn kind(found: &Metadata) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    match found.file_type() {
        kind if kind.is_fifo() => "a named pipe",
        kind if kind.is_socket() => "a socket",
        _ => "a device",
    }
}

#[cfg(not(unix))]
fn kind(_found: &Metadata) -> &'static str {
    "no regular file"
}

fn flaw(error: &walkdir::Error) -> Flaw {
    if let Some(ancestor) = error.loop_ancestor() {
        let name = ancestor.file_name().unwrap_or(ancestor.as_os_str()).to_string_lossy();
        return Flaw::new(format!("symbolic link leads back to \"{name}\", in which it stands"));
    }
    match error.io_error() {
        Some(error) if error.kind() == io::ErrorKind::NotFound => {
            Flaw::new("symbolic link leads nowhere")
        }
        Some(error) => Flaw::new(format!("cannot be read: {error}")),
        None => Flaw::new(format!("cannot be read: {error}")),
    }
}
