//! The documents that a JSON Schema refers to, from the files beside it. Nothing is fetched over a
//! network: what a check says must not depend on one.

use std::error::Error as StdError;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::{Retrieve, Uri};
use serde_json::Value;

use crate::validate::SchemaSource;

/// A schema that was read from a file.
pub(super) fn beside(path: &str, schema: &Value) -> SchemaSource {
    match std::path::absolute(path) {
        Ok(path) => SchemaSource::at(uri(&path), schema.clone(), Files),
        Err(_) => SchemaSource::alone(schema.clone()),
    }
}

/// What a schema of a file is referred to by.
pub(super) fn reference(path: &Path) -> Option<String> {
    std::path::absolute(path).ok().map(|path| uri(&path))
}

struct Files;

impl Retrieve for Files {
    fn retrieve(&self, uri: &Uri<String>) -> Result<Value, Box<dyn StdError + Send + Sync>> {
        if uri.scheme().as_str() != "file" {
            return Err("only files are read".into());
        }
        Ok(serde_json::from_slice(&fs::read(path(uri.path().as_str()))?)?)
    }
}

/// A path as a URI: all but the plainest characters as their numbers.
fn uri(path: &Path) -> String {
    let bytes = path.as_os_str().as_encoded_bytes().iter();
    bytes.fold("file://".to_owned(), |uri, &byte| match byte {
        b'/' | b'-' | b'.' | b'_' | b'~' => uri + char::from(byte).encode_utf8(&mut [0; 4]),
        _ if byte.is_ascii_alphanumeric() => uri + char::from(byte).encode_utf8(&mut [0; 4]),
        _ => uri + &format!("%{byte:02X}"),
    })
}

/// The path of a URI.
fn path(encoded: &str) -> PathBuf {
    let mut bytes = Vec::with_capacity(encoded.len());
    let mut rest = encoded.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let decoded = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        let (byte, left) = match decoded {
            Some(decoded) if byte == b'%' => (decoded, after.get(2..).unwrap_or_default()),
            _ => (byte, after),
        };
        rest = left;
        bytes.push(byte);
    }
    PathBuf::from(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{path, uri};
    use std::path::Path;

    #[test]
    fn a_path_survives_being_a_uri() {
        let folder = Path::new("/a b/ü%41/x.json");
        assert_eq!(uri(folder), "file:///a%20b/%C3%BC%2541/x.json");
        assert_eq!(path(uri(folder).strip_prefix("file://").unwrap()), folder);
    }
}
