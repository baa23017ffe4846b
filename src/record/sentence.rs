//! The table `sentence`: the article's text in reading order, residue included, each stretch with
//! its role.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, SchemaRef};

use crate::record::column::{ArticleKey, Column, Natural, Passage, Room, SentenceKey, Term};
use crate::record::declaration::{Declaration, FieldDeclaration, Relation, prose, record};
use crate::record::vocabulary::Role;

record! {
    /// One sentence of an article, or one piece of what surrounds its sentences.
    Sentence, SentenceRows = "sentence", version "1.0.0" {
        /// Key of the sentence: its article's key and its position.
        sentence_id: SentenceKey,
        /// The article it stands in.
        article_id: ArticleKey,
        /// Place among the article's sentences: 0, 1, 2, ...
        position: Natural,
        /// Place of its paragraph among the article's paragraphs: 0, 1, 2, ...
        paragraph: Natural,
        /// What it is within the article; `body` is the report itself.
        role: Term<Role>,
        /// First code point in the article's text.
        start: Natural,
        /// The code point after the last.
        end: Natural,
        /// The article's text from `start` to `end`.
        text: Passage,
    }
    relations &[
        Relation::Key { column: "sentence_id" },
        Relation::Foreign { column: "article_id", table: "article", key: "article_id" },
        Relation::Prefix { column: "sentence_id", parent: "article_id" },
        Relation::Sequence { column: "position" },
        Relation::Quote { text: "text", start: "start", end: "end" },
    ]
}
