//! Passives that the tags pass over: "The plan was hailed as a triumph by the mayor", "It is widely seen as a
//! test". Who says it stands behind "by" or is left open; of what is said the subject is one part.

use std::ops::Range;

use super::frame::Frame;
use super::lexicon::Form;
use super::model::Spelled;
use super::page::Page;
use super::phrase::{Phrases, is_open_word};
use super::unclaimed::Claimed;
use super::unit::{Item, ItemKind};
use super::word::Class;

/// Cues that attribute less often than this with an object attribute nothing in the passive: "was shot by".
const TRUSTED: f32 = 0.25;

/// What such a claim leads by: on held-out articles about half are right.
const LEAD: i32 = 90;

/// Nothing that is said of a subject is longer, in items.
const LONGEST: usize = 100;

/// Adds the passives of which no other attribution has a part.
pub(crate) fn add(page: &Page<'_>, claimed: &mut Claimed, all: &mut Vec<Spelled>) {
    for number in 0..page.units.units.len() {
        all.extend(passives(page, number).filter(|one| claimed.allows(one)));
    }
}

fn passives(page: &Page<'_>, number: usize) -> impl Iterator<Item = Spelled> {
    let first = page.units.units.get(number).map_or(0, |unit| unit.items.start);
    let clause = Clause { page, phrases: page.phrases(number), first };
    (1..clause.phrases.items.len()).filter_map(move |verb| clause.passive(verb))
}

/// A unit of the page; places are counted within it.
struct Clause<'a> {
    page: &'a Page<'a>,
    phrases: Phrases<'a>,
    /// Where it begins on the page.
    first: usize,
}

impl Clause<'_> {
    /// The attribution whose verb stands at `verb`, if it is one in the passive.
    fn passive(&self, verb: usize) -> Option<Spelled> {
        let phrases = &self.phrases;
        let word = phrases.at(verb).filter(|item| item.word.cue.is_some() && !item.capital)?.word;
        let form = self.page.lexicon.form(word).filter(|form| form.form == Form::Past)?;
        let group = phrases.group_start(verb);
        let is_trusted = self.page.lexicon.cue(form.cue)?.rate(Frame::Object) >= TRUSTED;
        if !is_trusted || !phrases.any(group..verb, Class::BE) {
            return None;
        }
        let mut cue = group..verb + 1;
        let mut content = vec![phrases.subject(group)?];
        let mut end = cue.end;
        if self.is(end, &["as"]) {
            cue.end += 1;
            end = self.end(cue.end);
            content.push(cue.end..end);
        }
        let source = self.is(end, &["by"]).then(|| self.agent(end + 1)).flatten();
        let is_open = cue.end > verb + 1 && !self.is(end, &["by"]);
        if let Some(source) = source.as_ref().filter(|source| self.is(source.end, &["for", "as"])) {
            content.push(source.end..self.end(source.end + 1));
        }
        let stands = source.is_some() || is_open;
        let whole = |own: Range<usize>| self.first + own.start..self.first + own.end;
        (stands && content.iter().all(|part| !part.is_empty())).then(|| Spelled {
            source: source.map(whole),
            cue: Some(whole(cue)),
            content: content.into_iter().map(whole).collect(),
            inherits: false,
            lead: LEAD,
        })
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.phrases.at(at).is_some_and(|item| words.contains(&item.span.of(self.phrases.text)))
    }

    /// Where what is said of the subject ends: before the agent or a mark.
    fn end(&self, start: usize) -> usize {
        let ends = |at: usize, item: &Item| {
            matches!(item.kind, ItemKind::Mark(mark) if !['-', '.'].contains(&mark))
                || self.is(at, &["by"])
        };
        let rest = self.phrases.items.iter().enumerate().skip(start).take(LONGEST);
        let mut ends = rest.filter(|(at, item)| ends(*at, item)).map(|(at, _)| at);
        ends.next().unwrap_or(self.phrases.items.len().min(start + LONGEST))
    }

    /// Who acts: the noun phrase that begins at `start`, the dots of its abbreviations included.
    fn agent(&self, start: usize) -> Option<Range<usize>> {
        let phrases = &self.phrases;
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
}

#[cfg(test)]
mod tests {
    use super::{Claimed, add};
    use crate::claim::page::{seen, span_of, stripped};

    /// `source / cue / content` of what is found where there is nothing else.
    fn found(text: &str) -> Vec<String> {
        seen(text, |page| {
            let mut all = Vec::new();
            add(page, &mut Claimed::by(page, &[]), &mut all);
            let shown = |range: &std::ops::Range<usize>| {
                span_of(stripped(page.units.within(range))).map_or("", |span| span.of(text))
            };
            let one = |one: &super::Spelled| {
                let content: Vec<&str> = one.content.iter().map(shown).collect();
                let part = |part: &Option<_>| part.as_ref().map_or("", shown);
                format!("{} / {} / {}", part(&one.source), part(&one.cue), content.join(" | "))
            };
            all.iter().map(one).collect()
        })
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
    }
}
