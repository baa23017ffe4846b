//! Whether a table's rows stand in the order of their articles.

use crate::audit::rows::{PlacedRows, TableRows};
use crate::audit::violation::AuditViolation;
use crate::error::Result;
use crate::record::Table;

/// The first row that stands before the row above it, if there is one. Articles must ascend
/// strictly, which makes their keys unique; other rows may share an article.
pub(super) fn first_disorder(rows: &mut TableRows, table: Table) -> Result<Option<AuditViolation>> {
    let mut last: Option<String> = None;
    while let Some(piece) = rows.next()? {
        if let Some((row, value)) = disorder(&piece, last.as_deref()) {
            let (file, place) = piece.places[row];
            return Ok(Some(AuditViolation {
                table: table.name().to_owned(),
                file: rows.path(file).to_owned(),
                row_group: rows.row_group(file, place),
                row: Some(place),
                field: "/article_id".to_owned(),
                rule: "order".to_owned(),
                value,
                expected: "rows in the order of article_id, then position".to_owned(),
                source: None,
                record: None,
            }));
        }
        last = piece.article_ids().and_then(|ids| ids.iter().last().flatten()).map(str::to_owned);
    }
    Ok(None)
}

fn disorder(piece: &PlacedRows, last: Option<&str>) -> Option<(usize, String)> {
    let mut last = last.unwrap_or_default();
    for (row, id) in piece.article_ids()?.iter().enumerate() {
        if id.unwrap_or_default() < last {
            return Some((row, id.map_or("null".to_owned(), |id| format!("{id:?}"))));
        }
        last = id.unwrap_or_default();
    }
    None
}
