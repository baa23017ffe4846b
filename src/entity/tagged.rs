//! Recognition by the trained model, which reads the rules' verdict as evidence; figures stay with
//! the grammar.

use crate::annotation::{Mention, Segment};
use crate::error::{Error, Finding, Result};
use crate::gender;
use crate::place::Place;
use crate::record::EntityType;

use super::class::Classes;
use super::lexicon::Lexicon;
use super::model::{Decoder, Found, Page, Scope, Table, add_companies, agree, recover};
use super::name::{self, Candidate};
use super::recogniser::Recogniser;

/// The weights; how they came to be, their figures and limits: see `data/entity.md`.
const WEIGHTS: &[u8] = include_bytes!("../../data/entity.model");

/// How sure a name is that only the model sees, or that it reads as the rules do.
const MODEL_SCORE: f64 = 0.7;
const AGREED_SCORE: f64 = 0.95;

/// Recognises by the model and the embedded lexicon.
pub struct Tagged {
    lexicon: Lexicon,
    table: Table,
}

impl Tagged {
    /// Reads the embedded lists and weights: some ten milliseconds, to be done once per process.
    ///
    /// # Errors
    /// If the embedded weights are of another format, which would be a fault of this crate.
    pub fn embedded() -> Result<Self> {
        let file = || Finding::new(Place::file("entity.model"), "not of this version's format");
        let table = Table::read(WEIGHTS).ok_or_else(|| Error::invalid(file()))?;
        Ok(Tagged::new(table))
    }

    /// The recogniser with these weights.
    pub fn new(table: Table) -> Self {
        Tagged { lexicon: Lexicon::embedded(), table }
    }

    /// The names that the model sees, in order.
    fn found(&self, page: &Page<'_>) -> Vec<Found> {
        let mut decoder = Decoder::new(&self.table);
        let mut found = Vec::new();
        for (sentence, words) in page.sentences.iter().enumerate() {
            let scope = Scope::new(page, words.clone());
            page.islands_of(words, |island| {
                decoder.names(&scope, island, |name, kind| {
                    if !page.words[name.clone()].iter().all(|word| word.taken) {
                        let words = name.start - words.start..name.end - words.start;
                        found.push(Found { sentence, words, kind }.untitled(page));
                    }
                });
            });
        }
        found
    }

    /// The same with those overlooked, each with one type for its form throughout the article.
    fn candidates(&self, page: &Page<'_>) -> Vec<(Candidate, EntityType)> {
        let mut found = self.found(page);
        add_companies(page, &mut found);
        recover(page, &mut found);
        agree(page, &mut found);
        let candidate = |name: Found| {
            let view = page.view(name.sentence);
            name::candidate(&view, name.sentence, name.words, name.kind)
        };
        found.into_iter().map(candidate).collect()
    }
}

impl Recogniser for Tagged {
    fn recognise(&self, text: &str, sentences: &[Segment]) -> Vec<Mention> {
        let page = Page::read(text, sentences, &self.lexicon, self.table.clusters());
        let names = name::link(text, &self.candidates(&page));
        let mut mentions: Vec<Mention> =
            names.into_iter().map(|name| mention(&page, name)).collect();
        add_listed(&page, &mut mentions);
        add_figures(page, &mut mentions);
        mentions
    }
}

/// Adds the dates and figures that no name overlaps.
fn add_figures(page: Page<'_>, mentions: &mut Vec<Mention>) {
    let (mut figures, mut at) = (Vec::new(), 0);
    for (sentence, figure) in page.figures {
        at += mentions[at..].partition_point(|name| name.span.end <= figure.span.start);
        if mentions.get(at).is_none_or(|name| name.span.start >= figure.span.end) {
            figures.push(figure.mention(page.text, sentence));
        }
    }
    mentions.append(&mut figures);
    mentions.sort_by_key(|mention| mention.span);
}

fn mention(page: &Page<'_>, name: name::Name) -> Mention {
    let ruled = page.names.binary_search_by_key(&name.span, |ruled| ruled.span);
    let agreed = ruled.is_ok_and(|at| page.names[at].kind == name.kind);
    Mention {
        span: name.span,
        sentence: name.sentence,
        kind: name.kind,
        name: name.name,
        value: None,
        reading: None,
        score: if agreed { AGREED_SCORE } else { MODEL_SCORE },
    }
}

