//! From a source to the mention that it names or stands for.

use crate::annotation::{Mention, Segment};
use crate::record::{EntityType, SpeakerBy};
use crate::span::Span;

use super::gender;
use super::pronoun::Pronoun;
use super::quotation::Piece;
use super::title::carries;

/// A mention and why it was taken.
pub(crate) struct Resolved {
    /// Index of the mention.
    pub(crate) speaker: Option<usize>,
    /// Why.
    pub(crate) by: SpeakerBy,
}

impl Resolved {
    fn new(speaker: Option<usize>, by: SpeakerBy) -> Resolved {
        Resolved { speaker, by: if speaker.is_some() { by } else { SpeakerBy::None } }
    }
}

/// How far back a pronoun looks, in sentences.
const REACH: usize = 6;

/// The speakers of one article.
pub(crate) struct Speakers<'a> {
    text: &'a str,
    sentences: &'a [Segment],
    mentions: &'a [Mention],
    quotations: &'a [Piece],
}

impl<'a> Speakers<'a> {
    /// The mentions of one article, with the quotations in which nobody is a speaker.
    pub(crate) fn new(
        text: &'a str,
        sentences: &'a [Segment],
        mentions: &'a [Mention],
        quotations: &'a [Piece],
    ) -> Self {
        Speakers { text, sentences, mentions, quotations }
    }

    /// Who a source is; `before` is the speaker of the claim before.
    pub(crate) fn of_source(&self, source: Span, before: Option<usize>) -> Resolved {
        if let Some(number) = self.named(source) {
            return Resolved::new(Some(number), self.named_by(number));
        }
        match Pronoun::read(source.of(self.text)) {
            Some(pronoun) => {
                Resolved::new(self.antecedent(source, pronoun, before), SpeakerBy::Pronoun)
            }
            None => Resolved::new(self.titled(source), SpeakerBy::Title),
        }
    }

    /// Who speaks a quotation without a source: whoever the sentence before it names first.
    pub(crate) fn of_sentence_before(&self, content: Span) -> Resolved {
        let here = self.sentence_of(content.start);
        let people = self.people_before(content.start);
        let near = people.filter(|&(_, mention)| mention.sentence + 1 == here);
        Resolved::new(near.last().map(|(number, _)| number), SpeakerBy::PreviousSentence)
    }

    /// The person, organization or place at the head of the source or of its apposition.
    fn named(&self, source: Span) -> Option<usize> {
        let first = self.mentions.partition_point(|mention| mention.span.start < source.start);
        let rest = self.mentions.iter().enumerate().skip(first);
        let mut inside = rest.take_while(|(_, mention)| mention.span.end <= source.end);
        inside.find(|(_, mention)| self.heads(mention, source)).map(|(number, _)| number)
    }

    /// Whether the mention is the source itself: "Ford" but not "a Ford official", "Ford's son"
    /// or "a spokesman for Ford".
    fn heads(&self, mention: &Mention, source: Span) -> bool {
        let before = Span::new(source.start, mention.span.start).of(self.text).trim_end();
        let after = Span::new(mention.span.end, source.end).of(self.text).trim_start();
        let ends = after.is_empty()
            || after.starts_with([',', '(', '—', '-'])
            || ["who ", "himself", "herself", "and "].iter().any(|next| after.starts_with(next));
        let owned = ["for", "of", "to", "by", "with", "from", "in", "at", "and", "against", "on"];
        let last = before.rsplit([' ', ',']).next().unwrap_or("");
        let free = !owned.contains(&last);
        match mention.kind {
            EntityType::Person => ends && free,
            EntityType::Organization | EntityType::Facility | EntityType::Place => {
                ends && (before.is_empty() || before.eq_ignore_ascii_case("the"))
            }
            _ => false,
        }
    }

    fn named_by(&self, number: usize) -> SpeakerBy {
        let full = |mention: &Mention| mention.span.of(self.text) == mention.name;
        match self.mentions.get(number) {
            Some(mention) if full(mention) => SpeakerBy::Name,
            Some(_) => SpeakerBy::Surname,
            None => SpeakerBy::None,
        }
    }

