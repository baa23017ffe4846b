//! PolNeAR: news articles as plain text, their attributions in brat's stand-off format.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use parquill::annotation::{Mention, Segment};
use parquill::article;
use parquill::entity::{Recogniser, Tagged};
use parquill::sentence;
use parquill::span::{CodePoints, Span};

/// An attribution as it is marked; spans in bytes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Marked {
    pub(crate) source: Vec<Span>,
    pub(crate) cue: Vec<Span>,
    pub(crate) content: Vec<Span>,
}

/// An article with what the earlier stages say of it.
#[derive(Clone)]
pub(crate) struct Article {
    pub(crate) text: String,
    pub(crate) sentences: Vec<Segment>,
    pub(crate) mentions: Vec<Mention>,
    /// By name; nobody where nothing is marked.
    pub(crate) annotator: String,
    pub(crate) marked: Vec<Marked>,
}

/// The articles of a part (`train`, `dev`), in the order of their names.
pub(crate) fn articles(gold: &Path, part: &str) -> Vec<Article> {
    let folder = gold.join("claims/polnear").join(part);
    let recogniser = Tagged::embedded().unwrap();
    let mut names = listed(&folder.join("text"), ".txt");
    names.sort();
    let marks = listed(&folder.join("attributions"), ".ann");
    let article = |name: String| {
        let text = fs::read_to_string(folder.join("text").join(format!("{name}.txt"))).unwrap();
        let prefix = format!("{name}_");
        let own =
            marks.iter().filter(|mark| mark.len() == name.len() + 5 && mark.starts_with(&prefix));
        let mark = own.min();
        let annotator = mark.map_or(String::new(), |mark| mark[prefix.len()..].to_owned());
        let marks = mark.map(|mark| folder.join("attributions").join(format!("{mark}.ann")));
        let marked =
            marks.map_or(Vec::new(), |file| marked(&fs::read_to_string(file).unwrap(), &text));
        let sentences = sentence::split(&text, &article::layout(&text, None));
        let mentions = recogniser.recognise(&text, &sentences);
        Article { text, sentences, mentions, annotator, marked }
    };
    names.into_iter().map(article).collect()
}

/// The names of the files with this ending, without it.
fn listed(folder: &Path, ending: &str) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string());
    names.filter_map(|name| Some(name.unwrap().strip_suffix(ending)?.to_owned())).collect()
}

/// The attributions of a stand-off file; those without content are dropped.
fn marked(annotation: &str, text: &str) -> Vec<Marked> {
    let points = CodePoints::new(text);
    let mut bounds: HashMap<&str, Vec<Span>> = HashMap::new();
    let mut events = Vec::new();
    for line in annotation.split('\n') {
        let mut cells = line.split('\t');
        let (Some(key), Some(rest)) = (cells.next(), cells.next()) else { continue };
        if key.starts_with('T') {
            bounds.extend(fragments(rest, &points).map(|spans| (key, spans)));
        } else if key.starts_with('E') && rest.starts_with("Attribution") {
            events.push(rest);
        }
    }
    let found = events.into_iter().map(|event| attribution(event, &bounds));
    found.filter(|one| !one.content.is_empty()).collect()
}

/// `Label 3 9;12 15` as spans.
fn fragments(cell: &str, points: &CodePoints<'_>) -> Option<Vec<Span>> {
    let (_, offsets) = cell.split_once(' ')?;
    let span = |pair: &str| {
        let (start, end) = pair.split_once(' ')?;
        Some(Span::new(points.byte(start.parse().ok()?)?, points.byte(end.parse().ok()?)?))
    };
    offsets.split(';').map(span).collect()
}

fn attribution(event: &str, bounds: &HashMap<&str, Vec<Span>>) -> Marked {
    let mut one = Marked::default();
    for cell in event.split(' ').skip(1) {
        let Some((role, key)) = cell.split_once(':') else { continue };
        let spans = bounds.get(key).into_iter().flatten().copied();
        match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "Source" => one.source.extend(spans),
            "Cue" => one.cue.extend(spans),
            "Content" => one.content.extend(spans),
            _ => {}
        }
    }
    for spans in [&mut one.source, &mut one.cue, &mut one.content] {
        spans.sort_unstable();
    }
    one
}
