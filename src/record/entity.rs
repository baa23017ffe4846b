//! The table `entity`: one row a mention, one `entity_id` a thing.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, SchemaRef};

use crate::record::column::{
    ArticleKey, Column, EntityKey, MentionKey, Natural, Nullable, Number, Room, Score, SentenceKey,
    Term, Text,
};
use crate::record::declaration::{Declaration, FieldDeclaration, Relation, prose, record};
use crate::record::vocabulary::{EntityType, Modifier, ValueBy};

record! {
    /// One mention of a person, organization, place, date or figure.
    Entity, EntityRows = "entity", version "1.1.0" {
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
        /// Normalised value, where it is certain. A date: ISO 8601, a day (`2025-02-03`), month
        /// (`2025-02`), year (`2025`) or interval of two of one kind, both within it
        /// (`2025-02-03/2025-02-09`). A time of day: `15:30`. Money: ISO 4217 code and amount
        /// (`USD 1500000000`). Percent and quantity: the number (`43`), of a range both (`10/15`).
        /// A place or group: the ISO 3166-1 code of its country (`SV`).
        value: Nullable<Text>,
        /// How the value of a date or figure was found; null where `value` is.
        value_by: Nullable<Term<ValueBy>>,
        /// The number of money, percent or quantity, magnitudes counted in: `1.5bn` is 1500000000;
        /// of a range the first.
        number: Nullable<Number>,
        /// The second number of a range; null otherwise.
        number_to: Nullable<Number>,
        /// What is counted: an ISO 4217 code, `percent`, `percentage point`, a unit of measure or
        /// the counted noun in the singular (`migrant`).
        unit: Nullable<Text>,
        /// What the words around a date or figure make of it.
        modifier: Nullable<Term<Modifier>>,
        /// What a person is said to be beside the name, there or elsewhere in the article ("U.S.
        /// Secretary of State"): the place nearest before, else the first.
        role: Nullable<Text>,
        /// First code point of the role in the article's text.
        role_start: Nullable<Natural>,
        /// The code point after the role's last.
        role_end: Nullable<Natural>,
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
        Relation::Quote { text: "role", start: "role_start", end: "role_end" },
        Relation::Inside { columns: &["start", "end"] },
    ]
}
