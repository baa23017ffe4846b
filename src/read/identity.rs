//! Which file a path leads to, so that one reached twice is read once. Hard links are two files: a
//! copy kept under two names is two documents.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// A canonical path, as the first half of its SHA-256: 16 bytes instead of a path for each of a
/// million files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Identity([u8; 16]);

impl Identity {
    pub(super) fn of(path: &Path) -> Self {
        Identity::of_canonical(&fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()))
    }

    /// The path itself, wherever it leads, told apart from where it leads.
    pub(super) fn of_link(path: &Path) -> Self {
        Identity::of_canonical(
            &std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).join("."),
        )
    }

    fn of_canonical(path: &Path) -> Self {
        let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
        let mut half = [0; 16];
        half.copy_from_slice(&digest[..16]);
        Identity(half)
    }
}

/// Identities of files listed folder by folder: each folder is looked up only once.
#[derive(Default)]
pub(super) struct Identities {
    folder: PathBuf,
    canonical: PathBuf,
}

impl Identities {
    /// The identity of a file that is no symbolic link itself.
    pub(super) fn of_plain(&mut self, path: &Path) -> Identity {
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else {
            return Identity::of(path);
        };
        if self.folder != folder || self.canonical.as_os_str().is_empty() {
            let folder_path = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            let Ok(canonical) = fs::canonicalize(folder_path) else { return Identity::of(path) };
            self.canonical = canonical;
            self.folder = folder.to_owned();
        }
        Identity::of_canonical(&self.canonical.join(name))
    }
}
