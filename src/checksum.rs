//! What bytes hash to, and how a data package writes that. On the ground floor because one reads it
//! and another compares.

use std::io::{self, Read};

use md5::Md5;
use sha2::digest::Digest;
use sha2::{Sha256, Sha512};

use crate::hexadecimal::hexadecimal;

/// How bytes are hashed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Algorithm {
    /// MD5, where none is named.
    Md5,
    /// SHA-256.
    Sha256,
    /// SHA-512.
    Sha512,
}

/// A hash with its algorithm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checksum {
    /// How.
    pub algorithm: Algorithm,
    /// In lower-case hexadecimal.
    pub digits: String,
}

impl Checksum {
    /// Of `sha256:09af...`, or of MD5's bare digits.
    ///
    /// # Errors
    /// What is not known of it, in words.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (name, digits) = text.split_once(':').unwrap_or(("md5", text));
        let digits = digits.to_ascii_lowercase();
        let algorithm = match name.to_ascii_lowercase().replace('-', "").as_str() {
            "md5" => Algorithm::Md5,
            "sha256" => Algorithm::Sha256,
            "sha512" => Algorithm::Sha512,
            _ => {
                return Err(format!("a hash by {name} is not compared; MD5, SHA-256, SHA-512 are"));
            }
        };
        Ok(Checksum { algorithm, digits })
    }
}

impl Algorithm {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Algorithm::Md5 => "MD5",
            Algorithm::Sha256 => "SHA-256",
            Algorithm::Sha512 => "SHA-512",
        }
    }

    /// How many bytes there are, and what they hash to.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn of(self, bytes: impl Read) -> io::Result<(u64, String)> {
        match self {
            Algorithm::Md5 => digest::<Md5>(bytes),
            Algorithm::Sha256 => digest::<Sha256>(bytes),
            Algorithm::Sha512 => digest::<Sha512>(bytes),
        }
    }
}

fn digest<D: Digest>(mut bytes: impl Read) -> io::Result<(u64, String)> {
    let mut hasher = D::new();
    let mut buffer = vec![0; 1 << 20];
    let mut length = 0;
    loop {
        match bytes.read(&mut buffer)? {
            0 => break,
            read => {
                hasher.update(&buffer[..read]);
                length += read as u64;
            }
        }
    }
    Ok((length, hexadecimal(&hasher.finalize())))
}

#[cfg(test)]
mod tests {
    use super::{Algorithm, Checksum};

    #[test]
    fn hashes_are_those_of_the_standards() {
        let of = |algorithm: Algorithm| algorithm.of(&b"abc"[..]).unwrap();
        assert_eq!(of(Algorithm::Md5), (3, "900150983cd24fb0d6963f7d28e17f72".to_owned()));
        assert!(of(Algorithm::Sha256).1.starts_with("ba7816bf8f01cfea"));
        assert!(of(Algorithm::Sha512).1.starts_with("ddaf35a193617aba"));
        let checksum = Checksum::parse("SHA-256:0A").unwrap();
        assert_eq!((checksum.algorithm, checksum.digits.as_str()), (Algorithm::Sha256, "0a"));
        assert_eq!(Checksum::parse("0a").unwrap().algorithm, Algorithm::Md5);
        assert!(Checksum::parse("crc32:0a").is_err());
    }
}
