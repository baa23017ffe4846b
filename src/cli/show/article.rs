//! An article's rows as a page needs them: spans in bytes of the text, not in code points.

use std::ops::Range;

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int64Type};
use arrow_array::{Array, RecordBatch};
use parquill::record::{Batches, Table};
use parquill::span::CodePoints;

/// An article with its claims.
pub(super) struct Article<'a> {
    pub(super) text: &'a str,
    pub(super) article_id: &'a str,
    pub(super) title: Option<&'a str>,
    pub(super) source: &'a str,
    pub(super) claims: Vec<Claim<'a>>,
}

/// One claim. Ranges are bytes of the article's text.
pub(super) struct Claim<'a> {
    pub(super) kind: &'a str,
    pub(super) source: Option<Range<usize>>,
    pub(super) cue: Option<Range<usize>>,
    pub(super) content: Vec<Range<usize>>,
    pub(super) speaker: Option<&'a str>,
    pub(super) speaker_by: &'a str,
    pub(super) negated: bool,
    pub(super) modality: &'a str,
    pub(super) addressee: Option<Range<usize>>,
    pub(super) depth: i64,
    pub(super) score: f64,
}

impl<'a> Article<'a> {
    /// Of the rows of one article; `None` if they are not what the records say.
    pub(super) fn of(rows: &'a Batches) -> Option<Self> {
        let article = Cells(rows.of(Table::Article), 0);
        let text = article.text("text")?;
        let points = CodePoints::new(text);
        let claims = rows.of(Table::Claim);
        let claim = |row| claim(&Cells(claims, row), &points);
        Some(Article {
            text,
            article_id: article.text("article_id")?,
            title: article.text("title"),
            source: article.text("source")?,
            claims: (0..claims.num_rows()).map(claim).collect::<Option<_>>()?,
        })
    }
}

fn claim<'a>(cells: &Cells<'a>, points: &CodePoints<'_>) -> Option<Claim<'a>> {
    let range = |start: i64, end: i64| Some(points.byte(start)?..points.byte(end)?);
    let part = |start, end| range(cells.integer(start)?, cells.integer(end)?);
    let content = cells.spans("content_spans")?.into_iter();
    Some(Claim {
        kind: cells.text("kind")?,
        source: part("source_start", "source_end"),
        cue: part("cue_start", "cue_end"),
        content: content.map(|(start, end)| range(start, end)).collect::<Option<_>>()?,
        speaker: cells.text("speaker"),
        speaker_by: cells.text("speaker_by")?,
        negated: cells.flag("negated")?,
        modality: cells.text("modality")?,
        addressee: part("addressee_start", "addressee_end"),
        depth: cells.integer("depth")?,
        score: cells.real("score")?,
    })
}

/// The cells of one row, by column.
struct Cells<'a>(&'a RecordBatch, usize);

impl<'a> Cells<'a> {
    fn column(&self, name: &str) -> Option<&'a dyn Array> {
        let column = self.0.column_by_name(name)?;
        (self.1 < column.len() && column.is_valid(self.1)).then_some(column.as_ref())
    }

    fn text(&self, name: &str) -> Option<&'a str> {
        Some(self.column(name)?.as_string_opt::<i32>()?.value(self.1))
    }

    fn integer(&self, name: &str) -> Option<i64> {
        Some(self.column(name)?.as_primitive_opt::<Int64Type>()?.value(self.1))
    }

    fn real(&self, name: &str) -> Option<f64> {
        Some(self.column(name)?.as_primitive_opt::<Float64Type>()?.value(self.1))
    }

    fn flag(&self, name: &str) -> Option<bool> {
        Some(self.column(name)?.as_boolean_opt()?.value(self.1))
    }

    fn spans(&self, name: &str) -> Option<Vec<(i64, i64)>> {
        let spans = self.column(name)?.as_list_opt::<i32>()?.value(self.1);
        let bound =
            |name| spans.as_struct_opt()?.column_by_name(name)?.as_primitive_opt::<Int64Type>();
        let (starts, ends) = (bound("start")?, bound("end")?);
        let pairs = (0..spans.len()).map(|at| (starts.value(at), ends.value(at)));
        Some(pairs.collect())
    }
}
