//! One form, one verdict: where the model overlooks a name that it sees elsewhere in the article, more
//! often than not, it is a name there too.

use std::ops::Range;

use rustc_hash::FxHashMap;

use crate::record::EntityType;

use super::companies::short_form;
use super::found::Found;
use super::page::Page;

/// What the short form of a company's full name counts: it is overlooked nowhere.
const SURE: usize = 1 << 20;

/// A form that the model sees.
struct Known<'a> {
    form: &'a str,
    kind: EntityType,
    words: usize,
    seen: usize,
    /// Where it stands unseen: sentence and words.
    missed: Vec<(usize, Range<usize>)>,
}

/// The forms, in the order of their first places, and which of them begin with a word.
#[derive(Default)]
struct Index<'a> {
    known: Vec<Known<'a>>,
    by_first: FxHashMap<u32, Vec<usize>>,
}

/// Adds the names that are overlooked. `found` is in text order, before and after.
pub(crate) fn recover(page: &Page<'_>, found: &mut Vec<Found>) {
    let mut index = Index::of(page, found);
    for_each_gap(page, found, |sentence, gap| index.search(page, sentence, gap));
    let before = found.len();
    for known in index.known.into_iter().filter(|known| known.seen > known.missed.len()) {
        let name = |(sentence, words)| Found { sentence, words, kind: known.kind };
        found.extend(known.missed.into_iter().map(name));
    }
    if found.len() > before {
        found.sort_by_key(|name| (name.sentence, name.words.start));
    }
}

/// Hands on the stretches of each sentence that no name covers.
fn for_each_gap(page: &Page<'_>, found: &[Found], mut gap: impl FnMut(usize, Range<usize>)) {
    let mut names = found.iter().peekable();
    for (sentence, words) in page.sentences.iter().enumerate() {
        let mut start = 0;
        while let Some(name) = names.next_if(|name| name.sentence == sentence) {
            gap(sentence, start..name.words.start);
            start = name.words.end;
        }
        gap(sentence, start..words.len());
    }
}

/// Whether no capital beside a stretch of a sentence may make it part of another name.
fn stands_alone(page: &Page<'_>, sentence: &Range<usize>, words: &Range<usize>) -> bool {
    let is_capital = |at: usize| page.words[sentence.start + at].is_capital();
    let before = words.start > 0 && is_capital(words.start - 1);
    let after = words.end < sentence.len() && is_capital(words.end);
    !before && !after
}

impl<'a> Index<'a> {
    fn of(page: &Page<'a>, found: &[Found]) -> Self {
        let mut index = Index::default();
        index.known.reserve(found.len() / 2);
        index.by_first.reserve(found.len() / 2);
        for name in found {
            index.note(page, name, 1);
            if let Some(words) = short_form(page, name) {
                index.note(page, &Found { words, ..*name }, SURE);
            }
        }
        index
    }

    /// Notes that a form is seen so many times more.
    fn note(&mut self, page: &Page<'a>, name: &Found, times: usize) {
        let Some(first) = name.first(page) else { return };
        let (form, known) = (name.form(page), &mut self.known);
        let numbers = self.by_first.entry(first.exact).or_default();
        if let Some(&same) = numbers.iter().find(|&&number| known[number].form == form) {
            known[same].seen += times;
            return;
        }
        numbers.push(known.len());
        let words = name.words.len();
        known.push(Known { form, kind: name.kind, words, seen: times, missed: Vec::new() });
    }

    /// Notes the forms that stand within a gap.
    fn search(&mut self, page: &Page<'_>, sentence: usize, mut gap: Range<usize>) {
        let Some(words) = page.sentences.get(sentence) else { return };
        while !gap.is_empty() {
            let reading = &page.readings[words.start + gap.start];
            let shows = reading.word.is_capital() && reading.style == 0 && !reading.word.taken;
            let numbers = if shows { self.by_first.get(&reading.exact) } else { None };
            let longest = numbers
                .into_iter()
                .flatten()
                .filter(|&&number| {
                    let range = gap.start..gap.start + self.known[number].words;
                    range.end <= gap.end
                        && stands_alone(page, words, &range)
                        && page.view_span(sentence, &range).of(page.text) == self.known[number].form
                })
                .max_by_key(|&&number| self.known[number].words);
            gap.start += match longest.and_then(|&number| self.known.get_mut(number)) {
                Some(known) => {
                    known.missed.push((sentence, gap.start..gap.start + known.words));
                    known.words
                }
                None => 1,
            };
        }
    }
}
