//! Scores on corpora held out: exact span and type over gold sentences, beside the rules. Not the
//! protocol of `tests/eval` (which cuts sentences itself), but quick, and enough to compare two
//! settings.

use std::collections::BTreeMap;

use parquill::entity::model::Table;
use parquill::entity::{Recogniser, Rules, Tagged};
use parquill::record::EntityType;
use parquill::span::Span;

use super::corpus::{Article, ORGANIZATION, PERSON, PLACE};
use super::headline;

/// A span with its type; a facility counts as a place.
type Name = (Span, EntityType);

/// Names marked, found, right.
type Counts = [usize; 3];

/// By corpus and type, the rules' counts and the model's.
type Totals = BTreeMap<(&'static str, &'static str), [Counts; 2]>;

/// Prints F1 by corpus and type: the rules', then the model's.
pub(crate) fn report(articles: &[Article], table: Table) {
    let recognisers: [Box<dyn Recogniser>; 2] =
        [Box::new(Rules::embedded()), Box::new(Tagged::new(table))];
    let mut totals = Totals::new();
    for article in articles {
        count(article, article.corpus, &recognisers, &mut totals);
        count(&headline::upper(article), "in capitals", &recognisers, &mut totals);
        count(&headline::titled(article), "in title case", &recognisers, &mut totals);
    }
    for ((corpus, kind), [rules, model]) in totals {
        let (precision, recall) = (percent(model[2], model[1]), percent(model[2], model[0]));
        println!(
            "{corpus:14} {kind:14} rules {:5.1} model {:5.1} ({precision:.1} {recall:.1})",
            f1(rules),
            f1(model)
        );
    }
}

fn count(
    article: &Article,
    corpus: &'static str,
    recognisers: &[Box<dyn Recogniser>],
    totals: &mut Totals,
) {
    let marked = marked(article);
    for (side, recogniser) in recognisers.iter().enumerate() {
        let found = found(article, recogniser.as_ref());
        let mut add = |name: &Name, column: usize| {
            for kind in [name.1.term(), "all"] {
                totals.entry((corpus, kind)).or_default()[side][column] += 1;
            }
        };
        marked.iter().for_each(|name| add(name, 0));
        found.iter().for_each(|name| add(name, 1));
        found.iter().filter(|name| marked.contains(name)).for_each(|name| add(name, 2));
    }
}

/// Persons, organizations and places as annotated.
fn marked(article: &Article) -> Vec<Name> {
    let kind = |kinds| match kinds {
        PERSON => Some(EntityType::Person),
        ORGANIZATION => Some(EntityType::Organization),
        PLACE => Some(EntityType::Place),
        _ => None,
    };
    article.names.iter().filter_map(|&(span, kinds)| Some((span, kind(kinds)?))).collect()
}

fn found(article: &Article, recogniser: &dyn Recogniser) -> Vec<Name> {
    let kind = |kind| match kind {
        EntityType::Facility => Some(EntityType::Place),
        kind => (kind <= EntityType::Place).then_some(kind),
    };
    let mentions = recogniser.recognise(&article.text, &article.sentences);
    mentions.iter().filter_map(|mention| Some((mention.span, kind(mention.kind)?))).collect()
}

fn f1([marked, found, right]: Counts) -> f64 {
    2.0 * percent(right, marked + found)
}

fn percent(part: usize, whole: usize) -> f64 {
    100.0 * part as f64 / whole.max(1) as f64
}
