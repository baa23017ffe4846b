//! The protocol of `tests/eval/claims.py`, for quick looks between trainings.

use std::collections::BTreeSet;

use parquill::annotation::Attribution;
use parquill::claim::Extractor;
use parquill::span::Span;

use super::calibration::Judged;
use super::gold::{Article, Marked};

/// The scores of an extractor on some articles, as a line.
pub(crate) fn of(extractor: &dyn Extractor, articles: &[Article]) -> String {
    let mut scores = Scores::default();
    for article in articles {
        let found: Vec<Marked> = outer(extractor, article).iter().map(marked).collect();
        scores.add(article, &found);
    }
    scores.line()
}

/// The claims that an extractor finds in an article, each with whether content and source are found.
pub(crate) fn judged(extractor: &dyn Extractor, article: &Article) -> Vec<Judged> {
    let (reading, found) = (Reading::new(&article.text), outer(extractor, article));
    let marked: Vec<Marked> = found.iter().map(marked).collect();
    let gold: Vec<Worded> = article.marked.iter().map(|one| reading.worded(one)).collect();
    let words: Vec<Worded> = marked.iter().map(|one| reading.worded(one)).collect();
    let right: Vec<&Worded> =
        aligned(&gold, &words).into_iter().filter(is_right).map(|(_, given)| given).collect();
    let is_right = |one: &Worded| right.iter().any(|given| std::ptr::eq(*given, one));
    // What has no cue is scored by rule.
    let cued = found.iter().zip(&words).filter(|(claim, _)| claim.cue.is_some());
    cued.map(|(claim, one)| (claim.score, is_right(one))).collect()
}

/// What the extractor makes of an article, nested claims left out.
fn outer(extractor: &dyn Extractor, article: &Article) -> Vec<Attribution> {
    let found = extractor.extract(&article.text, &article.sentences, &article.mentions);
    found.into_iter().filter(|one| one.parent.is_none()).collect()
}

fn marked(one: &Attribution) -> Marked {
    Marked {
        source: one.source.into_iter().collect(),
        cue: one.cue.into_iter().collect(),
        content: one.content.clone(),
    }
}

pub(crate) type Words = BTreeSet<usize>;

/// An attribution as words.
struct Worded {
    source: Words,
    cue: Words,
    content: Words,
    direct: bool,
}

/// Wanted, given, and agreeing pairs by metric.
#[derive(Clone, Debug, Default)]
struct Scores {
    wanted: usize,
    given: usize,
    agreed: [usize; METRICS.len()],
    words: [usize; 3],
    direct: [usize; 2],
}

const METRICS: [&str; 6] = ["joint lenient", "joint exact", "found", "exact", "source", "cue"];

impl Scores {
    /// Adds one article.
    fn add(&mut self, article: &Article, predicted: &[Marked]) {
        let reading = Reading::new(&article.text);
        let gold: Vec<Worded> = article.marked.iter().map(|one| reading.worded(one)).collect();
        let mut found: Vec<Worded> = predicted.iter().map(|one| reading.worded(one)).collect();
        outermost(&mut found);
        self.wanted += gold.len();
        self.given += found.len();
        self.direct[0] += gold.iter().filter(|one| one.direct).count();
        for (wanted, given) in aligned(&gold, &found) {
            let (found, right) = (is_found(wanted, given), is_right(&(wanted, given)));
            let (exact, source) = (wanted.content == given.content, wanted.source == given.source);
            let cue = wanted.cue == given.cue;
            let agreed = [right, exact && source, found, exact, source, cue];
            self.agreed
                .iter_mut()
                .zip(agreed)
                .for_each(|(sum, agrees)| *sum += usize::from(agrees));
            self.direct[1] += usize::from(exact && wanted.direct);
        }
        let united = |all: &[Worded]| -> Words {
            all.iter().flat_map(|one| one.content.iter().copied()).collect()
        };
        let (gold, found) = (united(&gold), united(&found));
        self.words[0] += gold.len();
        self.words[1] += found.len();
        self.words[2] += gold.intersection(&found).count();
    }

    /// A line of percentages.
    fn line(&self) -> String {
        let f1 = |right: usize, wanted: usize, given: usize| {
            200.0 * right as f64 / (wanted + given).max(1) as f64
        };
        let mut cells: Vec<String> = METRICS
            .iter()
            .zip(&self.agreed)
            .map(|(name, &right)| format!("{name} {:.1}", f1(right, self.wanted, self.given)))
            .collect();
        cells.push(format!("words {:.1}", f1(self.words[2], self.words[0], self.words[1])));
        cells.push(format!("direct {:.1}", 100.0 * self.direct[1] as f64 / self.direct[0] as f64));
        let share = |of: usize| 100.0 * self.agreed[0] as f64 / of.max(1) as f64;
        cells.push(format!("(P {:.1} R {:.1})", share(self.given), share(self.wanted)));
        cells.join("  ")
    }
}

/// Whether half of the contents' words are the same.
fn is_found(wanted: &Worded, given: &Worded) -> bool {
    dice(wanted, given) >= 0.5
}

