//! The words beside a name, and what of them may stand in a role.

use std::sync::LazyLock;

use crate::form::Forms;
use crate::span::Span;
use crate::token::{Token, TokenKind, tokenize};

/// What a word can be in a role, one bit each.
type Part = u8;

const NOUN: Part = 1;
const ABBREVIATION: Part = 1 << 1;
const MODIFIER: Part = 1 << 2;
const STRANGER: Part = 1 << 3;

/// What is known of words in small letters. The nouns say what somebody is.
static PARTS: LazyLock<Forms<Part>> = LazyLock::new(|| {
    let list = include_str!("../../../data/gazetteer/roles.txt");
    let nouns: Vec<&str> = list.lines().filter(|line| !line.starts_with('#')).collect();
    let lists = [
        (NOUN, nouns.as_slice()),
        (NOUN | ABBREVIATION, ABBREVIATED),
        (MODIFIER, MODIFIERS),
        (STRANGER, OUTSIDE),
    ];
    let mut parts = Forms::with_capacity(nouns.len());
    for (part, words) in lists {
        words.iter().for_each(|word| *parts.entry(word) |= part);
    }
    parts
});

/// Titles that are abbreviated, without their full stop.
const ABBREVIATED: &[&str] = &[
    "adm", "brig", "capt", "cllr", "cmdr", "col", "cpl", "det", "gen", "gov", "insp", "lt", "maj",
    "prof", "pvt", "rep", "reps", "rev", "sen", "sens", "sgt", "supt",
];

/// Words in small letters that stand in roles before their noun.
const MODIFIERS: &[&str] = &[
    "acting",
    "board",
    "business",
    "cabinet",
    "campaign",
    "chief",
    "city",
    "co",
    "communications",
    "company",
    "county",
    "crown",
    "current",
    "defence",
    "defense",
    "deputy",
    "district",
    "economics",
    "education",
    "elected",
    "environment",
    "ex",
    "finance",
    "first",
    "foreign",
    "former",
    "founding",
    "government",
    "health",
    "high",
    "home",
    "house",
    "housing",
    "incoming",
    "independent",
    "interim",
    "interior",
    "joint",
    "junior",
    "labor",
    "labour",
    "lead",
    "leading",
    "longtime",
    "majority",
    "managing",
    "marketing",
    "media",
    "minority",
    "newly",
    "office",
    "operating",
    "opposition",
    "outgoing",
    "party",
    "permanent",
    "police",
    "policy",
    "press",
    "prime",
    "private",
    "public",
    "relations",
    "research",
    "retired",
    "ruling",
    "school",
    "second",
    "security",
    "senior",
    "sole",
    "sports",
    "state",
    "supreme",
    "then",
    "trade",
    "transport",
    "treasury",
    "union",
    "vice",
    "white",
    "young",
    "intelligence",
    "science",
    "football",
    "basketball",
    "baseball",
    "investment",
    "technology",
    "energy",
    "climate",
    "law",
    "war",
    "peace",
    "hedge",
    "fund",
    "movie",
    "film",
    "television",
    "radio",
    "newspaper",
    "magazine",
    "church",
    "community",
    "union",
    "student",
    "youth",
    "tribal",
    "village",
    "town",
    "senate",
    "congress",
    "council",
    "committee",
    "parliament",
    "court",
    "human",
    "rights",
    "civil",
];

/// Endings of adjectives.
const ADJECTIVES: &[&str] = &["al", "ic", "ive", "ary", "ist"];

/// Words that never stand in a role before its noun, even with a capital.
const OUTSIDE: &[&str] = &[
    "a", "after", "also", "an", "and", "as", "at", "but", "by", "for", "from", "had", "has",
    "have", "he", "her", "his", "how", "i", "if", "in", "is", "it", "its", "like", "my", "nor",
    "of", "on", "or", "our", "said", "says", "she", "since", "so", "than", "that", "the", "their",
    "then", "these", "they", "this", "those", "though", "to", "told", "under", "until", "was",
    "we", "well", "were", "what", "when", "where", "whether", "which", "while", "who", "whom",
    "whose", "why", "will", "with", "would", "yet", "you", "your",
];

/// Whether a word is a noun that says what somebody is.
pub(super) fn is_noun(word: &str) -> bool {
    is_part(word, NOUN)
}

fn is_part(word: &str, parts: Part) -> bool {
    let known = match word.is_ascii() {
        true => PARTS.get_small(word),
        false => PARTS.get(&word.to_lowercase()),
    };
    known.is_some_and(|known| known & parts != 0)
}

/// The tokens of a stretch of text.
pub(super) struct Phrase<'a> {
    text: &'a str,
    tokens: Vec<Token>,
}

impl<'a> Phrase<'a> {
    /// Reads a stretch.
    pub(super) fn read(text: &'a str, span: Span) -> Self {
        Phrase { text, tokens: tokenize(text, span) }
    }

    pub(super) fn len(&self) -> usize {
        self.tokens.len()
    }

    /// A token; empty beyond the end.
    pub(super) fn word(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |token| token.span.of(self.text))
    }

    /// The token before an index; empty at the start.
    pub(super) fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.word(before))
    }

    /// Bytes from the first of these tokens to the last.
    pub(super) fn span(&self, from: usize, to: usize) -> Option<Span> {
        let tokens = self.tokens.get(from..to)?;
        Some(tokens.first()?.span.cover(tokens.last()?.span))
    }

    /// Whether a token is one of these, which are in small letters.
    pub(super) fn is(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.word(at).eq_ignore_ascii_case(word))
    }

    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.word(at).starts_with(char::is_uppercase)
    }

    pub(super) fn is_mark(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Mark)
    }

    pub(super) fn is_number(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number)
    }

    /// Whether a token is a noun that says what somebody is.
    pub(super) fn is_noun(&self, at: usize) -> bool {
        is_noun(self.word(at))
    }

    /// Whether a token is an abbreviated title, which a full stop may follow.
    pub(super) fn is_abbreviated(&self, at: usize) -> bool {
        self.is_capital(at) && is_part(self.word(at), ABBREVIATION)
    }

    /// Whether a token may stand before the noun within a role.
    pub(super) fn modifies(&self, at: usize) -> bool {
        let word = self.word(at);
        let is_joint = word == "-" || word == "." && at > 0 && self.is_abbreviated(at - 1);
        is_joint
            || is_part(word, MODIFIER | NOUN)
            || !is_part(word, STRANGER)
                && (self.is_capital(at) || ADJECTIVES.iter().any(|ending| word.ends_with(ending)))
    }
}
