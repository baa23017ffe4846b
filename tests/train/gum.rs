//! GUM: entities are whole noun phrases there. Those with a proper noun as head are names; each is
//! trimmed to the proper nouns around that head.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use parquill::span::Span;

use super::corpus::{
    Article, Draft, EVENT, Kinds, NO_NAME, ORGANIZATION, OTHERS, PERSON, PLACE, PRODUCT,
};

#[derive(Default)]
struct Token {
    span: Span,
    word: String,
    part: String,
    head: usize,
    relation: String,
}

struct Phrase {
    first: usize,
    last: usize,
    label: String,
}

pub(crate) fn articles(gold: &Path) -> Vec<Article> {
    let mut files: Vec<PathBuf> =
        fs::read_dir(gold.join("gum/dep")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().filter_map(|file| article(file)).collect()
}

fn article(path: &Path) -> Option<Article> {
    let file = fs::read_to_string(path).unwrap();
    let stem = path.file_stem()?.to_string_lossy().into_owned();
    let corpus = if stem.contains("_news_") { "gum-news" } else { "gum" };
    let mut draft = Draft::new(corpus, OTHERS);
    for block in file.split("\n\n") {
        sentence(block, &mut draft);
        draft.end();
    }
    draft.finish()
}

fn sentence(block: &str, draft: &mut Draft) {
    let (mut tokens, mut phrases) = (vec![Token::default()], Vec::new());
    let mut open: HashMap<String, Vec<(usize, String)>> = HashMap::new();
    let mut space = true;
    for line in block.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [id, word, _, part, _, _, head, relation, _, misc] = cells[..] else { continue };
        if id.contains(['-', '.']) {
            continue;
        }
        let span = draft.put(word, space, false);
        space = !misc.contains("SpaceAfter=No");
        tokens.push(Token {
            span,
            word: word.to_owned(),
            part: part.to_owned(),
            head: head.parse().unwrap_or(0),
            relation: relation.split(':').next().unwrap_or_default().to_owned(),
        });
        let at = tokens.len() - 1;
        let entity = misc.split('|').find_map(|field| field.strip_prefix("Entity="));
        brackets(entity.unwrap_or_default(), at, &mut open, &mut phrases);
    }
    phrases.sort_by_key(|phrase| (phrase.first, std::cmp::Reverse(phrase.last)));
    let mut end = 0;
    for phrase in &phrases {
        let inner: Vec<&Phrase> = phrases.iter().filter(|inner| is_inside(inner, phrase)).collect();
        let Some((first, last)) = name(&tokens, phrase, &inner) else { continue };
        if first >= end {
            draft.name(tokens[first].span.cover(tokens[last].span), kinds(&phrase.label));
            end = last + 1;
        }
    }
}

fn is_inside(inner: &Phrase, outer: &Phrase) -> bool {
    inner.first >= outer.first
        && inner.last <= outer.last
        && (inner.first, inner.last) != (outer.first, outer.last)
}

/// Reads `(1-person-...(2-place-...)1)` at one token.
fn brackets(
    entity: &str,
    at: usize,
    open: &mut HashMap<String, Vec<(usize, String)>>,
    phrases: &mut Vec<Phrase>,
) {
    let mut rest = entity;
    while !rest.is_empty() {
        if let Some(inside) = rest.strip_prefix('(') {
            let end = inside.find(['(', ')']).unwrap_or(inside.len());
            let (fields, after) = inside.split_at(end);
            let mut fields = fields.split('-');
            let id = fields.next().unwrap_or_default().to_owned();
            let label = fields.next().unwrap_or_default().to_owned();
            if let Some(after) = after.strip_prefix(')') {
                phrases.push(Phrase { first: at, last: at, label });
                rest = after;
            } else {
                open.entry(id).or_default().push((at, label));
                rest = after;
            }
        } else {
            let end = rest.find(')').unwrap_or(rest.len());
            if let Some((first, label)) = open.get_mut(&rest[..end]).and_then(Vec::pop) {
                phrases.push(Phrase { first, last: at, label });
            }
            rest = rest.get(end + 1..).unwrap_or_default();
        }
    }
}

/// The words of the name in a phrase, if it is one.
fn name(tokens: &[Token], phrase: &Phrase, inner: &[&Phrase]) -> Option<(usize, usize)> {
    let inside = phrase.first..phrase.last + 1;
    let head = inside.clone().find(|&at| !inside.contains(&tokens[at].head))?;
    if tokens[head].part != "PROPN" || !tokens[head].word.contains(char::is_uppercase) {
        return None;
    }
    let person = phrase.label == "person";
    let named = |at: usize| {
        let token = &tokens[at];
        let capital = token.word.starts_with(char::is_uppercase);
        let is_number = token.part == "NUM" && !person;
        capital && !matches!(token.part.as_str(), "DET" | "PRON") || is_number
    };
    let links = |at: usize| match tokens[at].word.as_str() {
        "-" => true,
        "of" | "for" | "and" | "&" | "the" | "'s" | "’s" => !person,
        "de" | "la" | "van" | "von" | "al" | "el" | "bin" | "del" | "der" => true,
        _ => false,
    };
    let owned = |at: usize| {
        person
            && inner
                .iter()
                .any(|other| other.label != "person" && other.first <= at && at <= other.last)
    };
    let part = |at: usize| inside.contains(&at) && named(at) && !owned(at);
    let (mut first, mut last) = (head, head);
    loop {
        if first > 1 && part(first - 1) {
            first -= 1;
        } else if first > 2 && inside.contains(&(first - 1)) && links(first - 1) && part(first - 2)
        {
            first -= 2;
        } else {
            break;
        }
    }
    loop {
        if part(last + 1) {
            last += 1;
        } else if inside.contains(&(last + 1)) && links(last + 1) && part(last + 2) {
            last += 2;
        } else if inside.contains(&(last + 1))
            && links(last + 1)
            && inside.contains(&(last + 2))
            && links(last + 2)
            && part(last + 3)
        {
            last += 3;
        } else {
            break;
        }
    }
    while person && first < last && is_title(&tokens[first]) {
        first += 1;
    }
    Some((first, last))
}

fn is_title(token: &Token) -> bool {
    const TITLES: &[&str] = &[
        "Mr.",
        "Mrs.",
        "Ms.",
        "Dr.",
        "Prof.",
        "Professor",
        "President",
        "Senator",
        "Sen.",
        "Governor",
        "Gov.",
        "Minister",
        "Prime",
        "King",
        "Queen",
        "Prince",
        "Princess",
        "Sir",
        "Lord",
        "Lady",
        "Captain",
        "Capt.",
        "General",
        "Gen.",
        "Judge",
        "Justice",
        "Chief",
        "Pope",
        "Saint",
        "Bishop",
        "Rep.",
        "Representative",
        "Secretary",
        "Mayor",
        "Vice",
        "Colonel",
        "Lieutenant",
        "Sergeant",
        "Officer",
        "Chancellor",
        "Emperor",
        "Mr",
        "Mrs",
        "Ms",
        "Dr",
        "Director",
        "Father",
        "Miss",
    ];
    TITLES.contains(&token.word.as_str()) && token.relation != "root"
}

fn kinds(label: &str) -> Kinds {
    match label {
        "person" => PERSON,
        "organization" => ORGANIZATION,
        "place" => PLACE,
        "event" => EVENT | NO_NAME,
        "object" => PRODUCT | NO_NAME,
        _ => OTHERS | NO_NAME,
    }
}
