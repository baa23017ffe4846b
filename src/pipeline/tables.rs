//! The four tables, each written by a thread of its own.

use std::path::Path;
use std::thread::{Scope, ScopedJoinHandle};

use arrow_array::RecordBatch;
use crossbeam_channel::{Receiver, Sender, bounded};

use crate::error::{Error, Finding, Result};
use crate::manifest::TableEntry;
use crate::place::Place;
use crate::record::{Batches, Table};
use crate::write::TableWriter;

/// Pieces that may wait for a table's thread.
const WAITING: usize = 2;

type Piece = (RecordBatch, bool);

/// The tables while they are written.
pub(super) struct Tables<'scope> {
    pieces: Vec<Sender<Piece>>,
    writers: Vec<ScopedJoinHandle<'scope, Result<TableEntry>>>,
}

impl<'scope> Tables<'scope> {
    /// Starts the writers of a dataset.
    pub(super) fn create(scope: &'scope Scope<'scope, '_>, folder: &Path) -> Self {
        let (mut pieces, mut writers) = (Vec::new(), Vec::new());
        for table in Table::ALL {
            let (give, take) = bounded(WAITING);
            let writer = TableWriter::new(table, folder.to_owned());
            pieces.push(give);
            writers.push(scope.spawn(move || write(writer, &take)));
        }
        Tables { pieces, writers }
    }

    /// Hands on a piece of every table; `false` if a writer has stopped, which `finish` explains.
    pub(super) fn push(&self, batches: Batches, ends_chunk: bool) -> bool {
        let pairs = self.pieces.iter().zip(batches.0);
        pairs.fold(true, |open, (pieces, batch)| pieces.send((batch, ends_chunk)).is_ok() && open)
    }

    /// Waits until all is written.
    pub(super) fn finish(self) -> Result<Vec<TableEntry>> {
        drop(self.pieces);
        self.writers.into_iter().map(joined).collect()
    }
}

fn write(mut writer: TableWriter, pieces: &Receiver<Piece>) -> Result<TableEntry> {
    for (batch, ends_chunk) in pieces {
        writer.push(batch, ends_chunk)?;
    }
    writer.finish()
}

fn joined(writer: ScopedJoinHandle<'_, Result<TableEntry>>) -> Result<TableEntry> {
    writer.join().unwrap_or_else(|_: Box<dyn std::any::Any + Send>| {
        let place = Place::file("dataset");
        Err(Error::unreadable(Finding::new(place, "a table's writer stopped; please report this")))
    })
}
