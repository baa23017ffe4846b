//! The four tables side by side: some whole articles at a time, with all their rows.

use std::path::Path;

use crate::audit::order::first_disorder;
use crate::audit::rows::{PlacedRows, TableRows};
use crate::audit::violation::AuditViolation;
use crate::error::Result;
use crate::manifest::Manifest;
use crate::record::{Batches, Table};

/// How many articles are checked together.
const GROUP_ARTICLES: usize = 256;

/// Some whole articles, and where each of their rows stands.
pub struct Group {
    /// The rows.
    pub batches: Batches,
    places: [Vec<(usize, u64)>; 4],
}

/// Reads a dataset group by group.
pub struct Groups {
    tables: [TableRows; 4],
    violations: Vec<AuditViolation>,
}

impl Groups {
    pub(super) fn open(folder: &Path, manifest: &Manifest) -> Result<Groups> {
        let open = |table: Table| {
            let entry = manifest.tables.iter().find(|entry| entry.name == table.name());
            TableRows::open(folder, table, entry)
        };
        let mut groups = Groups { tables: Table::ALL.map(open), violations: Vec::new() };
        for table in Table::ALL {
            if let Some(violation) = first_disorder(&mut open(table), table)? {
                groups.violations.push(violation);
                groups.tables[table as usize].sort()?;
            }
        }
        Ok(groups)
    }

    /// The next group; `None` when all rows have been given.
    ///
    /// # Errors
    /// If a file cannot be read.
    pub fn next_group(&mut self) -> Result<Option<Group>> {
        let articles = self.next_articles()?;
        let last = articles.article_ids().and_then(|ids| ids.iter().last().flatten());
        let last = last.map(str::to_owned);
        let mut parts = vec![articles];
        for table in [Table::Sentence, Table::Entity, Table::Claim] {
            parts.push(self.take_through(table, last.as_deref())?);
        }
        let rows: usize = parts.iter().map(|part| part.places.len()).sum();
        Ok((rows > 0).then(|| Group::new(parts)).flatten())
    }

    /// Where a row of a group stands: the file within the dataset, its row group, and the row within
    /// the file.
    pub fn locate(&self, group: &Group, table: Table, row: usize) -> (&str, Option<usize>, u64) {
        let (file, row) = group.places[table as usize][row];
        let rows = &self.tables[table as usize];
        (rows.path(file), rows.row_group(file, row), row)
    }

    /// What whole tables and files break, as far as they have been read.
    pub fn take_violations(&mut self) -> Vec<AuditViolation> {
        let mut violations = std::mem::take(&mut self.violations);
        for table in &mut self.tables {
            violations.append(&mut table.violations);
        }
        violations
    }

    /// Articles of one group; all rows of one key stay together.
    fn next_articles(&mut self) -> Result<PlacedRows> {
        let rows = &mut self.tables[Table::Article as usize];
        let mut pieces = Vec::new();
        let mut taken = 0;
        while taken < GROUP_ARTICLES {
            let Some(mut piece) = rows.next()? else { break };
            let wanted = (GROUP_ARTICLES - taken).min(piece.places.len());
            let head = piece.split_off(wanted);
            taken += wanted;
            pieces.push(head);
            if !piece.places.is_empty() {
                rows.put_back(piece);
            }
        }
        let first = PlacedRows::concat(Table::Article, &pieces)?;
        let last = first.article_ids().and_then(|ids| ids.iter().last().flatten());
        let Some(last) = last.map(str::to_owned) else {
            return Ok(first);
        };
        let repeated = self.take_through(Table::Article, Some(&last))?;
        PlacedRows::concat(Table::Article, &[first, repeated])
    }

    /// The rows of a table up to and with one article; without an article, the next rows.
    fn take_through(&mut self, table: Table, last: Option<&str>) -> Result<PlacedRows> {
        let rows = &mut self.tables[table as usize];
        let mut pieces = Vec::new();
        while let Some(mut piece) = rows.next()? {
            let length = piece.places.len();
            let wanted = last.map_or(length, |last| leading(&piece, last));
            pieces.push(piece.split_off(wanted));
            if wanted < length {
                rows.put_back(piece);
                break;
            }
            if last.is_none() {
                break;
            }
        }
        PlacedRows::concat(table, &pieces)
    }
}

/// How many rows at the start belong to articles up to `last`.
fn leading(piece: &PlacedRows, last: &str) -> usize {
    match piece.article_ids() {
        Some(ids) => ids.iter().take_while(|id| id.unwrap_or_default() <= last).count(),
        None => piece.places.len(),
    }
}

impl Group {
    fn new(parts: Vec<PlacedRows>) -> Option<Group> {
        let parts: [PlacedRows; 4] = parts.try_into().ok()?;
        let [a, b, c, d] = parts.map(|part| (part.batch, part.places));
        Some(Group { batches: Batches([a.0, b.0, c.0, d.0]), places: [a.1, b.1, c.1, d.1] })
    }
}
