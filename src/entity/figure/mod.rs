//! Dates and figures, found by grammar: what are their words, and what is their value?

mod date;
mod duration;
mod line;
mod magnitude;
mod money;
mod percent;
mod quantity;
mod time;

use crate::annotation::Mention;
use crate::record::EntityType;
use crate::span::Span;

use super::class::Classes;
use super::word::{Shape, Word};
use line::{Found, Line};

/// A date or figure.
#[derive(Debug)]
pub(crate) struct Figure {
    /// Bytes of the text.
    pub(crate) span: Span,
    /// Date, time, money, percent or quantity.
    pub(crate) kind: EntityType,
    /// Its normalised value, where that is certain.
    pub(crate) value: Option<String>,
}

/// How sure a figure is: grammar seldom errs.
const SCORE: f64 = 0.9;

impl Figure {
    /// The figure as a mention; its name is its value, where it has one.
    pub(crate) fn mention(self, text: &str, sentence: usize) -> Mention {
        Mention {
            span: self.span,
            sentence,
            kind: self.kind,
            name: self.value.clone().unwrap_or_else(|| self.span.of(text).to_owned()),
            value: self.value,
            score: SCORE,
        }
    }
}

/// A rule: what begins at word `at` of the line, if it does.
type Rule = fn(&Line<'_>, usize) -> Option<Found>;

/// The rules in the order in which they are tried; the first that finds something has it.
const RULES: [(Rule, EntityType); 7] = [
    (money::at, EntityType::Money),
    (percent::at, EntityType::Percent),
    (time::at, EntityType::Time),
    (date::at, EntityType::Date),
    (duration::at, EntityType::Date),
    (magnitude::fraction, EntityType::Quantity),
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
            Some((kind, Found { end, value })) if end > at => {
                let span = words[at].span.cover(words[end - 1].span);
                words[at..end].iter_mut().for_each(|word| word.taken = true);
                found(Figure { span, kind, value });
                at = end;
            }
            _ => at += 1,
        }
    }
}

fn first(line: &Line<'_>, at: usize) -> Option<(EntityType, Found)> {
    RULES.iter().find_map(|(rule, kind)| rule(line, at).map(|found| (*kind, found)))
}

/// Whether a figure may begin here: the cheap test before the rules, as most words are neither
/// number nor calendar.
fn may_open(line: &Line<'_>, at: usize) -> bool {
    let word = &line.words[at];
    match word.shape {
        Shape::Number => true,
        Shape::Mark => matches!(line.word(at), "$" | "£" | "€" | "¥" | "₹"),
        Shape::Clitic => false,
        _ => {
            word.has(Classes::MONTH.with(Classes::WEEKDAY))
                || word.span.len() <= LONGEST_CODE && word.is_capital()
                || line::may_be_number_or_period(line.word(at))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{lexicon::Lexicon, word};
    use crate::span::Span;
    use crate::token::tokenize;

    fn figures(text: &str) -> Vec<String> {
        let lexicon = Lexicon::embedded();
        let (mut words, mut all) = (Vec::new(), Vec::new());
        word::fill(text, &tokenize(text, Span::new(0, text.len())), &lexicon, &mut words);
        super::find(text, &mut words, |figure| {
            let value = figure.value.unwrap_or_default();
            all.push(format!("{}: {} = {value}", figure.kind.term(), figure.span.of(text)));
        });
        all
    }

    #[test]
    fn dates() {
        assert_eq!(figures("on May 4, 2021, at"), ["date: May 4, 2021 = 2021-05-04"]);
        assert_eq!(figures("since 12 June 1998"), ["date: 12 June 1998 = 1998-06-12"]);
        assert_eq!(
            figures("in March 2022 and in 2019."),
            ["date: March 2022 = 2022-03", "date: 2019 = 2019"]
        );
        assert_eq!(figures("they may go on Monday"), ["date: Monday = "]);
        assert_eq!(figures("updated 2024-11-30"), ["date: 2024-11-30 = 2024-11-30"]);
        assert_eq!(figures("It rained last week."), ["date: last week = "]);
    }

    #[test]
    fn amounts() {
        assert_eq!(figures("worth $1.5bn"), ["money: $1.5bn = USD 1500000000"]);
        assert_eq!(figures("some 20 million euros"), ["money: 20 million euros = EUR 20000000"]);
        assert_eq!(
            figures("up 3.5% or 12 percent"),
            ["percent: 3.5% = 3.5", "percent: 12 percent = 12"]
        );
        assert_eq!(figures("for 1,200 armed men"), ["quantity: 1,200 armed men = 1200"]);
        assert_eq!(
            figures("a dozen farmers, five nations"),
            ["quantity: a dozen farmers = 12", "quantity: five nations = 5"]
        );
        assert_eq!(figures("at 3:30 p.m. sharp"), ["time: 3:30 p.m. = "]);
    }
}
