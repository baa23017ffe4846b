//! The table `article`: one row a document, with its whole text as it came.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, SchemaRef};

use crate::record::column::{
    ArticleKey, Column, Instant, Language, Natural, Nullable, Passage, Room, Sha256, Term, Text,
    Texts,
};
use crate::record::declaration::{Declaration, FieldDeclaration, Relation, prose, record};
use crate::record::vocabulary::Precision;

record! {
    /// One article: where it came from, what is known of it, and its whole text.
    Article, ArticleRows = "article", version "1.0.0" {
        /// Key of the article: a hash of its bytes (and of its file's name, where it is a file of
        /// its own). The same document has the same key in every build.
        article_id: ArticleKey,
        /// Path of the input file relative to the input root; `-` for standard input.
        source: Text,
        /// Place in a file of many records: line (from 1) or row (from 0).
        record: Nullable<Natural>,
        /// First byte of the record in the decompressed file.
        byte_start: Nullable<Natural>,
        /// The byte after the record's last.
        byte_end: Nullable<Natural>,
        /// SHA-256 of the record's bytes as they came.
        input_sha256: Sha256,
        /// Headline: as the source gave it, else the title line of the text.
        title: Nullable<Text>,
        /// Authors, in the order given.
        authors: Texts,
        /// Outlet or site.
        publisher: Nullable<Text>,
        /// Address.
        url: Nullable<Text>,
        /// When it was published, in UTC; a time that gave no zone is taken as UTC.
        published: Nullable<Instant>,
        /// When it was published, as the source wrote it.
        published_raw: Nullable<Text>,
        /// How exactly `published` is known; what is finer than this is filled with zeros.
        published_precision: Nullable<Term<Precision>>,
        /// Language as a BCP 47 tag: as the source gave it, else as detected where that is sure.
        language: Nullable<Language>,
        /// Place and date before the first sentence, without the agency's brackets and the dash.
        dateline: Nullable<Text>,
        /// News agencies credited in the text, in order of appearance.
        wire: Texts,
        /// The whole text as it came, decoded but otherwise unaltered.
        text: Passage,
        /// Length of `text` in Unicode code points.
        characters: Natural,
        /// Words in `text`: stretches without white space that hold a letter or digit.
        words: Natural,
        /// Paragraphs of any role.
        paragraphs: Natural,
        /// Rows of this article in the table `sentence`.
        sentences: Natural,
        /// Rows of this article in the table `entity`.
        mentions: Natural,
        /// Rows of this article in the table `claim`.
        claims: Natural,
    }
    relations &[
        Relation::Key { column: "article_id" },
        Relation::Count { column: "sentences", table: "sentence" },
        Relation::Count { column: "mentions", table: "entity" },
        Relation::Count { column: "claims", table: "claim" },
    ]
}
