//! One document's marks become its rows: keys, code points and quoted text are put on here, once.

use std::collections::HashMap;

use crate::annotation::{Attribution, Mention, Segment};
use crate::arrange::Arranged;
use crate::article::{FrontMatter, published};
use crate::document::Document;
use crate::record::{
    Article, Claim, Entity, Rows, Sentence, claim_id, entity_id, mention_id, sentence_id,
};
use crate::span::{CodePoints, Span};

/// Everything that the stages found in one document.
pub(super) struct Marks {
    pub(super) front: FrontMatter,
    pub(super) language: Option<String>,
    pub(super) sentences: Vec<Segment>,
    pub(super) mentions: Vec<Mention>,
    pub(super) attributions: Vec<Attribution>,
}

/// Adds a document's rows.
pub(super) fn push(rows: &mut Rows, arranged: &Arranged, marks: &Marks) {
    let maker = RowMaker::new(arranged, marks);
    let sentences = maker.sentences();
    rows.push(&maker.article(), &sentences, &maker.entities(), &maker.claims());
}

struct RowMaker<'a> {
    article_id: &'a str,
    document: &'a Document,
    marks: &'a Marks,
    points: CodePoints<'a>,
    sentence_ids: Vec<String>,
    entity_ids: Vec<String>,
}

impl<'a> RowMaker<'a> {
    fn new(arranged: &'a Arranged, marks: &'a Marks) -> Self {
        let (article_id, document) = (arranged.article_id.as_str(), &arranged.document);
        let positions = 0..marks.sentences.len();
        RowMaker {
            article_id,
            document,
            marks,
            points: CodePoints::new(&document.text),
            sentence_ids: positions.map(|position| sentence_id(article_id, position)).collect(),
            entity_ids: entity_ids(&marks.mentions),
        }
    }

    fn quote(&self, span: Span) -> String {
        span.of(&self.document.text).to_owned()
    }

    fn offsets(&self, span: Span) -> (i64, i64) {
        (self.points.at(span.start), self.points.at(span.end))
    }

    fn article(&self) -> Article {
        let Document { origin, text, .. } = self.document;
        let front = &self.marks.front;
        let raw = self.document.published.clone().or(front.stamp.map(|stamp| self.quote(stamp)));
        let published = raw.as_deref().and_then(published);
        Article {
            article_id: self.article_id.to_owned(),
            source: origin.source.clone(),
            record: origin.record,
            byte_start: origin.byte_start,
            byte_end: origin.byte_end,
            input_sha256: origin.sha256.clone(),
            title: self.document.title.clone().or(front.title.map(|title| self.quote(title))),
            authors: self.authors(),
            publisher: self.document.publisher.clone(),
            url: self.document.url.clone(),
            published: published.as_ref().map(|published| published.micros),
            published_raw: raw,
            published_precision: published.map(|published| published.precision),
            language: self.marks.language.clone(),
            dateline: front.dateline.map(|dateline| self.quote(dateline)),
            wire: front.wire.clone(),
            text: text.clone(),
            characters: self.points.at(text.len()),
            words: count_words(text),
            paragraphs: self.marks.sentences.last().map_or(0, |last| last.paragraph as i64 + 1),
            sentences: self.marks.sentences.len() as i64,
            mentions: self.marks.mentions.len() as i64,
            claims: self.marks.attributions.len() as i64,
        }
    }

    fn authors(&self) -> Vec<String> {
        let given = &self.document.authors;
        if given.is_empty() { self.marks.front.byline.clone() } else { given.clone() }
    }

    fn sentences(&self) -> Vec<Sentence> {
        let numbered = self.marks.sentences.iter().enumerate();
        numbered.map(|(position, segment)| self.sentence(position, segment)).collect()
    }

    fn sentence(&self, position: usize, segment: &Segment) -> Sentence {
        let (start, end) = self.offsets(segment.span);
        Sentence {
            sentence_id: self.sentence_ids[position].clone(),
            article_id: self.article_id.to_owned(),
            position: position as i64,
            paragraph: segment.paragraph as i64,
            role: segment.role,
            start,
            end,
            text: self.quote(segment.span),
        }
    }

