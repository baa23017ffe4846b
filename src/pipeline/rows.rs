//! One document's marks become its rows: keys, code points and quoted text are put on here, once.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::annotation::{Attribution, Mention, Segment};
use crate::arrange::Arranged;
use crate::article::{FrontMatter, publication, published};
use crate::claim::Facets;
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
    /// Of each mention, where it has one.
    pub(super) roles: Vec<Option<Span>>,
    pub(super) attributions: Vec<Attribution>,
    /// Of each attribution.
    pub(super) facets: Vec<Facets>,
}

/// Adds a document's rows.
pub(super) fn push(rows: &mut Rows, arranged: &Arranged, marks: &Marks) {
    let maker = RowMaker::new(arranged, marks);
    rows.article.push(maker.article());
    maker.push_sentences(rows);
    maker.push_entities(rows);
    maker.push_claims(rows);
}

struct RowMaker<'a> {
    article_id: &'a str,
    document: &'a Document,
    marks: &'a Marks,
    points: CodePoints<'a>,
    sentence_ids: Vec<String>,
    mention_ids: Vec<String>,
    entity_ids: Vec<String>,
}

impl<'a> RowMaker<'a> {
    fn new(arranged: &'a Arranged, marks: &'a Marks) -> Self {
        let (article_id, document) = (arranged.article_id.as_str(), &arranged.document);
        let positions = 0..marks.sentences.len();
        let sentence_ids: Vec<String> =
            positions.map(|position| sentence_id(article_id, position)).collect();
        RowMaker {
            article_id,
            document,
            marks,
            points: CodePoints::new(&document.text),
            mention_ids: mention_ids(marks, &sentence_ids),
            sentence_ids,
            entity_ids: entity_ids(&marks.mentions),
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
                sentence_id: &self.sentence_ids[position],
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
                mention_id: &self.mention_ids[position],
                article_id: self.article_id,
                sentence_id: &self.sentence_ids[mention.sentence],
                position: position as i64,
                r#type: mention.kind,
                start,
                end,
                text: self.quote(mention.span),
                entity_id: &self.entity_ids[position],
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
        let ids = self.claim_ids();
        for (position, attribution) in self.marks.attributions.iter().enumerate() {
            self.push_claim(rows, &ids, position, attribution);
        }
    }

    fn claim_ids(&self) -> Vec<String> {
        let mut numbers = Numbers::of(&self.marks.sentences);
        let sentences = self.marks.attributions.iter().map(|attribution| attribution.sentence);
        sentences
            .map(|sentence| claim_id(&self.sentence_ids[sentence], numbers.next(sentence)))
            .collect()
    }

    fn push_claim(&self, rows: &mut Rows, ids: &[String], position: usize, claim: &Attribution) {
        let offsets = |span: Option<Span>| span.map(|span| self.offsets(span));
        let (source, cue) = (offsets(claim.source), offsets(claim.cue));
        let spans = self.all_offsets(&claim.content);
        let verbatim = self.all_offsets(&claim.verbatim);
        let facets = &self.marks.facets[position];
        let addressee = offsets(facets.addressee);
        rows.claim.push(Claim {
            claim_id: &ids[position],
            article_id: self.article_id,
            sentence_id: &self.sentence_ids[claim.sentence],
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
            speaker_id: claim.speaker.map(|mention| self.entity_ids[mention].as_str()),
            speaker: claim.speaker.map(|mention| self.marks.mentions[mention].name.as_str()),
            speaker_by: claim.speaker_by,
            parent_claim_id: claim.parent.map(|parent| ids[parent].as_str()),
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
        inside.map(|(at, _)| self.mention_ids[at].as_str()).collect()
    }

    /// Parents come before their children, so the way up ends.
    fn depth(&self, attribution: &Attribution) -> i64 {
        let parent = |&index: &usize| self.marks.attributions[index].parent;
        std::iter::successors(attribution.parent, parent).count() as i64
    }
}

fn mention_ids(marks: &Marks, sentence_ids: &[String]) -> Vec<String> {
    let mut numbers = Numbers::of(&marks.sentences);
    let sentences = marks.mentions.iter().map(|mention| mention.sentence);
    sentences.map(|sentence| mention_id(&sentence_ids[sentence], numbers.next(sentence))).collect()
}

/// Each name is hashed once.
fn entity_ids(mentions: &[Mention]) -> Vec<String> {
    let mut known = FxHashMap::default();
    let named = mentions.iter().map(|mention| (mention.kind, mention.name.as_str()));
    named
        .map(|(kind, name)| {
            known.entry((kind, name)).or_insert_with(|| entity_id(kind, name)).clone()
        })
        .collect()
}

/// Counts within each sentence.
struct Numbers(Vec<usize>);

impl Numbers {
    fn of(sentences: &[Segment]) -> Self {
        Numbers(vec![0; sentences.len()])
    }

    fn next(&mut self, sentence: usize) -> usize {
        let number = &mut self.0[sentence];
        *number += 1;
        *number - 1
    }
}

/// Stretches without white space that hold a letter or digit.
fn count_words(text: &str) -> i64 {
    let (mut words, mut is_counted) = (0, false);
    for c in text.chars() {
        let counts = c.is_alphanumeric();
        words += i64::from(counts && !is_counted);
        is_counted = counts || (is_counted && !c.is_whitespace());
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::count_words;

    proptest! {
        #[test]
        fn a_word_is_a_stretch_that_holds_a_letter_or_digit(text in any::<String>()) {
            let holds = |stretch: &&str| stretch.chars().any(char::is_alphanumeric);
            let stretches = text.split_whitespace().filter(holds).count();
            prop_assert_eq!(count_words(&text), stretches as i64);
        }
    }
}
