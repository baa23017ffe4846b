//! The contract, held against whole articles: every row against its table's published JSON Schema,
//! and every relation between rows and tables.
//!
//! The same code checks rows before they are published and tables that somebody else has had in
//! hands. It is pure: it knows batches, not files.
//!
//! [`TableValidator`] does the first half for anybody's table and schema. Batches are asked column by
//! column (`column`), and what is flagged, or cannot be decided so, in place by the `jsonschema`
//! crate, which sees Arrow cells (`cell`) or JSON text (`tape`) as they lie.

mod breach;
mod cell;
mod column;
mod group;
mod key;
mod origin;
mod row;
mod rule;
mod source;
mod table;
mod tape;
mod violation;

pub use breach::Breach;
pub use key::{Hit, KeyHashes, KeyReader, Point};
pub use source::SchemaSource;
pub use table::{Checked, Header, TableValidator};
pub use violation::Violation;

use jsonschema::ValidationError;

use crate::record::{Batches, Table};
use group::Group;
use row::RowValidator;

/// The contract, compiled once.
pub struct Validator {
    rows: [RowValidator; 4],
}

impl Validator {
    /// Compiles the four schemas.
    ///
    /// # Errors
    /// If a schema is no schema, which would be a fault of this crate.
    pub fn new() -> Result<Self, ValidationError<'static>> {
        let [article, sentence, entity, claim] = Table::ALL.map(RowValidator::new);
        Ok(Validator { rows: [article?, sentence?, entity?, claim?] })
    }

    /// What some whole articles break, in the order of tables and rows.
    pub fn check(&self, batches: &Batches) -> Vec<Violation> {
        let group = Group::new(batches);
        let mut violations = Vec::new();
        for (table, rows) in Table::ALL.into_iter().zip(&self.rows) {
            violations.extend(rows.check(batches.of(table)));
            for &relation in table.declaration().relations {
                violations.extend(rule::check(&group, table, relation));
            }
        }
        violations.sort();
        violations
    }
}
