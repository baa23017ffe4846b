//! Recognition by hand-written rules: figures by grammar, names by shape, lexicon and context.

use crate::annotation::{Mention, Segment};

use super::figure;
use super::lexicon::Lexicon;
use super::name::{self, Name, View};
use super::recogniser::Recogniser;
use super::word;

/// Recognises by rules and by the embedded lexicon.
pub struct Rules {
    lexicon: Lexicon,
}

impl Rules {
    /// Reads the embedded lists: some ten milliseconds, to be done once per process.
    pub fn embedded() -> Self {
        Rules { lexicon: Lexicon::embedded() }
    }
}

impl Recogniser for Rules {
    fn recognise(&self, text: &str, sentences: &[Segment]) -> Vec<Mention> {
        let mut words = Vec::new();
        let (mut mentions, mut candidates) = (Vec::new(), Vec::new());
        for (index, sentence) in sentences.iter().enumerate() {
            words.clear();
            word::fill(text, sentence.span, &self.lexicon, &mut words);
            figure::find(text, &mut words, |figure| mentions.push(figure.mention(text, index)));
            name::mark_openers(text, &mut words, &self.lexicon);
            let style = name::style(text, &words, sentence.role);
            let view = View { text, words: &words, lexicon: &self.lexicon, style };
            name::candidates(&view, index, &mut candidates);
        }
        mentions.extend(name::decide(text, &candidates).into_iter().map(from_name));
        mentions.sort_by_key(|mention| mention.span);
        mentions
    }
}

fn from_name(name: Name) -> Mention {
    Mention {
        span: name.span,
        sentence: name.sentence,
        kind: name.kind,
        name: name.name,
        value: None,
        reading: None,
        score: name.score,
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::{any, prop, prop_assert, proptest};

    use super::{Mention, Recogniser, Rules};
    use crate::annotation::lines;
    use crate::record::Role;

    static RULES: LazyLock<Rules> = LazyLock::new(Rules::embedded);

    /// Each line of the text is a sentence; the first is the title.
    fn recognise(text: &str) -> Vec<Mention> {
        let mut sentences = lines(text, Role::Body);
        sentences.iter_mut().take(1).for_each(|first| first.role = Role::Title);
        RULES.recognise(text, &sentences)
    }

    fn names(text: &str) -> Vec<String> {
        let name = |m: &Mention| format!("{} {}: {}", m.kind.term(), m.span.of(text), m.name);
        recognise(text).iter().map(name).collect()
    }

    #[test]
    fn short_forms_join_the_full_name() {
        let text = "Lindqvist Praises Harbor Plan\nPrime Minister Astrid Lindqvist arrived. \n\
                    However, Lindqvist\u{2019}s hosts from the World Harvest Union (WHU) left.\nThe WHU said so.";
        assert_eq!(
            names(text),
            [
                "person Lindqvist: Astrid Lindqvist",
                "person Astrid Lindqvist: Astrid Lindqvist",
                "person Lindqvist: Astrid Lindqvist",
                "organization World Harvest Union: World Harvest Union",
                "organization WHU: World Harvest Union",
                "organization WHU: World Harvest Union",
            ]
        );
    }

    #[test]
    fn countries_peoples_and_pronouns() {
        let text =
            "news\nThe US-Canada talks let us hope, said French President Anne Duval in the U.S.";
        assert_eq!(
            names(text),
            [
                "place US: United States",
                "place Canada: Canada",
                "group French: French",
                "person Anne Duval: Anne Duval",
                "place U.S.: United States",
            ]
        );
    }

    proptest! {
        #[test]
        fn mentions_are_disjoint_and_inside(
            pieces in prop::collection::vec(prop::sample::select(PIECES), 0..40),
            noise in any::<String>(),
        ) {
            let text = pieces.concat() + &noise;
            let mut end = 0;
            for mention in recognise(&text) {
                prop_assert!(mention.span.start >= end && !mention.span.is_empty());
                prop_assert!(mention.span.trim(&text) == mention.span);
                end = mention.span.end;
            }
        }
    }

    const PIECES: &[&str] = &[
        "New",
        " ",
        " ",
        " ",
        "York",
        "-",
        "U.S.",
        "of",
        "the",
        "and",
        "University",
        "Mr.",
        "Smith",
        "\u{2019}s",
        "'s",
        "May",
        "4",
        ",",
        "2021",
        "$",
        "1.5bn",
        "million",
        "people",
        "al",
        "-Assad",
        "(",
        ")",
        "\u{201c}",
        "\n",
        "É",
        "WHO",
        "Minister",
        "two",
        "percent",
        "last",
        "week",
        "Sen.",
        "Jr.",
        "de",
        "ISO",
        ".",
        "Kim",
        "Jong-un",
        "&",
        "for",
        "June",
    ];
}
