//! What the parts around the body say about the article.

use crate::annotation::Segment;
use crate::article::{agency, date, role};
use crate::record::Role;
use crate::span::Span;

/// Title, authors, date, place and agencies, as the text itself gives them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// The headline.
    pub title: Option<Span>,
    /// The authors that bylines name, as they write them, each once.
    pub byline: Vec<String>,
    /// The date of the first stamp, without its label; see [`published`](super::published()).
    pub stamp: Option<Span>,
    /// The dateline without its separator.
    pub dateline: Option<Span>,
    /// Canonical names of the agencies that datelines, bylines and credits name, each once.
    pub wire: Vec<String>,
}

/// Reads the front matter from the layout of a text.
pub fn front_matter(text: &str, segments: &[Segment]) -> FrontMatter {
    let mut matter = FrontMatter::default();
    for segment in segments {
        let span = segment.span;
        match segment.role {
            Role::Title => matter.title = matter.title.or(Some(span)),
            Role::Byline => add_all(&mut matter.byline, role::names(span.of(text))),
            Role::Stamp => matter.stamp = matter.stamp.or_else(|| dated(text, span)),
            Role::Dateline => matter.dateline = matter.dateline.or(Some(placed(text, span))),
            _ => {}
        }
        if matches!(segment.role, Role::Dateline | Role::Byline | Role::Credit) {
            add_all(&mut matter.wire, agencies(span.of(text)));
        }
    }
    matter
}

fn add_all(list: &mut Vec<String>, items: Vec<String>) {
    for item in items {
        if !list.contains(&item) {
            list.push(item);
        }
    }
}

fn agencies(text: &str) -> Vec<String> {
    let found = agency::find_all(text).into_iter();
    found.map(|found| found.name.to_owned()).filter(|name| !name.is_empty()).collect()
}

/// The dateline without its separator.
fn placed(text: &str, span: Span) -> Span {
    Span::new(span.start, span.start + role::without_separator(span.of(text)).len())
}

/// The first date within a stamp.
fn dated(text: &str, span: Span) -> Option<Span> {
    let stamp = span.of(text);
    let starts = stamp.char_indices().filter(|&(at, c)| {
        (c.is_ascii_digit() || c.is_uppercase())
            && !stamp[..at].ends_with(|before: char| before.is_alphanumeric())
    });
    let mut dates = starts.filter_map(|(at, _)| Some((at, date::length(&stamp[at..])?)));
    dates.next().map(|(at, length)| Span::new(span.start + at, span.start + at + length))
}
