//! One article of the pool: its text as it may have been written, its sentences, and the names
//! that its annotators marked, each with the types that it may have.

use parquill::annotation::Segment;
use parquill::record::{EntityType, Role};
use parquill::span::Span;

/// A set of types: one bit for each of [`TYPES`], and one for "no name".
pub(crate) type Kinds = u16;

pub(crate) const TYPES: [EntityType; 7] = [
    EntityType::Person,
    EntityType::Organization,
    EntityType::Place,
    EntityType::Group,
    EntityType::Event,
    EntityType::Product,
    EntityType::Law,
];

pub(crate) const PERSON: Kinds = 1;
pub(crate) const ORGANIZATION: Kinds = 1 << 1;
pub(crate) const PLACE: Kinds = 1 << 2;
pub(crate) const GROUP: Kinds = 1 << 3;
pub(crate) const EVENT: Kinds = 1 << 4;
pub(crate) const PRODUCT: Kinds = 1 << 5;
pub(crate) const LAW: Kinds = 1 << 6;
pub(crate) const NO_NAME: Kinds = 1 << 7;
/// What corpora of three types leave unmarked.
pub(crate) const OTHERS: Kinds = GROUP | EVENT | PRODUCT | LAW;

/// An annotated article.
pub(crate) struct Article {
    pub(crate) corpus: &'static str,
    pub(crate) text: String,
    pub(crate) sentences: Vec<Segment>,
    /// What is marked, in text order.
    pub(crate) names: Vec<(Span, Kinds)>,
    /// What another annotator marked, where it may be as right: whatever either says is allowed.
    pub(crate) others: Option<Vec<(Span, Kinds)>>,
    /// The types that unmarked words may have all the same.
    pub(crate) loose: Kinds,
    /// How much it counts.
    pub(crate) weight: f32,
}

/// An article in the making, token by token.
pub(crate) struct Draft {
    article: Article,
    open: Option<usize>,
    quoted: bool,
}

impl Draft {
    pub(crate) fn new(corpus: &'static str, loose: Kinds) -> Self {
        let article = Article {
            corpus,
            text: String::new(),
            sentences: Vec::new(),
            names: Vec::new(),
            others: None,
            loose,
            weight: 1.0,
        };
        Draft { article, open: None, quoted: false }
    }

    /// Adds a token with a space before it where print has one; says where it stands.
    pub(crate) fn token(&mut self, token: &str) -> Span {
        let word = match token {
            "``" | "''" => "\"",
            "-LRB-" => "(",
            "-RRB-" => ")",
            other => other,
        };
        let tight = match word {
            "\"" => self.quoted,
            _ => {
                matches!(word, "," | "." | ";" | ":" | "!" | "?" | ")" | "]" | "%" | "'" | "...")
                    || word.starts_with('\'')
                    || word == "n't"
            }
        };
        let text = &self.article.text;
        let after_opening =
            text.ends_with(['(', '[', '$', '£', '#', '@']) || (text.ends_with('"') && self.quoted);
        let starts = self.open.is_none();
        self.put(word, !(starts || tight || after_opening), word == "\"")
    }

    /// Adds a token as the treebank says it stands.
    pub(crate) fn put(&mut self, word: &str, space: bool, quote: bool) -> Span {
        if space && self.open.is_some() {
            self.article.text.push(' ');
        }
        self.quoted ^= quote;
        let start = self.article.text.len();
        self.open.get_or_insert(start);
        self.article.text.push_str(word);
        Span::new(start, start + word.len())
    }

    pub(crate) fn name(&mut self, span: Span, kinds: Kinds) {
        self.article.names.push((span, kinds));
    }

    /// Ends the sentence.
    pub(crate) fn end(&mut self) {
        if let Some(start) = self.open.take() {
            let span = Span::new(start, self.article.text.len());
            let paragraph = self.article.sentences.len();
            self.article.sentences.push(Segment { span, paragraph, role: Role::Body });
            self.article.text.push('\n');
        }
        self.quoted = false;
    }

    pub(crate) fn len(&self) -> usize {
        self.article.sentences.len()
    }

    pub(crate) fn finish(mut self) -> Option<Article> {
        self.end();
        self.article.names.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let mut end = 0;
        self.article.names.retain(|(span, _)| {
            let apart = span.start >= end;
            end = end.max(span.end);
            apart
        });
        (!self.article.sentences.is_empty()).then_some(self.article)
    }
}
