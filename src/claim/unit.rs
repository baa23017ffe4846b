//! A statement as rules see it: words and marks, with each quotation folded into one item.
//!
//! A quotation over several sentences makes one unit of them, so that `"No. Never," she said.` is
//! read as `QUOTE she said.` A clause rule then never looks into a quotation.

use std::ops::Range;

use crate::annotation::Segment;
use crate::crf::hash;
use crate::record::Role;
use crate::span::Span;
use crate::token::{Token, TokenKind, Tokens};

use super::lexicon::{Lexicon, Word};
use super::quotation::{Piece, quotations};
use super::word::Class;

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ItemKind {
    /// A word.
    Word,
    /// A number.
    Number,
    /// `'s`.
    Clitic,
    /// A mark of punctuation.
    Mark(char),
    /// A whole quotation within one paragraph: index into the article's pieces.
    Quote(usize),
}

/// A word, mark or quotation.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item {
    /// Bytes of the text.
    pub(crate) span: Span,
    /// What it is.
    pub(crate) kind: ItemKind,
    /// What the lexicon knows about the word.
    pub(crate) word: Word,
    /// Hash of the form without case.
    pub(crate) lower: u32,
    /// Whether it begins with a capital.
    pub(crate) capital: bool,
}

impl Item {
    /// Whether this is the mark.
    pub(crate) fn is(&self, mark: char) -> bool {
        self.kind == ItemKind::Mark(mark)
    }

    /// The piece of the quotation that this is.
    pub(crate) fn quote(&self) -> Option<usize> {
        match self.kind {
            ItemKind::Quote(piece) => Some(piece),
            _ => None,
        }
    }

    /// The item without the marks that close a quotation.
    pub(crate) fn unclosed<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text).trim_end_matches(['"', '”', '\'', '’'])
    }

    /// Whether this makes an owner of what stands before it or of itself: `'s`, "his".
    pub(crate) fn owns(&self) -> bool {
        self.kind == ItemKind::Clitic || self.word.class.has(Class::POSSESSIVE)
    }
}

/// One or more sentences that quotations hold together.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Items of the article.
    pub(crate) items: Range<usize>,
    /// Paragraph of the text.
    pub(crate) paragraph: usize,
    /// Role of its first sentence.
    pub(crate) role: Role,
}

impl Unit {
    /// Where some of its items, counted from its first, stand in the article.
    pub(crate) fn in_article(&self, own: Range<usize>) -> Range<usize> {
        self.items.start + own.start..self.items.start + own.end
    }
}

/// An article, ready for the rules.
pub(crate) struct Units {
    /// Items of all units, in text order.
    pub(crate) items: Vec<Item>,
    /// The units.
    pub(crate) units: Vec<Unit>,
    /// The quotations' pieces.
    pub(crate) pieces: Vec<Piece>,
}

impl Units {
    /// Reads the sentences that can hold claims.
    pub(crate) fn read(text: &str, sentences: &[Segment], lexicon: &Lexicon) -> Units {
        let pieces = pieces(text, sentences);
        let mut reader = Reader {
            text,
            lexicon,
            pieces: &pieces,
            piece: 0,
            items: Vec::with_capacity(text.len() / 6),
            units: Vec::with_capacity(sentences.len()),
        };
        for sentence in spoken(sentences) {
            reader.sentence(sentence);
        }
        let Reader { items, units, .. } = reader;
        Units { items, units, pieces }
    }

    /// Whether a comma stands at a place.
    pub(crate) fn is_comma(&self, place: usize) -> bool {
        self.items.get(place).is_some_and(|item| item.is(','))
    }

    /// Whether a piece goes on from the one before.
    pub(crate) fn goes_on(&self, piece: usize) -> bool {
        self.pieces.get(piece).is_some_and(|piece| piece.continues)
    }

    /// The number of the unit that holds an item, or else of the first behind it.
    pub(crate) fn number_of(&self, item: usize) -> usize {
        self.units.partition_point(|unit| unit.items.end <= item)
    }

    /// The unit that holds an item, or else the first behind it.
    pub(crate) fn unit_of(&self, item: usize) -> Option<&Unit> {
        self.units.get(self.number_of(item))
    }

    /// The items of one unit.
    pub(crate) fn of(&self, unit: &Unit) -> &[Item] {
        self.within(&unit.items)
    }

    /// The items of a range; none where it goes beyond the last.
    pub(crate) fn within(&self, range: &Range<usize>) -> &[Item] {
        self.items.get(range.clone()).unwrap_or_default()
    }

    /// The range of the items that lie in a span.
    pub(crate) fn range_of(&self, span: Span) -> Range<usize> {
        let first = self.items.partition_point(|item| item.span.start < span.start);
        let rest = self.items.get(first..).unwrap_or_default();
        first..first + rest.partition_point(|item| item.span.end <= span.end)
    }
}

/// The quotations of the sentences that can hold claims.
pub(crate) fn pieces(text: &str, sentences: &[Segment]) -> Vec<Piece> {
    quotations(text, &paragraphs(spoken(sentences)))
}

fn spoken(sentences: &[Segment]) -> impl Iterator<Item = &Segment> {
    sentences.iter().filter(|sentence| is_spoken(sentence.role))
}

/// Roles in which somebody can be said to say something; the rest is residue.
pub(crate) fn is_spoken(role: Role) -> bool {
    matches!(role, Role::Title | Role::Heading | Role::Body | Role::Caption)
}

/// Whether a role is a headline's.
pub(crate) fn is_heading(role: Role) -> bool {
    matches!(role, Role::Title | Role::Heading)
}

