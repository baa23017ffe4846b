//! anno's heuristic recogniser, the one of its backends that needs no weights. It takes one sentence
//! at a time and counts code points within it.

use std::hint::black_box;

use anno::{Entity, EntityType, HeuristicNER, Model};
use parquill::annotation::Segment;
use parquill::span::CodePoints;

use super::{Name, Recogniser};

/// The recogniser.
#[derive(Default)]
pub(super) struct Anno(HeuristicNER);

impl Anno {
    fn entities(&self, text: &str, sentence: &Segment) -> Vec<Entity> {
        self.0.extract_entities(sentence.span.of(text), None).unwrap_or_default()
    }
}

impl Recogniser for Anno {
    fn count(&self, text: &str, sentences: &[Segment]) -> usize {
        sentences.iter().map(|sentence| black_box(self.entities(text, sentence)).len()).sum()
    }

    fn names(&self, text: &str, sentences: &[Segment], points: &CodePoints<'_>) -> Vec<Name> {
        let names_of = |sentence: &Segment| {
            let from = points.at(sentence.span.start);
            let entities = self.entities(text, sentence).into_iter();
            entities.filter_map(move |entity| {
                let (start, end) = (from + entity.start() as i64, from + entity.end() as i64);
                Some(Name { kind: kind(&entity.entity_type)?, start, end })
            })
        };
        sentences.iter().flat_map(names_of).collect()
    }
}

/// The type's name in the table `entity`.
fn kind(of: &EntityType) -> Option<&'static str> {
    match of {
        EntityType::Person => Some("person"),
        EntityType::Organization => Some("organization"),
        EntityType::Location => Some("place"),
        _ => None,
    }
}