/// The rules know the names of peoples, and of bodies that news need not explain, from closed lists:
/// there their verdict stands. Training data mark the former in many ways and hardly know the latter.
fn add_listed(page: &Page<'_>, mentions: &mut Vec<Mention>) {
    let mut missing = Vec::new();
    for listed in page.names.iter().filter(|name| is_listed(page, name)) {
        let after = mentions.partition_point(|mention| mention.span.end <= listed.span.start);
        match mentions.get_mut(after).filter(|mention| mention.span.overlaps(listed.span)) {
            None => missing.push(listed),
            Some(same) if same.span == listed.span => {
                same.kind = listed.kind;
                same.name.clone_from(&listed.name);
            }
            Some(wider) if is_weak(wider.kind) && wider.score < AGREED_SCORE => {
                *wider = mention(page, listed.clone());
            }
            Some(_) => {}
        }
    }
    mentions.extend(missing.into_iter().map(|listed| mention(page, listed.clone())));
    mentions.sort_by_key(|mention| mention.span);
}

fn is_listed(page: &Page<'_>, name: &name::Name) -> bool {
    let is_body = || page.lexicon.get(name.span.of(page.text)).has(Classes::BODY);
    match name.kind {
        EntityType::Group => gender::courtesy(page.text, name.span.start).is_none(),
        EntityType::Organization => is_body(),
        _ => false,
    }
}

/// Types that the model often sees in a listed name with a word beside it.
fn is_weak(kind: EntityType) -> bool {
    matches!(kind, EntityType::Event | EntityType::Product | EntityType::Law | EntityType::Place)
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};

    use super::{EntityType, Found, Mention, Page, Recogniser, Tagged};
    use crate::annotation::lines;
    use crate::entity::model::fingerprint;
    use crate::record::Role;

    static TAGGED: LazyLock<Tagged> = LazyLock::new(|| Tagged::embedded().unwrap());

    /// Each line of the text is a sentence.
    fn recognise(text: &str) -> Vec<Mention> {
        TAGGED.recognise(text, &lines(text, Role::Body))
    }

    fn names(text: &str) -> Vec<String> {
        let name = |m: &Mention| format!("{} {}: {}", m.kind.term(), m.span.of(text), m.name);
        recognise(text).iter().map(name).collect()
    }

    #[test]
    fn names_are_typed_and_short_forms_join_the_full_name() {
        let text = "The French President Anne Duval met officials of the World Harvest Union in Ottawa on May 4, 2021.\n\
                    Ms. Duval said the city had paid $3 million.";
        assert_eq!(
            names(text),
            [
                "group French: French",
                "person Anne Duval: Anne Duval",
                "organization World Harvest Union: World Harvest Union",
                "place Ottawa: Ottawa",
                "date May 4, 2021: 2021-05-04",
                "person Duval: Anne Duval",
                "money $3 million: USD 3000000",
            ]
        );
    }

    #[test]
    fn companies_go_by_their_names_without_legal_form() {
        let text = "Umber Foods Inc. sued Ocher PLC on Monday.\nUmber Foods said Ocher had lied.";
        let all = names(text);
        let bodies: Vec<&str> =
            all.iter().filter_map(|n| n.strip_prefix("organization ")).collect();
        assert_eq!(
            bodies,
            [
                "Umber Foods Inc.: Umber Foods",
                "Ocher PLC: Ocher PLC",
                "Umber Foods: Umber Foods",
                "Ocher: Ocher PLC",
            ]
        );
    }

    #[test]
    fn titles_stand_outside_of_names() {
        let page = |text: &'static str| {
            Page::read(text, &lines(text, Role::Body), &TAGGED.lexicon, TAGGED.table.clusters())
        };
        let person = |words| Found { sentence: 0, words, kind: EntityType::Person };
        let text = "Mr. Duval met President Anne Duval.";
        let form = |found: Found| found.untitled(&page(text)).form(&page(text));
        assert_eq!((form(person(0..2)), form(person(3..6))), ("Duval", "Anne Duval"));
        assert_eq!(form(person(4..6)), "Anne Duval");
    }

    #[test]
    fn who_has_a_courtesy_title_is_no_people() {
        let all = names("Maria White left.\nMs. White said the White voters of Hull stayed.");
        assert!(all.iter().any(|name| name == "person White: Maria White"), "{all:?}");
    }

    #[test]
    fn the_weights_are_of_these_features() {
        let found = fingerprint(&TAGGED.lexicon, TAGGED.table.clusters());
        assert_eq!(TAGGED.table.fingerprint(), found, "run: make model GOLD=DIR");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn mentions_are_disjoint_inside_and_the_same_again(
            text in "([A-Z][a-z]{0,6}|[a-z]{1,5}|U\\.S\\.|of|[0-9]{1,4}|\\$|[ ,.'’()“”\n-]){0,60}",
            noise in any::<String>(),
        ) {
            let text = text + &noise;
            let (found, mut end) = (recognise(&text), 0);
            for mention in &found {
                prop_assert!(mention.span.start >= end && !mention.span.is_empty());
                prop_assert!(mention.span.trim(&text) == mention.span);
                end = mention.span.end;
            }
            prop_assert_eq!(&found, &recognise(&text));
        }
    }
}
