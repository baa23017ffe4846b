//! Articles rewritten as headlines: in capitals, or with a capital on every longer word. Corpora
//! have few headlines, and annotators of some leave those unmarked.

use parquill::annotation::Segment;
use parquill::record::Role;

use super::corpus::Article;

/// Words shorter than this stay small in a headline.
const SHORTEST: usize = 4;

/// One article in so many is also learned from in each of the two forms.
const ONE_IN: usize = 8;

/// The headlines to learn from beside an article, given its number.
pub(crate) fn copies(article: &Article, number: usize) -> Vec<Article> {
    match number % ONE_IN {
        0 => vec![upper(article)],
        1 => vec![titled(article)],
        _ => Vec::new(),
    }
}

/// The same article in capitals.
pub(crate) fn upper(article: &Article) -> Article {
    rewritten(article, article.text.to_ascii_uppercase())
}

/// The same article with a capital on every longer word.
pub(crate) fn titled(article: &Article) -> Article {
    let mut text = String::with_capacity(article.text.len());
    for piece in article.text.split_inclusive([' ', '\n', '-']) {
        let word = piece.trim_end_matches([' ', '\n', '-']);
        match word.char_indices().next() {
            Some((_, first)) if word.len() >= SHORTEST => {
                text.push(first.to_ascii_uppercase());
                text.push_str(&piece[first.len_utf8()..]);
            }
            _ => text.push_str(piece),
        }
    }
    rewritten(article, text)
}

/// The same sentences and names over a text of which only the case of ASCII letters differs.
fn rewritten(article: &Article, text: String) -> Article {
    let title = |sentence: &Segment| Segment { role: Role::Title, ..*sentence };
    Article {
        corpus: article.corpus,
        text,
        sentences: article.sentences.iter().map(title).collect(),
        names: article.names.clone(),
        others: article.others.clone(),
        loose: article.loose,
        weight: article.weight,
    }
}
