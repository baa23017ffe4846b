//! Dates and figures, found by grammar: what are their words, and what is their value?

mod amount;
mod calendar;
mod currency;
mod date;
mod duration;
mod holiday;
mod line;
mod magnitude;
mod modifier;
mod money;
mod month;
mod noun;
mod numeric;
mod opening;
mod percent;
mod pointing;
mod quantity;
mod resolve;
#[cfg(test)]
mod tests;
mod time;
mod toward;
mod year;

pub use resolve::resolve;

use crate::annotation::{Mention, Reading};
use crate::record::EntityType;
use crate::span::Span;

use super::class::Classes;
use super::word::{Shape, Word};
use amount::{Amount, amount};
use line::{Found, Line};

/// A date or figure.
#[derive(Debug)]
pub(crate) struct Figure {
    /// Bytes of the text.
    pub(crate) span: Span,
    /// Date, time, money, percent or quantity.
    pub(crate) kind: EntityType,
    value: Option<String>,
    reading: Reading,
}

/// How sure a figure is: grammar seldom errs.
const SCORE: f64 = 0.9;

impl Figure {
    /// The figure as a mention; its name is its value, where it has one, with what it counts.
    pub(crate) fn mention(self, text: &str, sentence: usize) -> Mention {
        let counts = matches!(self.kind, EntityType::Percent | EntityType::Quantity);
        let name = match (&self.value, &self.reading.unit) {
            (Some(value), Some(unit)) if counts => format!("{value} {unit}"),
            (Some(value), _) => value.clone(),
            (None, _) => self.span.of(text).to_owned(),
        };
        Mention {
            span: self.span,
            sentence,
            kind: self.kind,
            name,
            value: self.value,
            reading: Some(self.reading),
            score: SCORE,
        }
    }
}

/// A rule: what begins at word `at` of the line, if it does, given the number there.
type Rule = fn(&Line<'_>, usize, Option<Amount>) -> Option<Found>;

/// The rules in the order in which they are tried; the first that finds something has it.
const RULES: [(Rule, EntityType); 8] = [
    (money::at, EntityType::Money),
    (percent::at, EntityType::Percent),
    (time::at, EntityType::Time),
    (date::at, EntityType::Date),
    (duration::at, EntityType::Date),
    (holiday::at, EntityType::Date),
    (quantity::fraction, EntityType::Quantity),
    (quantity::at, EntityType::Quantity),
];

/// Length of the longest currency code, in bytes.
const LONGEST_CODE: usize = 4;

/// Hands on the figures of one sentence and marks their words as taken.
pub(crate) fn find(text: &str, words: &mut [Word], mut found: impl FnMut(Figure)) {
    let mut at = 0;
    while at < words.len() {
        let line = Line { text, words };
        match may_open(&line, at).then(|| first(&line, at)).flatten() {
            Some((kind, Found { end, value, reading })) if end > at && end <= words.len() => {
                let span = words[at].span.cover(words[end - 1].span);
                words[at..end].iter_mut().for_each(|word| word.taken = true);
                found(Figure { span, kind, value, reading });
                at = end;
            }
            _ => at += 1,
        }
    }
}

fn first(line: &Line<'_>, at: usize) -> Option<(EntityType, Found)> {
    let number = amount(line, at, "");
    let mut rules = RULES.iter();
    let (kind, mut found) =
        rules.find_map(|(rule, kind)| rule(line, at, number).map(|found| (*kind, found)))?;
    found.reading.modifier = modifier::modifier(line, at, found.end, kind);
    Some((kind, found))
}

/// Whether a figure may begin here: the cheap test before the rules, as most words are neither
/// number nor calendar.
fn may_open(line: &Line<'_>, at: usize) -> bool {
    let word = &line.words[at];
    match word.shape {
        Shape::Number => true,
        Shape::Mark => currency::is_sign(line.word(at)),
        Shape::Clitic => false,
        Shape::Lower => opening::may_open(line, at),
        _ => {
            word.has(Classes::MONTH.with(Classes::WEEKDAY))
                || word.is_capital() && may_be_name(line, at)
                || opening::may_open(line, at)
        }
    }
}

/// Whether a capitalised word may be a currency's code, perhaps with the number ("Rs", "Rs500"), a
/// short number word in capitals, or begin a holiday's name or a period ("An hour ago").
fn may_be_name(line: &Line<'_>, at: usize) -> bool {
    let word = line.word(at);
    let is_upper = line.words[at].shape == Shape::Upper;
    let is_short = || {
        is_upper && (currency::iso(word).is_some() || opening::is_like_one(word))
            || matches!(word, "A" | "An")
            || currency::abbreviation(word).is_some()
            || line.word(at + 1) == "$"
    };
    word.len() <= LONGEST_CODE && is_short()
        || word.bytes().take(LONGEST_CODE).any(|byte| byte.is_ascii_digit())
        || holiday::opens(word)
}
