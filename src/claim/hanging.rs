//! Contents that end with what only leads to their clause: of "Lee fears that if it rains, it will leak" the tags
//! may take no more than the condition.

use std::ops::Range;

use super::enclosed::enclose;
use super::model::Spelled;
use super::page::Page;
use super::word::Class;

/// Gives such contents the clause behind the comma.
pub(crate) fn go_on(page: &Page<'_>, all: &mut Vec<Spelled>) {
    let give = |one: &mut Spelled, clause: Range<usize>| {
        if let Some(last) = one.content.last_mut() {
            last.end = clause.end;
        }
    };
    enclose(all, |one| clause(page, one), give);
}

/// The rest of the sentence behind a content that is a condition or an adjunct alone.
fn clause(page: &Page<'_>, one: &Spelled) -> Option<Range<usize>> {
    let (content, cue) = (one.content.last()?, one.cue.as_ref()?);
    let unit = page.units.unit_of(content.start)?;
    let comma = content.end - usize::from(page.units.is_comma(content.end - 1));
    let [that, lead, rest @ ..] = page.units.within(&(content.start..comma)) else { return None };
    let is_condition = lead.word.class.has(Class::SUBORDINATOR);
    let has_verb = rest.iter().any(|item| page.looks_finite(item));
    let is_adjunct = lead.word.class.has(Class::PREPOSITION) && !lead.word.class.has(Class::TO);
    let leads = is_condition || is_adjunct && !has_verb;
    let hangs = that.word.class.has(Class::THAT)
        && leads
        && page.units.is_comma(comma)
        && cue.end <= content.start
        && comma + 1 < unit.items.end
        && !rest.iter().any(|item| item.is(','));
    hangs.then_some(comma + 1..unit.items.end)
}

#[cfg(test)]
mod tests {
    use super::{Spelled, go_on};
    use crate::claim::page::seen;

    /// What becomes of a content behind "fears".
    fn whole(text: &str, content: &str) -> String {
        seen(text, |page| {
            let (cue, content) = (Some(page.items_of("fears")), vec![page.items_of(content)]);
            let mut all = vec![Spelled { cue, content, ..Spelled::default() }];
            go_on(page, &mut all);
            page.words(&all[0].content[0]).to_owned()
        })
    }

    #[test]
    fn a_condition_has_its_clause() {
        let text = "Lee fears that if it rains, it will leak";
        assert_eq!(whole(text, "that if it rains"), "that if it rains, it will leak");
        let text = "Lee fears that in time, it will leak";
        assert_eq!(whole(text, "that in time,"), "that in time, it will leak");
    }

    #[test]
    fn a_clause_is_whole() {
        let text = "Lee fears that it will leak, and left";
        assert_eq!(whole(text, "that it will leak"), "that it will leak");
        let text = "Lee fears that in time it has leaked, and left";
        assert_eq!(whole(text, "that in time it has leaked"), "that in time it has leaked");
        let text = "Lee fears that if it rains, it will leak, and left";
        let content = "that if it rains, it will leak";
        assert_eq!(whole(text, content), content);
    }
}
