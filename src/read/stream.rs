//! A byte stream whose beginning can be looked at before it is read. An error met while looking is
//! kept and comes when the reading gets there, so that nothing before it is lost.

use std::io::{self, ErrorKind, Read};

/// How much can be looked at, in bytes: enough of a page to get over the comments before its first
/// tag, and most articles whole, which saves a call to the system for each.
const HEAD: usize = 16 * 1024;

/// A stream with a head to look at.
pub(super) struct Stream {
    head: Vec<u8>,
    taken: usize,
    failed: Option<io::Error>,
    rest: Box<dyn Read + Send>,
}

impl Stream {
    pub(super) fn new(mut rest: Box<dyn Read + Send>) -> Self {
        let mut head = vec![0; HEAD];
        let mut filled = 0;
        let mut failed = None;
        while let Some(room) = head.get_mut(filled..).filter(|room| !room.is_empty()) {
            match read_some(&mut rest, room) {
                Ok(0) => break,
                Ok(count) => filled += count,
                Err(error) => {
                    failed = Some(error);
                    break;
                }
            }
        }
        head.truncate(filled);
        Stream { head, taken: 0, failed, rest }
    }

    /// The first bytes, as many as there are up to 16,384, whatever was read since.
    pub(super) fn head(&self) -> &[u8] {
        &self.head
    }

    /// Whether there is nothing to read, not even an error.
    pub(super) fn is_empty(&self) -> bool {
        self.head.is_empty() && self.failed.is_none()
    }
}

impl Read for Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut left = self.head.get(self.taken..).unwrap_or_default();
        if !left.is_empty() {
            let count = left.read(buffer)?;
            self.taken += count;
            return Ok(count);
        }
        match self.failed.take() {
            Some(error) => Err(error),
            None => self.rest.read(buffer),
        }
    }
}

/// One read, tried again when a signal interrupts it.
pub(super) fn read_some(stream: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match stream.read(buffer) {
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            other => return other,
        }
    }
}
