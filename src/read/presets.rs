//! Field maps of the common dumps, by name. A further dump is a further row of [`PRESETS`].

use super::fields::{FieldMap, names};

/// Names of a dump's fields, best first.
type Names = &'static [&'static str];

/// The fields of one dump.
#[derive(Clone, Copy, Debug)]
pub struct Preset {
    /// What the user calls it.
    pub name: &'static str,
    /// Whose dumps look like this.
    pub about: &'static str,
    text: Names,
    title: Names,
    authors: Names,
    publisher: Names,
    url: Names,
    published: Names,
    language: Names,
}

/// Every preset.
pub const PRESETS: &[Preset] = &[
    Preset {
        name: "news-please",
        about: "JSON written by the news-please crawler",
        text: &["maintext"],
        title: &["title"],
        authors: &["authors"],
        publisher: &["source_domain"],
        url: &["url"],
        published: &["date_publish"],
        language: &["language"],
    },
    Preset {
        name: "cc-news",
        about: "the Hugging Face data set vblagoje/cc_news",
        text: &["text"],
        title: &["title"],
        authors: &[],
        publisher: &["domain"],
        url: &["url"],
        published: &["date"],
        language: &[],
    },
    Preset {
        name: "ccnews",
        about: "the Hugging Face data set stanford-oval/ccnews",
        text: &["plain_text"],
        title: &["title"],
        authors: &["author"],
        publisher: &["sitename", "publisher"],
        url: &["requested_url", "responded_url"],
        published: &["published_date"],
        language: &["language"],
    },
    Preset {
        name: "gdelt",
        about: "the GDELT Article List; its text is the page's description",
        text: &["desc"],
        title: &["title"],
        authors: &["author"],
        publisher: &["outletName", "domain"],
        url: &["url"],
        published: &["date"],
        language: &["lang"],
    },
    Preset {
        name: "ngec",
        about: "stories as the NGEC event coder takes them",
        text: &["event_text"],
        title: &["title"],
        authors: &[],
        publisher: &["publisher"],
        url: &["url"],
        published: &["pub_date"],
        language: &["lang"],
    },
    Preset {
        name: "ninjs",
        about: "IPTC ninjs 1.x and 2.x items, one a line",
        text: &["body_text"],
        title: &["headline", "title"],
        authors: &["byline", "by"],
        publisher: &["source", "provider"],
        url: &["uri"],
        published: &["versioncreated", "firstcreated"],
        language: &["language"],
    },
];

impl FieldMap {
    /// The map of a common dump, by the name it has in [`PRESETS`].
    pub fn preset(name: &str) -> Option<Self> {
        let preset = PRESETS.iter().find(|preset| preset.name == name)?;
        Some(FieldMap {
            text: names(preset.text),
            title: names(preset.title),
            authors: names(preset.authors),
            publisher: names(preset.publisher),
            url: names(preset.url),
            published: names(preset.published),
            language: names(preset.language),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{FieldMap, PRESETS};

    #[test]
    fn every_preset_is_found_and_reads_a_text() {
        for preset in PRESETS {
            let map = FieldMap::preset(preset.name).unwrap();
            assert!(!map.text.is_empty() && !map.title.is_empty(), "{}", preset.name);
        }
        assert_eq!(FieldMap::preset("news-please").unwrap().text, ["maintext"]);
        assert_eq!(FieldMap::preset("no-such-dump"), None);
    }
}
