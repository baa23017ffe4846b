//! One document's marks become its rows: keys, code points and quoted text are put on here, once.

use std::borrow::Cow;

use arrow_schema::ArrowError;

use crate::annotation::Attribution;
use crate::arrange::Arranged;
use crate::article::{count_words, publication, published};
use crate::document::Document;
use crate::record::{Article, Batches, Claim, Entity, KeyList, Room, Rows, Sentence};
use crate::span::{CodePoints, Span};

use super::marks::Marks;
use super::named::{Names, claim_ids, mention_ids, sentence_ids};

/// The rows of some documents.
pub(super) fn of(documents: &[Arranged], marks: &[Marks]) -> Result<Batches, ArrowError> {
    let (mut rows, mut names) = (Rows::with_room(room(documents, marks)), Names::default());
    for (document, marks) in documents.iter().zip(marks) {
        push(&mut rows, &mut names, document, marks);
    }
    rows.finish()
}

/// What the rows of some documents take in each table.
fn room(documents: &[Arranged], marks: &[Marks]) -> [Room; 4] {
    let texts = documents.iter().map(|one| one.document.text.len()).sum();
    let total = |count: fn(&Marks) -> usize| marks.iter().map(count).sum();
    let length = |spans: &[Span]| spans.iter().map(|span| span.len() + 1).sum::<usize>();
    let claims = marks.iter().flat_map(|marks| &marks.attributions);
    let contents = claims.map(|claim| length(&claim.content)).sum();
    [
        Room { rows: documents.len(), passages: texts },
        Room { rows: total(|marks| marks.sentences.len()), passages: texts },
        Room { rows: total(|marks| marks.mentions.len()), passages: 0 },
        Room { rows: total(|marks| marks.attributions.len()), passages: contents },
    ]
}

/// Adds a document's rows.
pub(super) fn push<'a>(
    rows: &mut Rows,
    names: &mut Names<'a>,
    arranged: &'a Arranged,
    marks: &'a Marks,
) {
    let maker = RowMaker::new(arranged, marks, names);
    rows.article.push(maker.article());
    maker.push_sentences(rows);
    maker.push_entities(rows);
    maker.push_claims(rows);
}

struct RowMaker<'a, 'n> {
    article_id: &'a str,
    document: &'a Document,
    marks: &'a Marks,
    points: CodePoints<'a>,
    sentence_ids: KeyList,
    mention_ids: KeyList,
    /// Of each mention, where its thing's key stands.
    entities: Vec<usize>,
    entity_ids: &'n KeyList,
}

impl<'a, 'n> RowMaker<'a, 'n> {
    fn new(arranged: &'a Arranged, marks: &'a Marks, names: &'n mut Names<'a>) -> Self {
        let (article_id, document) = (arranged.article_id.as_str(), &arranged.document);
        let sentence_ids = sentence_ids(article_id, marks.sentences.len());
        let entities = names.places(&marks.mentions);
        RowMaker {
            article_id,
            document,
            marks,
            points: CodePoints::new(&document.text),
            mention_ids: mention_ids(marks, &sentence_ids),
            sentence_ids,
            entities,
            entity_ids: &names.keys,
        }
    }

