//! The pool: what is trained on, and how much each corpus counts.

use std::path::Path;

use super::corpus::Article;
use super::{columns, gum, redocred, silver};

/// How much a corpus counts; 1 where nothing is said. Tweets are written as news is not; the
/// silver articles were marked by a program.
const WEIGHTS: [(&str, f32); 3] = [("btc", 0.5), ("polnear", 0.5), ("uner", 3.0)];

/// Every article, in an order that depends on the folder's contents alone.
pub(crate) fn articles(gold: &Path) -> Vec<Article> {
    let mut articles = columns::wikigold(gold);
    articles.extend(columns::crossner(gold));
    articles.extend(columns::tweets(gold));
    articles.extend(columns::web(gold));
    articles.extend(redocred::articles(gold));
    articles.extend(gum::articles(gold));
    articles.extend(silver::articles(gold, "train"));
    articles.extend(silver::articles(gold, "dev"));
    for article in &mut articles {
        if let Some((_, weight)) = WEIGHTS.iter().find(|(corpus, _)| *corpus == article.corpus) {
            article.weight = *weight;
        }
    }
    articles
}
