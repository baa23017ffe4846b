//! Words with the name of who wrote them behind: "“We won.” — Ann Lee", "We won. — Ann Lee
//! (@annlee)".

use crate::claim::candidate::Candidate;
use crate::claim::page::{Page, span_of, stripped};
use crate::claim::phrase::{Phrases, is_open_word};
use crate::claim::unit::{Item, ItemKind};
use crate::span::Span;

/// No name is longer, in items.
const LONGEST: usize = 7;
/// How often such a line is what it looks like.
const SCORE: f32 = 0.8;

/// Proposes an attribution if the unit ends with a signature.
pub(crate) fn propose(page: &Page<'_>, unit: usize, found: &mut Vec<Candidate>) {
    let phrases = page.phrases(unit);
    if let Some(signature) = Signature::read(phrases) {
        found.extend(signature.candidate(page, unit));
    }
}

/// A dash with a name after it.
struct Signature<'a> {
    phrases: Phrases<'a>,
    dash: usize,
    /// Items of the name.
    name: &'a [Item],
    /// Whether a handle follows the name: "(@annlee)".
    has_handle: bool,
}

impl<'a> Signature<'a> {
    fn read(phrases: Phrases<'a>) -> Option<Self> {
        let is_dash = |item: &Item| matches!(item.kind, ItemKind::Mark('—' | '–' | '―' | '-'));
        let dash = phrases.items.iter().rposition(is_dash)?;
        let after = phrases.items.get(dash + 1..)?;
        let bracket = after.iter().position(|item| item.is('(')).unwrap_or(after.len());
        let has_handle = after.get(bracket + 1).is_some_and(|item| item.is('@'));
        let name = after.get(..bracket)?;
        let fits = !name.is_empty()
            && name.len() <= LONGEST
            && name.iter().all(is_name_part)
            && name.iter().any(is_open_word);
        fits.then_some(Signature { phrases, dash, name, has_handle })
    }

    fn candidate(&self, page: &Page<'_>, unit: usize) -> Option<Candidate> {
        let signed = match self.dash {
            0 => signed_before(page, unit, self.has_handle),
            dash => signed(self.phrases.items.get(..dash)?, self.has_handle),
        };
        Some(Candidate {
            source: span_of(stripped(self.name)),
            cue: span_of(self.phrases.items.get(self.dash..=self.dash)?),
            content: vec![signed?],
            frame: None,
            inherits: false,
            negated: false,
            unit,
            cut: usize::MAX,
            score: SCORE,
        })
    }
}

fn is_name_part(item: &Item) -> bool {
    item.capital || matches!(item.kind, ItemKind::Mark('.' | '-' | '\'' | '’'))
}

/// The quotation that the items end with; all of them if a handle follows.
fn signed(items: &[Item], has_handle: bool) -> Option<Span> {
    let last = items.last()?;
    match last.quote() {
        Some(_) => Some(last.span),
        None if has_handle => span_of(stripped(items)),
        None => None,
    }
}

/// The same where the signature is a sentence of its own.
fn signed_before(page: &Page<'_>, unit: usize, has_handle: bool) -> Option<Span> {
    let paragraph = page.units.units.get(unit)?.paragraph;
    let before = page.units.units.get(..unit)?.iter().rev();
    let mut same = before.take_while(|unit| unit.paragraph == paragraph);
    let last = signed(page.units.of(same.next()?), has_handle)?;
    let rest = same.filter_map(|unit| span_of(page.units.of(unit)));
    Some(if has_handle { rest.fold(last, Span::cover) } else { last })
}
