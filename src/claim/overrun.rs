//! Tags that go too far. Of "The firm lowered its forecast, blaming ..." they may take "The firm lowered its
//! forecast" for who blames, and after "“We won.”" the next sentence for what was said.

use std::ops::Range;

use super::finite::is_past;
use super::model::Spelled;
use super::page::Page;
use super::unit::{Item, ItemKind, is_heading};
use super::word::Class;

/// Takes back what the tags of an attribution take too much.
pub(crate) fn cut(page: &Page<'_>, one: &mut Spelled) {
    one.source = one.source.as_ref().map(|own| source(page, &unled(page, own)));
    one.content = content(page, &one.content);
    one.content.iter_mut().for_each(|part| *part = unled(page, part));
    if let Some(cue) = &mut one.cue {
        leave_theme(page, cue, &mut one.content);
        leave_number(page, cue, &mut one.content);
        leave_partner(page, cue, &mut one.content);
    }
}

/// Marks that lists and the entries of live reports open with.
const BULLETS: [char; 10] = ['•', '▪', '●', '◦', '·', '*', '-', '–', '—', '>'];

/// A part without the bullet or the time of day that its sentence opens with: "• 14:32 Police say ...".
fn unled(page: &Page<'_>, part: &Range<usize>) -> Range<usize> {
    let opens = page.units.unit_of(part.start);
    if opens.is_none_or(|unit| unit.items.start != part.start) {
        return part.clone();
    }
    let items = page.units.within(part);
    let is_clock = |item: &Item| {
        item.kind == ItemKind::Number && item.span.bytes_of(page.text).contains(&b':')
    };
    let leads = |item: &&Item| is_clock(item) || BULLETS.iter().any(|&bullet| item.is(bullet));
    let lead = items.iter().take_while(leads).count();
    let is_new = items.get(lead).is_some_and(|next| next.capital);
    if is_new { part.start + lead..part.end } else { part.clone() }
}

/// A source up to the verb that it runs into: a past with an object behind it is no part of a name, unless
/// of a relative clause or an apposition.
fn source(page: &Page<'_>, source: &Range<usize>) -> Range<usize> {
    let items = page.units.within(source);
    let hangs = Class::RELATIVE | Class::THAT | Class::QUESTION | Class::SUBORDINATOR;
    let opens = items.iter().position(|item| item.is(',') || item.word.class.has(hangs));
    let own = &items[..opens.unwrap_or(items.len())];
    let is_object = |item: &Item| item.word.class.has(Class::DETERMINER | Class::POSSESSIVE);
    let verb =
        own.windows(2).skip(1).position(|pair| is_past(page.text, &pair[0]) && is_object(&pair[1]));
    let end = verb.map_or(source.end, |verb| source.start + 1 + verb);
    source.start..end
}

/// The parts of a content without what follows a quotation that ends a sentence and is no quotation, words
/// of another sentence, and what stands below a headline.
fn content(page: &Page<'_>, parts: &[Range<usize>]) -> Vec<Range<usize>> {
    let items = |part: &Range<usize>| page.units.within(part);
    let mut kept: Vec<Range<usize>> = Vec::with_capacity(parts.len());
    for part in parts {
        let is_quoted = items(part).iter().any(|item| item.quote().is_some());
        let before = kept.last().and_then(|last| items(last).last());
        if !is_quoted && before.is_some_and(|last| ends_sentence(page, last)) {
            break;
        }
        if kept.last().is_some_and(|last| is_apart(page, last, part, is_quoted)) {
            continue;
        }
        let Some(end) = sentence_end(page, items(part)) else {
            kept.push(part.clone());
            continue;
        };
        kept.push(part.start..part.start + end);
        let later =
            items(part).iter().enumerate().skip(end).filter(|(_, item)| item.quote().is_some());
        kept.extend(later.map(|(at, _)| part.start + at..part.start + at + 1));
    }
    kept
}

