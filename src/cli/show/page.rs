//! The page: the text line by line, and under each line the claims whose content begins there.

use std::ops::Range;

use super::article::{Article, Claim};
use super::marks::{Style, marked, marks};
use crate::cli::output::on_one_line;

/// The article as lines for a terminal.
pub(super) fn page(article: &Article<'_>, style: Style) -> String {
    let mut lines = vec![heading(article), String::new()];
    let marks = marks(&article.claims);
    for line in each_line(article.text) {
        lines.push(marked(article.text, line.clone(), &marks, style));
        let numbered = (1..).zip(&article.claims);
        let here = numbered.filter(|(_, claim)| begins_in(claim, &line));
        lines.extend(here.map(|(number, claim)| summary(article.text, number, claim)));
    }
    lines.join("\n")
}

fn heading(article: &Article<'_>) -> String {
    let claims = article.claims.len();
    let noun = if claims == 1 { "claim" } else { "claims" };
    let title = article.title.unwrap_or("(no title)");
    on_one_line(&format!("{title}  ({}, {}: {claims} {noun})", article.source, article.article_id))
}

/// The lines of a text, as bytes, without what ends them.
fn each_line(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    text.split_inclusive('\n').map(move |line| {
        let begun = start;
        start += line.len();
        begun..begun + line.trim_end_matches(['\n', '\r']).len()
    })
}

fn begins_in(claim: &Claim<'_>, line: &Range<usize>) -> bool {
    claim.content.first().is_some_and(|content| line.contains(&content.start))
}

/// "    1 indirect: Ann Lee (by surname) to “reporters”; did not say, negated; 0.93".
fn summary(text: &str, number: usize, claim: &Claim<'_>) -> String {
    let quoted = |range: &Range<usize>| text[range.clone()].to_owned();
    let who = match (claim.speaker, &claim.source) {
        (Some(speaker), _) => format!("{speaker} (by {})", claim.speaker_by),
        (None, Some(source)) => format!("“{}” (nobody known)", quoted(source)),
        (None, None) => "nobody named".to_owned(),
    };
    let told = claim.addressee.as_ref().map(|to| format!(" to “{}”", quoted(to)));
    let told = told.unwrap_or_default();
    let cue = claim.cue.as_ref().map_or("no cue".to_owned(), quoted);
    let marks = facets(claim);
    let line = format!("{}: {who}{told}; {cue}{marks}; {:.2}", claim.kind, claim.score);
    format!("    {number:>2} {}", on_one_line(&line))
}

/// What is not so of most claims, each behind a comma.
fn facets(claim: &Claim<'_>) -> String {
    let negated = if claim.negated { ", negated" } else { "" };
    let within = if claim.depth > 0 { ", within another" } else { "" };
    match claim.modality {
        "asserted" => format!("{negated}{within}"),
        modality => format!("{negated}, {modality}{within}"),
    }
}
