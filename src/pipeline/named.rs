//! The keys that an article's rows have: its sentences, mentions and claims are numbered, things go by
//! their names.

use rustc_hash::FxHashMap;

use crate::annotation::{Mention, Segment};
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
    let mut ids = KeyList::with_capacity(marks.mentions.len(), 32);
    let mut numbers = Numbers::of(&marks.sentences);
    for mention in &marks.mentions {
        let number = numbers.next(mention.sentence);
        ids.push_mention(sentence_ids.get(mention.sentence), number);
    }
    ids
}

/// The keys of its claims.
pub(super) fn claim_ids(marks: &Marks, sentence_ids: &KeyList) -> KeyList {
    let mut ids = KeyList::with_capacity(marks.attributions.len(), 32);
    let mut numbers = Numbers::of(&marks.sentences);
    for claim in &marks.attributions {
        let number = numbers.next(claim.sentence);
        ids.push_claim(sentence_ids.get(claim.sentence), number);
    }
    ids
}

/// Counts within each sentence.
struct Numbers(Vec<usize>);

impl Numbers {
    fn of(sentences: &[Segment]) -> Self {
        Numbers(vec![0; sentences.len()])
    }

    fn next(&mut self, sentence: usize) -> usize {
        let number = &mut self.0[sentence];
        *number += 1;
        *number - 1
    }
}
