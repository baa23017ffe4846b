//! The keys that an article's rows have: its sentences, mentions and claims are numbered, things go by
//! their names.

use rustc_hash::FxHashMap;

use crate::annotation::Mention;
use crate::record::{EntityType, KeyList};

use super::marks::Marks;

/// The keys of things that were named so far: each name is hashed once.
#[derive(Default)]
pub(super) struct Names<'a> {
    places: FxHashMap<(EntityType, &'a str), usize>,
    pub(super) keys: KeyList,
}

impl<'a> Names<'a> {
    /// Where the key of each mention's thing stands.
    pub(super) fn places(&mut self, mentions: &'a [Mention]) -> Vec<usize> {
        let names = mentions.iter().map(|mention| (mention.kind, mention.name.as_str()));
        let place = |(kind, name)| {
            let add = || self.keys.push_entity(kind, name);
            *self.places.entry((kind, name)).or_insert_with(add)
        };
        names.map(place).collect()
    }
}

/// The keys of an article's sentences.
pub(super) fn sentence_ids(article_id: &str, sentences: usize) -> KeyList {
    let mut ids = KeyList::with_capacity(sentences, article_id.len() + 7);
    (0..sentences).for_each(|position| ids.push_sentence(article_id, position));
    ids
}

/// The keys of its mentions.
pub(super) fn mention_ids(marks: &Marks, sentence_ids: &KeyList) -> KeyList {
    let sentences = marks.mentions.iter().map(|mention| mention.sentence);
    numbered(marks, sentences, sentence_ids, KeyList::push_mention)
}

/// The keys of its claims.
pub(super) fn claim_ids(marks: &Marks, sentence_ids: &KeyList) -> KeyList {
    let sentences = marks.attributions.iter().map(|claim| claim.sentence);
    numbered(marks, sentences, sentence_ids, KeyList::push_claim)
}

/// The keys of what stands in these sentences, counted within each.
fn numbered(
    marks: &Marks,
    sentences: impl ExactSizeIterator<Item = usize>,
    sentence_ids: &KeyList,
    push: fn(&mut KeyList, &str, usize),
) -> KeyList {
    let mut ids = KeyList::with_capacity(sentences.len(), 32);
    let mut numbers = vec![0; marks.sentences.len()];
    for sentence in sentences {
        push(&mut ids, sentence_ids.get(sentence), numbers[sentence]);
        numbers[sentence] += 1;
    }
    ids
}
