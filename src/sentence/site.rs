//! A place where a sentence may end: the terminators, what closes with them, and what stands on
//! either side. Rules look at nothing else.

use crate::sentence::words;
use crate::span::Span;

/// How many bytes rules see on either side: enough for any word, and a bound on the time that a
/// line without spaces can cost.
const VIEW: usize = 256;

/// What a run of terminators is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// One full stop.
    Stop,
    /// Several, or `…`.
    Ellipsis,
    /// Ends with `?` or `!`.
    Shout,
    /// A full stop of a script that sets no space after it: `。`.
    Wide,
}

/// A run of terminators with its surroundings. All positions are bytes of `text`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Site<'a> {
    /// The paragraph's text up to its end, and all before it.
    pub(crate) text: &'a str,
    /// Where the sentence that may end here begins.
    pub(crate) start: usize,
    /// The terminators.
    pub(crate) run: Span,
    /// What they are.
    pub(crate) mark: Mark,
    /// After the closing quotes and brackets that belong to them.
    pub(crate) end: usize,
    /// Where the next thing that is not white space begins; the end of `text` if nothing does.
    pub(crate) next: usize,
    /// Whether capitals say nothing here, because the line is a headline.
    pub(crate) headline: bool,
}

impl<'a> Site<'a> {
    /// The word the terminators follow, with the full stops and apostrophes inside it.
    pub(crate) fn before(&self) -> &'a str {
        let text = self.behind();
        let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '&');
        text[text.trim_end_matches(inside).len()..].trim_start_matches(['.', '\'', '’'])
    }

    /// The sentence up to the terminators, but no more than its last [`VIEW`] bytes.
    pub(crate) fn behind(&self) -> &'a str {
        let sentence = &self.text[self.start..self.run.start];
        &sentence[sentence.ceil_char_boundary(sentence.len().saturating_sub(VIEW))..]
    }

    /// Everything since the last white space, up to the terminators.
    pub(crate) fn chunk(&self) -> &'a str {
        let text = self.behind();
        text.rsplit(char::is_whitespace).next().unwrap_or(text)
    }

    /// Closing quotes and brackets after the terminators.
    pub(crate) fn closers(&self) -> &'a str {
        &self.text[self.run.end..self.end]
    }

    /// Whether white space parts the terminators from what follows.
    pub(crate) fn has_gap(&self) -> bool {
        self.next > self.end
    }

    /// What follows, white space left out, but no more than [`VIEW`] bytes.
    pub(crate) fn after(&self) -> &'a str {
        let rest = &self.text[self.next..];
        &rest[..rest.floor_char_boundary(VIEW)]
    }

    /// What follows, opening quotes and brackets left out too.
    pub(crate) fn lead(&self) -> &'a str {
        self.after().trim_start_matches(opens)
    }

    /// The word that follows, opening quotes and brackets left out; with inner apostrophes.
    pub(crate) fn word(&self) -> &'a str {
        word_at(self.lead())
    }

    /// Whether the word that follows opens a clause and is no part of a compound ("A-level").
    pub(crate) fn opens_clause(&self) -> bool {
        let word = self.word();
        let rest = &self.lead()[word.len()..];
        !rest.starts_with(['-', '‑', '.']) && opens_clause(word)
    }

    /// Whether what follows begins with a capital, a digit or another sign, not a small letter.
    pub(crate) fn lead_is_small(&self) -> bool {
        let mut chars = self.lead().chars();
        let small = chars.next().is_some_and(char::is_lowercase);
        // "iPhone", "eBay": a capital in its own way.
        small
            && !chars.next().is_some_and(char::is_uppercase)
            && !self.lead().starts_with("http://")
            && !self.lead().starts_with("https://")
    }

    /// Whether what follows begins with a capital.
    pub(crate) fn lead_is_capital(&self) -> bool {
        self.lead().chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether what follows begins with a digit, opening quotes and brackets left out.
    pub(crate) fn lead_is_digit(&self) -> bool {
        self.lead().starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether a quotation or bracket closes here.
    pub(crate) fn closes(&self) -> bool {
        self.end > self.run.end
    }

    /// Whether a quotation closes here.
    pub(crate) fn closes_quote(&self) -> bool {
        self.closers().contains(['"', '”', '’', '\'', '»'])
    }
}

fn opens_clause(word: &str) -> bool {
    match word.find('’') {
        Some(at) => words::opens_clause(&word[..at]),
        None => words::opens_clause(word),
    }
}

/// The word at the beginning of a text, with inner apostrophes.
pub(crate) fn word_at(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    text[..end.unwrap_or(text.len())].trim_end_matches(['\'', '’'])
}

/// Opening quotes and brackets. Straight ones open as well as close.
pub(crate) fn opens(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '„' | '‚' | '«' | '(' | '[' | '{' | '`' | '¿' | '¡')
}

/// What a rule decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// The sentence ends here.
    Cut,
    /// It goes on.
    Keep,
}
