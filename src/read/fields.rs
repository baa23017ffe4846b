//! Which fields of a record hold what. Readers never name a field themselves: they look for the
//! slots of a map.

/// Where each part of a document is found: names of candidate fields, the first that holds
/// something wins. A dotted name reaches into nested objects (`metadata.title`). A part without
/// candidates is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldMap {
    /// The text; the only part that must be there.
    pub text: Vec<String>,
    /// Headline.
    pub title: Vec<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Outlet or site.
    pub publisher: Vec<String>,
    /// Address.
    pub url: Vec<String>,
    /// When it was published.
    pub published: Vec<String>,
    /// Language.
    pub language: Vec<String>,
}

impl Default for FieldMap {
    /// `text`, and the names most dumps use for the rest.
    fn default() -> Self {
        FieldMap {
            text: names(&["text"]),
            title: names(&["title"]),
            authors: names(&["authors", "author"]),
            publisher: names(&["publisher", "source_domain", "domain"]),
            url: names(&["url"]),
            published: names(&["published", "published_date", "date_publish", "date"]),
            language: names(&["language", "lang"]),
        }
    }
}

/// Names as a map holds them.
pub(super) fn names(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// A part of a document that a field can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    Text,
    Title,
    Authors,
    Publisher,
    Url,
    Published,
    Language,
}

impl Field {
    const ALL: [Field; 7] = [
        Field::Text,
        Field::Title,
        Field::Authors,
        Field::Publisher,
        Field::Url,
        Field::Published,
        Field::Language,
    ];

    /// Where the user says which field it is.
    pub(super) fn remedy(self) -> &'static str {
        match self {
            Field::Text => "see --text-field",
            Field::Title => "see --title-field",
            Field::Authors => "see --authors-field",
            Field::Publisher => "see --publisher-field",
            Field::Url => "see --url-field",
            Field::Published => "see --published-field",
            Field::Language => "see --language-field",
        }
    }
}

/// One candidate name for one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) field: Field,
    pub(super) name: String,
}

impl FieldMap {
    /// Every candidate: part by part, best first. Readers fill a value for each.
    pub(super) fn slots(&self) -> Vec<Slot> {
        let of = |field| self.candidates(field).iter().map(move |name| (field, name.clone()));
        let named = Field::ALL.into_iter().flat_map(of).filter(|(_, name)| !name.is_empty());
        named.map(|(field, name)| Slot { field, name }).collect()
    }

    fn candidates(&self, field: Field) -> &[String] {
        match field {
            Field::Text => &self.text,
            Field::Title => &self.title,
            Field::Authors => &self.authors,
            Field::Publisher => &self.publisher,
            Field::Url => &self.url,
            Field::Published => &self.published,
            Field::Language => &self.language,
        }
    }
}