/// The stretches of text within which quotations pair up.
fn paragraphs<'a>(sentences: impl Iterator<Item = &'a Segment>) -> Vec<Span> {
    let mut paragraphs: Vec<(usize, Span)> = Vec::new();
    for sentence in sentences {
        match paragraphs.last_mut() {
            Some((paragraph, span)) if *paragraph == sentence.paragraph => {
                *span = span.cover(sentence.span);
            }
            _ => paragraphs.push((sentence.paragraph, sentence.span)),
        }
    }
    paragraphs.into_iter().map(|(_, span)| span).collect()
}

/// What goes on for more items is no sentence: it is cut, so that none costs a square of what it says.
const LONGEST: usize = 1000;

struct Reader<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    pieces: &'a [Piece],
    /// The first piece that does not lie before the present sentence.
    piece: usize,
    items: Vec<Item>,
    units: Vec<Unit>,
}

impl Reader<'_> {
    fn sentence(&mut self, sentence: &Segment) {
        let first = self.items.len();
        let mut joins = self.items.last().is_some_and(|last| holds_on(last, sentence, self.text));
        let mut at = sentence.span.start;
        if let Some(last) = self.items.last().filter(|last| last.span.end > at) {
            at = last.span.end;
        }
        while at < sentence.span.end {
            at = self.stretch(at, sentence.span.end);
        }
        joins |=
            self.units.last().is_some_and(|unit| self.is_quotation(unit)) && self.is_tag(first);
        let end = self.items.len();
        let fits =
            |unit: &Unit| unit.paragraph == sentence.paragraph && end - unit.items.start <= LONGEST;
        match self.units.last_mut().filter(|unit| joins && fits(unit)) {
            Some(unit) => unit.items.end = end,
            None => self.push(first, sentence),
        }
    }

    /// The items from `first` as a unit of the sentence, or as several.
    fn push(&mut self, first: usize, sentence: &Segment) {
        let Segment { paragraph, role, .. } = *sentence;
        let mut start = first;
        while self.items.len() - start > LONGEST {
            self.units.push(Unit { items: start..start + LONGEST, paragraph, role });
            start += LONGEST;
        }
        self.units.push(Unit { items: start..self.items.len(), paragraph, role });
    }

    fn is_quotation(&self, unit: &Unit) -> bool {
        let items = self.items.get(unit.items.clone()).unwrap_or_default();
        matches!(items, [only] if only.quote().is_some())
    }

    /// Whether the items from `first` are no more than "the senator said.".
    fn is_tag(&self, first: usize) -> bool {
        let items = self.items.get(first..).unwrap_or_default();
        let cue = items.iter().take(7).position(|item| item.word.cue.is_some());
        let Some(cue) = cue.filter(|&cue| cue > 0) else { return false };
        let plain = items.iter().take(cue).all(|item| matches!(item.kind, ItemKind::Word));
        let after = items.get(cue + 1);
        plain && after.is_none_or(|item| item.is('.') || item.word.class.has(Class::TIME))
    }

    /// Reads the words up to the next quotation, and the quotation; where it ended.
    fn stretch(&mut self, at: usize, limit: usize) -> usize {
        while self.pieces.get(self.piece).is_some_and(|piece| piece.span.end <= at) {
            self.piece += 1;
        }
        let quote = self.pieces.get(self.piece).filter(|piece| piece.span.start < limit);
        let words = Span::new(at, quote.map_or(limit, |quote| quote.span.start.max(at)));
        for token in Tokens::of(self.text, words) {
            self.items.push(item(self.text, self.lexicon, token));
        }
        let Some(quote) = quote else { return limit };
        self.items.push(Item {
            span: quote.span,
            kind: ItemKind::Quote(self.piece),
            word: Word::default(),
            lower: 0,
            capital: false,
        });
        quote.span.end
    }
}

/// The item of a token. Inlined, so that it is made where it stays.
#[inline(always)]
fn item(text: &str, lexicon: &Lexicon, token: Token) -> Item {
    let word = token.span.of(text);
    let first = word.chars().next().unwrap_or(' ');
    let number = hash::small_number(word.as_bytes());
    let (kind, known) = match token.kind {
        // The country, the agency and the trade, not the pronouns.
        TokenKind::Word if matches!(word, "US" | "WHO" | "IT") => (ItemKind::Word, Word::default()),
        TokenKind::Word => (ItemKind::Word, lexicon.word(word, number)),
        TokenKind::Number => (ItemKind::Number, Word::default()),
        TokenKind::Clitic => (ItemKind::Clitic, Word::default()),
        TokenKind::Mark => (ItemKind::Mark(first), Word::default()),
    };
    let (lower, capital) = ((number >> 32) as u32, first.is_uppercase());
    Item { span: token.span, kind, word: known, lower, capital }
}

/// Whether the last item reaches into the sentence, or is a quotation that its speaker follows.
fn holds_on(last: &Item, sentence: &Segment, text: &str) -> bool {
    if last.span.end > sentence.span.start {
        return true;
    }
    last.quote().is_some() && {
        let follows = sentence.span.of(text).chars().next();
        last.unclosed(text).ends_with(',') || follows.is_some_and(char::is_lowercase)
    }
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, Units};
    use crate::annotation::lines;
    use crate::claim::lexicon::{CUES, Lexicon};
    use crate::record::Role;

    #[test]
    fn what_goes_on_and_on_is_cut() {
        let text = format!("It leaks.\n{}", "Lee said it leaks, ".repeat(600));
        let units = Units::read(&text, &lines(&text, Role::Body), &Lexicon::parse(CUES));
        assert!(units.units.len() > 3);
        assert!(units.units.iter().all(|unit| unit.items.len() <= LONGEST));
        assert!(units.units.windows(2).all(|pair| pair[0].items.end == pair[1].items.start));
        assert_eq!(units.units.last().map(|unit| unit.items.end), Some(units.items.len()));
    }
}
