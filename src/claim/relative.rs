//! Relative clauses beside their noun's own verb: "Lee, who left early, said ...". What the clause says is said by
//! the pronoun, what the verb behind it says by the noun; the tags may take one for the other, or both for one.

use std::ops::Range;

use super::model::Spelled;
use super::page::Page;
use super::unit::{Item, ItemKind};

/// Gives an attribution whose source ends with a relative pronoun the source that it has: the noun, if the clause
/// ends with a mark right before the cue, else the pronoun.
pub(crate) fn settle(page: &Page<'_>, one: &mut Spelled) {
    let (Some(source), Some(cue)) = (&one.source, &one.cue) else { return };
    let pronoun = source.end - 1;
    if !is_pronoun(page, pronoun) || cue.start < source.end {
        return;
    }
    let clause = page.units.within(&(source.end..cue.start));
    if clause.len() > 1 && clause.last().is_some_and(is_break) {
        if let Some(noun) = noun(page, source, cue) {
            (one.source, one.inherits) = (Some(noun), false);
        }
    } else if !clause.iter().any(|item| matches!(item.kind, ItemKind::Mark(_))) {
        one.source = Some(pronoun..pronoun + 1);
    }
}

fn is_pronoun(page: &Page<'_>, at: usize) -> bool {
    let item = page.units.items.get(at);
    item.is_some_and(|item| ["who", "which"].contains(&item.span.of(page.text)))
}

fn is_break(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Mark(',' | '—' | '–' | '-'))
}

/// The noun before the pronoun that a source ends with; the clause belongs to it where the tags begin with the
/// noun and the cue is a finite verb, which the noun is the subject of.
fn noun(page: &Page<'_>, source: &Range<usize>, cue: &Range<usize>) -> Option<Range<usize>> {
    let pronoun = source.end - 1;
    let (unit, phrases) = page.unit_of(pronoun)?;
    let marks = page.units.within(&(unit.items.start..pronoun)).iter().rev();
    let marks = marks.take_while(|item| matches!(item.kind, ItemKind::Mark(_))).count();
    let end = pronoun - unit.items.start - marks;
    let start = phrases.noun_phrase(end).filter(|&start| phrases.opens_clause(start))?;
    let noun = unit.items.start + start..unit.items.start + end;
    match source.len() {
        1 => Some(noun),
        _ if is_finite(page, cue) => Some(source.start..cue.start - 1),
        _ => Some(source.start..noun.end),
    }
}

/// Whether a cue begins with no participle and no infinitive.
fn is_finite(page: &Page<'_>, cue: &Range<usize>) -> bool {
    let verb = page.units.within(cue).first().map(|verb| verb.span.of(page.text));
    verb.is_some_and(|verb| verb != "to" && !verb.ends_with("ing"))
}

/// Ends the content of a relative clause before the verb of the noun that the clause is of; tells where stands
/// what is cut off.
pub(crate) fn cut(page: &Page<'_>, one: &mut Spelled) -> Option<Range<usize>> {
    let (source, content) = (one.source.as_ref()?, one.content.last_mut()?);
    let opens = source.len() == 1 && source.end < content.start && is_pronoun(page, source.start);
    let before = source.start.checked_sub(1).filter(|_| opens)?;
    let mark = page.units.items.get(before).filter(|item| is_break(item))?;
    let items = page.units.within(content);
    let end = items.iter().position(|item| item.kind == mark.kind).filter(|&end| end > 0)?;
    items.get(end + 1).filter(|verb| page.looks_finite(verb))?;
    let rest = content.start + end + 1..content.end;
    content.end = content.start + end;
    Some(rest)
}

#[cfg(test)]
mod tests {
    use super::{Page, Spelled, cut, settle};
    use crate::claim::page::seen;
    use crate::claim::regained::regain;
    use crate::span::Span;

    fn marked(page: &Page<'_>, source: &str, cue: &str) -> Spelled {
        Spelled {
            source: Some(page.items_of(source)),
            cue: Some(page.items_of(cue)),
            ..Spelled::default()
        }
    }

    fn settled(text: &str, source: &str, cue: &str) -> String {
        seen(text, |page| {
            let mut one = marked(page, source, cue);
            settle(page, &mut one);
            one.source.map_or("", |source| page.words(&source)).to_owned()
        })
    }

    #[test]
    fn the_clause_is_the_pronouns_and_the_verb_behind_it_the_nouns() {
        let text = "Bo Ray, who has left, said it leaks.";
        assert_eq!(settled(text, "Bo Ray, who", "said"), "Bo Ray, who has left");
        assert_eq!(settled(text, "who", "said"), "Bo Ray");
        let text = "Ray thanked the critics who say it leaks.";
        assert_eq!(settled(text, "the critics who", "say"), "who");
        let text = "Bo Ray, who left early, took the bus, saying it leaks.";
        assert_eq!(settled(text, "Bo Ray, who", "saying"), "Bo Ray");
        let text = "They wrote to Bo Ray, who came out and endorsed it.";
        assert_eq!(settled(text, "who", "endorsed"), "who");
        let text = "Nobody of the office of Bo Ray, who left, saying it leaks.";
        assert_eq!(settled(text, "who", "saying"), "who");
    }

    /// What the clause keeps of what stands behind its cue, and what is regained of the rest.
    fn divided(text: &str, cue: &str) -> (String, Option<String>) {
        seen(text, |page| {
            let mut one = marked(page, "who", cue);
            let behind = one.cue.as_ref().map_or(0, |cue| cue.end);
            let content = behind..page.units.items.len() - 1;
            one.content = vec![content];
            let rest = cut(page, &mut one);
            let regained = regain(page, rest.as_slice());
            let part = |part: Option<Span>| part.map_or("", |span| span.of(text));
            let shown = regained
                .first()
                .map(|one| format!("{} / {}", part(one.cue), part(one.content.first().copied())));
            (page.words(&one.content[0]).to_owned(), shown)
        })
    }

    #[test]
    fn the_clause_ends_where_its_noun_goes_on() {
        let text = "Lee, who said the dam leaks, warned that it could fail.";
        let warned = Some("warned / that it could fail".to_owned());
        assert_eq!(divided(text, "said"), ("the dam leaks".to_owned(), warned));
        let text = "Lee, who said the dam leaks, was gone by noon.";
        assert_eq!(divided(text, "said"), ("the dam leaks".to_owned(), None));
        let whole = "that the dam, built in May, would fail";
        let text = format!("Lee met Ray, who said {whole}.");
        assert_eq!(divided(&text, "said"), (whole.to_owned(), None));
    }
}
