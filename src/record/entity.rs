//! The table `entity`: one row a mention, one `entity_id` a thing.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, SchemaRef};

use crate::record::column::{
    ArticleKey, Column, EntityKey, MentionKey, Natural, Nullable, Score, SentenceKey, Term, Text,
};
use crate::record::declaration::{Declaration, FieldDeclaration, Relation, prose, record};
use crate::record::vocabulary::EntityType;

record! {
    /// One mention of a person, organization, place, date or figure.
    Entity, EntityRows = "entity", version "1.0.0" {
        /// Key of the mention: its sentence's key and its number within the sentence.
        mention_id: MentionKey,
        /// The article it stands in.
        article_id: ArticleKey,
        /// The sentence it stands in.
        sentence_id: SentenceKey,
        /// Place among the article's mentions: 0, 1, 2, ...
        position: Natural,
        /// What it names.
        r#type: Term<EntityType>,
        /// First code point in the article's text.
        start: Natural,
        /// The code point after the last.
        end: Natural,
        /// The article's text from `start` to `end`.
        text: Text,
        /// Key of the thing named: equal for all its mentions, in every article.
        entity_id: EntityKey,
        /// Canonical name of the thing: equal for all its mentions, in every article.
        name: Text,
        /// Normalised value of a date or figure, where there is one.
        value: Nullable<Text>,
        /// Confidence, 0 to 1.
        score: Score,
    }
    relations &[
        Relation::Key { column: "mention_id" },
        Relation::Foreign { column: "article_id", table: "article", key: "article_id" },
        Relation::Foreign { column: "sentence_id", table: "sentence", key: "sentence_id" },
        Relation::Prefix { column: "sentence_id", parent: "article_id" },
        Relation::Prefix { column: "mention_id", parent: "sentence_id" },
        Relation::Sequence { column: "position" },
        Relation::Quote { text: "text", start: "start", end: "end" },
        Relation::Inside { columns: &["start", "end"] },
    ]
}
