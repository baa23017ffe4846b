//! What follows a cue verb: whom it was told, when and where, and then the content.

use crate::claim::frame::Frame;
use crate::claim::lexicon::Act;
use crate::claim::unit::ItemKind;
use crate::claim::word::Class;

use super::verb::Verb;

/// How far a finite verb is looked for before what follows is taken for a noun phrase.
const CLAUSE_REACH: usize = 14;
/// How far the second comma of a parenthesis is looked for.
const PARENTHESIS_REACH: usize = 14;

/// The construction after a verb group.
pub(super) struct Tail {
    pub(super) frame: Frame,
    /// The item where the content begins.
    pub(super) content: usize,
}

impl Tail {
    /// Reads what follows the verb; nothing at the end of the unit.
    pub(super) fn read(verb: &Verb<'_>) -> Option<Tail> {
        let phrases = verb.phrases;
        let told = after_addressee(verb);
        let at = after_parenthesis(verb, after_adjuncts(verb, told));
        let item = phrases.at(at)?;
        let class = item.word.class;
        let quote_next = phrases.at(at + 1).is_some_and(|next| next.quote().is_some());
        let frame = match item.kind {
            ItemKind::Quote(_) => Frame::Quote,
            ItemKind::Mark(':') => Frame::Colon,
            ItemKind::Mark(',') if quote_next => Frame::Quote,
            ItemKind::Mark(',') if opens_with_comma(verb, at) => {
                return Some(Tail { frame: Frame::Clause, content: at + 1 });
            }
            ItemKind::Mark('-' | '‘' | '\'' | '$' | '£' | '€' | '#' | '@') => Frame::Object,
            ItemKind::Mark(_) => Frame::After,
            _ if class.has(Class::THAT) => Frame::That,
            _ if class.has(Class::TO) => Frame::Infinitive,
            _ if class.has(Class::QUESTION) => Frame::Question,
            _ if class.has(Class::AUXILIARY | Class::COORDINATOR | Class::SUBORDINATOR) => {
                Frame::After
            }
            _ => {
                let content = if verb.cue.act == Act::Say { at } else { told };
                return Some(Tail { frame: clause_or_object(verb, at), content });
            }
        };
        Some(Tail { frame, content: at })
    }
}

/// Over whom it is told to, for verbs that name him next: "told reporters".
fn after_addressee(verb: &Verb<'_>) -> usize {
    let at = verb.group.end;
    if verb.cue.act != Act::Tell {
        return at;
    }
    let end = verb.phrases.object_end(at);
    // "told Ann Lee, the host, that": over the apposition.
    after_parenthesis(verb, end)
}

/// Over the first comma and up to the second, where "that" follows: ", for example, that".
fn after_parenthesis(verb: &Verb<'_>, at: usize) -> usize {
    let phrases = verb.phrases;
    let close = (at + 1..at + PARENTHESIS_REACH).find(|&place| phrases.is(place, ','));
    match close {
        Some(close) if phrases.is(at, ',') && phrases.has(close + 1, Class::THAT) => close + 1,
        _ => at,
    }
}

/// Over "on Tuesday", "in a statement", "later": the first place after.
pub(super) fn after_adjuncts(verb: &Verb<'_>, from: usize) -> usize {
    let phrases = verb.phrases;
    let mut at = from;
    loop {
        if phrases.has(at, Class::TIME) {
            at += 1;
            continue;
        }
        let preposition =
            phrases.has(at, Class::PREPOSITION) && !phrases.has(at, Class::TO | Class::QUESTION);
        let end = phrases.object_end(at + 1);
        if !preposition || end == at + 1 {
            return at;
        }
        at = end;
    }
}

/// Over the addressee and the adjuncts.
pub(super) fn after_circumstances(verb: &Verb<'_>) -> usize {
    after_adjuncts(verb, after_addressee(verb))
}

/// "Lee said, the deal ...": nothing stands before the subject that could be the content.
fn opens_with_comma(verb: &Verb<'_>, comma: usize) -> bool {
    let bare = verb.subject().is_some_and(|subject| subject.start == 0);
    let follows = verb.phrases.at(comma + 1).is_some_and(|next| {
        next.capital || next.word.class.has(Class::SUBJECT | Class::DETERMINER)
    });
    verb.cue.act == Act::Say && !verb.is_participle() && bare && follows
}

/// A clause shows its auxiliary before anything that would belong to a noun phrase's tail.
fn clause_or_object(verb: &Verb<'_>, at: usize) -> Frame {
    let phrases = verb.phrases;
    if verb.cue.act == Act::Say || phrases.has(at, Class::SUBJECT) {
        return Frame::Clause;
    }
    let barrier = Class::RELATIVE | Class::QUESTION | Class::TO | Class::SUBORDINATOR;
    for item in phrases.items.iter().skip(at).take(CLAUSE_REACH) {
        if item.word.class.has(Class::AUXILIARY) {
            return Frame::Clause;
        }
        if item.word.class.has(barrier) || matches!(item.kind, ItemKind::Mark(',' | ';' | ':')) {
            break;
        }
    }
    Frame::Object
}
