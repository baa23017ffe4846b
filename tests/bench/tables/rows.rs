//! Rows like those of a table of sentences, and their schema.

use std::fmt::Write;
use std::sync::Arc;

use arrow_array::{Array, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::ArrowError;

use crate::random::Random;

/// Two patterns of ids, a constant, bounded integers, bounded text, two enumerations, a nullable
/// timestamp, a bounded number; nothing else allowed.
pub(super) const SCHEMA: &str = r#"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "additionalProperties": false,
  "required": ["sentence_id", "article_id", "version", "position", "paragraph", "start", "end",
    "tokens", "text", "role", "language", "score"],
  "properties": {
    "sentence_id": {"type": "string", "pattern": "^[0-9a-f]{20}-s[0-9]{5}$"},
    "article_id": {"type": "string", "pattern": "^[0-9a-f]{20}$"},
    "version": {"const": "1.0"},
    "position": {"type": "integer", "minimum": 0, "maximum": 99999},
    "paragraph": {"type": "integer", "minimum": 0, "maximum": 99999},
    "start": {"type": "integer", "minimum": 0, "maximum": 9007199254740991},
    "end": {"type": "integer", "minimum": 1, "maximum": 9007199254740991},
    "tokens": {"type": "integer", "minimum": 1, "maximum": 10000},
    "text": {"type": "string", "minLength": 1, "maxLength": 5000},
    "role": {"enum": ["body", "title", "caption", "byline", "dateline"]},
    "language": {"enum": ["en", "de", "fr", "es", "it", "hi"]},
    "published": {"type": ["string", "null"],
      "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z$"},
    "score": {"type": "number", "minimum": 0, "maximum": 1}
  }
}"#;

const ROLES: [&str; 5] = ["body", "title", "caption", "byline", "dateline"];
const LANGUAGES: [&str; 6] = ["en", "de", "fr", "es", "it", "hi"];
const WORDS: [&str; 16] = [
    "the", "river", "of", "a", "minister", "said", "on", "rain", "café", "council", "that",
    "would", "not", "bridge", "money", "people",
];

#[derive(Clone, Default)]
struct Row {
    sentence_id: String,
    article_id: String,
    version: &'static str,
    position: i64,
    paragraph: i64,
    start: i64,
    end: i64,
    tokens: i64,
    text: String,
    role: &'static str,
    language: &'static str,
    published: Option<String>,
    score: f64,
}

/// So many rows, each `rows / bad`th of them with one of ten faults: as batches and as JSON lines.
pub(super) fn make(
    rows: usize,
    bad: usize,
    batch: usize,
) -> Result<(Vec<RecordBatch>, String), ArrowError> {
    let mut random = Random::new(13);
    let (mut batches, mut lines) = (Vec::new(), String::new());
    let mut article = 0;
    for first in (0..rows).step_by(batch) {
        let all = first..(first + batch).min(rows);
        let made: Vec<Row> = all
            .map(|at| {
                if at % 23 == 0 {
                    article = random.below(u64::MAX);
                }
                let every = rows / bad;
                let row = row(&mut random, article, at);
                if at % every == every / 2 { faulty(row, at / every % 10) } else { row }
            })
            .collect();
        made.iter().for_each(|row| push_line(&mut lines, row));
        batches.push(columns(&made)?);
    }
    Ok((batches, lines))
}

fn row(random: &mut Random, article: u64, at: usize) -> Row {
    let mut pick = |bound: u64| random.below(bound);
    let tokens = 8 + pick(20) as i64;
    let text: String =
        (0..tokens).fold(String::new(), |text, _| text + WORDS[pick(16) as usize] + " ");
    let start = pick(20_000) as i64;
    let article_id = format!("{article:020x}");
    let day = (1 + pick(12), 1 + pick(28), pick(24));
    let published = format!("2024-{:02}-{:02}T{:02}:15:00Z", day.0, day.1, day.2);
    Row {
        sentence_id: format!("{article_id}-s{:05}", at % 23),
        article_id,
        version: "1.0",
        position: at as i64 % 23,
        paragraph: at as i64 % 23 / 3,
        start,
        end: start + text.chars().count() as i64,
        tokens,
        text,
        role: ROLES[pick(5) as usize],
        language: LANGUAGES[pick(6) as usize],
        published: (pick(4) > 0).then_some(published),
        score: pick(10_001) as f64 / 10_000.0,
    }
}

fn faulty(mut row: Row, fault: usize) -> Row {
    match fault {
        0 => row.sentence_id.push('X'),
        1 => row.article_id = "zz".to_owned(),
        2 => row.version = "2.0",
        3 => row.position = -1,
        4 => row.paragraph = 100_000,
        5 => row.text.clear(),
        6 => row.role = "footer",
        7 => row.language = "xx",
        8 => row.published = Some("yesterday".to_owned()),
        _ => row.score = 1.5,
    }
    row
}

fn push_line(lines: &mut String, row: &Row) {
    let published = row.published.as_ref().map_or("null".to_owned(), |text| format!("\"{text}\""));
    let Row { sentence_id, article_id, version, position, paragraph, start, .. } = row;
    let Row { end, tokens, text, role, language, score, .. } = row;
    let _ = write!(
        lines,
        r#"{{"sentence_id":"{sentence_id}","article_id":"{article_id}","version":"{version}","position":{position},"paragraph":{paragraph},"start":{start},"end":{end},"tokens":{tokens},"text":"{text}","role":"{role}","language":"{language}","published":{published},"score":{score}}}"#
    );
    lines.push('\n');
}

fn columns(rows: &[Row]) -> Result<RecordBatch, ArrowError> {
    let texts = |of: fn(&Row) -> &str| {
        Arc::new(StringArray::from_iter_values(rows.iter().map(of))) as Arc<dyn Array>
    };
    let integers = |of: fn(&Row) -> i64| {
        Arc::new(Int64Array::from_iter_values(rows.iter().map(of))) as Arc<dyn Array>
    };
    let published = StringArray::from_iter(rows.iter().map(|row| row.published.as_deref()));
    let score = Float64Array::from_iter_values(rows.iter().map(|row| row.score));
    RecordBatch::try_from_iter([
        ("sentence_id", texts(|row| &row.sentence_id)),
        ("article_id", texts(|row| &row.article_id)),
        ("version", texts(|row| row.version)),
        ("position", integers(|row| row.position)),
        ("paragraph", integers(|row| row.paragraph)),
        ("start", integers(|row| row.start)),
        ("end", integers(|row| row.end)),
        ("tokens", integers(|row| row.tokens)),
        ("text", texts(|row| &row.text)),
        ("role", texts(|row| row.role)),
        ("language", texts(|row| row.language)),
        ("published", Arc::new(published)),
        ("score", Arc::new(score)),
    ])
}
