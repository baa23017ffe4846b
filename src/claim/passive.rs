//! Passives that the tags pass over: "The plan was hailed as a triumph by the mayor", "It is widely seen as a
//! test". Who says it stands behind "by" or is left open; of what is said the subject is one part.

use std::ops::Range;

use super::frame::Frame;
use super::lexicon::Form;
use super::model::Spelled;
use super::page::Page;
use super::phrase::{Phrases, is_open_word};
use super::quoted::is_as_saying;
use super::unit::ItemKind;
use super::word::Class;

/// Cues that attribute less often than this with an object attribute nothing in the passive: "was shot by".
const TRUSTED: f32 = 0.25;

/// What such a claim leads by: on held-out articles about half are right.
const LEAD: i32 = 90;

/// The attribution whose verb stands at `verb`, if it is one in the passive.
pub(crate) fn passive(page: &Page<'_>, phrases: Phrases<'_>, verb: usize) -> Option<Spelled> {
    let word = phrases.at(verb).filter(|item| item.word.cue.is_some() && !item.capital)?.word;
    let form = page.lexicon.form(word).filter(|form| form.form == Form::Past)?;
    let group = phrases.group_start(verb);
    let is_trusted = page.lexicon.cue(form.cue)?.rate(Frame::Object) >= TRUSTED;
    let is_passive = phrases.any(group..verb, Class::BE);
    if !is_trusted || !is_passive || is_as_saying(page, phrases, verb + 1) {
        return None;
    }
    let mut cue = group..verb + 1;
    let mut content = vec![phrases.subject(group)?];
    let mut end = cue.end;
    if phrases.is_one_of(end, &["as"]) {
        cue.end += 1;
        end = predicate_end(phrases, cue.end);
        content.push(cue.end..end);
    }
    let has_agent = phrases.is_one_of(end, &["by"]);
    let source = has_agent.then(|| agent(phrases, end + 1)).flatten();
    if source.as_ref().is_some_and(|source| is_as_saying(page, phrases, source.end)) {
        return None;
    }
    if let Some(source) = &source
        && phrases.is_one_of(source.end, &["for", "as"])
    {
        content.push(source.end..predicate_end(phrases, source.end + 1));
    }
    let is_open = cue.end > verb + 1 && !has_agent;
    let stands = source.is_some() || is_open;
    (stands && content.iter().all(|part| !part.is_empty())).then_some(Spelled {
        source,
        cue: Some(cue),
        content,
        inherits: false,
        lead: LEAD,
    })
}

/// Takes its source from an attribution whose cue is a verb of speech in the passive, when that is the subject: who
/// "was asked" says nothing by it.
pub(crate) fn leave(page: &Page<'_>, one: &mut Spelled) {
    let Some(cue) = &one.cue else { return };
    let items = page.units.within(cue);
    let be = items.iter().position(|item| item.word.class.has(Class::BE)).unwrap_or(items.len());
    let form = items.iter().skip(be).find_map(|item| page.lexicon.form(item.word));
    let is_passive = form.is_some_and(|form| form.form == Form::Past && is_speech(page, form.cue));
    if is_passive && one.source.as_ref().is_some_and(|source| source.end <= cue.start) {
        one.source = None;
    }
}

/// Whether a cue is a verb of speech; what "is expected" is nobody's by name either, but who "is convinced" thinks so.
fn is_speech(page: &Page<'_>, cue: usize) -> bool {
    match page.lexicon.lemma(cue) {
        "expect" => true,
        "convince" => false,
        _ => page.lexicon.cue(cue).is_some_and(|cue| cue.act.is_speech()),
    }
}

/// Where what is said of the subject ends: before the agent or a mark.
fn predicate_end(phrases: Phrases<'_>, start: usize) -> usize {
    let whole = phrases.up_to_mark(start);
    whole.clone().find(|&at| phrases.is_one_of(at, &["by"])).unwrap_or(whole.end)
}

/// Who acts: the noun phrase that begins at `start`, the dots of its abbreviations included.
fn agent(phrases: Phrases<'_>, start: usize) -> Option<Range<usize>> {
    let first = phrases.at(start).filter(|item| item.kind == ItemKind::Word)?;
    let is_way = first.span.of(phrases.text).ends_with("ing") && !first.capital;
    let mut end = phrases.object_end(start);
    while phrases.is(end, '.') && phrases.at(end + 1).is_some_and(|item| item.capital) {
        end = phrases.object_end(end + 1);
    }
    while end > start && phrases.has(end - 1, Class::TIME) {
        end -= 1;
    }
    let has_noun = phrases.items.get(start..end)?.iter().any(is_open_word);
    (has_noun && !is_way).then_some(start..end)
}

#[cfg(test)]
mod tests {
    use super::{Spelled, leave, passive};
    use crate::claim::page::seen;
    use crate::claim::unclaimed::added;

    fn found(text: &str) -> Vec<String> {
        added(text, passive, |_, _| {})
    }

    #[test]
    fn the_agent_is_the_source() {
        assert_eq!(
            found("The plan was hailed as a triumph by Mayor Ann Lee on Tuesday."),
            ["Mayor Ann Lee / was hailed as / The plan | a triumph"]
        );
        assert_eq!(
            found("The bill was sharply criticized by Sen. Ray Cole for its cost."),
            ["Sen. Ray Cole / was sharply criticized / The bill | for its cost"]
        );
    }

    #[test]
    fn who_sees_it_so_may_be_left_open() {
        assert_eq!(
            found("The vote is widely seen as a test, and it rained."),
            [" / is widely seen as / The vote | a test"]
        );
        assert_eq!(found("The plan was criticized in May."), [""; 0]);
        assert_eq!(found("It was criticized by calling it a waste."), [""; 0]);
        assert_eq!(found("Lee was quoted as saying it leaks."), [""; 0]);
        assert_eq!(found("Lee was quoted by the Gazette as saying it leaks."), [""; 0]);
    }

    #[test]
    fn who_is_asked_says_nothing() {
        let has_source = |text: &str, source: &str, cue: &str| {
            seen(text, |page| {
                let (source, cue) = (Some(page.items_of(source)), Some(page.items_of(cue)));
                let mut one = Spelled { source, cue, ..Spelled::default() };
                leave(page, &mut one);
                one.source.is_some()
            })
        };
        assert!(!has_source(
            "Ann Lee was later asked whether it leaks.",
            "Ann Lee",
            "was later asked"
        ));
        assert!(!has_source("Lee is expected to sign it.", "Lee", "is expected"));
        assert!(has_source("Lee is convinced that it leaks.", "Lee", "is convinced"));
        assert!(has_source("Lee is worried that it leaks.", "Lee", "is worried"));
        assert!(has_source("It leaks, it was said by Ray.", "Ray", "was said"));
    }
}
