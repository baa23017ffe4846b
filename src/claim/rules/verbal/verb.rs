//! A cue verb in its unit: its group, its subject, its polarity.

use std::ops::Range;

use crate::claim::lexicon::{Act, Cue, CueForm, Form};
use crate::claim::page::{Page, span_of};
use crate::claim::phrase::Phrases;
use crate::claim::unit::{Item, ItemKind};
use crate::claim::word::Class;
use crate::span::Span;

/// A cue verb.
pub(super) struct Verb<'a> {
    pub(super) phrases: Phrases<'a>,
    /// The cue's number in the lexicon, with its particle.
    pub(super) number: usize,
    pub(super) cue: Cue,
    form: Form,
    /// The verb group, auxiliaries to particle.
    pub(super) group: Range<usize>,
}

impl<'a> Verb<'a> {
    /// The verb at `at`, unless the words around make a noun of it.
    pub(super) fn read(
        page: &Page<'_>,
        phrases: Phrases<'a>,
        at: usize,
        form: &CueForm,
    ) -> Option<Self> {
        let (mut number, mut end) = (form.cue, at + 1);
        if let Some(next) = phrases.at(end).filter(|next| next.kind == ItemKind::Word)
            && let Some(phrasal) = page.lexicon.phrasal(number, next.span.of(page.text))
        {
            (number, end) = (phrasal, end + 1);
        }
        let cue = *page.lexicon.cue(number)?;
        let group = phrases.group_start(at)..end;
        let verb = Verb { phrases, number, cue, form: form.form, group };
        (!verb.is_noun(at)).then_some(verb)
    }

    /// Items of the unit.
    pub(super) fn items(&self, range: Range<usize>) -> &'a [Item] {
        self.phrases.items.get(range).unwrap_or_default()
    }

    /// Whether this is "-ing".
    pub(super) fn is_participle(&self) -> bool {
        self.form == Form::Participle
    }

    /// "the claims", "no plans", "calls and letters".
    fn is_noun(&self, at: usize) -> bool {
        let determiner = Class::DETERMINER | Class::POSSESSIVE | Class::NEGATION;
        let determined = self.phrases.before_has(at, determiner)
            && !self.phrases.before_has(at, Class::AUXILIARY | Class::ADVERB);
        let joined = self.phrases.has(self.group.end, Class::COORDINATOR);
        self.is_present() && (determined || joined)
    }

    /// "an extraordinary offer", "human rights issues": the form does not agree with the subject.
    pub(super) fn is_noun_after(&self, subject: &Range<usize>) -> bool {
        let Some(head) = self.phrases.before(subject.end) else { return false };
        let grouped =
            self.group.len() > 1 && self.phrases.any(self.group.clone(), Class::AUXILIARY);
        let name = head.capital || !head.word.class.is_open() || head.kind != ItemKind::Word;
        if !self.is_present() || grouped || name {
            return false;
        }
        let word = head.span.of(self.phrases.text);
        let plural = word.ends_with('s') && !word.ends_with("ss") || PLURALS.contains(&word);
        match self.form {
            Form::Base => !plural && !self.phrases.any(subject.clone(), Class::COORDINATOR),
            _ => plural || word.ends_with("ed") || self.phrases.has(subject.start, Class::NEGATION),
        }
    }

    fn is_present(&self) -> bool {
        matches!(self.form, Form::Base | Form::Third)
    }

    /// "was told"; also "hailed as", without its auxiliary.
    pub(super) fn is_passive(&self) -> bool {
        let agent = self
            .phrases
            .at(self.group.end)
            .is_some_and(|item| matches!(item.span.of(self.phrases.text), "as" | "by"));
        let apart = self.phrases.before(self.group.start).is_some_and(|item| item.is(','));
        self.form == Form::Past
            && (self.phrases.any(self.group.clone(), Class::BE) || apart && agent)
    }

    /// Whether the group denies: "did not say", "refused to say", "denied".
    pub(super) fn is_negated(&self) -> bool {
        self.cue.act == Act::Deny
            || self.phrases.any(self.group.clone(), Class::NEGATION | Class::REFUSAL)
    }

    /// The subject; a participle after a comma has none of its own.
    pub(super) fn subject(&self) -> Option<Range<usize>> {
        let apart = self.phrases.before(self.group.start).is_some_and(|item| item.is(','));
        if apart && self.is_participle() {
            return None;
        }
        self.phrases.subject(self.group.start)
    }

    /// The subject of an earlier clause, for "and added", ", saying", "to say".
    pub(super) fn taken_over(&self, earlier: Option<Span>) -> Option<Span> {
        let joint = Class::COORDINATOR | Class::TO;
        let after_comma = self.phrases.before(self.group.start).is_some_and(|item| item.is(','));
        let joined = self.phrases.before_has(self.group.start, joint);
        // ", plans": a plural noun looks like a verb in the present.
        let verbal = self.is_participle() || joined || after_comma && self.form == Form::Past;
        let opening = || span_of(self.items(self.phrases.opening(self.group.start)?));
        if verbal { earlier.or_else(opening) } else { None }
    }
}

/// Plural nouns that do not end in "s".
const PLURALS: &[&str] = &[
    "people",
    "men",
    "women",
    "children",
    "police",
    "media",
    "data",
    "staff",
    "public",
    "majority",
    "lawmen",
    "clergy",
    "percent",
    "congressmen",
    "congresswomen",
    "spokesmen",
    "businessmen",
    "chairmen",
    "leadership",
    "team",
    "couple",
    "family",
    "alumni",
    "criteria",
    "handful",
    "number",
];
