//! The hashes of one column, dealt into partitions: in memory, and what was too much in a temporary
//! file that vanishes with the process.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::mem;

use crate::error::{Error, Result};

/// Partitions of a spool, and the bits of a hash that choose one.
pub(super) const PARTITIONS: usize = 1 << BITS;
const BITS: u32 = 7;
const HASH_BITS: u32 = 127;

const BYTES: usize = size_of::<u128>();

/// Hashes that are read from the file at once.
const READ: usize = 1 << 15;

#[derive(Default)]
struct Partition {
    held: Vec<u128>,
    /// Where in the file the rest is: offset in bytes, and how many hashes.
    chunks: Vec<(u64, usize)>,
}

pub(super) struct Spool {
    partitions: Vec<Partition>,
    /// How often its hashes have been dealt before.
    level: u32,
    held: usize,
    file: Option<File>,
}

impl Spool {
    pub(super) fn new(level: u32) -> Self {
        let partitions = (0..PARTITIONS).map(|_| Partition::default()).collect();
        Spool { partitions, level, held: 0, file: None }
    }

    /// Whether there are bits left to deal by.
    pub(super) fn can_deal(level: u32) -> bool {
        (level + 1) * BITS <= HASH_BITS
    }

    pub(super) fn level(&self) -> u32 {
        self.level
    }

    /// How much memory its hashes take.
    pub(super) fn held_bytes(&self) -> usize {
        self.held * BYTES
    }

    pub(super) fn push(&mut self, hashes: &[u128]) {
        let shift = HASH_BITS - (self.level + 1) * BITS;
        for &hash in hashes.iter().filter(|hash| **hash != 0) {
            let at = (hash >> shift) as usize % PARTITIONS;
            let Some(partition) = self.partitions.get_mut(at) else { continue };
            if partition.held.len() == partition.held.capacity() {
                let before = partition.held.capacity();
                partition.held.reserve(before.max(64));
                self.held += partition.held.capacity() - before;
            }
            partition.held.push(hash);
        }
    }

    /// Moves what is in memory to the file.
    pub(super) fn spill(&mut self) -> Result<()> {
        if self.held == 0 {
            return Ok(());
        }
        self.held = 0;
        self.write().map_err(|error| failed(&error))
    }

    fn write(&mut self) -> io::Result<()> {
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(tempfile::tempfile()?),
        };
        let mut end = file.seek(SeekFrom::End(0))?;
        let mut bytes = Vec::new();
        for partition in self.partitions.iter_mut().filter(|one| !one.held.is_empty()) {
            let held = mem::take(&mut partition.held);
            bytes.clear();
            bytes.extend(held.iter().flat_map(|hash| hash.to_le_bytes()));
            file.write_all(&bytes)?;
            partition.chunks.push((end, held.len()));
            end += bytes.len() as u64;
        }
        Ok(())
    }

    /// Hands the hashes of a partition on, some at a time, until `take` wants no more. Says whether
    /// it took all.
    pub(super) fn read(
        &self,
        partition: usize,
        take: &mut dyn FnMut(&[u128]) -> Result<bool>,
    ) -> Result<bool> {
        let Some(partition) = self.partitions.get(partition) else { return Ok(true) };
        let mut hashes = Vec::new();
        for &(start, count) in &partition.chunks {
            for from in (0..count).step_by(READ) {
                let start = start + (from * BYTES) as u64;
                self.load(start, READ.min(count - from), &mut hashes)?;
                if !take(&hashes)? {
                    return Ok(false);
                }
            }
        }
        for hashes in partition.held.chunks(READ) {
            if !take(hashes)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn load(&self, start: u64, count: usize, hashes: &mut Vec<u128>) -> Result<()> {
        hashes.clear();
        let Some(mut file) = self.file.as_ref() else { return Ok(()) };
        let mut bytes = vec![0; count * BYTES];
        let read = file.seek(SeekFrom::Start(start)).and_then(|_| file.read_exact(&mut bytes));
        read.map_err(|error| failed(&error))?;
        let (words, _) = bytes.as_chunks::<BYTES>();
        hashes.extend(words.iter().map(|word| u128::from_le_bytes(*word)));
        Ok(())
    }
}

fn failed(error: &io::Error) -> Error {
    Error::io("temporary file for keys", error)
}
