//! The table `claim`: who said what, in whose words.

use std::sync::Arc;

use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, SchemaRef};

use crate::record::column::{
    ArticleKey, ClaimKey, Column, EntityKey, Flag, Keys, MentionKey, Natural, Nullable, Passage,
    Room, Score, SentenceKey, Spans, Term, Text,
};
use crate::record::declaration::{Declaration, FieldDeclaration, Relation, prose, record};
use crate::record::vocabulary::{ClaimKind, CueClass, Modality, SourceClass, SpeakerBy};

record! {
    /// One attribution: a source says, writes, believes or wants a content, by a cue.
    Claim, ClaimRows = "claim", version "1.1.0" {
        /// Key of the claim: its sentence's key and its number within the sentence.
        claim_id: ClaimKey,
        /// The article it stands in.
        article_id: ArticleKey,
        /// The sentence in which its content begins.
        sentence_id: SentenceKey,
        /// Place among the article's claims: 0, 1, 2, ...
        position: Natural,
        /// In whose words the content is.
        kind: Term<ClaimKind>,
        /// Who says it, as the article puts it; null where it is not said.
        source: Nullable<Text>,
        /// First code point of the source in the article's text.
        source_start: Nullable<Natural>,
        /// The code point after the source's last.
        source_end: Nullable<Natural>,
        /// The words that attribute it ("said", "according to"); null where there are none.
        cue: Nullable<Text>,
        /// First code point of the cue in the article's text.
        cue_start: Nullable<Natural>,
        /// The code point after the cue's last.
        cue_end: Nullable<Natural>,
        /// The content's spans in code points of the article's text: more than one where a cue or
        /// something else stands between them.
        content_spans: Spans,
        /// First code point of the whole content.
        content_start: Natural,
        /// The code point after the whole content's last.
        content_end: Natural,
        /// What is said: the article's text under `content_spans`, joined by one space.
        content: Passage,
        /// What of the content stands within quotation marks, the marks included; null where nothing
        /// does.
        verbatim_spans: Nullable<Spans>,
        /// The entity that the source names or stands for; null where that was not resolved.
        speaker_id: Nullable<EntityKey>,
        /// That entity's canonical name.
        speaker: Nullable<Text>,
        /// How the speaker was resolved.
        speaker_by: Term<SpeakerBy>,
        /// The claim within whose content this one stands.
        parent_claim_id: Nullable<ClaimKey>,
        /// How many claims it stands within.
        depth: Natural,
        /// Whether the cue or the head of the content is negated ("did not say", "denied", "said it
        /// would not"), or the source is nobody ("no one said").
        negated: Flag,
        /// How far the source is committed to the content, by the cue or else the content's head.
        modality: Term<Modality>,
        /// The cue's main word in its base form, with the particle that makes it another ("call
        /// for").
        cue_lemma: Nullable<Text>,
        /// What sort of act the cue reports; null where there is no cue, or one of no such sort.
        cue_class: Nullable<Term<CueClass>>,
        /// How the source is put.
        source_class: Nullable<Term<SourceClass>>,
        /// To whom it was said, where that stands beside the cue ("told reporters").
        addressee: Nullable<Text>,
        /// First code point of the addressee in the article's text.
        addressee_start: Nullable<Natural>,
        /// The code point after the addressee's last.
        addressee_end: Nullable<Natural>,
        /// Keys of the mentions (names, dates, figures) that stand within the content.
        content_mentions: Keys<MentionKey>,
        /// Confidence, 0 to 1: the share of right ones among claims with such a score.
        score: Score,
    }
    relations &[
        Relation::Key { column: "claim_id" },
        Relation::Foreign { column: "article_id", table: "article", key: "article_id" },
        Relation::Foreign { column: "sentence_id", table: "sentence", key: "sentence_id" },
        Relation::Foreign { column: "speaker_id", table: "entity", key: "entity_id" },
        Relation::Foreign { column: "content_mentions", table: "entity", key: "mention_id" },
        Relation::Foreign { column: "parent_claim_id", table: "claim", key: "claim_id" },
        Relation::Prefix { column: "sentence_id", parent: "article_id" },
        Relation::Prefix { column: "claim_id", parent: "sentence_id" },
        Relation::Sequence { column: "position" },
        Relation::Quote { text: "source", start: "source_start", end: "source_end" },
        Relation::Quote { text: "cue", start: "cue_start", end: "cue_end" },
        Relation::Quote { text: "addressee", start: "addressee_start", end: "addressee_end" },
        Relation::Excerpt {
            text: "content",
            spans: "content_spans",
            start: "content_start",
            end: "content_end",
        },
        Relation::Within { spans: "verbatim_spans", within: "content_spans" },
        Relation::Inside { columns: &["content_start"] },
        Relation::Nesting { key: "claim_id", parent: "parent_claim_id", depth: "depth" },
    ]
}