/// A cue without the "about" that stands before a number and means no more than "some": "said about 20 had
/// come". It is the content's then.
fn leave_number(page: &Page<'_>, cue: &mut Range<usize>, parts: &mut [Range<usize>]) {
    let item = |at: usize| page.units.items.get(at);
    let is_word = |at: usize, word| item(at).is_some_and(|item| item.span.of(page.text) == word);
    let is_number = item(cue.end).is_some_and(|item| item.kind == ItemKind::Number);
    let about = cue.end.saturating_sub(1);
    let part = parts.iter_mut().find(|part| part.start == cue.end);
    let Some(part) = part.filter(|_| cue.len() > 1 && is_word(about, "about")) else { return };
    if is_number || is_word(cue.end, "half") {
        (cue.end, part.start) = (about, about);
    }
}

/// Leaves out of a content with whom the source agrees, and "with" out of the cue: "agreed with Lee that ...".
fn leave_partner(page: &Page<'_>, cue: &mut Range<usize>, parts: &mut [Range<usize>]) {
    let agrees = ends_with(page, page.units.within(cue), &["agree", "disagree", "concur"], "with");
    let part = parts.iter_mut().find(|part| part.start == cue.end);
    let Some(part) = part.filter(|_| agrees) else { return };
    let items = page.units.within(part);
    let that = items.iter().take(LONGEST_PARTNER).position(|i| i.word.class.has(Class::THAT));
    let is_one = |partner: &Item| partner.capital || PARTNERS.contains(&partner.span.of(page.text));
    let that = that.filter(|&at| at > 0 && is_one(&items[at - 1]));
    if let Some(that) = that {
        (cue.end, part.start) = (cue.end - 1, part.start + that);
    }
}

/// Whom somebody agrees with has few words.
const LONGEST_PARTNER: usize = 4;
const PARTNERS: [&str; 6] = ["him", "her", "them", "me", "us", "you"];

/// Leaves out of a content whom it is about: "said of Lee: “...”".
fn leave_theme(page: &Page<'_>, cue: &Range<usize>, parts: &mut Vec<Range<usize>>) {
    let items = |part: &Range<usize>| page.units.within(part);
    let quotation = |part: &Range<usize>| items(part).iter().position(|i| i.quote().is_some());
    let theme = parts.iter().position(|part| part.start == cue.end);
    let Some(theme) = theme.filter(|_| ends_with(page, items(cue), &["say"], "of")) else { return };
    match quotation(&parts[theme]) {
        Some(at) if items(&parts[theme])[..at].last().is_some_and(|i| i.is(':') || i.is(',')) => {
            parts[theme].start += at;
        }
        None if parts.iter().any(|part| quotation(part).is_some()) => drop(parts.remove(theme)),
        _ => {}
    }
}

/// Whether a cue ends with one of some verbs and this preposition: "say" with "of".
fn ends_with(page: &Page<'_>, cue: &[Item], lemmas: &[&str], preposition: &str) -> bool {
    let [.., verb, last] = cue else { return false };
    let lemma = page.lexicon.form(verb.word).map(|form| page.lexicon.lemma(form.cue));
    last.span.of(page.text) == preposition && lemma.is_some_and(|lemma| lemmas.contains(&lemma))
}

/// Whether a part stands in another sentence than the one before and cannot go on from it.
fn is_apart(page: &Page<'_>, before: &Range<usize>, part: &Range<usize>, is_quoted: bool) -> bool {
    let number = |part: &Range<usize>| page.units.number_of(part.start);
    let unit = page.units.units.get(number(before));
    let is_heading = unit.is_some_and(|unit| is_heading(unit.role));
    number(before) != number(part) && (!is_quoted || is_heading)
}

