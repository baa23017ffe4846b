//! Offsets lie within the row's sentence.

use arrow_array::Int64Array;

use crate::record::Table;
use crate::validate::group::{Finder, Group, broken, integer_at, integers, string_at, strings};
use crate::validate::violation::Violation;

pub(crate) fn check(group: &Group<'_>, table: Table, columns: &[&'static str]) -> Vec<Violation> {
    let batch = group.batch(table);
    let Some(sentences) = strings(batch, "sentence_id") else { return Vec::new() };
    let offsets = |&column: &&'static str| Some((column, integers(batch, column)?));
    let columns: Vec<_> = columns.iter().filter_map(offsets).collect();
    let mut bounds = Bounds::of(group);
    let mut violations = Vec::new();
    for row in 0..batch.num_rows() {
        let sentence = string_at(sentences, row).and_then(|id| bounds.sentence(id));
        let Some((start, end)) = sentence else { continue };
        let offsets = columns.iter().filter_map(|(name, all)| Some((name, integer_at(all, row)?)));
        let outside = offsets.filter(|&(_, offset)| offset < start || offset > end);
        violations.extend(outside.map(|(column, offset)| {
            let expected = format!("{start} to {end}, where its sentence stands");
            broken(table, row, "inside", column, offset, expected)
        }));
    }
    violations
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
