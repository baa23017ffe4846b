//! What a record declares, as data: everything else about a table derives from this.

use arrow_schema::{DataType, Field, Schema, SchemaRef};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::sync::Arc;

/// A column as it was declared.
#[derive(Clone, Debug)]
pub struct FieldDeclaration {
    /// Its name, part of the contract.
    pub name: &'static str,
    /// What it holds, with its unit.
    pub about: String,
    /// Its Arrow type.
    pub data_type: DataType,
    /// Whether a row may leave it out.
    pub nullable: bool,
    /// `type` and limits of its JSON Schema.
    pub json_schema: Map<String, Value>,
}

/// A promise that no single row can keep: between rows, or between tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The column is unique in its table.
    Key {
        /// The column.
        column: &'static str,
    },
    /// The column, where it is not null, is found in another table's column; of a list, each
    /// element.
    Foreign {
        /// The column.
        column: &'static str,
        /// The other table.
        table: &'static str,
        /// The other column.
        key: &'static str,
    },
    /// The column begins with the value of another: a child's key shows its parent's.
    Prefix {
        /// The child's key.
        column: &'static str,
        /// The parent's.
        parent: &'static str,
    },
    /// The column runs 0, 1, 2, ... within each article, in the order of the rows.
    Sequence {
        /// The column.
        column: &'static str,
    },
    /// Slicing the article's text by `start..end`, in code points, gives the column.
    Quote {
        /// The column that quotes.
        text: &'static str,
        /// First code point.
        start: &'static str,
        /// The one after the last.
        end: &'static str,
    },
    /// The article's text under each of the spans, joined by one space, gives the column; `start`
    /// and `end` are the first span's start and the last one's end.
    Excerpt {
        /// The column that quotes.
        text: &'static str,
        /// The list of spans.
        spans: &'static str,
        /// Start of the whole.
        start: &'static str,
        /// End of the whole.
        end: &'static str,
    },
    /// Each of the spans lies within one of the others of its row.
    Within {
        /// The inner spans.
        spans: &'static str,
        /// The outer ones.
        within: &'static str,
    },
    /// The column counts the article's rows in another table.
    Count {
        /// The column.
        column: &'static str,
        /// The other table.
        table: &'static str,
    },
    /// A row without a parent has depth 0; any other stands after its parent and one deeper.
    Nesting {
        /// The row's own key.
        key: &'static str,
        /// The parent's key, in the same table.
        parent: &'static str,
        /// How deep the row stands.
        depth: &'static str,
    },
    /// These offsets lie within the row's sentence.
    Inside {
        /// The offsets.
        columns: &'static [&'static str],
    },
}

/// A table as it was declared.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// The table's name, part of the contract.
    pub table: &'static str,
    /// Version of the contract, as of semantic versioning.
    pub version: &'static str,
    /// What one row is.
    pub about: String,
    /// The columns, in order.
    pub fields: Vec<FieldDeclaration>,
    /// What holds between rows and tables.
    pub relations: &'static [Relation],
}

impl Declaration {
    /// The schema's name for all time: `urn:parquill:sentence:1.0.0`.
    pub fn id(&self) -> String {
        format!("urn:parquill:{}:{}", self.table, self.version)
    }

    /// The Arrow schema, with descriptions as field metadata.
    pub fn arrow_schema(&self) -> SchemaRef {
        let fields: Vec<Field> = self.fields.iter().map(arrow_field).collect();
        let metadata = HashMap::from([("parquill:schema".to_owned(), self.id())]);
        Arc::new(Schema::new_with_metadata(fields, metadata))
    }
}

fn arrow_field(field: &FieldDeclaration) -> Field {
    let metadata = HashMap::from([("description".to_owned(), field.about.clone())]);
    Field::new(field.name, field.data_type.clone(), field.nullable).with_metadata(metadata)
}

/// Doc comments as prose: one space where a line was broken.
pub(crate) fn prose(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

/// Declares a record: from this one block come the row, its columns' builders, and everything that
/// [`Declaration`] gives.
macro_rules! record {
    (
        $(#[doc = $about:literal])*
        $record:ident, $rows:ident = $table:literal, version $version:literal {
            $($(#[doc = $field_about:literal])* $field:ident: $column:ty,)*
        }
        relations $relations:expr
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub struct $record<'a> {
            $($(#[doc = $field_about])* pub $field: <$column as Column>::Value<'a>,)*
        }

        impl $record<'_> {
            /// What the record declares, as data.
            pub fn declaration() -> Declaration {
                Declaration {
                    table: $table,
                    version: $version,
                    about: prose(&[$($about),*]),
                    fields: vec![$(FieldDeclaration {
                        name: stringify!($field).trim_start_matches("r#"),
                        about: prose(&[$($field_about),*]),
                        data_type: <$column as Column>::data_type(),
                        nullable: <$column as Column>::NULLABLE,
                        json_schema: <$column as Column>::json_schema(),
                    },)*],
                    relations: $relations,
                }
            }
        }

        #[doc = concat!("Rows of the table `", $table, "`, collected column by column.")]
        pub struct $rows {
            schema: SchemaRef,
            $($field: <$column as Column>::Builder,)*
        }

        impl $rows {
            /// No rows yet, but room for so much, under this record's Arrow schema.
            pub fn with_room(schema: SchemaRef, room: Room) -> Self {
                $rows { schema, $($field: <$column as Column>::builder(room),)* }
            }

            /// Adds one row.
            pub fn push(&mut self, row: $record<'_>) {
                $(<$column as Column>::append(&mut self.$field, Some(row.$field));)*
            }

            /// The rows so far, as Arrow.
            ///
            /// # Errors
            /// If Arrow finds the columns inconsistent, which would be a fault of this crate.
            pub fn finish(mut self) -> std::result::Result<RecordBatch, ArrowError> {
                let columns: Vec<ArrayRef> = vec![$(Arc::new(self.$field.finish()),)*];
                RecordBatch::try_new(self.schema, columns)
            }
        }
    };
}

pub(crate) use record;
