//! Keys of any number of rows, compared by their hashes in bounded memory: which come twice, and
//! which are missing elsewhere.
//!
//! A partitioned hash join (Kitsuregawa, Tanaka and Moto-oka 1983): hashes are dealt into partitions
//! by their first bits, and go to a temporary file when they are more than a budget; then partition
//! after partition is looked at by itself, dealt anew where it holds more than memory takes. Nothing
//! is sorted, and data that fits into memory never leaves it.
//!
//! It knows hashes of 127 bits, not what they are of; 0 stands for no key.

mod deal;
mod repeated;
mod spool;
#[cfg(test)]
mod tests;
mod wanting;

use spool::Spool;

use crate::error::Result;

/// How much memory hashes may take.
#[derive(Clone, Copy, Debug)]
pub struct Budget {
    /// Bytes of hashes that are held before they go to a file.
    pub held: usize,
    /// Hashes that are looked at together.
    pub together: usize,
}

impl Default for Budget {
    /// Some 180 MB at the worst moment.
    fn default() -> Self {
        Budget { held: 96 << 20, together: 7 << 18 }
    }
}

/// The hashes of some columns of keys.
pub struct Ledger {
    columns: Vec<Spool>,
    budget: Budget,
}

impl Ledger {
    /// For so many columns.
    pub fn new(columns: usize, budget: Budget) -> Self {
        Ledger { columns: (0..columns).map(|_| Spool::new(0)).collect(), budget }
    }

    /// Takes some keys of a column.
    ///
    /// # Errors
    /// If the temporary file cannot be written.
    pub fn push(&mut self, column: usize, hashes: &[u128]) -> Result<()> {
        if let Some(spool) = self.columns.get_mut(column) {
            spool.push(hashes);
        }
        let held: usize = self.columns.iter().map(Spool::held_bytes).sum();
        if held <= self.budget.held {
            return Ok(());
        }
        self.columns.iter_mut().try_for_each(Spool::spill)
    }

    /// Gives each key of a column that comes twice or more, once, in no order.
    ///
    /// # Errors
    /// What `flag` says, or if the temporary file cannot be read.
    pub fn repeated(&self, column: usize, flag: &mut Flag<'_>) -> Result<()> {
        match self.columns.get(column) {
            Some(spool) => repeated::repeated(spool, self.budget, flag),
            None => Ok(()),
        }
    }

    /// Gives each key of a column that another does not have, once, in no order.
    ///
    /// # Errors
    /// What `flag` says, or if the temporary file cannot be read.
    pub fn wanting(&self, column: usize, among: usize, flag: &mut Flag<'_>) -> Result<()> {
        match (self.columns.get(column), self.columns.get(among)) {
            (Some(spool), Some(among)) => wanting::wanting(spool, among, self.budget, flag),
            _ => Ok(()),
        }
    }
}

/// Takes a hash.
pub type Flag<'a> = dyn FnMut(u128) -> Result<()> + 'a;
