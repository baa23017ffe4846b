//! PolNeAR's automatic annotation by CoreNLP: silver, so that it counts for less.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use flate2::read::MultiGzDecoder;
use parquill::entity::Recogniser;
use parquill::record::EntityType;
use parquill::span::Span;

use super::corpus::{Article, Draft, Kinds, NO_NAME, ORGANIZATION, OTHERS, PERSON, PLACE};

/// Its name in the pool.
pub(crate) const CORPUS: &str = "polnear";

pub(crate) fn articles(gold: &Path, part: &str) -> Vec<Article> {
    let path = gold.join(format!("claims/polnear/corenlp/polnear-{part}.corenlp.tsv.gz"));
    let mut file = String::new();
    MultiGzDecoder::new(File::open(path).unwrap()).read_to_string(&mut file).unwrap();
    file.split("# doc ").skip(1).filter_map(article).collect()
}

/// Adds what a recogniser finds that was trained without silver.
pub(crate) fn second_opinion(article: &mut Article, recogniser: &impl Recogniser) {
    let kinds = |kind| match kind {
        EntityType::Person => Some(PERSON),
        EntityType::Organization => Some(ORGANIZATION),
        EntityType::Place | EntityType::Facility => Some(PLACE),
        EntityType::Group | EntityType::Event | EntityType::Product | EntityType::Law => {
            Some(OTHERS | NO_NAME)
        }
        _ => None,
    };
    let mentions = recogniser.recognise(&article.text, &article.sentences);
    let names = mentions.iter().filter_map(|mention| Some((mention.span, kinds(mention.kind)?)));
    article.others = Some(names.collect());
}

fn article(lines: &str) -> Option<Article> {
    let mut draft = Draft::new(CORPUS, 0);
    let mut open: Option<(Span, String)> = None;
    let mut end = 0;
    for line in lines.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [_, word, from, to, _, _, label, ..] = cells[..] else {
            close(&mut draft, &mut open);
            draft.end();
            continue;
        };
        let from: usize = from.parse().ok()?;
        let span = draft.put(word, from > end, false);
        end = to.parse().ok()?;
        match &mut open {
            Some((whole, same)) if same == label => *whole = whole.cover(span),
            _ => {
                close(&mut draft, &mut open);
                open = Some((span, label.to_owned()));
            }
        }
    }
    close(&mut draft, &mut open);
    draft.finish()
}

fn close(draft: &mut Draft, open: &mut Option<(Span, String)>) {
    if let Some((span, label)) = open.take()
        && let Some(kinds) = kinds(&label)
    {
        draft.name(span, kinds);
    }
}

fn kinds(label: &str) -> Option<Kinds> {
    Some(match label {
        "PERSON" => PERSON,
        "ORGANIZATION" => ORGANIZATION,
        "LOCATION" => PLACE,
        "MISC" => OTHERS | NO_NAME,
        _ => return None,
    })
}
