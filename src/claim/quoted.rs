//! "Lee was quoted by the Gazette as saying that it leaks": the subject says it, not the paper that the tags may
//! take for its source, since it stands nearer.

use std::ops::Range;

use super::lexicon::Form;
use super::model::Spelled;
use super::page::Page;
use super::phrase::Phrases;
use super::word::Class;

/// Gives an attribution by "as saying" behind a passive the subject for its source.
pub(crate) fn settle(page: &Page<'_>, one: &mut Spelled) {
    let Some(cue) = &mut one.cue else { return };
    let Some((unit, phrases)) = page.unit_of(cue.start) else { return };
    let saying = cue.start.checked_sub(unit.items.start);
    if let Some((subject, verb)) = saying.and_then(|saying| passive(page, phrases, saying)) {
        cue.start = unit.items.start + verb;
        (one.source, one.inherits) = (Some(unit.in_article(subject)), false);
    }
}

/// Whether an attribution that ends before "as saying" stands: with what is said before it, which is the subject's
/// then ("“It leaks,” Lee was quoted by the Gazette as saying"). Without, it is only that somebody was quoted.
pub(crate) fn stands(page: &Page<'_>, one: &mut Spelled) -> bool {
    let (Some(cue), [content]) = (&one.cue, one.content.as_slice()) else { return true };
    let Some((unit, phrases)) = page.unit_of(cue.start) else { return true };
    let start = unit.items.start;
    let agent = one.source.as_ref().filter(|source| source.start > cue.end);
    let is_quoted = [cue.end - 1, agent.unwrap_or(cue).end].into_iter().any(|place| {
        place.checked_sub(start).is_some_and(|place| is_as_saying(page, phrases, place))
    });
    if !is_quoted || content.end > cue.start {
        return true;
    }
    let subject = cue.start.checked_sub(start).and_then(|group| phrases.subject(group));
    let Some(subject) = subject.map(|own| unit.in_article(own)) else { return false };
    let said = content.start..content.end.min(subject.start);
    let is_said = !said.is_empty();
    (one.source, one.content) = (Some(subject), vec![said]);
    is_said
}

/// The subject of the passive before "as saying", and where the cue begins: with the verb, if no agent stands between.
fn passive(page: &Page<'_>, phrases: Phrases<'_>, saying: usize) -> Option<(Range<usize>, usize)> {
    let end = saying.checked_sub(1)?;
    if !is_as_saying(page, phrases, end) {
        return None;
    }
    let by = (0..end)
        .rev()
        .find(|&at| phrases.is_one_of(at, &["by"]) && phrases.object_end(at + 1) == end);
    let verb = by.unwrap_or(end).checked_sub(1)?;
    let form = page.lexicon.form(phrases.at(verb)?.word)?.form;
    let group = phrases.group_start(verb);
    let is_passive = form == Form::Past && phrases.any(group..verb, Class::BE);
    let subject = phrases.subject(group).filter(|_| is_passive)?;
    Some((subject, if by.is_none() { group } else { saying }))
}

/// Whether "as" and a participle of speech stand here: what was quoted is told behind them.
pub(crate) fn is_as_saying(page: &Page<'_>, phrases: Phrases<'_>, place: usize) -> bool {
    let form = phrases.at(place + 1).and_then(|item| page.lexicon.form(item.word));
    let form = form.filter(|form| form.form == Form::Participle);
    let cue = form.and_then(|form| page.lexicon.cue(form.cue));
    phrases.is_one_of(place, &["as"]) && cue.is_some_and(|cue| cue.act.is_speech())
}

#[cfg(test)]
mod tests {
    use super::{Spelled, settle, stands};
    use crate::claim::page::seen;

    /// `source / cue` of what is said by "saying", of which this is taken for the source.
    fn settled(text: &str, source: &str) -> String {
        seen(text, |page| {
            let (source, cue) = (Some(page.items_of(source)), Some(page.items_of("saying")));
            let mut one = Spelled { source, cue, ..Spelled::default() };
            settle(page, &mut one);
            let parts = one.source.iter().chain(&one.cue);
            parts.map(|part| page.words(part)).collect::<Vec<_>>().join(" / ")
        })
    }

    #[test]
    fn who_is_quoted_says_it() {
        let text = "Ann Lee was quoted by the Gazette as saying that it leaks.";
        assert_eq!(settled(text, "the Gazette"), "Ann Lee / saying");
        let text = "Ann Lee was quoted as saying that it leaks.";
        assert_eq!(settled(text, "Ann Lee"), "Ann Lee / was quoted as saying");
        let text = "The Gazette quoted Ann Lee as saying that it leaks.";
        assert_eq!(settled(text, "The Gazette"), "The Gazette / saying");
        let text = "Ann Lee was gone, saying that it leaks.";
        assert_eq!(settled(text, "Ann Lee"), "Ann Lee / saying");
    }

    #[test]
    fn that_somebody_was_quoted_is_said_by_what_stands_beside_it() {
        let stands = |text: &str, content: &str, source: Option<&str>, cue: &str| {
            seen(text, |page| {
                let (source, cue) =
                    (source.map(|source| page.items_of(source)), page.items_of(cue));
                let content = vec![page.items_of(content)];
                let mut one = Spelled { source, cue: Some(cue), content, ..Spelled::default() };
                let stands = stands(page, &mut one);
                stands.then(|| page.words(&one.source.unwrap_or_default()).to_owned())
            })
        };
        let text = "Ann Lee was quoted as saying that it leaks.";
        assert_eq!(stands(text, "Ann Lee", None, "was quoted as"), None);
        assert_eq!(stands(text, "Ann Lee", None, "was quoted"), None);
        let text = "Ann Lee was quoted by the Gazette as saying that it leaks.";
        assert_eq!(stands(text, "Ann Lee", Some("the Gazette"), "was quoted"), None);
        let text = "“It leaks,” Ann Lee was quoted by the Gazette as saying.";
        let lee = Some("Ann Lee".to_owned());
        for content in ["“It leaks,” Ann Lee", "“It leaks,”"] {
            assert_eq!(stands(text, content, Some("the Gazette"), "was quoted"), lee);
        }
        let text = "Ann Lee was seen as a leader by the Gazette.";
        let gazette = Some("the Gazette".to_owned());
        assert_eq!(stands(text, "Ann Lee", Some("the Gazette"), "was seen as"), gazette);
    }
}
