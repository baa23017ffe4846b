//! The layer under every format: gzip and zstd, told by their first bytes and never by name, since
//! dumps are renamed more often than they are repacked.

use std::io::{self, BufRead, BufReader, Error, ErrorKind, Read};

use flate2::bufread::GzDecoder;

use super::stream::Stream;

const GZIP: &[u8] = b"\x1f\x8b\x08";
const ZSTD: &[u8] = b"\x28\xb5\x2f\xfd";
const BUFFER: usize = 128 * 1024;

/// A way files are packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compression {
    Gzip,
    Zstd,
}

impl Compression {
    /// The compression that begins like this.
    pub(super) fn of(head: &[u8]) -> Option<Self> {
        match head {
            _ if head.starts_with(GZIP) => Some(Compression::Gzip),
            _ if head.starts_with(ZSTD) || is_skippable_frame(head) => Some(Compression::Zstd),
            _ => None,
        }
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Compression::Gzip => "gzip",
            Compression::Zstd => "zstd",
        }
    }

    /// The stream's bytes, unpacked.
    ///
    /// # Errors
    /// When the decoder cannot be set up.
    pub(super) fn unpack(self, packed: Stream) -> io::Result<Stream> {
        let packed = BufReader::with_capacity(BUFFER, packed);
        Ok(Stream::new(match self {
            Compression::Gzip => Box::new(Gzip { member: Some(GzDecoder::new(packed)) }),
            Compression::Zstd => Box::new(Zstd(zstd::Decoder::with_buffer(packed)?)),
        }))
    }
}

/// Suffixes of packed files, cut off before a name is read for its format.
pub(super) const SUFFIXES: &[&str] = &["gz", "gzip", "zst", "zstd"];

fn is_skippable_frame(head: &[u8]) -> bool {
    matches!(head, [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..])
}

/// One gzip member after the other. `MultiGzDecoder` does the same, but takes the zeros with which
/// tapes and some archivers pad for a broken member.
struct Gzip {
    member: Option<GzDecoder<BufReader<Stream>>>,
}

impl Read for Gzip {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(member) = &mut self.member {
            let count = member.read(buffer).map_err(|error| damaged("gzip", &error))?;
            if count > 0 || buffer.is_empty() {
                return Ok(count);
            }
            self.member = match self.member.take() {
                Some(over) => next_member(over.into_inner())?,
                None => None,
            };
        }
        Ok(0)
    }
}

fn next_member(mut packed: BufReader<Stream>) -> io::Result<Option<GzDecoder<BufReader<Stream>>>> {
    loop {
        let ahead = packed.fill_buf()?;
        let zeros = ahead.iter().take_while(|byte| **byte == 0).count();
        match ahead.get(zeros) {
            None if zeros == 0 => return Ok(None),
            None => packed.consume(zeros),
            Some(0x1f) if zeros == 0 => return Ok(Some(GzDecoder::new(packed))),
            Some(_) => return Err(garbage("gzip")),
        }
    }
}

/// Frame after frame; only the words of its errors are ours.
struct Zstd(zstd::Decoder<'static, BufReader<Stream>>);

impl Read for Zstd {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.0.read(buffer).map_err(|error| match error.to_string().as_str() {
            "Unknown frame descriptor" => garbage("zstd"),
            _ => damaged("zstd", &error),
        })
    }
}

fn garbage(name: &str) -> Error {
    Error::new(ErrorKind::InvalidData, format!("bytes after the {name} stream are not {name}"))
}

fn damaged(name: &str, error: &Error) -> Error {
    let words = match error.kind() {
        ErrorKind::UnexpectedEof => format!("ends in the middle of the {name} stream"),
        _ => format!("the {name} stream is damaged: {error}"),
    };
    Error::new(error.kind(), words)
}

#[cfg(test)]
mod tests {
    use super::{Compression, Stream};
    use std::io::{Read, Write};

    fn gzip(text: &str) -> Vec<u8> {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(text.as_bytes()).unwrap();
        packer.finish().unwrap()
    }

    fn unpacked(bytes: &[u8]) -> (String, String) {
        let compression = Compression::of(bytes).unwrap();
        let packed = Stream::new(Box::new(std::io::Cursor::new(bytes.to_vec())));
        let mut text = Vec::new();
        let error = compression.unpack(packed).unwrap().read_to_end(&mut text);
        let words = error.err().map(|error| error.to_string()).unwrap_or_default();
        (String::from_utf8(text).unwrap(), words)
    }

    #[test]
    fn members_and_frames_follow_each_other() {
        let members = [gzip("one "), gzip("two"), vec![0; 512]].concat();
        assert_eq!(unpacked(&members), ("one two".into(), String::new()));
        let frames = ["one ", "two"].map(|text| zstd::encode_all(text.as_bytes(), 1).unwrap());
        let skipped = b"\x50\x2a\x4d\x18\x02\0\0\0??".to_vec();
        let frames = [skipped, frames.concat()].concat();
        assert_eq!(unpacked(&frames), ("one two".into(), String::new()));
    }

    #[test]
    fn what_came_before_a_break_is_kept() {
        let packed = [gzip("whole "), gzip("cut")].concat();
        let (text, words) = unpacked(&packed[..packed.len() - 4]);
        assert_eq!(words, "ends in the middle of the gzip stream");
        assert!(text.starts_with("whole "));
        let packed = zstd::encode_all("cut".as_bytes(), 1).unwrap();
        let (_, words) = unpacked(&packed[..packed.len() - 1]);
        assert_eq!(words, "ends in the middle of the zstd stream");
    }

    #[test]
    fn garbage_is_named() {
        let (text, words) = unpacked(&[gzip("whole"), b"junk".to_vec()].concat());
        assert_eq!(
            (text.as_str(), words.as_str()),
            ("whole", "bytes after the gzip stream are not gzip")
        );
        let packed = zstd::encode_all("whole".as_bytes(), 1).unwrap();
        let (_, words) = unpacked(&[packed, b"junk junk".to_vec()].concat());
        assert_eq!(words, "bytes after the zstd stream are not zstd");
        let mut bad = gzip("a checksum that does not match");
        let last = bad.len() - 6;
        bad[last] ^= 1;
        assert!(unpacked(&bad).1.starts_with("the gzip stream is damaged: "));
    }
}
