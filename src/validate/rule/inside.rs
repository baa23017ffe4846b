//! Offsets lie within the row's sentence.

use arrow_array::Int64Array;

use crate::record::Table;
use crate::validate::group::{Finder, Group, broken, integer_at, integers, string_at, strings};
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
    let mut bounds = Bounds::of(group);
    (0..batch.num_rows())
        .filter_map(|row| {
            let offset = integer_at(offsets, row)?;
            let (start, end) = bounds.sentence(string_at(sentences, row)?)?;
            let outside = offset < start || offset > end;
            outside.then(|| {
                let expected = format!("{start} to {end}, where its sentence stands");
                broken(table, row, "inside", column, offset, expected)
            })
        })
        .collect()
}

/// Where sentences start and end; remembers the last one, as rows of a sentence stand together.
struct Bounds<'g, 'a> {
    sentences: Finder<'g, 'a>,
    columns: Option<(&'a Int64Array, &'a Int64Array)>,
    last: Option<(&'a str, Option<(i64, i64)>)>,
}

impl<'g, 'a> Bounds<'g, 'a> {
    fn of(group: &'g Group<'a>) -> Self {
        let batch = group.batch(Table::Sentence);
        let columns = integers(batch, "start").zip(integers(batch, "end"));
        Bounds { sentences: group.finder(Table::Sentence, "sentence_id"), columns, last: None }
    }

    /// `None` where there is no such sentence, which `foreign` reports.
    fn sentence(&mut self, sentence_id: &'a str) -> Option<(i64, i64)> {
        match self.last {
            Some((last, bounds)) if last == sentence_id => bounds,
            _ => {
                let bounds = self.find(sentence_id);
                self.last = Some((sentence_id, bounds));
                bounds
            }
        }
    }

    fn find(&mut self, sentence_id: &str) -> Option<(i64, i64)> {
        let row = self.sentences.find(sentence_id)?;
        let (starts, ends) = self.columns?;
        Some((integer_at(starts, row)?, integer_at(ends, row)?))
    }
}
