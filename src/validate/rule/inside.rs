//! Offsets lie within the row's sentence.

use crate::record::Table;
use crate::validate::group::{Group, broken, integer_at, integers, string_at, strings};
use crate::validate::violation::Violation;

pub(crate) fn check(group: &Group<'_>, table: Table, columns: &[&'static str]) -> Vec<Violation> {
    columns.iter().flat_map(|column| check_column(group, table, column)).collect()
}

fn check_column(group: &Group<'_>, table: Table, column: &str) -> Vec<Violation> {
    let batch = group.batch(table);
    let (Some(sentences), Some(offsets)) = (strings(batch, "sentence_id"), integers(batch, column))
    else {
        return Vec::new();
    };
    (0..batch.num_rows())
        .filter_map(|row| {
            let offset = integer_at(offsets, row)?;
            let (start, end) = sentence(group, string_at(sentences, row)?)?;
            let outside = offset < start || offset > end;
            outside.then(|| {
                let expected = format!("{start} to {end}, where its sentence stands");
                broken(table, row, "inside", column, offset, expected)
            })
        })
        .collect()
}

/// Start and end of a sentence; `None` where there is no such sentence, which `foreign` reports.
fn sentence(group: &Group<'_>, sentence_id: &str) -> Option<(i64, i64)> {
    let row = group.find(Table::Sentence, "sentence_id", sentence_id)?;
    let batch = group.batch(Table::Sentence);
    Some((integer_at(integers(batch, "start")?, row)?, integer_at(integers(batch, "end")?, row)?))
}