    /// Whom a pronoun stands for: the speaker before, or the first person of the nearest sentence
    /// that names one, whichever is nearer.
    fn antecedent(&self, source: Span, pronoun: Pronoun, before: Option<usize>) -> Option<usize> {
        if pronoun == Pronoun::Relative {
            return self.people_before(source.start).next().map(|(number, _)| number);
        }
        let here = self.sentence_of(source.start);
        let fits = |mention: &Mention| {
            mention.sentence + REACH > here && pronoun.allows(self.is_female(&mention.name))
        };
        let mut people = self.people_before(source.start).filter(|(_, mention)| fits(mention));
        let (mut subject, nearest) = people.next()?;
        for (number, _) in people.take_while(|(_, mention)| mention.sentence == nearest.sentence) {
            subject = number;
        }
        let speaker = before.filter(|&number| {
            self.mentions.get(number).is_some_and(|mention| {
                mention.kind == EntityType::Person
                    && mention.sentence >= nearest.sentence
                    && mention.span.end <= source.start
                    && fits(mention)
            })
        });
        Some(speaker.unwrap_or(subject))
    }

    /// "the senator" for "Sen. Ann Lee" or "Senator Ann Lee": the nearest before who carries it.
    fn titled(&self, source: Span) -> Option<usize> {
        let words = source.of(self.text);
        let role = words.strip_prefix("the ").or_else(|| words.strip_prefix("The "))?;
        let role = role.to_lowercase();
        let last = self.mentions.partition_point(|mention| mention.span.end <= source.start);
        let mut people = self.mentions.iter().enumerate().take(last).rev();
        let carrier = people.find(|(_, mention)| {
            mention.kind == EntityType::Person && carries(self.text, mention.span, &role)
        });
        carrier.map(|(number, _)| number)
    }

    /// What a courtesy title before any mention of the name says, or else the forename.
    fn is_female(&self, name: &str) -> Option<bool> {
        let same = self.mentions.iter().filter(|mention| mention.name == name);
        let titled = same.filter_map(|mention| courtesy(self.text, mention.span)).next();
        titled.or_else(|| gender::is_female(name))
    }

    /// The persons named outside of quotations before the byte, nearest first.
    fn people_before(&self, byte: usize) -> impl Iterator<Item = (usize, &'a Mention)> {
        let last = self.mentions.partition_point(|mention| mention.span.end <= byte);
        let quoted = |span: Span| {
            let next = self.quotations.partition_point(|piece| piece.span.end <= span.start);
            self.quotations.get(next).is_some_and(|piece| piece.span.contains(span))
        };
        let before = self.mentions.iter().enumerate().take(last).rev();
        before
            .filter(move |(_, mention)| mention.kind == EntityType::Person && !quoted(mention.span))
    }

    fn sentence_of(&self, byte: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.span.end <= byte)
    }
}

/// Whether "Mrs." or "Mr." stands before a name.
fn courtesy(text: &str, name: Span) -> Option<bool> {
    let before = text.get(..name.start)?.trim_end().trim_end_matches('.');
    match before.rsplit([' ', '\n', '“', '"']).next()? {
        "Mrs" | "Ms" | "Miss" => Some(true),
        "Mr" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Speakers;
    use crate::annotation::{Mention, Segment};
    use crate::record::{EntityType, Role, SpeakerBy};
    use crate::span::Span;

    const TEXT: &str = "Senator Ann Lee met Bob Ray. The senator left. Lee’s aide and she spoke.";

    fn at(words: &str) -> Span {
        let start = TEXT.find(words).unwrap_or_default();
        Span::new(start, start + words.len())
    }

    fn resolved(source: &str) -> (Option<&'static str>, SpeakerBy) {
        let person = |words: &str, sentence, name: &str| Mention {
            span: at(words),
            sentence,
            kind: EntityType::Person,
            name: name.to_owned(),
            value: None,
            reading: None,
            score: 1.0,
        };
        let mentions = [
            person("Ann Lee", 0, "Ann Lee"),
            person("Bob Ray", 0, "Bob Ray"),
            person("Lee’", 2, ""),
        ];
        let spans =
            ["Senator Ann Lee met Bob Ray.", "The senator left.", "Lee’s aide and she spoke."];
        let segment = |words| Segment { span: at(words), paragraph: 0, role: Role::Body };
        let sentences = spans.map(segment);
        let speakers = Speakers::new(TEXT, &sentences, &mentions, &[]);
        let found = speakers.of_source(at(source), None);
        (found.speaker.and_then(|number| mentions.get(number)).map(|m| m.span.of(TEXT)), found.by)
    }

    #[test]
    fn names_titles_and_owners() {
        assert_eq!(resolved("Senator Ann Lee"), (Some("Ann Lee"), SpeakerBy::Name));
        assert_eq!(resolved("The senator"), (Some("Ann Lee"), SpeakerBy::Title));
        assert_eq!(resolved("Lee’s aide"), (None, SpeakerBy::None));
    }
}
