//! The rules between rows and tables: one file each, and one list.

mod count;
mod excerpt;
mod foreign;
mod inside;
mod key;
mod nesting;
mod prefix;
mod quote;
mod sequence;
mod within;

use crate::record::{Relation, Table};
use crate::validate::group::Group;
use crate::validate::violation::Violation;

/// What the rows of a group break of one relation.
pub(crate) fn check(group: &Group<'_>, table: Table, relation: Relation) -> Vec<Violation> {
    match relation {
        Relation::Key { column } => key::check(group, table, column),
        Relation::Foreign { column, table: target, key } => {
            foreign::check(group, table, column, (target, key))
        }
        Relation::Prefix { column, parent } => prefix::check(group, table, column, parent),
        Relation::Sequence { column } => sequence::check(group, table, column),
        Relation::Quote { text, start, end } => {
            quote::check(group, table, quote::Columns { text, start, end })
        }
        Relation::Excerpt { text, spans, start, end } => {
            excerpt::check(group, table, excerpt::Columns { text, spans, start, end })
        }
        Relation::Within { spans, within } => within::check(group, table, spans, within),
        Relation::Count { column, table: counted } => count::check(group, table, column, counted),
        Relation::Nesting { key, parent, depth } => {
            nesting::check(group, table, nesting::Columns { key, parent, depth })
        }
        Relation::Inside { columns } => inside::check(group, table, columns),
    }
}
