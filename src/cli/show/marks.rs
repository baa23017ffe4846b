//! Where the parts of claims begin and end in the text, and how that is shown.

use std::cmp::Reverse;
use std::ops::Range;

use super::article::Claim;

/// How parts are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// By signs in the text.
    Plain,
    /// By colours of a terminal, and by signs for those who see none.
    Colour,
}

/// What a part of a claim is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Source,
    Cue,
    Content,
}

impl Part {
    fn signs(self) -> (char, char) {
        match self {
            Part::Source => ('‹', '›'),
            Part::Cue => ('_', '_'),
            Part::Content => ('«', '»'),
        }
    }

    /// The terminal's code: cyan, yellow, green.
    fn colour(self) -> u8 {
        match self {
            Part::Source => 36,
            Part::Cue => 33,
            Part::Content => 32,
        }
    }
}

/// A part of a claim in the text: bytes, and the claim's number from 1.
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) part: Part,
    pub(super) number: usize,
}

/// The parts of all claims, by where they begin, the wider first.
pub(super) fn marks(claims: &[Claim<'_>]) -> Vec<Mark> {
    let mut marks = Vec::new();
    for (number, claim) in (1..).zip(claims) {
        let mut add = |range: &Range<usize>, part| {
            marks.push(Mark { range: range.clone(), part, number });
        };
        claim.source.iter().for_each(|range| add(range, Part::Source));
        claim.cue.iter().for_each(|range| add(range, Part::Cue));
        claim.content.iter().for_each(|range| add(range, Part::Content));
    }
    marks.sort_by_key(|mark| (mark.range.start, Reverse(mark.range.end), mark.number));
    marks
}

/// A stretch of the text with its marks. Control characters are shown, not sent to the terminal.
pub(super) fn marked(text: &str, stretch: Range<usize>, marks: &[Mark], style: Style) -> String {
    let mut shown = String::with_capacity(stretch.len() * 2);
    let mut open: Vec<&Mark> = Vec::new();
    let mut at = stretch.start;
    let mut coming = marks.iter().skip_while(|mark| mark.range.end <= stretch.start).peekable();
    while at < stretch.end {
        while let Some(mark) = coming.next_if(|mark| mark.range.start <= at) {
            if mark.range.end > at {
                open.push(mark);
                begin(&mut shown, mark, style);
            }
        }
        let next = coming.peek().map_or(stretch.end, |mark| mark.range.start);
        let ends = open.iter().map(|mark| mark.range.end);
        let end = ends.chain([next, stretch.end]).min().unwrap_or(stretch.end);
        show(&mut shown, &text[at..end]);
        at = end;
        close(&mut shown, &mut open, at, stretch.end, style);
    }
    shown
}

/// Closes what ends here, and at the end of the stretch all that is open: a line stands by itself.
fn close(shown: &mut String, open: &mut Vec<&Mark>, at: usize, last: usize, style: Style) {
    while let Some(place) = open.iter().rposition(|mark| mark.range.end <= at || at == last) {
        let mark = open.remove(place);
        let goes_on = mark.range.end > at;
        shown.push(if goes_on { '…' } else { mark.part.signs().1 });
        shown.extend(superscript(mark.number));
        if style == Style::Colour {
            shown.push_str("\u{1b}[0m");
            open.iter().for_each(|outer| colour(shown, outer));
        }
    }
}

fn begin(shown: &mut String, mark: &Mark, style: Style) {
    if style == Style::Colour {
        colour(shown, mark);
    }
    shown.push(mark.part.signs().0);
}

fn colour(shown: &mut String, mark: &Mark) {
    shown.push_str(&format!("\u{1b}[{}m", mark.part.colour()));
}

fn show(shown: &mut String, text: &str) {
    for character in text.chars() {
        match character.is_control() && character != '\t' {
            true => shown.extend(character.escape_default()),
            false => shown.push(character),
        }
    }
}

fn superscript(number: usize) -> impl Iterator<Item = char> {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = number.to_string().into_bytes().into_iter();
    digits.map(|digit| DIGITS[usize::from(digit - b'0')])
}

#[cfg(test)]
mod tests {
    use super::{Mark, Part, Style, marked};
    use proptest::prelude::{prop_assert_eq, proptest};

    fn mark(range: std::ops::Range<usize>, part: Part, number: usize) -> Mark {
        Mark { range, part, number }
    }

    #[test]
    fn parts_stand_between_signs() {
        let marks = [
            mark(0..3, Part::Source, 1),
            mark(4..8, Part::Cue, 1),
            mark(9..23, Part::Content, 1),
            mark(9..11, Part::Source, 2),
        ];
        let text = "Ann said he thought so.";
        let shown = marked(text, 0..text.len(), &marks, Style::Plain);
        assert_eq!(shown, "‹Ann›¹ _said_¹ «‹he›² thought so.»¹");
        assert_eq!(marked(text, 9..20, &marks, Style::Plain), "«‹he›² thought …¹");
    }

    proptest! {
        #[test]
        fn the_text_stays(text in "[a-z é]{1,30}", cuts in proptest::collection::vec((0..40_usize, 0..40_usize), 0..5)) {
            let mut marks: Vec<Mark> = cuts.iter().map(|&(a, b)| {
                let (a, b) = (text.floor_char_boundary(a.min(b)), text.floor_char_boundary(a.max(b)));
                mark(a..b, Part::Content, 1)
            }).filter(|mark| !mark.range.is_empty()).collect();
            marks.sort_by_key(|mark| (mark.range.start, std::cmp::Reverse(mark.range.end)));
            let shown = marked(&text, 0..text.len(), &marks, Style::Plain);
            prop_assert_eq!(shown.replace(['«', '»', '¹'], ""), text);
        }
    }
}
