//! A span quotes its text: slicing the article by the offsets gives the stored string.

use crate::record::Table;
use crate::validate::group::{Group, Texts, broken, integer_at, integers, string_at, strings};
use crate::validate::violation::{Violation, readable};

/// The names of a quoting column and of its two offsets.
#[derive(Clone, Copy)]
pub(crate) struct Columns {
    pub(crate) text: &'static str,
    pub(crate) start: &'static str,
    pub(crate) end: &'static str,
}

pub(crate) fn check(group: &Group<'_>, table: Table, columns: Columns) -> Vec<Violation> {
    let batch = group.batch(table);
    let (Some(articles), Some(texts), Some(starts), Some(ends)) = (
        strings(batch, "article_id"),
        strings(batch, columns.text),
        integers(batch, columns.start),
        integers(batch, columns.end),
    ) else {
        return Vec::new();
    };
    let mut article_texts = group.texts();
    (0..batch.num_rows())
        .filter_map(|row| {
            let quoted = string_at(texts, row);
            let offsets = (integer_at(starts, row), integer_at(ends, row));
            let expected = fault(&mut article_texts, string_at(articles, row)?, quoted, offsets)?;
            Some(broken(table, row, "quote", columns.text, quoted, expected))
        })
        .collect()
}

/// What was expected, where the three do not agree.
fn fault<'a>(
    texts: &mut Texts<'_, 'a>,
    article_id: &'a str,
    quoted: Option<&str>,
    offsets: (Option<i64>, Option<i64>),
) -> Option<String> {
    match (quoted, offsets) {
        (None, (None, None)) => None,
        (Some(quoted), (Some(start), Some(end))) => {
            let text = texts.of(article_id)?;
            let fits = text.has(start, end, quoted);
            (!fits).then(|| explain(text.slice(start, end), start, end))
        }
        _ => Some("text, start and end, or none of them".to_owned()),
    }
}

/// What the article has at these offsets.
pub(crate) fn explain(there: Option<&str>, start: i64, end: i64) -> String {
    match there {
        Some(there) => format!("{:?}, the article's text from {start} to {end}", readable(there)),
        None => format!("offsets within the article's text; {start} to {end} are not"),
    }
}
