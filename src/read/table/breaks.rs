//! The line breaks of a stream, so that each record of CSV has its line. The `csv` crate's own count
//! is that of the line where the record before it ended: wrong after blank lines and after CR LF.

use std::collections::VecDeque;
use std::io::{self, Read};

/// A stream that remembers its breaks until they are asked for.
pub(super) struct Breaks<R> {
    stream: R,
    read: u64,
    /// Where they are, and whether each is a line feed.
    breaks: VecDeque<(u64, bool)>,
    lines: usize,
}

impl<R> Breaks<R> {
    pub(super) fn of(stream: R) -> Self {
        Breaks { stream, read: 0, breaks: VecDeque::new(), lines: 0 }
    }

    /// The line, from 0, of the first byte from `byte` on that is no break. Asked in order.
    pub(super) fn line_of(&mut self, mut byte: u64) -> usize {
        while let Some((at, is_feed)) = self.breaks.pop_front_if(|(at, _)| *at <= byte) {
            byte += u64::from(at == byte);
            self.lines += usize::from(is_feed);
        }
        self.lines
    }
}

impl<R: Read> Read for Breaks<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.stream.read(buffer)?;
        let read = buffer.get(..count).unwrap_or_default();
        let breaks = memchr::memchr2_iter(b'\n', b'\r', read);
        self.breaks.extend(breaks.map(|at| (self.read + at as u64, read.get(at) == Some(&b'\n'))));
        self.read += count as u64;
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use super::super::csv::CsvPieces;
    use super::super::piece::Piece;

    fn lines(text: &str) -> Vec<(usize, String)> {
        let stream = std::io::Cursor::new(text.as_bytes().to_vec());
        let pieces = CsvPieces::new("a.csv".into(), Box::new(stream), b',').unwrap();
        let mut found = Vec::new();
        for piece in pieces {
            let Piece::Records(records) = piece.unwrap() else { continue };
            found.extend(
                records
                    .iter()
                    .map(|(line, _, mut fields)| (line, fields.next().unwrap().to_owned())),
            );
        }
        found
    }

    #[test]
    fn a_record_is_where_its_first_byte_is() {
        let text = "id,note\n1,a\n\n2,\"b\nb\"\n\n\n3,c\n";
        let expected = [(1, "1"), (3, "2"), (7, "3")].map(|(line, id)| (line, id.to_owned()));
        assert_eq!(lines(text), expected);
        assert_eq!(lines(&text.replace('\n', "\r\n")), expected);
        let many: String = (0..10_000).map(|row| format!("{row},\"x\ny\"\r\n\r\n")).collect();
        let many = lines(&format!("id,note\r\n{many}"));
        assert!(many.iter().all(|(line, id)| *line == 1 + 3 * id.parse::<usize>().unwrap()));
        assert_eq!(many.len(), 10_000);
    }
}
