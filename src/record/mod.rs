//! The records: the single source of truth about the tables.
//!
//! Each record is one `record!` block (see `declaration.rs`). From it derive the row type, the Arrow schema,
//! the JSON Schema, the files under `schema/` and the rules that hold between tables.

mod article;
mod claim;
mod column;
mod declaration;
mod entity;
mod key;
mod published;
mod sentence;
mod table;
mod vocabulary;

pub use article::{Article, ArticleRows};
pub use claim::{Claim, ClaimRows};
pub use column::{Column, Room};
pub use declaration::{Declaration, FieldDeclaration, Relation};
pub use entity::{Entity, EntityRows};
pub use key::{Fingerprint, KeyList};
pub use published::{dictionary, json_schema, python_types};
pub use sentence::{Sentence, SentenceRows};
pub use table::{Batches, Rows, Table};
pub use vocabulary::{
    ClaimKind, CueClass, EntityType, Modality, Modifier, Precision, Role, SourceClass, SpeakerBy,
    ValueBy, Vocabulary,
};
