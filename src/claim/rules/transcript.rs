//! Transcripts: paragraphs one after the other that open with labels in capitals, of which one at least
//! names a person of the article. All of a paragraph is its speaker's.

use crate::annotation::Mention;
use crate::claim::candidate::Candidate;
use crate::claim::page::Page;
use crate::record::EntityType;
use crate::span::Span;

use super::label::{paragraph_end, turn};

/// So many mentions are looked at for the name of a label, so that no transcript costs a square.
const MOST: usize = 256;

/// Adds the turns of an article's transcripts.
pub(crate) fn turns(page: &Page<'_>, mentions: &[Mention], found: &mut Vec<Candidate>) {
    let (mut run, mut rests): (Vec<Candidate>, Vec<Span>) = (Vec::new(), Vec::new());
    let mut paragraph = None;
    for (number, unit) in page.units.units.iter().enumerate() {
        if paragraph.replace(unit.paragraph) == Some(unit.paragraph) {
            continue;
        }
        if let Some(turn) = turn(page, number) {
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
    let first = page.units.of(page.units.units.get(unit)?).first()?;
    page.text.get(first.span.start..)?.strip_prefix(['"', '“', '”'])
}

/// Such a paragraph, unless it is said by nobody: "(LAUGHTER)".
fn rest(page: &Page<'_>, unit: usize, words: &str) -> Option<Span> {
    let start = page.units.of(page.units.units.get(unit)?).first()?.span.start;
    let end = paragraph_end(page, unit).filter(|_| !words.starts_with(['(', '[']))?;
    (end > start).then(|| Span::new(start, end))
}

/// Whether a label is, or ends with, the surname of a person.
fn is_person(page: &Page<'_>, mentions: &[Mention], label: Span) -> bool {
    let surname = label.of(page.text).rsplit(' ').next().unwrap_or("");
    let mut people =
        mentions.iter().filter(|mention| mention.kind == EntityType::Person).take(MOST);
    people.any(|person| {
        let last = person.name.rsplit(' ').next().unwrap_or("");
        last.eq_ignore_ascii_case(surname)
    })
}
