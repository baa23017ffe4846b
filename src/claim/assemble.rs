//! Candidates into attributions: clean spans, kind, nesting, order.

use crate::annotation::{Attribution, Segment};
use crate::record::{ClaimKind, SpeakerBy};
use crate::span::Span;

use super::candidate::Candidate;
use super::page::Page;
use super::unit::is_spoken;

/// The attributions of an article, by where their content begins, the wider first.
pub(crate) fn assemble(
    text: &str,
    sentences: &[Segment],
    page: &Page<'_>,
    chosen: Vec<Candidate>,
) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::with_capacity(chosen.len());
    for candidate in chosen {
        found.extend(attribution(text, sentences, page, &candidate));
    }
    found.sort_by_key(|claim| {
        let extent = extent(claim);
        (extent.start, std::cmp::Reverse(extent.end), claim.cue)
    });
    nest(&mut found);
    found
}

fn attribution(
    text: &str,
    sentences: &[Segment],
    page: &Page<'_>,
    candidate: &Candidate,
) -> Option<Attribution> {
    let content = content(text, sentences, candidate);
    let start = content.first()?.start;
    let sentence = sentences.partition_point(|sentence| sentence.span.end <= start);
    let clear = |part: Option<Span>| part.filter(|part| !content.iter().any(|c| c.overlaps(*part)));
    let cue = clear(candidate.cue);
    // One that is taken over from another cue may hold this one: "Lee and said".
    let source = candidate.source.map(|source| with_full_stop(text, source));
    let source = clear(source).filter(|source| !cue.is_some_and(|c| c.overlaps(*source)));
    let verbatim = verbatim(page, &content);
    Some(Attribution {
        kind: kind(text, &content, &verbatim),
        verbatim,
        sentence: sentence.min(sentences.len().saturating_sub(1)),
        source,
        cue,
        content,
        speaker: None,
        speaker_by: SpeakerBy::None,
        parent: None,
        negated: candidate.negated,
        score: rounded(candidate.score),
    })
}

/// Hundredths: what is finer says nothing, and differs from one mathematical library to another.
fn rounded(score: f32) -> f64 {
    (f64::from(score) * 100.0).round() / 100.0
}

/// A name with the full stop that belongs to it, even where it ends the sentence: "Ann Lee Jr.".
fn with_full_stop(text: &str, name: Span) -> Span {
    const SHORTENED: &[&str] = &["Jr", "Sr", "Inc", "Corp", "Co", "Ltd", "Bros"];
    let last = || name.of(text).rsplit(' ').next().unwrap_or("");
    let is_cut = text.as_bytes().get(name.end) == Some(&b'.') && SHORTENED.contains(&last());
    Span::new(name.start, name.end + usize::from(is_cut))
}

/// The content's spans: cut, around residue and around the candidate's own source and cue.
fn content(text: &str, sentences: &[Segment], candidate: &Candidate) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    for span in &candidate.content {
        let span = Span::new(span.start, span.end.min(candidate.cut.max(span.start)));
        for part in around_residue(span, sentences) {
            let part = if part.end == candidate.cut { unjoined(text, part) } else { part };
            let part = unbracketed(text, part.trim(text)).trim(text);
            if part.of(text).contains(char::is_alphanumeric) {
                spans.push(part);
            }
        }
    }
    spans.sort_unstable();
    spans.dedup_by(|next, last| last.overlaps(*next));
    spans
}

/// A span without the bracket at its end that nothing in it opens.
fn unbracketed(text: &str, span: Span) -> Span {
    let is_closed_only = span.of(text).ends_with(')') && !span.of(text).contains('(');
    Span::new(span.start, span.end - usize::from(is_closed_only))
}

/// A first clause without what joins the second to it: ", and".
fn unjoined(text: &str, span: Span) -> Span {
    let mut inside = span.of(text).trim_end();
    for joint in [" and", " but", " or", " while", " as", " though", " although"] {
        inside = inside.strip_suffix(joint).unwrap_or(inside).trim_end();
    }
    Span::new(
        span.start,
        span.start + inside.trim_end_matches([',', ';', ' ', '—', '–', '-']).len(),
    )
}

/// The parts of a span that lie outside of residue sentences.
fn around_residue(span: Span, sentences: &[Segment]) -> Vec<Span> {
    let first = sentences.partition_point(|sentence| sentence.span.end <= span.start);
    let mut parts = Vec::new();
    let mut start = span.start;
    let inside = sentences.iter().skip(first).take_while(|next| next.span.start < span.end);
    for residue in inside.filter(|sentence| !is_spoken(sentence.role)) {
        if residue.span.start > start {
            parts.push(Span::new(start, residue.span.start));
        }
        start = start.max(residue.span.end);
    }
    if start < span.end {
        parts.push(Span::new(start, span.end));
    }
    parts
}

/// Direct if nine tenths of the content's letters and digits are quoted, indirect if none is.
fn kind(text: &str, content: &[Span], verbatim: &[Span]) -> ClaimKind {
    let count = |spans: &[Span]| spans.iter().map(|span| letters(span.of(text))).sum::<usize>();
    let quoted = count(verbatim);
    if quoted == 0 {
        return ClaimKind::Indirect;
    }
    match quoted * 10 >= count(content) * 9 {
        true => ClaimKind::Direct,
        false => ClaimKind::Mixed,
    }
}

/// What of the content stands within quotation marks, the marks included.
fn verbatim(page: &Page<'_>, content: &[Span]) -> Vec<Span> {
    let mut quoted = Vec::new();
    for span in content {
        let first = page.units.pieces.partition_point(|piece| piece.span.end <= span.start);
        let pieces = page.units.pieces.iter().skip(first);
        for piece in pieces.take_while(|piece| piece.span.start < span.end) {
            let start = piece.span.start.max(span.start);
            quoted.push(Span::new(start, piece.span.end.min(span.end)).trim(page.text));
        }
    }
    quoted.retain(|span| !span.is_empty());
    quoted
}

fn letters(text: &str) -> usize {
    match text.is_ascii() {
        true => text.bytes().filter(u8::is_ascii_alphanumeric).count(),
        false => text.chars().filter(|c| c.is_alphanumeric()).count(),
    }
}

fn extent(claim: &Attribution) -> Span {
    let first = claim.content.first().copied().unwrap_or_default();
    first.cover(claim.content.last().copied().unwrap_or(first))
}

/// Gives each claim the innermost earlier claim whose content holds its content and cue.
fn nest(claims: &mut [Attribution]) {
    let mut open: Vec<usize> = Vec::new();
    for at in 0..claims.len() {
        let (earlier, rest) = claims.split_at_mut(at);
        let Some(claim) = rest.first_mut() else { return };
        let start = extent(claim).start;
        open.retain(|&outer| earlier.get(outer).is_some_and(|outer| extent(outer).end > start));
        let parent = open
            .iter()
            .rev()
            .find(|&&outer| earlier.get(outer).is_some_and(|outer| holds(outer, claim)));
        claim.parent = parent.copied();
        open.push(at);
    }
}

fn holds(outer: &Attribution, inner: &Attribution) -> bool {
    let mut parts = inner.content.iter();
    parts.all(|span| outer.says(*span)) && inner.cue.is_some_and(|cue| outer.says(cue))
}
