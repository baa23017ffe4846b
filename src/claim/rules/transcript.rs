//! Transcripts: paragraphs one after the other that open with labels in capitals, of which one at least
//! names a person of the article. All of a paragraph is its speaker's. A label may say what the speaker is
//! at the first turn: "ANN LEE, HOST: ...".

use crate::annotation::Mention;
use crate::claim::candidate::Candidate;
use crate::claim::page::Page;
use crate::claim::unit::ItemKind;
use crate::record::Role;
use crate::span::Span;

use super::label::{candidate, paragraph_end, paragraphs, rest, turn, words};
use super::persons::is_person;

/// A label with an apposition has no more items.
const LONGEST: usize = 16;

/// Adds the turns of an article's transcripts.
pub(crate) fn turns(page: &Page<'_>, mentions: &[Mention], found: &mut Vec<Candidate>) {
    let (mut run, mut rests): (Vec<Candidate>, Vec<Span>) = (Vec::new(), Vec::new());
    for number in paragraphs(page) {
        if let Some(turn) = turn(page, number).or_else(|| introduction(page, number)) {
            // Behind the last turn anything may stand.
            if let Some(last) = run.last_mut() {
                last.content.append(&mut rests);
            }
            run.push(turn);
        } else if let Some(words) = marked(page, number).filter(|_| !run.is_empty()) {
            rests.extend(rest(page, number, words));
        } else {
            rests.clear();
            keep(page, mentions, &mut run, found);
        }
    }
    keep(page, mentions, &mut run, found);
}

/// The turn of a paragraph whose label has an apposition: "SEN. BO RAY (D), OHIO (on camera): ...".
fn introduction(page: &Page<'_>, unit: usize) -> Option<Candidate> {
    let phrases = page.phrases(unit);
    let colon = (1..=LONGEST).find(|&at| phrases.is(at, ':'))?;
    let items = phrases.items.get(..colon)?;
    items.iter().position(|item| item.is(',') || item.is('(')).filter(|&comma| comma > 0)?;
    let mut depth = 0;
    let is_loud = items.iter().all(|item| {
        depth += i32::from(item.is('(')) - i32::from(item.is(')'));
        let word = item.span.of(page.text);
        depth > 0 || item.kind != ItemKind::Word || !word.contains(char::is_lowercase)
    });
    let is_body = page.units.units.get(unit)?.role == Role::Body;
    let end = paragraph_end(page, unit).filter(|_| is_loud && is_body && items[0].capital)?;
    candidate(phrases, 0..colon, unit, Some(end))
}

fn keep(
    page: &Page<'_>,
    mentions: &[Mention],
    run: &mut Vec<Candidate>,
    found: &mut Vec<Candidate>,
) {
    let mut labels = run.iter().filter_map(|turn| turn.source);
    match run.len() > 1 && labels.any(|label| is_person(page, mentions, label)) {
        true => found.append(run),
        false => run.clear(),
    }
}

/// What follows the quotation mark that opens a paragraph: within quotation marks, so a turn goes on.
fn marked<'a>(page: &Page<'a>, unit: usize) -> Option<&'a str> {
    words(page, unit)?.strip_prefix(['"', '“', '”'])
}
