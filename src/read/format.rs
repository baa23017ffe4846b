//! The formats: one line of a list each, one file each. A format is told by the user, then by bytes
//! that only it begins with, then by name, then by how the content looks.

use std::sync::Arc;

use super::decode;
use super::flaw::Flaw;
use super::foreign;
use super::item::Portions;
use super::source::Source;
use super::terms::Terms;
use super::{jsonl, parquet, text};

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// JSON lines: one object a line.
    Jsonl,
    /// Apache Parquet: one row a document.
    Parquet,
    /// Plain text: one file a document.
    Text,
}

/// What the list says of a format.
struct Traits {
    format: Format,
    name: &'static str,
    extensions: &'static [&'static str],
    is_certain: fn(&[u8]) -> bool,
    is_likely: fn(&[u8]) -> bool,
    read: fn(Source, &Arc<Terms>) -> Portions,
}

macro_rules! traits {
    ($format:ident, $module:ident) => {
        Traits {
            format: Format::$format,
            name: $module::NAME,
            extensions: $module::EXTENSIONS,
            is_certain: $module::is_certain,
            is_likely: $module::is_likely,
            read: $module::read,
        }
    };
}

/// Every format. Text stands last: it is what all else is.
const LIST: [Traits; 3] = [traits!(Jsonl, jsonl), traits!(Parquet, parquet), traits!(Text, text)];

impl Format {
    /// Every format, in the order in which a content is tried.
    pub fn all() -> impl Iterator<Item = Format> {
        LIST.iter().map(|traits| traits.format)
    }

    /// The name by which a user asks for it.
    pub fn name(self) -> &'static str {
        LIST.iter().find(|traits| traits.format == self).map_or("", |traits| traits.name)
    }

    /// The format of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        LIST.iter().find(|traits| traits.name == name).map(|traits| traits.format)
    }

    /// The format of files with this extension (lower case, without its dot).
    pub fn from_extension(extension: &str) -> Option<Self> {
        LIST.iter()
            .find(|traits| traits.extensions.contains(&extension))
            .map(|traits| traits.format)
    }

    /// The format of a source: the one asked for, or the one it shows.
    ///
    /// # Errors
    /// It is something that is not read.
    pub(super) fn of(source: &Source, asked: Option<Format>) -> Result<Self, Flaw> {
        if let Some(format) = asked {
            return Ok(format);
        }
        let head = decode::glimpse(source.stream.head());
        let extension = source.extension().unwrap_or_default();
        if let Some(certain) = LIST.iter().find(|traits| (traits.is_certain)(&head)) {
            return Ok(certain.format);
        }
        if let Some(name) = foreign::by_content(&head) {
            return Err(not_read(name));
        }
        if let Some(named) = Format::from_extension(&extension) {
            return Ok(named);
        }
        let likely = LIST.iter().find(|traits| (traits.is_likely)(&head));
        match (
            likely.map_or(Format::Text, |traits| traits.format),
            foreign::by_extension(&extension),
        ) {
            (Format::Text, Some(name)) => Err(not_read(name)),
            (format, _) => Ok(format),
        }
    }

    /// The records of a source.
    pub(super) fn read(self, source: Source, terms: &Arc<Terms>) -> Portions {
        match LIST.iter().find(|traits| traits.format == self) {
            Some(traits) => (traits.read)(source, terms),
            None => Box::new(std::iter::empty()),
        }
    }
}

fn not_read(name: &str) -> Flaw {
    let names: Vec<&str> = LIST.iter().map(|traits| traits.name).collect();
    Flaw::new(format!("is {name}")).expected(names.join(" or ")).remedy("see --format")
}
