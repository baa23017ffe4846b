//! Patterns as a shell knows them: a folder without wildcards, and what must match below it.

use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};

use crate::error::{Error, Finding, Result};
use crate::place::Place;

/// A pattern, parted at its first wildcard.
pub(super) struct Pattern {
    /// The folder below which it is looked for.
    pub(super) root: PathBuf,
    matcher: GlobMatcher,
    /// Whether it asks for names that begin with a dot.
    pub(super) takes_hidden: bool,
    /// How many folders deep it can match by itself; `None` where that has no end.
    depth: Option<usize>,
}

/// Whether a name can be a pattern.
pub(super) fn is_pattern(name: &str) -> bool {
    name.contains(['*', '?', '[', '{'])
}

impl Pattern {
    /// # Errors
    /// [`Error::Usage`] if the pattern does not parse.
    pub(super) fn parse(pattern: &str) -> Result<Self> {
        let wild = pattern.find(['*', '?', '[', '{']).unwrap_or(pattern.len());
        let root = pattern.get(..wild).and_then(|fixed| fixed.rfind('/')).map_or(0, |at| at + 1);
        let (root, below) = pattern.split_at(root);
        let glob = GlobBuilder::new(below).literal_separator(true).build().map_err(|error| {
            Error::usage(
                Finding::new(Place::file(pattern), format!("bad pattern: {}", error.kind()))
                    .expected("a file, a folder or a glob pattern"),
            )
        })?;
        let is_endless = below.contains("**") || below.contains('{');
        Ok(Pattern {
            root: PathBuf::from(if root.is_empty() { "." } else { root }),
            matcher: glob.compile_matcher(),
            takes_hidden: below.split('/').any(|part| part.starts_with('.')),
            depth: (!is_endless).then(|| below.split('/').count()),
        })
    }

    /// Whether a path below the root matches, or stands in a folder that does.
    pub(super) fn takes(&self, below_root: &Path) -> bool {
        below_root.ancestors().any(|path| self.matcher.is_match(path))
    }

    /// Whether anything in this folder below the root can match.
    pub(super) fn enters(&self, below_root: &Path) -> bool {
        let depth = below_root.components().count();
        self.depth.is_none_or(|limit| depth < limit) || self.takes(below_root)
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;
    use std::path::Path;

    #[test]
    fn the_fixed_part_is_the_root() {
        let pattern = Pattern::parse("data/2024/*/a?.txt").unwrap();
        assert_eq!(pattern.root, Path::new("data/2024"));
        assert!(pattern.takes(Path::new("may/a1.txt")) && !pattern.takes(Path::new("a1.txt")));
        assert!(pattern.enters(Path::new("may")) && !pattern.enters(Path::new("may/old")));
        assert!(Pattern::parse("/x*").unwrap().root == Path::new("/"));
        assert!(Pattern::parse("2024-*").unwrap().takes(Path::new("2024-05/deep/a.txt")));
        assert!(!Pattern::parse("*").unwrap().takes_hidden);
    }

    #[test]
    fn a_pattern_that_does_not_parse_is_a_mistake_of_use() {
        let words = Pattern::parse("data/[a").err().unwrap().to_string();
        assert!(words.starts_with("data/[a: bad pattern: "), "{words}");
    }
}