    fn entities(&self) -> Vec<Entity> {
        let mut numbers = Numbers::default();
        let numbered = self.marks.mentions.iter().enumerate();
        numbered
            .map(|(position, mention)| {
                self.entity(position, mention, numbers.next(mention.sentence))
            })
            .collect()
    }

    fn entity(&self, position: usize, mention: &Mention, number: usize) -> Entity {
        let (start, end) = self.offsets(mention.span);
        let sentence_id = &self.sentence_ids[mention.sentence];
        Entity {
            mention_id: mention_id(sentence_id, number),
            article_id: self.article_id.to_owned(),
            sentence_id: sentence_id.clone(),
            position: position as i64,
            r#type: mention.kind,
            start,
            end,
            text: self.quote(mention.span),
            entity_id: self.entity_ids[position].clone(),
            name: mention.name.clone(),
            value: mention.value.clone(),
            score: mention.score,
        }
    }

    fn claims(&self) -> Vec<Claim> {
        let ids = self.claim_ids();
        let numbered = self.marks.attributions.iter().enumerate();
        numbered.map(|(position, attribution)| self.claim(&ids, position, attribution)).collect()
    }

    fn claim_ids(&self) -> Vec<String> {
        let mut numbers = Numbers::default();
        let sentences = self.marks.attributions.iter().map(|attribution| attribution.sentence);
        sentences
            .map(|sentence| claim_id(&self.sentence_ids[sentence], numbers.next(sentence)))
            .collect()
    }

    fn claim(&self, ids: &[String], position: usize, attribution: &Attribution) -> Claim {
        let offsets = |span: Option<Span>| span.map(|span| self.offsets(span));
        let (source, cue) = (offsets(attribution.source), offsets(attribution.cue));
        let spans: Vec<_> = attribution.content.iter().map(|&span| self.offsets(span)).collect();
        let content: Vec<&str> =
            attribution.content.iter().map(|span| span.of(&self.document.text)).collect();
        Claim {
            claim_id: ids[position].clone(),
            article_id: self.article_id.to_owned(),
            sentence_id: self.sentence_ids[attribution.sentence].clone(),
            position: position as i64,
            kind: attribution.kind,
            source: attribution.source.map(|span| self.quote(span)),
            source_start: source.map(|(start, _)| start),
            source_end: source.map(|(_, end)| end),
            cue: attribution.cue.map(|span| self.quote(span)),
            cue_start: cue.map(|(start, _)| start),
            cue_end: cue.map(|(_, end)| end),
            content_start: spans.first().map_or(0, |span| span.0),
            content_end: spans.last().map_or(0, |span| span.1),
            content_spans: spans,
            content: content.join(" "),
            speaker_id: attribution.speaker.map(|mention| self.entity_ids[mention].clone()),
            speaker: attribution.speaker.map(|mention| self.marks.mentions[mention].name.clone()),
            speaker_by: attribution.speaker_by,
            parent_claim_id: attribution.parent.map(|parent| ids[parent].clone()),
            depth: self.depth(attribution),
            negated: attribution.negated,
            score: attribution.score,
        }
    }

    /// Parents come before their children, so the way up ends.
    fn depth(&self, attribution: &Attribution) -> i64 {
        let parent = |&index: &usize| self.marks.attributions[index].parent;
        std::iter::successors(attribution.parent, parent).count() as i64
    }
}

/// Each name is hashed once.
fn entity_ids(mentions: &[Mention]) -> Vec<String> {
    let mut known = HashMap::new();
    let named = mentions.iter().map(|mention| (mention.kind, mention.name.as_str()));
    named
        .map(|(kind, name)| {
            known.entry((kind, name)).or_insert_with(|| entity_id(kind, name)).clone()
        })
        .collect()
}

/// Counts within each sentence.
#[derive(Default)]
struct Numbers(HashMap<usize, usize>);

impl Numbers {
    fn next(&mut self, sentence: usize) -> usize {
        let number = self.0.entry(sentence).or_insert(0);
        *number += 1;
        *number - 1
    }
}

fn count_words(text: &str) -> i64 {
    let holds_word = |stretch: &&str| stretch.chars().any(char::is_alphanumeric);
    text.split_whitespace().filter(holds_word).count() as i64
}