    fn quote(&self, span: Span) -> &'a str {
        span.of(&self.document.text)
    }

    fn offsets(&self, span: Span) -> (i64, i64) {
        (self.points.at(span.start), self.points.at(span.end))
    }

    fn all_offsets(&self, spans: &[Span]) -> Vec<(i64, i64)> {
        spans.iter().map(|&span| self.offsets(span)).collect()
    }

    fn article(&self) -> Article<'a> {
        let Document { origin, text, .. } = self.document;
        let front = &self.marks.front;
        let raw = publication(self.document.published.as_deref(), text, front);
        let published = raw.and_then(published);
        let title = front.title.map(|title| self.quote(title));
        Article {
            article_id: self.article_id,
            source: &origin.source,
            record: origin.record,
            byte_start: origin.byte_start,
            byte_end: origin.byte_end,
            input_sha256: &origin.sha256,
            title: self.document.title.as_deref().or(title),
            authors: self.authors(),
            publisher: self.document.publisher.as_deref(),
            url: self.document.url.as_deref(),
            published: published.as_ref().map(|published| published.micros),
            published_raw: raw,
            published_precision: published.map(|published| published.precision),
            language: self.marks.language.as_deref(),
            dateline: front.dateline.map(|dateline| self.quote(dateline)),
            wire: &front.wire,
            text,
            characters: self.points.at(text.len()),
            words: count_words(text),
            paragraphs: self.marks.sentences.last().map_or(0, |last| last.paragraph as i64 + 1),
            sentences: self.marks.sentences.len() as i64,
            mentions: self.marks.mentions.len() as i64,
            claims: self.marks.attributions.len() as i64,
        }
    }

    fn authors(&self) -> &'a [String] {
        let given = &self.document.authors;
        if given.is_empty() { &self.marks.front.byline } else { given }
    }

    fn push_sentences(&self, rows: &mut Rows) {
        for (position, segment) in self.marks.sentences.iter().enumerate() {
            let (start, end) = self.offsets(segment.span);
            rows.sentence.push(Sentence {
                sentence_id: self.sentence_ids.get(position),
                article_id: self.article_id,
                position: position as i64,
                paragraph: segment.paragraph as i64,
                role: segment.role,
                start,
                end,
                text: self.quote(segment.span),
            });
        }
    }

    fn push_entities(&self, rows: &mut Rows) {
        for (position, mention) in self.marks.mentions.iter().enumerate() {
            let (start, end) = self.offsets(mention.span);
            let reading = mention.reading.as_ref();
            let role = self.marks.roles[position];
            let role_offsets = role.map(|role| self.offsets(role));
            rows.entity.push(Entity {
                mention_id: self.mention_ids.get(position),
                article_id: self.article_id,
                sentence_id: self.sentence_ids.get(mention.sentence),
                position: position as i64,
                r#type: mention.kind,
                start,
                end,
                text: self.quote(mention.span),
                entity_id: self.entity_id(position),
                name: &mention.name,
                value: mention.value.as_deref(),
                value_by: reading.and_then(|reading| reading.by),
                number: reading.and_then(|reading| reading.number),
                number_to: reading.and_then(|reading| reading.number_to),
                unit: reading.and_then(|reading| reading.unit.as_deref()),
                modifier: reading.and_then(|reading| reading.modifier),
                role: role.map(|role| self.quote(role)),
                role_start: role_offsets.map(|(start, _)| start),
                role_end: role_offsets.map(|(_, end)| end),
                score: mention.score,
            });
        }
    }

    fn push_claims(&self, rows: &mut Rows) {
        let ids = claim_ids(self.marks, &self.sentence_ids);
        for (position, attribution) in self.marks.attributions.iter().enumerate() {
            self.push_claim(rows, &ids, position, attribution);
        }
    }

    fn entity_id(&self, mention: usize) -> &str {
        self.entity_ids.get(self.entities[mention])
    }

    fn push_claim(&self, rows: &mut Rows, ids: &KeyList, position: usize, claim: &Attribution) {
        let offsets = |span: Option<Span>| span.map(|span| self.offsets(span));
        let (source, cue) = (offsets(claim.source), offsets(claim.cue));
        let spans = self.all_offsets(&claim.content);
        let verbatim = self.all_offsets(&claim.verbatim);
        let facets = &self.marks.facets[position];
        let addressee = offsets(facets.addressee);
        rows.claim.push(Claim {
            claim_id: ids.get(position),
            article_id: self.article_id,
            sentence_id: self.sentence_ids.get(claim.sentence),
            position: position as i64,
            kind: claim.kind,
            source: claim.source.map(|span| self.quote(span)),
            source_start: source.map(|(start, _)| start),
            source_end: source.map(|(_, end)| end),
            cue: claim.cue.map(|span| self.quote(span)),
            cue_start: cue.map(|(start, _)| start),
            cue_end: cue.map(|(_, end)| end),
            content_spans: &spans,
            content_start: spans.first().map_or(0, |span| span.0),
            content_end: spans.last().map_or(0, |span| span.1),
            content: &self.content(claim),
            verbatim_spans: (!verbatim.is_empty()).then_some(&verbatim),
            speaker_id: claim.speaker.map(|mention| self.entity_id(mention)),
            speaker: claim.speaker.map(|mention| self.marks.mentions[mention].name.as_str()),
            speaker_by: claim.speaker_by,
            parent_claim_id: claim.parent.map(|parent| ids.get(parent)),
            depth: self.depth(claim),
            negated: facets.negated,
            modality: facets.modality,
            cue_lemma: facets.cue_lemma.as_deref(),
            cue_class: facets.cue_class,
            source_class: facets.source_class,
            addressee: facets.addressee.map(|span| self.quote(span)),
            addressee_start: addressee.map(|(start, _)| start),
            addressee_end: addressee.map(|(_, end)| end),
            content_mentions: &self.mentions_within(claim),
            score: claim.score,
        });
    }

    fn content(&self, claim: &Attribution) -> Cow<'a, str> {
        match claim.content.as_slice() {
            [span] => Cow::Borrowed(self.quote(*span)),
            spans => {
                let parts: Vec<&str> = spans.iter().map(|&span| self.quote(span)).collect();
                Cow::Owned(parts.join(" "))
            }
        }
    }

    /// The mentions that stand within the content's spans: a run, as they are in text order, but for
    /// those between two spans.
    fn mentions_within(&self, claim: &Attribution) -> Vec<&str> {
        let mentions = &self.marks.mentions;
        let inside = claim.content.iter().flat_map(|&span| {
            let first = mentions.partition_point(|mention| mention.span.start < span.start);
            let rest = mentions.iter().enumerate().skip(first);
            let begun = rest.take_while(move |(_, mention)| mention.span.start < span.end);
            begun.filter(move |(_, mention)| mention.span.end <= span.end)
        });
        inside.map(|(at, _)| self.mention_ids.get(at)).collect()
    }

    /// Parents come before their children, so the way up ends.
    fn depth(&self, attribution: &Attribution) -> i64 {
        let parent = |&index: &usize| self.marks.attributions[index].parent;
        std::iter::successors(attribution.parent, parent).count() as i64
    }
}
