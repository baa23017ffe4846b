//! Which tuples of fields are read of which table, and which rules look at them.

use crate::schema::{ForeignKey, Keys, UniqueKey};
use crate::validate::{KeyReader, Point};

/// What is held against what.
pub(super) enum Rule {
    /// No key of the column comes twice.
    Unique { column: usize, key: UniqueKey },
    /// Each key of the column is one of another.
    Foreign { column: usize, referred: usize, key: ForeignKey },
}

/// A tuple of fields of a table.
pub(super) struct Column {
    pub(super) table: usize,
    /// Among those of its table.
    pub(super) place: usize,
    pub(super) fields: Vec<String>,
}

#[derive(Default)]
pub(super) struct Plan {
    pub(super) columns: Vec<Column>,
    pub(super) rules: Vec<Rule>,
    /// References to tables that are not there, in words.
    pub(super) notes: Vec<String>,
}

impl Plan {
    /// Of some tables with their names.
    pub(super) fn of(tables: &[(&str, &Keys)]) -> Self {
        let mut plan = Plan::default();
        for (table, (name, keys)) in tables.iter().enumerate() {
            for key in &keys.unique {
                let column = plan.column(table, &key.fields);
                plan.rules.push(Rule::Unique { column, key: key.clone() });
            }
            for key in &keys.foreign {
                let target = match &key.table {
                    None => Some(table),
                    Some(target) => tables.iter().position(|(name, _)| name == target),
                };
                match target {
                    Some(target) => plan.refer(table, target, key),
                    None => plan.notes.push(unknown(name, key)),
                }
            }
        }
        plan
    }

    fn refer(&mut self, table: usize, target: usize, key: &ForeignKey) {
        let column = self.column(table, &key.fields);
        let referred = self.column(target, &key.referred);
        self.rules.push(Rule::Foreign { column, referred, key: key.clone() });
    }

    /// The place of a tuple, which is read once however many rules look at it.
    fn column(&mut self, table: usize, fields: &[String]) -> usize {
        let known = |column: &Column| column.table == table && column.fields == fields;
        self.columns.iter().position(known).unwrap_or_else(|| {
            let place = self.columns.iter().filter(|column| column.table == table).count();
            self.columns.push(Column { table, place, fields: fields.to_owned() });
            self.columns.len() - 1
        })
    }

    /// Reads the tuples of one table.
    pub(super) fn reader(&self, table: usize, point: Point) -> KeyReader {
        let columns = self.columns.iter().filter(|column| column.table == table);
        let fields: Vec<_> = columns.map(|column| column.fields.clone()).collect();
        let reader = KeyReader::new(point, &fields);
        let primary = self.rules.iter().find_map(|rule| match rule {
            Rule::Unique { column, key } if key.is_primary => {
                let column = self.columns.get(*column).filter(|column| column.table == table)?;
                Some((column.place, &key.pointer))
            }
            _ => None,
        });
        match primary {
            Some((place, pointer)) => reader.with_primary(place, pointer),
            None => reader,
        }
    }
}

fn unknown(name: &str, key: &ForeignKey) -> String {
    let fields = key.fields.join(", ");
    let table = key.table.as_deref().unwrap_or(name);
    format!(
        "{name}: whether {fields} leads to a row of {table} is not checked; a folder is checked as \
         a whole where its datapackage.json names both tables"
    )
}