/// Whether the content is found and the sources overlap, or neither has one.
fn is_right((wanted, given): &(&Worded, &Worded)) -> bool {
    let overlap = !wanted.source.is_disjoint(&given.source);
    is_found(wanted, given) && (overlap || wanted.source.is_empty() && given.source.is_empty())
}

fn dice(left: &Worded, right: &Worded) -> f64 {
    let common = left.content.intersection(&right.content).count();
    2.0 * common as f64 / (left.content.len() + right.content.len()) as f64
}

/// Leaves out what stands inside another one's content.
fn outermost(found: &mut Vec<Worded>) {
    let inside = |inner: usize| {
        let one = &found[inner];
        let whole: Words = one.source.iter().chain(&one.cue).chain(&one.content).copied().collect();
        found.iter().enumerate().any(|(at, outer)| {
            at != inner
                && !whole.is_empty()
                && whole.is_subset(&outer.content)
                && one.content.len() < outer.content.len()
        })
    };
    let inner: Vec<bool> = (0..found.len()).map(inside).collect();
    let mut flags = inner.iter();
    found.retain(|_| !flags.next().unwrap());
}

fn aligned<'a>(gold: &'a [Worded], found: &'a [Worded]) -> Vec<(&'a Worded, &'a Worded)> {
    let mut pairs = Vec::new();
    for (a, wanted) in gold.iter().enumerate() {
        for (b, given) in found.iter().enumerate() {
            if !wanted.content.is_disjoint(&given.content) {
                let apart = wanted.source.is_disjoint(&given.source);
                let starts = (wanted.content.first(), given.content.first());
                pairs.push((dice(wanted, given), apart, starts, a, b));
            }
        }
    }
    pairs.sort_by(|l, r| r.0.total_cmp(&l.0).then(l.1.cmp(&r.1)).then(l.2.cmp(&r.2)));
    let (mut wanted, mut given) = (Words::new(), Words::new());
    let mut chosen = Vec::new();
    for (_, _, _, a, b) in pairs {
        if !wanted.contains(&a) && !given.contains(&b) {
            wanted.insert(a);
            given.insert(b);
            chosen.push((&gold[a], &found[b]));
        }
    }
    chosen
}

/// A text as words, with what is quoted in it.
pub(crate) struct Reading<'a> {
    text: &'a str,
    words: Vec<Span>,
    quoted: Vec<bool>,
}

impl<'a> Reading<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Reading { text, words: words(text), quoted: quoted(text) }
    }

    pub(crate) fn of(&self, spans: &[Span]) -> Words {
        let covered = |span: &Span| {
            let first = self.words.partition_point(|word| word.end <= span.start);
            let end = self.words.partition_point(|word| word.start < span.end);
            first..end.max(first)
        };
        spans.iter().filter(|span| !span.is_empty()).flat_map(covered).collect()
    }

    fn worded(&self, one: &Marked) -> Worded {
        let (mut ink, mut quoted) = (0, 0);
        for span in &one.content {
            for (at, _) in span.of(self.text).char_indices().filter(|(_, c)| c.is_alphanumeric()) {
                ink += 1;
                quoted += usize::from(self.quoted[span.start + at]);
            }
        }
        Worded {
            source: self.of(&one.source),
            cue: self.of(&one.cue),
            content: self.of(&one.content),
            direct: ink > 0 && quoted * 10 >= ink * 9,
        }
    }
}

/// `\w+(?:[’'\-.]\w+)*`
fn words(text: &str) -> Vec<Span> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut found: Vec<Span> = Vec::new();
    let mut open: Option<Span> = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let end = at + c.len_utf8();
        let joins = matches!(c, '’' | '\'' | '-' | '.')
            && chars.peek().is_some_and(|&(_, next)| is_word(next));
        match &mut open {
            Some(word) if is_word(c) || joins => word.end = end,
            None if is_word(c) => open = Some(Span::new(at, end)),
            _ => found.extend(open.take()),
        }
    }
    found.extend(open);
    found
}

/// For each byte, whether it stands in double quotation marks that close in its line or do not.
fn quoted(text: &str) -> Vec<bool> {
    let mut flags = vec![false; text.len()];
    let mut start: Option<usize> = None;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let c = rest.chars().next().unwrap();
        let double = rest.starts_with("''") || rest.starts_with("``");
        let width = if double { 2 } else { c.len_utf8() };
        if double || matches!(c, '"' | '“' | '”' | '„' | '\n') {
            if let Some(start) = start {
                flags[start..at].fill(true);
            }
            let opens = opens(text, at, width, start.is_some());
            start = opens.then_some(at + width);
        }
        at += width;
    }
    if let Some(start) = start {
        flags[start..].fill(true);
    }
    flags
}

fn opens(text: &str, at: usize, width: usize, inside: bool) -> bool {
    match &text[at..at + width] {
        "“" | "„" | "``" => return true,
        "”" | "\n" => return false,
        _ => {}
    }
    let before = text[..at].chars().next_back().unwrap_or(' ');
    let after = text[at + width..].chars().next().unwrap_or(' ');
    let loose = before.is_whitespace() || "([{-–—/‘'".contains(before);
    if loose != after.is_whitespace() { loose } else { !inside }
}
