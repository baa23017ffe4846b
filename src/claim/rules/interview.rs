//! Interviews: paragraphs that open with who speaks, again and again: "Ann Lee: ...". Unlike a transcript's,
//! an answer may go on over paragraphs without a label. "Q: ..." and "A: ..." name nobody: there the model
//! looks for what is said within the answers.

use rustc_hash::FxHashMap;

use crate::annotation::Mention;
use crate::claim::candidate::Candidate;
use crate::claim::page::{Page, span_of};
use crate::record::Role;
use crate::span::Span;

use super::label::{candidate, is_named, label, paragraph_end, paragraphs, rest, words};
use super::persons::is_person;

/// How many paragraphs of an answer may have no label.
const LONGEST_ANSWER: usize = 4;

/// Adds the turns of an interview: of paragraphs with labels that come twice at least, where two speak, one is
/// a person of the article and somebody asks.
pub(crate) fn turns(page: &Page<'_>, mentions: &[Mention], found: &mut Vec<Candidate>) {
    let is_body = |unit: &usize| page.units.units.get(*unit).is_some_and(|u| u.role == Role::Body);
    let opened: Vec<(usize, Option<Span>)> =
        paragraphs(page).filter(is_body).map(|unit| (unit, opening(page, unit))).collect();
    let mut often: FxHashMap<&str, usize> = FxHashMap::default();
    for label in opened.iter().filter_map(|(_, label)| *label) {
        *often.entry(label.of(page.text)).or_default() += 1;
    }
    often.retain(|_, times| *times > 1);
    if often.len() < 2 {
        return;
    }
    let mut rests = Vec::new();
    let mut turns: Vec<Candidate> = Vec::new();
    for (unit, label) in opened {
        if label.is_some_and(|label| often.contains_key(label.of(page.text))) {
            // Behind the last turn anything may stand.
            if let Some(last) = turns.last_mut().filter(|_| rests.len() <= LONGEST_ANSWER) {
                last.content.append(&mut rests);
            }
            rests.clear();
            turns.extend(turn(page, unit));
        } else {
            rests.extend(words(page, unit).and_then(|words| rest(page, unit, words)));
        }
    }
    let asks = turns.iter().any(|turn| turn.extent().of(page.text).ends_with('?'));
    let mut labels = turns.iter().filter_map(|turn| turn.source);
    if asks && labels.any(|label| is_person(page, mentions, label)) {
        found.append(&mut turns);
    }
}

/// The label of a paragraph.
fn opening(page: &Page<'_>, unit: usize) -> Option<Span> {
    let phrases = page.phrases(unit);
    let items = phrases.items.get(label(phrases)?)?;
    span_of(items).filter(|_| is_named(items))
}

fn turn(page: &Page<'_>, unit: usize) -> Option<Candidate> {
    let phrases = page.phrases(unit);
    candidate(phrases, label(phrases)?, unit, Some(paragraph_end(page, unit)?))
}

#[cfg(test)]
mod tests {
    use super::{Mention, Span, turns};
    use crate::claim::page::seen;

    /// `label / content` of every turn, where Ann Lee is a person of the article.
    fn spoken(text: &str) -> Vec<String> {
        seen(text, |page| {
            let mut found = Vec::new();
            let at = text.find("Lee").unwrap_or_default();
            turns(page, &[Mention::of_person("Ann Lee", Span::new(at, at + 3))], &mut found);
            let part = |span: &Span| span.of(text);
            let shown = found.iter().map(|turn| {
                let content: Vec<&str> = turn.content.iter().map(part).collect();
                format!(
                    "{} / {}",
                    turn.source.map_or("", |span| span.of(text)),
                    content.join(" | ")
                )
            });
            shown.collect()
        })
    }

    #[test]
    fn two_speak_in_turns() {
        let text = "Ann Lee runs the port.\nHarbor Times: Is it safe?\nAnn Lee: It is. I walked over it.\n\
                    We all did.\n(Laughs)\nHarbor Times: Why?\nAnn Lee: For fun.\nRead on.";
        assert_eq!(
            spoken(text),
            [
                "Harbor Times / Is it safe?",
                "Ann Lee / It is. I walked over it | We all did",
                "Harbor Times / Why?",
                "Ann Lee / For fun",
            ]
        );
    }

    #[test]
    fn a_list_is_no_interview() {
        for text in [
            "Ann Lee: runs the port.\nBo Ray: owns the crane.",
            "Place: Hull.\nTime: noon.\nPlace: Lee.\nTime: night.",
            "Ann Lee: Is it?\nThe end.\nAnn Lee: It was.",
            "Ann Lee: 46\nBo Ray: 31\nAnn Lee: 12\nBo Ray: 9",
        ] {
            assert_eq!(spoken(text), [""; 0], "{text}");
        }
    }
}
