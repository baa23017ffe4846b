//! Corpora of one token a line with BIO tags: wikigold, CrossNER, BTC, Universal NER.

use std::fs;
use std::path::{Path, PathBuf};

use parquill::span::Span;

use super::corpus::{
    Article, Draft, EVENT, Kinds, NO_NAME, ORGANIZATION, OTHERS, PERSON, PLACE, PRODUCT,
};

struct Layout {
    corpus: &'static str,
    word: usize,
    tag: usize,
    separator: char,
    loose: Kinds,
    /// Sentences read as one article where no mark parts articles.
    together: usize,
}

pub(crate) fn wikigold(gold: &Path) -> Vec<Article> {
    let file = gold.join("entities/wikigold/CONLL-format/data/wikigold.conll.txt");
    let layout = Layout {
        corpus: "wikigold",
        word: 0,
        tag: 1,
        separator: ' ',
        loose: 0,
        together: usize::MAX,
    };
    read(&file, &layout)
}

pub(crate) fn crossner(gold: &Path) -> Vec<Article> {
    let mut articles = Vec::new();
    for domain in ["politics", "science", "literature", "music", "ai"] {
        for part in ["train", "dev", "test"] {
            let file = gold.join(format!("entities/crossner/{domain}/{part}.txt"));
            let layout = Layout {
                corpus: "crossner",
                word: 0,
                tag: 1,
                separator: '\t',
                loose: 0,
                together: 1,
            };
            articles.extend(read(&file, &layout));
        }
    }
    articles
}

pub(crate) fn tweets(gold: &Path) -> Vec<Article> {
    let folder = gold.join("entities/btc/CONLL-format/data");
    let files = ["a", "b", "e", "f", "g", "h"].map(|part| folder.join(format!("{part}.conll")));
    let layout =
        Layout { corpus: "btc", word: 0, tag: 1, separator: '\t', loose: OTHERS, together: 1 };
    files.iter().flat_map(|file| read(file, &layout)).collect()
}

pub(crate) fn web(gold: &Path) -> Vec<Article> {
    let folder = gold.join("entities/uner-ewt");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains("-train."))
        .collect();
    files.sort();
    let layout = Layout {
        corpus: "uner",
        word: 1,
        tag: 2,
        separator: '\t',
        loose: OTHERS,
        together: usize::MAX,
    };
    files.iter().flat_map(|file| read(file, &layout)).collect()
}

fn read(path: &Path, layout: &Layout) -> Vec<Article> {
    let file = fs::read_to_string(path).unwrap();
    let fresh = || Draft::new(layout.corpus, layout.loose);
    let (mut articles, mut draft) = (Vec::new(), fresh());
    let mut open: Option<(Span, String)> = None;
    for line in file.lines() {
        if line.starts_with("# newdoc") || line.starts_with("-DOCSTART-") {
            articles.extend(std::mem::replace(&mut draft, fresh()).finish());
            continue;
        }
        if line.starts_with("# ") && layout.word == 1 {
            continue;
        }
        let cells: Vec<&str> = line.trim_end().split(layout.separator).collect();
        let token = (cells.get(layout.word), cells.get(layout.tag));
        let (Some(word), Some(tag)) = token else {
            close(&mut draft, &mut open);
            draft.end();
            if draft.len() >= layout.together {
                articles.extend(std::mem::replace(&mut draft, fresh()).finish());
            }
            continue;
        };
        let span = draft.token(word);
        let (prefix, kind) = tag.split_once('-').unwrap_or(("O", ""));
        match &mut open {
            Some((whole, same)) if prefix == "I" && same == kind => *whole = whole.cover(span),
            _ => {
                close(&mut draft, &mut open);
                open = (!kind.is_empty()).then(|| (span, kind.to_owned()));
            }
        }
    }
    close(&mut draft, &mut open);
    articles.extend(draft.finish());
    articles
}

fn close(draft: &mut Draft, open: &mut Option<(Span, String)>) {
    if let Some((span, kind)) = open.take() {
        draft.name(span, kinds(&kind));
    }
}

fn kinds(label: &str) -> Kinds {
    match label {
        "PER" | "person" | "politician" | "scientist" | "researcher" | "writer"
        | "musicalartist" => PERSON,
        "ORG" | "organisation" | "politicalparty" | "university" | "band" => ORGANIZATION,
        "LOC" | "location" | "country" => PLACE,
        "event" | "election" | "conference" => EVENT,
        "book" | "poem" | "album" | "song" | "product" | "programlang" => PRODUCT,
        "magazine" | "academicjournal" => PRODUCT | ORGANIZATION,
        _ => OTHERS | NO_NAME,
    }
}
