//! Phrases by closed classes alone: the verb group around a cue, the noun phrase beside it.

use std::ops::Range;

use super::unit::{Item, ItemKind};
use super::word::Class;

/// No subject is longer, in items.
const LONGEST_SUBJECT: usize = 40;

/// No stretch up to a mark is longer, in items: so no unit costs a square of its items.
const LONGEST_STRETCH: usize = 100;

/// The items of one unit, with the text they are of.
#[derive(Clone, Copy)]
pub(crate) struct Phrases<'a> {
    /// The article.
    pub(crate) text: &'a str,
    /// The unit.
    pub(crate) items: &'a [Item],
}

impl Phrases<'_> {
    /// The item, if there is one.
    pub(crate) fn at(&self, place: usize) -> Option<&Item> {
        self.items.get(place)
    }

    /// The item before the place.
    pub(crate) fn before(&self, place: usize) -> Option<&Item> {
        self.items.get(place.checked_sub(1)?)
    }

    /// Whether the item belongs to one of the classes.
    pub(crate) fn has(&self, place: usize, class: Class) -> bool {
        self.at(place).is_some_and(|item| item.word.class.has(class))
    }

    /// Whether the item before belongs to one of the classes.
    pub(crate) fn before_has(&self, place: usize, class: Class) -> bool {
        self.before(place).is_some_and(|item| item.word.class.has(class))
    }

    /// Whether the item is this mark.
    pub(crate) fn is(&self, place: usize, mark: char) -> bool {
        self.at(place).is_some_and(|item| item.is(mark))
    }

    /// Where the verb group that ends with the verb at `verb` begins.
    pub(crate) fn group_start(&self, verb: usize) -> usize {
        let inner = Class::AUXILIARY | Class::ADVERB | Class::NEGATION;
        let mut start = verb;
        loop {
            if self.before_has(start, inner) {
                start -= 1;
            } else if self.before_has(start, Class::TO)
                && start >= 2
                && self.has(start - 2, Class::CATENATIVE)
            {
                start -= 2;
            } else {
                return start;
            }
        }
    }

    /// What stands from here to the next mark but a hyphen or a dot, which ends an abbreviation where it does not
    /// end the unit.
    pub(crate) fn up_to_mark(&self, start: usize) -> Range<usize> {
        let rest = self.items.iter().skip(start).take(LONGEST_STRETCH);
        let is_within = |item: &&Item| match item.kind {
            ItemKind::Mark(mark) => matches!(mark, '-' | '.'),
            _ => true,
        };
        start..start + rest.take_while(is_within).count()
    }

    /// Whether the item is one of these words, as they stand.
    pub(crate) fn is_one_of(&self, place: usize, words: &[&str]) -> bool {
        self.at(place).is_some_and(|item| words.contains(&item.span.of(self.text)))
    }

    /// Whether any item of the range belongs to one of the classes.
    pub(crate) fn any(&self, range: Range<usize>, class: Class) -> bool {
        self.items
            .get(range)
            .is_some_and(|items| items.iter().any(|item| item.word.class.has(class)))
    }

    /// The subject that ends right before `end`, appositions and relative clauses included.
    pub(crate) fn subject(&self, end: usize) -> Option<Range<usize>> {
        let last = self.before(end)?;
        if last.is(',') {
            return self.apposition(end - 1).map(|start| start..end - 1);
        }
        self.noun_phrase(end).map(|start| start..end)
    }

    /// Where the noun phrase begins whose apposition ends right before the comma at `comma`.
    fn apposition(&self, comma: usize) -> Option<usize> {
        let lowest = comma.saturating_sub(LONGEST_SUBJECT);
        let commas = (lowest..comma.saturating_sub(1)).rev().filter(|&at| self.is(at, ','));
        for at in commas {
            if let Some(start) = self.noun_phrase(at)
                && self.opens_clause(start)
            {
                return Some(start);
            }
        }
        None
    }

    /// Whether a clause may begin here: nothing, a quotation or a conjunction stands before.
    pub(crate) fn opens_clause(&self, place: usize) -> bool {
        let opener = Class::THAT | Class::COORDINATOR | Class::SUBORDINATOR | Class::QUESTION;
        match self.before(place) {
            None => true,
            Some(item) => {
                item.quote().is_some()
                    || item.word.class.has(opener)
                    || item.word.cue.is_some()
                    || matches!(item.kind, ItemKind::Mark(mark) if mark != '-')
            }
        }
    }

    /// Where the noun phrase without commas begins that ends right before `end`.
    pub(crate) fn noun_phrase(&self, end: usize) -> Option<usize> {
        let head = self.bracketed(self.without_reflexive(end)?);
        let last = self.before(head)?;
        if let Some(start) = self.pronoun(last, head) {
            return start;
        }
        let mut start = head;
        while let Some(next) = self.widen(start, head) {
            start = next;
        }
        while start < head && self.is_no_beginning(start) {
            start += 1;
        }
        self.has_noun(start..head).then_some(start)
    }

    /// The end without "himself": "the senator himself". Another object pronoun is no subject.
    fn without_reflexive(&self, end: usize) -> Option<usize> {
        let last = self.before(end)?;
        if !last.word.class.has(Class::OBJECT) {
            return Some(end);
        }
        let word = last.span.of(self.text);
        (word.ends_with("self") || word.ends_with("selves")).then_some(end - 1)
    }

    /// The end without a bracket before it: "Ann Lee (D-Ohio)".
    fn bracketed(&self, end: usize) -> usize {
        if !self.before(end).is_some_and(|item| item.is(')')) {
            return end;
        }
        let open = (end.saturating_sub(9)..end).rev().find(|&at| self.is(at, '('));
        open.unwrap_or(end)
    }

    /// A pronoun as the whole subject: where it begins, or that there is no subject.
    fn pronoun(&self, last: &Item, end: usize) -> Option<Option<usize>> {
        let class = last.word.class;
        if class.has(Class::THAT) {
            let noun = end >= 2 && self.at(end - 2).is_some_and(is_open_word);
            return Some(noun.then_some(end - 1));
        }
        if class.has(Class::SUBJECT | Class::RELATIVE) {
            return Some(Some(end - 1));
        }
        if class.has(Class::DETERMINER) {
            let article = matches!(last.span.len(), 1..=2) || self.lower_is(last, "the");
            return Some((!article).then_some(end - 1));
        }
        None
    }

    fn lower_is(&self, item: &Item, word: &str) -> bool {
        item.span.of(self.text).eq_ignore_ascii_case(word)
    }

    /// The next place to the left that still belongs to the noun phrase.
    fn widen(&self, start: usize, end: usize) -> Option<usize> {
        let item = self.before(start)?;
        let before = start - 1;
        if end - before > LONGEST_SUBJECT {
            return None;
        }
        let determined = self.has(start, Class::DETERMINER | Class::POSSESSIVE);
        match item.kind {
            ItemKind::Number | ItemKind::Clitic if !determined => Some(before),
            ItemKind::Mark('-' | '&' | '/' | '.') if start < end && !determined => Some(before),
            ItemKind::Word if item.word.class.has(Class::DETERMINER | Class::POSSESSIVE) => {
                (start < end && !determined).then_some(before)
            }
            ItemKind::Word if item.word.class.has(Class::PREPOSITION) => {
                (start < end && self.ends_noun(before)).then_some(before)
            }
            ItemKind::Word if item.word.class.has(Class::COORDINATOR) => {
                (start < end && self.joins_nouns(before)).then_some(before)
            }
            ItemKind::Word if !determined && self.is_nominal(before, end) => Some(before),
            _ => None,
        }
    }

    /// A word that can stand within a noun phrase.
    fn is_nominal(&self, place: usize, end: usize) -> bool {
        let Some(item) = self.at(place) else { return false };
        if item.capital && !item.word.class.has(Class::AUXILIARY) {
            return !item.word.class.has(Class::SUBORDINATOR | Class::SUBJECT | Class::QUESTION);
        }
        if !item.word.class.is_open() {
            return item.word.class == Class::CATENATIVE;
        }
        let is_head = place + 1 == end;
        is_head || !self.is_verbal(place)
    }

    /// A lower-case word that looks like a verb and has no determiner before it.
    fn is_verbal(&self, place: usize) -> bool {
        let Some(item) = self.at(place) else { return false };
        let past = item.span.of(self.text).ends_with("ed") || item.word.cue.is_some();
        past && !self.before_has(place, Class::DETERMINER | Class::POSSESSIVE)
    }

    /// Whether a noun ends right before the preposition at `place`.
    fn ends_noun(&self, place: usize) -> bool {
        self.before(place).is_some_and(|item| {
            item.kind == ItemKind::Clitic || (is_open_word(item) && !self.is_verbal(place - 1))
        })
    }

    /// Whether "and" at `place` joins two names or two plurals.
    fn joins_nouns(&self, place: usize) -> bool {
        let (Some(left), Some(right)) = (self.before(place), self.at(place + 1)) else {
            return false;
        };
        let plural = left.span.of(self.text).ends_with('s');
        is_open_word(left) && (left.capital && right.capital || plural && !right.capital)
    }

    fn is_no_beginning(&self, place: usize) -> bool {
        let adjunct = Class::TIME | Class::PREPOSITION | Class::COORDINATOR;
        self.at(place).is_some_and(|item| {
            matches!(item.kind, ItemKind::Mark(_) | ItemKind::Clitic)
                || item.word.class.has(adjunct)
        })
    }

    fn has_noun(&self, range: Range<usize>) -> bool {
        self.items.get(range).is_some_and(|items| items.iter().any(is_open_word))
    }

    /// The noun phrase that the unit begins with, for what stands at `end` and has no subject nearer.
    pub(crate) fn opening(&self, end: usize) -> Option<Range<usize>> {
        let lead = Class::COORDINATOR | Class::ADVERB;
        let begins = (0..end).find(|&at| !self.has(at, lead) && !self.is(at, ','))?;
        if self.has(begins, Class::SUBJECT) {
            return Some(begins..begins + 1);
        }
        let end = self.object_end(begins);
        // Without a list of all verbs the phrase may swallow its verb: names stop at a capital.
        let capital = (begins + 1..end).rev().find(|&at| self.at(at).is_some_and(|i| i.capital));
        Some(begins..capital.map_or(end, |at| at + 1))
    }

    /// Where the noun phrase that begins at `start` ends: an object, an addressee.
    pub(crate) fn object_end(&self, start: usize) -> usize {
        if self.has(start, Class::OBJECT) {
            return start + 1;
        }
        let mut end = start;
        while self.at(end).is_some_and(|item| self.is_within_object(item, end, start)) {
            end += 1;
        }
        end
    }

    fn is_within_object(&self, item: &Item, place: usize, start: usize) -> bool {
        let class = item.word.class;
        let determiner = Class::DETERMINER | Class::POSSESSIVE;
        match item.kind {
            ItemKind::Number | ItemKind::Clitic | ItemKind::Mark('-' | '&') => true,
            ItemKind::Word if class.is_open() || class.has(Class::TIME) => true,
            // "all the", "of the": a determiner goes on after another or after "of".
            ItemKind::Word if class.has(determiner) => {
                place == start || self.before_has(place, determiner) || self.is_of(place - 1)
            }
            ItemKind::Word => place > start && self.is_of(place),
            _ => false,
        }
    }

    fn is_of(&self, place: usize) -> bool {
        self.at(place).is_some_and(|item| self.lower_is(item, "of"))
    }
}

/// A word of no closed class: a noun, most often.
pub(crate) fn is_open_word(item: &Item) -> bool {
    let closed = Class::ADVERB | Class::SUBJECT | Class::SUBORDINATOR | Class::PREPOSITION;
    let named = item.capital && !item.word.class.has(closed | Class::DETERMINER);
    item.kind == ItemKind::Word && (item.word.class.is_open() || named)
}
