//! Some documents as rows, without those over which a stage fails: a fault of ours costs the article that
//! shows it, which is rejected like one that cannot be read, and never the millions beside it.

use super::annotator::Annotator;
use super::dataset::FAULT;
use crate::arrange::Arranged;
use crate::document::{Document, Rejection};
use crate::error::{Error, Finding, Result};
use crate::panics::caught;
use crate::place::Place;
use crate::record::Batches;

/// What became of some documents.
pub(super) struct Annotated {
    /// The rows of most, validated.
    pub(super) batches: Batches,
    /// The others, in order.
    pub(super) rejections: Vec<Rejection>,
}

/// Annotates some documents at once, or, where that fails, each by itself.
///
/// # Errors
/// If what can be annotated one by one cannot be together.
pub(super) fn annotate(annotator: &Annotator, mut documents: Vec<Arranged>) -> Result<Annotated> {
    let mut rejections = Vec::new();
    if let Ok(batches) = rows(annotator, &documents) {
        return Ok(Annotated { batches, rejections });
    }
    documents.retain(|one| match rows(annotator, std::slice::from_ref(one)) {
        Ok(_) => true,
        Err(finding) => {
            rejections.push(rejection(&one.document, *finding));
            false
        }
    });
    let batches = rows(annotator, &documents).map_err(Error::Invalid)?;
    Ok(Annotated { batches, rejections })
}

/// The rows, or why there are none.
fn rows(
    annotator: &Annotator,
    documents: &[Arranged],
) -> std::result::Result<Batches, Box<Finding>> {
    let failed = |said| {
        let finding = Finding::new(Place::file("rows"), format!("annotating it failed: {said}"));
        Box::new(finding.remedy(FAULT))
    };
    caught(|| annotator.rows(documents)).unwrap_or_else(|said| Err(failed(said)))
}

/// A document that gives no rows; of the record that it was, the text is what is left.
fn rejection(document: &Document, finding: Finding) -> Rejection {
    let Document { origin, text, .. } = document;
    let place = Place { source: origin.source.clone(), record: origin.record, byte: None };
    let length = origin.byte_start.zip(origin.byte_end).map(|(start, end)| end - start);
    let length = length.and_then(|length| u64::try_from(length).ok());
    Rejection {
        finding: Finding { place, ..finding },
        bytes: length.unwrap_or(text.len() as u64),
        sha256: origin.sha256.clone(),
        prefix: text.as_bytes()[..text.floor_char_boundary(Rejection::PREFIX)].to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Arranged, Document, FAULT, annotate};
    use crate::annotation::{Attribution, Mention, Segment};
    use crate::claim::Extractor;
    use crate::pipeline::{Annotator, Methods};
    use crate::record::Table;
    use crate::span::Span;

    /// Panics over some articles, and gives others a claim that no contract allows.
    struct Faulty;

    impl Extractor for Faulty {
        fn extract(&self, text: &str, _: &[Segment], _: &[Mention]) -> Vec<Attribution> {
            assert!(!text.contains("panic"), "no such word");
            let whole = Span::new(0, text.len());
            let mut claim = Attribution::unresolved(None, None, whole);
            claim.content.extend(text.contains("twice").then_some(whole));
            vec![claim]
        }
    }

    fn arranged(number: usize, text: &str) -> Arranged {
        let mut document = Document { text: text.to_owned(), ..Document::default() };
        document.origin.source = "any.jsonl".to_owned();
        document.origin.record = Some(number as i64);
        document.origin.sha256 = "0".repeat(64);
        Arranged { article_id: format!("{number:020}"), document }
    }

    #[test]
    fn a_fault_costs_one_article() {
        let annotator = Annotator::embedded(Methods::default()).unwrap().with(Box::new(Faulty));
        let texts = ["The dam is old.", "A panic.", "Once, twice.", "The dam leaks."];
        let documents = (1..).zip(texts).map(|(number, text)| arranged(number, text)).collect();
        let annotated = annotate(&annotator, documents).unwrap();
        assert_eq!(annotated.batches.of(Table::Article).num_rows(), 2);
        assert_eq!(annotated.batches.of(Table::Claim).num_rows(), 2);
        let said: Vec<String> =
            annotated.rejections.iter().map(|one| one.finding.to_string()).collect();
        let expected = "spans in text order that do not overlap";
        assert_eq!(
            said,
            [
                format!("any.jsonl:2: annotating it failed: no such word ({FAULT})"),
                format!(
                    "any.jsonl:3: /content_spans of its claim 00000000000000000003-s00000-c000 is \
                 [[0,12],[0,12]]; expected {expected} (rule `excerpt`; {FAULT})"
                ),
            ]
        );
    }
}
