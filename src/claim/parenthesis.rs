//! Attributions between the commas of what they attribute: in "The dam, Lee said, was dry" the tags may
//! see no more content than "The dam". Where that is no clause, or a verb follows, the sentence goes on
//! and holds what the tags see in its rest; so it does in "which critics say was dry". (In PolNeAR train 295
//! of 339 such attributions without quotation marks have the rest for content.)

use std::ops::Range;

use super::enclosed::enclose;
use super::lexicon::Form;
use super::model::Spelled;
use super::page::Page;
use super::unclaimed::unclaimed;
use super::unit::{Item, Unit};
use super::word::Class;

/// Gives attributions the rest of their sentences where that goes on their contents, and where no other
/// attribution stands but those within it.
pub(crate) fn go_on(page: &Page<'_>, all: &mut Vec<Spelled>) {
    let goes_on =
        |one: &Spelled| rest(page, one).filter(|rest| opens_verb(page, rest) || !stands(page, one));
    for (at, rest) in unclaimed(page, all, goes_on) {
        if let Some(one) = all.get_mut(at) {
            one.content.push(rest);
        }
    }
    let hangs = |one: &Spelled| rest(page, one).filter(|_| !stands(page, one));
    let wanted = |one: &Spelled| hangs(one).or_else(|| gap(page, one));
    enclose(all, wanted, |one, rest| one.content.push(rest));
    for (at, lead) in unclaimed(page, all, |one| lead(page, one)) {
        if let Some(one) = all.get_mut(at) {
            one.content.insert(0, lead);
        }
    }
}

/// What a sentence opens with before an attribution between commas whose content the tags see behind it alone:
/// "Even then, Lee said, it leaked". A quotation begins anew.
fn lead(page: &Page<'_>, one: &Spelled) -> Option<Range<usize>> {
    let (unit, own) = between(page, one)?;
    let content = one.content.first().filter(|content| content.start == own.end + 1)?;
    let items = |range: Range<usize>| page.units.within(&range);
    let has_quotation =
        |range: Range<usize>| items(range).iter().any(|item| item.quote().is_some());
    let lead = Some(unit.items.start..own.start - 1);
    let lead = lead.filter(|lead| lead.len() <= LONGEST_LEAD)?;
    let joins =
        items(lead.clone()).iter().take_while(|item| item.word.class.has(Class::COORDINATOR));
    let lead = lead.start + joins.count()..lead.end;
    let opens = !lead.is_empty()
        && !has_quotation(lead.clone())
        && !has_quotation(content.start..content.start + 1);
    opens.then_some(lead)
}

/// What a sentence opens with before its attribution has no more items.
const LONGEST_LEAD: usize = 24;

/// The verb and all behind it, of a relative clause that an attribution without commas parts from its pronoun:
/// "which critics say was wrong".
fn gap(page: &Page<'_>, one: &Spelled) -> Option<Range<usize>> {
    let (source, cue) = (one.source.as_ref()?, one.cue.as_ref()?);
    let [content] = one.content.as_slice() else { return None };
    let unit = page.units.unit_of(cue.start)?;
    let rest = source.end.max(cue.end)..unit.items.end;
    let [pronoun] = page.units.within(content) else { return None };
    let items = page.units.within(&rest);
    let is_finite = |item: &Item| page.looks_finite(item);
    let is_parted = pronoun.word.class.has(Class::RELATIVE)
        && content.end == source.start.min(cue.start)
        && items.first().is_some_and(is_finite);
    // The noun of the clause goes on: "which critics say was wrong, has passed".
    let goes_on = items.windows(2).position(|pair| pair[0].is(',') && is_finite(&pair[1]));
    let end = goes_on.map_or(rest.end, |at| rest.start + at);
    (is_parted && !one.inherits).then_some(rest.start..end)
}

/// The items behind the second comma of an attribution between two.
fn rest(page: &Page<'_>, one: &Spelled) -> Option<Range<usize>> {
    let [content] = one.content.as_slice() else { return None };
    let (unit, own) = between(page, one)?;
    let rest = own.end + 1..unit.items.end;
    let stands_before = unit.items.start <= content.start
        && content.end <= own.start
        && (content.end..own.start).all(|at| page.units.is_comma(at));
    (stands_before && rest.len() > 1).then_some(rest)
}

/// Who says it and the cue of an attribution of speech that two commas enclose, and the unit they stand in.
fn between<'p>(page: &'p Page<'_>, one: &Spelled) -> Option<(&'p Unit, Range<usize>)> {
    let (source, cue) = (one.source.as_ref()?, one.cue.as_ref()?);
    let own = source.start.min(cue.start)..source.end.max(cue.end);
    let unit = page.units.unit_of(cue.start)?;
    let is_enclosed =
        page.units.is_comma(own.start.checked_sub(1)?) && page.units.is_comma(own.end);
    let speaks = is_enclosed && !one.inherits && speaks(page, page.units.within(cue));
    speaks.then_some((unit, own))
}

fn opens_verb(page: &Page<'_>, rest: &Range<usize>) -> bool {
    let first = page.units.within(rest).first();
    first.is_some_and(|item| item.word.class.has(Class::AUXILIARY | Class::THAT))
}

/// Whether the content of an attribution can stand alone.
fn stands(page: &Page<'_>, one: &Spelled) -> bool {
    one.content.iter().all(|content| is_clause(page, page.units.within(content)))
}

/// Whether some words can stand alone: with a finite verb, and not as a condition of what follows.
fn is_clause(page: &Page<'_>, items: &[Item]) -> bool {
    let opens = items.iter().find(|item| !item.word.class.has(Class::COORDINATOR));
    let hangs = opens.is_some_and(|item| item.word.class.has(Class::SUBORDINATOR));
    let any = |is: &dyn Fn(&Item) -> bool| items.iter().any(is);
    let has_verb = any(&|item| page.looks_finite(item));
    any(&|item| item.quote().is_some()) || has_verb && (!hangs || any(&|item| item.is(',')))
}

/// Whether a cue is a finite verb of speech, or "according to".
fn speaks(page: &Page<'_>, cue: &[Item]) -> bool {
    let is_speech = |item: &Item| {
        let form = page.lexicon.form(item.word).filter(|form| form.form != Form::Participle);
        let cue = form.and_then(|form| page.lexicon.cue(form.cue));
        cue.is_some_and(|cue| cue.act.is_speech())
    };
    let according = |item: &Item| item.span.of(page.text).eq_ignore_ascii_case("according");
    let is_passive = cue.iter().any(|item| item.word.class.has(Class::BE));
    cue.iter().any(according) || !is_passive && cue.iter().any(is_speech)
}