/// How many items a quotation takes up that some items begin with, if it ends a sentence and another
/// begins behind it.
fn sentence_end(page: &Page<'_>, items: &[Item]) -> Option<usize> {
    let quotes = items.iter().take_while(|item| item.quote().is_some()).count();
    let (last, next) = (items.get(quotes.checked_sub(1)?)?, items.get(quotes)?);
    (ends_sentence(page, last) && next.capital).then_some(quotes)
}

/// Whether an item is a quotation that ends as a sentence does.
fn ends_sentence(page: &Page<'_>, item: &Item) -> bool {
    item.quote().is_some() && item.unclosed(page.text).ends_with(['.', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::{Spelled, cut};
    use crate::annotation::{Segment, lines};
    use crate::claim::page::seen_with;
    use crate::record::Role;

    /// The contents and the cue that are left of those given.
    fn left(sentences: &[Segment], text: &str, cue: &str, content: &[&str]) -> String {
        seen_with(text, sentences, |page| {
            let content = content.iter().map(|words| page.items_of(words)).collect();
            let mut one = Spelled { cue: Some(page.items_of(cue)), content, ..Spelled::default() };
            cut(page, &mut one);
            let shown = one.content.iter().chain(&one.cue).map(|range| page.words(range));
            shown.collect::<Vec<&str>>().join(" | ")
        })
    }

    fn left_in_body(text: &str, cue: &str, content: &[&str]) -> String {
        left(&lines(text, Role::Body), text, cue, content)
    }

    #[test]
    fn whom_it_is_about_is_not_said() {
        let text = "Lee said of the dam: “It leaks.” Ray agreed.";
        assert_eq!(
            left_in_body(text, "said of", &["the dam: “It leaks.”"]),
            "“It leaks.” | said of"
        );
        let text = "“It leaks,” Lee said of the dam. “It always did.”";
        let parts = ["“It leaks,”", "the dam", "“It always did.”"];
        assert_eq!(
            left_in_body(text, "said of", &parts),
            "“It leaks,” | “It always did.” | said of"
        );
        let text = "Lee warned of “a flood” in May.";
        assert_eq!(
            left_in_body(text, "warned of", &["“a flood” in May"]),
            "“a flood” in May | warned of"
        );
    }

    #[test]
    fn whom_the_source_agrees_with_is_not_said() {
        let text = "Ray agreed with Ann Lee that it leaks.";
        let left = left_in_body(text, "agreed with", &["Ann Lee that it leaks"]);
        assert_eq!(left, "that it leaks | agreed");
        let text = "Ray agreed with much that was said.";
        let whole = left_in_body(text, "agreed with", &["much that was said"]);
        assert_eq!(whole, "much that was said | agreed with");
    }

    #[test]
    fn lists_and_live_reports_open_with_marks() {
        let text = "• The dam leaks, Lee said.";
        assert_eq!(left_in_body(text, "said", &["• The dam leaks"]), "The dam leaks | said");
        let text = "14:32 The dam leaks, Lee said.";
        assert_eq!(left_in_body(text, "said", &["14:32 The dam leaks"]), "The dam leaks | said");
        let text = "10:30 was too late, Lee said.";
        let whole = "10:30 was too late";
        assert_eq!(left_in_body(text, "said", &[whole]), "10:30 was too late | said");
    }

    #[test]
    fn a_number_keeps_its_about() {
        let text = "Lee said about 20 had come.";
        assert_eq!(left_in_body(text, "said about", &["20 had come"]), "about 20 had come | said");
    }

    #[test]
    fn content_ends_with_its_sentence_and_its_headline() {
        let text = "Lee said it had rained.\nRequiring a permit is new.\n“Nobody asked us.”";
        let parts = ["it had rained", "Requiring a permit", "“Nobody asked us.”"];
        assert_eq!(left_in_body(text, "said", &parts), "it had rained | “Nobody asked us.” | said");
        let mut sentences = lines(text, Role::Body);
        sentences[0].role = Role::Title;
        assert_eq!(left(&sentences, text, "said", &parts), "it had rained | said");
    }
}
