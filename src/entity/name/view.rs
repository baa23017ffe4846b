//! One sentence as the name rules read it.

use std::borrow::Cow;
use std::ops::Range;

use crate::span::Span;

use super::super::class::Classes;
use super::super::lexicon::{LONGEST_PHRASE, Lexicon};
use super::super::word::{Shape, Word};
use super::style::Style;

/// The classes that make a phrase a name by itself.
pub(crate) const NAMED: Classes =
    Classes::ANY_PLACE.with(Classes::GROUP).with(Classes::BODY).with(Classes::COMPANY);

/// Phrases that hold together, names and titles.
pub(super) const PHRASES: Classes = NAMED.with(Classes::TITLE);

/// No form of the lexicon has more bytes.
const LONGEST_FORM: usize = 120;

/// The words of one sentence.
pub(crate) struct View<'a> {
    pub(crate) text: &'a str,
    pub(crate) words: &'a [Word],
    pub(crate) lexicon: &'a Lexicon,
    pub(crate) style: Style,
}

impl<'a> View<'a> {
    /// The word at an index; empty beyond the end.
    pub(crate) fn word(&self, at: usize) -> &'a str {
        self.words.get(at).map_or("", |word| word.span.of(self.text))
    }

    /// The word before an index; empty at the start.
    pub(crate) fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Whether the word at an index may be part of a name: a capital, and not in a date.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.is_capital() && !word.taken)
    }

    /// Whether the word at an index has one of these classes.
    pub(crate) fn has(&self, at: usize, classes: Classes) -> bool {
        self.words.get(at).is_some_and(|word| word.has(classes))
    }

    /// Whether the word at an index follows the one before without white space.
    pub(crate) fn glued(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.glued)
    }

    /// Bytes of the words of a range, which is not empty.
    pub(crate) fn span(&self, range: &Range<usize>) -> Span {
        let first = self.words.get(range.start).map_or(Span::default(), |word| word.span);
        let last = range.end.checked_sub(1).and_then(|last| self.words.get(last));
        last.map_or(first, |last| first.cover(last.span))
    }

    /// The classes of a range as a whole, and the form that has them: words in capitals are also
    /// tried as names are usually written ("SAN JOSE").
    fn listed(&self, range: &Range<usize>) -> (Cow<'a, str>, Classes) {
        let form = self.span(range).of(self.text);
        if form.len() > LONGEST_FORM {
            return (form.into(), Classes::NONE);
        }
        let classes = self.lexicon.get(form);
        let shouted = self.words.get(range.start).is_some_and(is_shouted);
        if !shouted || classes.has(NAMED) {
            return (form.into(), classes);
        }
        let usual = as_name(form);
        let classes = self.lexicon.get(&usual);
        (usual.into(), classes)
    }

    /// The classes of a range as a whole.
    pub(crate) fn known(&self, range: &Range<usize>) -> Classes {
        self.listed(range).1
    }

    /// The canonical name of a range as a whole.
    pub(crate) fn canonical(&self, range: &Range<usize>) -> Option<&'static str> {
        self.lexicon.canonical(&self.listed(range).0)
    }

    /// The same. A word has been asked for already, though whether it is an ordinary one may then
    /// count its ending, too.
    pub(crate) fn classes(&self, range: &Range<usize>) -> Classes {
        match self.words.get(range.clone()) {
            Some([word]) if word.is_capital() && !is_shouted(word) => word.classes,
            _ => self.known(range),
        }
    }

    /// The longest phrase of the lexicon with one of these classes that begins at a word: the word
    /// after its last. A phrase has at least two words. Openers have been marked.
    pub(crate) fn phrase(&self, at: usize, classes: Classes) -> Option<usize> {
        self.has(at, Classes::OPENS_PHRASE).then(|| self.longest(at, classes)).flatten()
    }

    fn longest(&self, at: usize, classes: Classes) -> Option<usize> {
        let words = self.words.iter().skip(at).take(LONGEST_PHRASE);
        let last = at + words.take_while(|word| !word.taken).count();
        (at + 2..=last)
            .rev()
            .find(|&end| self.is_capital(end - 1) && self.known(&(at..end)).has(classes))
    }

    /// Whether a sentence, quotation or item begins at a word, so that its capital says nothing.
    pub(crate) fn is_initial(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.words.get(before)) else {
            return true;
        };
        before.shape == Shape::Mark
            && matches!(
                before.span.of(self.text),
                "“" | "\""
                    | "‘"
                    | "'"
                    | "("
                    | "["
                    | ":"
                    | "•"
                    | "."
                    | "?"
                    | "!"
                    | "…"
                    | "*"
                    | "—"
                    | "–"
                    | "|"
                    | "/"
            )
    }
}

impl View<'_> {
    /// The head that is followed by "of", "for", "on": the Ministry in "Health Ministry of Mali".
    pub(crate) fn head_before_link(&self, range: &Range<usize>) -> Option<usize> {
        range.clone().find(|&at| {
            let links = matches!(self.word(at + 1), "of" | "for" | "on" | "against");
            links && at + 2 < range.end && self.has(at, Classes::ANY_HEAD)
        })
    }

    /// Whether quotation marks stand directly around a range.
    pub(crate) fn is_quoted(&self, range: &Range<usize>) -> bool {
        let after = range.end + usize::from(matches!(self.word(range.end), "," | "."));
        matches!(self.before(range.start), "“" | "\"" | "‘" | "'")
            && matches!(self.word(after), "”" | "\"" | "’" | "'")
    }
}

/// Leaves the mark of an opener to the words that open a phrase where they stand: most that could
/// do not, and rules ask time and again.
pub(crate) fn mark_openers(text: &str, words: &mut [Word], lexicon: &Lexicon) {
    for at in 0..words.len() {
        let (word, known) = (&words[at], words[at].classes);
        let may_open = known.has(Classes::OPENS_PHRASE)
            && lexicon.may_open_phrase(&text[word.span.start..], word.span.len());
        let view = View { text, words, lexicon, style: Style::Prose };
        let opens = (may_open || is_shouted(word)) && view.longest(at, PHRASES).is_some();
        words[at].classes = match opens {
            true => known.with(Classes::OPENS_PHRASE),
            false => known.without(Classes::OPENS_PHRASE),
        };
    }
}

/// All capitals, and too long for an acronym.
pub(crate) fn is_shouted(word: &Word) -> bool {
    word.shape == Shape::Upper && word.span.len() >= 3
}

/// "SAN JOSE" as "San Jose".
pub(crate) fn as_name(form: &str) -> String {
    let mut inside = false;
    let lowered = form.chars().map(|c| {
        let cased = if inside { c.to_lowercase().next().unwrap_or(c) } else { c };
        inside = c.is_alphanumeric() || matches!(c, '\'' | '’');
        cased
    });
    let mut name = String::with_capacity(form.len());
    name.extend(lowered);
    name
}
