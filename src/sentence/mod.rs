//! Sentences: cuts paragraphs where a sentence ends, and never alters or drops a character.
//!
//! A scan over the bytes finds the terminators; at each, a short list of rules looks at the words
//! on either side (see `rule`). Quotations are cut inside: three quoted sentences are three.

mod abbreviation;
mod rule;
mod site;
mod terminator;
mod words;

use crate::annotation::Segment;
use crate::paragraph::paragraphs;
use crate::record::Role;
use crate::sentence::site::Site;
use crate::sentence::terminator::Closers;
use crate::span::Span;

/// The sentences of each stretch of a layout: same role and paragraph, in order, trimmed of white
/// space, never empty. Together they cover every character of the layout but white space.
pub fn split(text: &str, layout: &[Segment]) -> Vec<Segment> {
    let mut sentences = Vec::with_capacity(layout.len() * 2);
    for segment in layout {
        let heads = matches!(segment.role, Role::Title | Role::Heading);
        let headline = heads && is_capitalised(segment.span.of(text));
        cut(text, segment.span, headline, &mut |span| {
            sentences.push(Segment { span, ..*segment });
        });
    }
    sentences
}

/// The sentences of a text, roles aside: paragraphs first, then each paragraph's sentences.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut sentences = Vec::with_capacity(text.len() / 100 + 1);
    for paragraph in paragraphs(text) {
        cut(text, paragraph, false, &mut |span| sentences.push(span));
    }
    sentences
}

/// The sentences of one paragraph: bytes of `text`, in order, trimmed of white space, never empty.
///
/// # Panics
/// If the span does not lie on character boundaries of `text`.
pub fn boundaries(text: &str, span: Span) -> Vec<Span> {
    let mut sentences = Vec::new();
    cut(text, span, false, &mut |span| sentences.push(span));
    sentences
}

/// Hands each sentence of a paragraph to `found`.
fn cut(text: &str, span: Span, headline: bool, found: &mut impl FnMut(Span)) {
    let span = span.trim(text);
    let mut closers = Closers::new(text, span);
    let mut start = span.start;
    let mut at = span.start;
    while let Some((run, mark)) = terminator::find(text, at, span.end) {
        let end = closers.after(run.end);
        let next = end + leading_space(&text[end..span.end]);
        at = run.end;
        if next >= span.end {
            break;
        }
        let site = Site { text: &text[..span.end], start, run, mark, end, next, headline };
        if rule::ends_at(&site) {
            found(Span::new(start, end));
            start = next;
            at = next;
        }
    }
    if start < span.end {
        found(Span::new(start, span.end));
    }
}

/// Whether most words begin with a capital, so that a capital does not tell where a clause begins.
fn is_capitalised(line: &str) -> bool {
    let words = || line.split_whitespace();
    words().filter(|word| word.starts_with(char::is_uppercase)).count() * 3 > words().count() * 2
}

/// How many bytes of white space stand at the beginning.
fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start().len()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::{boundaries, sentences};
    use crate::paragraph::paragraphs;
    use crate::span::Span;

    /// Cuts a text in which `|` marks the ends of sentences, and expects just those.
    fn expect(marked: &str) {
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        let text = marked.replace('|', "");
        let found: Vec<&str> = sentences(&text).iter().map(|span| span.of(&text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn abbreviations_and_initials_go_on() {
        expect("He met Sen. Ana Ruiz and Gov. J.B. Hall on Sept. 11 in St. Paul, Minn. on Monday.");
        expect(
            "Mr. Roe Jr. told Acme Inc. about No. 10 at 5 p.m. Monday.| He left at 6 p.m.| She stayed.",
        );
        expect("He said: 'Mr. Roe knew.'| ''Mrs. Roe did.''| ‘Gov. Roe did not.’");
        expect("John F. Kerr saw Plan B.| The vote was 3.5 to 2 vs. Smith et al. in court.");
        expect("Rep. Lee (R-Ariz.) spoke.| DR. ROE LEFT.| The SEC.| Nobody knew.");
    }

    #[test]
    fn dotted_capitals_end_before_a_clause_only() {
        expect(
            "The U.S. Senate met in the U.S.| The vote failed.| A U.S.-led force left Washington, D.C.| But it came back.",
        );
        expect("“We left the U.S.” Officials said so.".replace("” O", "”| O").as_str());
    }

    #[test]
    fn quotations_are_cut_inside_and_keep_their_marks() {
        expect("“We won.| They lost.| It is over,” Roe said.| \"Why now?\" Ms. Roe asked.");
        expect("He said: \"It is (almost) done.\"| “Stop!” he said.| ''Go!''| They went.");
        expect("It ended. ”| Then it began.");
    }

    #[test]
    fn ellipses_numbers_and_missing_spaces() {
        expect("It was ... well, fine.| I don't know...| Perhaps.| [...] And so on.");
        expect("1. First of all.| 2. Then 3.5 percent.| Visit example.com or node.js today.");
        expect("They stopped the boats.|El Norte was quiet.|He said so.| What?!| Yes.[12]| Done.");
        expect("Yahoo! News called.| Really!| is it so?| we think so. |they do.| 終わり。|次。");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn nothing_is_lost(text in "([A-Za-z0-9 .!?…。\"'“”’()\\[\\]\n\r\u{2028}é-]|U\\.S\\.|Mr\\. |\\PC){0,80}") {
            let mut at = 0;
            for span in sentences(&text) {
                assert!(text[at..span.start].trim().is_empty());
                assert!(!span.is_empty() && span.trim(&text) == span);
                at = span.end;
            }
            assert!(text[at..].trim().is_empty());
            let parts: Vec<Span> = paragraphs(&text).flat_map(|span| boundaries(&text, span)).collect();
            assert_eq!(parts, sentences(&text));
        }
    }
}
