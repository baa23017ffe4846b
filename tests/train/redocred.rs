//! Re-DocRED: Wikipedia openings, whole, with every mention marked.

use std::fs;
use std::path::Path;

use parquill::span::Span;
use serde_json::Value;

use super::corpus::{Article, Draft, Kinds, NO_NAME, ORGANIZATION, OTHERS, PERSON, PLACE};

pub(crate) fn articles(gold: &Path) -> Vec<Article> {
    let mut articles = Vec::new();
    for part in ["dev_revised", "test_revised"] {
        let file = fs::read(gold.join(format!("entities/re-docred/{part}.json"))).unwrap();
        let all: Vec<Value> = serde_json::from_slice(&file).unwrap();
        articles.extend(all.iter().filter_map(article));
    }
    articles
}

fn article(value: &Value) -> Option<Article> {
    let mut draft = Draft::new("re-docred", 0);
    let mut spans: Vec<Vec<Span>> = Vec::new();
    for sentence in value["sents"].as_array()? {
        let words = sentence.as_array()?.iter().filter_map(Value::as_str);
        spans.push(words.map(|word| draft.token(word.trim())).collect());
        draft.end();
    }
    for mention in value["vertexSet"].as_array()?.iter().filter_map(Value::as_array).flatten() {
        let place = |key: &str, at: usize| mention[key][at].as_u64().map(|n| n as usize);
        let (start, end) = (place("pos", 0)?, place("pos", 1)?);
        let sentence = spans.get(mention["sent_id"].as_u64()? as usize)?;
        let (Some(first), Some(last)) = (sentence.get(start), sentence.get(end - 1)) else {
            continue;
        };
        if let Some(kinds) = kinds(mention["type"].as_str()?) {
            draft.name(first.cover(*last), kinds);
        }
    }
    draft.finish()
}

fn kinds(label: &str) -> Option<Kinds> {
    Some(match label {
        "PER" => PERSON,
        "ORG" => ORGANIZATION,
        "LOC" => PLACE,
        "MISC" => OTHERS | NO_NAME,
        _ => return None,
    })
}
