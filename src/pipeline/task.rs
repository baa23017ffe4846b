//! What a thread looks at in one go when tables are checked: a batch of columns, or a stretch of
//! text. Those who look at rows and those who look for keys read the same.

use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::ArrowError;

use crate::error::{Error, Finding, Result, without_kinds};
use crate::place::Place;
use crate::read::table::{Lines, Piece, Records};

/// Rows that are read.
pub(super) enum Task {
    Batch { file: Arc<str>, row_group: Option<usize>, first_row: u64, batch: RecordBatch },
    Lines(Lines),
    Records(Records),
}

/// Reads a piece; columns batch by batch, and perhaps only some of them. What cannot be read is given
/// as an error.
pub(super) fn read(
    piece: Result<Piece>,
    only: Option<&[String]>,
    give: &mut dyn FnMut(Result<Task>) -> bool,
) {
    if let Err(error) = piece.and_then(|piece| read_piece(piece, only, give)) {
        give(Err(error));
    }
}

fn read_piece(
    piece: Piece,
    only: Option<&[String]>,
    give: &mut dyn FnMut(Result<Task>) -> bool,
) -> Result<()> {
    let columns = match piece {
        Piece::Columns(columns) => columns,
        Piece::Lines(lines) => {
            give(Ok(Task::Lines(lines)));
            return Ok(());
        }
        Piece::Records(records) => {
            give(Ok(Task::Records(records)));
            return Ok(());
        }
    };
    let (file, row_group) = (Arc::clone(&columns.file), columns.row_group);
    let mut first_row = columns.first_row;
    let batches = match only {
        Some(names) => columns.batches_of(names)?,
        None => columns.batches()?,
    };
    for batch in batches {
        let batch = batch?;
        let next_row = first_row + batch.num_rows() as u64;
        if !give(Ok(Task::Batch { file: Arc::clone(&file), row_group, first_row, batch })) {
            return Ok(());
        }
        first_row = next_row;
    }
    Ok(())
}

/// A column of a type that JSON has no words for.
pub(super) fn unsayable(file: &str, error: &ArrowError) -> Error {
    let found = error.to_string();
    let finding = Finding::new(Place::file(file), without_kinds(&found));
    Error::unreadable(finding.expected("columns that JSON can say"))
}
