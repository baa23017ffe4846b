//! The keys of whole tables: read with the rows, in one pass and in bounded memory; then the rows of
//! those that come twice or lead nowhere are looked up, in a second.

mod evidence;
mod plan;
#[cfg(test)]
mod tests;

use rustc_hash::FxHashSet;

use super::table::{TableCheck, TableViolation};
use crate::error::Result;
use crate::keys::{Budget, Ledger};
use crate::schema::Keys;
use crate::validate::{KeyHashes, KeyReader, Point};
use evidence::Lookup;
use plan::{Plan, Rule};

/// Keys that are looked up together: some 30 MB of them, and a reading of the table for each so many.
const TOGETHER: usize = 7 << 16;

/// What is known of the keys of some tables.
pub(super) struct KeyCheck {
    plan: Plan,
    point: Point,
    ledger: Ledger,
    /// How many keys are looked up together.
    together: usize,
}

impl KeyCheck {
    /// Of some tables with their names.
    pub(super) fn of(tables: &[(&str, &Keys)]) -> Self {
        KeyCheck::within(tables, Budget::default(), TOGETHER)
    }

    fn within(tables: &[(&str, &Keys)], budget: Budget, together: usize) -> Self {
        let plan = Plan::of(tables);
        let ledger = Ledger::new(plan.columns.len(), budget);
        KeyCheck { plan, point: Point::random(), ledger, together }
    }

    /// What cannot be checked, in words.
    pub(super) fn notes(&self) -> &[String] {
        &self.plan.notes
    }

    /// Reads the keys of one table.
    pub(super) fn reader(&self, table: usize) -> KeyReader {
        self.plan.reader(table, self.point)
    }

    /// Takes the keys of some rows of a table.
    pub(super) fn push(&mut self, table: usize, keys: &KeyHashes) -> Result<()> {
        for (at, column) in self.plan.columns.iter().enumerate() {
            if let Some(hashes) = keys.get(column.place).filter(|_| column.table == table) {
                self.ledger.push(at, hashes)?;
            }
        }
        Ok(())
    }

    /// Says which rows break a rule, rule after rule in the order of the tables; `tables` as they
    /// were, to be read again. Gives how many rows of each table did.
    pub(super) fn finish(
        &self,
        tables: &[TableCheck],
        threads: usize,
        report: &mut dyn FnMut(TableViolation),
    ) -> Result<Vec<u64>> {
        let mut bad = vec![0; tables.len()];
        for rule in &self.plan.rules {
            let lookup = Lookup::of(rule, &self.plan, tables, threads);
            let mut wanted = FxHashSet::default();
            let mut look = |wanted: &mut FxHashSet<u128>| -> Result<()> {
                if let Some((lookup, table)) = lookup.as_ref().filter(|_| !wanted.is_empty()) {
                    let rows = lookup.look(wanted, report)?;
                    bad.iter_mut().skip(*table).take(1).for_each(|bad| *bad += rows);
                }
                wanted.clear();
                Ok(())
            };
            let mut flag = |hash| {
                wanted.insert(hash);
                if wanted.len() < self.together { Ok(()) } else { look(&mut wanted) }
            };
            match rule {
                Rule::Unique { column, .. } => self.ledger.repeated(*column, &mut flag)?,
                Rule::Foreign { column, referred, .. } => {
                    self.ledger.wanting(*column, *referred, &mut flag)?;
                }
            }
            look(&mut wanted)?;
        }
        Ok(bad)
    }
}
