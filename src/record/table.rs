//! The four tables by name, and one document's rows in all of them.

use std::sync::LazyLock;

use arrow_array::RecordBatch;
use arrow_schema::{ArrowError, SchemaRef};

use crate::record::article::{Article, ArticleRows};
use crate::record::claim::{Claim, ClaimRows};
use crate::record::column::Room;
use crate::record::declaration::Declaration;
use crate::record::entity::{Entity, EntityRows};
use crate::record::sentence::{Sentence, SentenceRows};

/// One of the four tables, in the order of the data's flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// One row a document.
    Article,
    /// One row a sentence.
    Sentence,
    /// One row a mention.
    Entity,
    /// One row a claim.
    Claim,
}

static DECLARATIONS: LazyLock<[Declaration; 4]> = LazyLock::new(|| {
    [Article::declaration(), Sentence::declaration(), Entity::declaration(), Claim::declaration()]
});

static SCHEMAS: LazyLock<[SchemaRef; 4]> =
    LazyLock::new(|| Table::ALL.map(|table| table.declaration().arrow_schema()));

impl Table {
    /// Every table.
    pub const ALL: [Table; 4] = [Table::Article, Table::Sentence, Table::Entity, Table::Claim];

    /// What its record declares.
    pub fn declaration(self) -> &'static Declaration {
        &DECLARATIONS[self as usize]
    }

    /// Its Arrow schema.
    pub fn arrow_schema(self) -> SchemaRef {
        SCHEMAS[self as usize].clone()
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.declaration().table
    }

    /// The table of this name.
    pub fn by_name(name: &str) -> Option<Table> {
        Table::ALL.into_iter().find(|table| table.name() == name)
    }
}

/// The rows of some articles, complete: what one table's row refers to is in the others.
#[derive(Clone, Debug)]
pub struct Batches(pub [RecordBatch; 4]);

impl Batches {
    /// The rows of one table.
    pub fn of(&self, table: Table) -> &RecordBatch {
        &self.0[table as usize]
    }
}

/// Collects the rows of whole articles.
pub struct Rows {
    /// Of the table `article`.
    pub article: ArticleRows,
    /// Of the table `sentence`.
    pub sentence: SentenceRows,
    /// Of the table `entity`.
    pub entity: EntityRows,
    /// Of the table `claim`.
    pub claim: ClaimRows,
}

impl Rows {
    /// No rows yet.
    pub fn new() -> Self {
        Rows::with_room([Room::default(); 4])
    }

    /// No rows yet, but room for so much in each table.
    pub fn with_room([articles, sentences, mentions, claims]: [Room; 4]) -> Self {
        Rows {
            article: ArticleRows::with_room(Table::Article.arrow_schema(), articles),
            sentence: SentenceRows::with_room(Table::Sentence.arrow_schema(), sentences),
            entity: EntityRows::with_room(Table::Entity.arrow_schema(), mentions),
            claim: ClaimRows::with_room(Table::Claim.arrow_schema(), claims),
        }
    }

    /// The rows so far, as Arrow.
    ///
    /// # Errors
    /// If Arrow finds columns inconsistent, which would be a fault of this crate.
    pub fn finish(self) -> Result<Batches, ArrowError> {
        Ok(Batches([
            self.article.finish()?,
            self.sentence.finish()?,
            self.entity.finish()?,
            self.claim.finish()?,
        ]))
    }
}

impl Default for Rows {
    fn default() -> Self {
        Rows::new()
    }
}
