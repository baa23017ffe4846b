//! A person with a role, as the article gives it: "U.S. Secretary of State" beside "Ann Lee".

use super::scene::Scene;
use crate::annotation::Mention;
use crate::record::EntityType;
use crate::span::Span;

/// Bytes after a name in which party and state stand: "(R-Ohio)".
const WINDOW: usize = 24;

/// What ties more to a noun, and what ends its phrase.
pub(super) const TIES: &[&str] = &["of", "from", "for"];
pub(super) const ENDS: &[&str] =
    &["and", "who", "in", "at", "on", "with", "to", "by", "whose", "that", "or"];

/// A person with a role.
pub(super) struct Carrier<'a> {
    pub(super) mention: &'a Mention,
    /// Number of the mention.
    pub(super) number: usize,
    pub(super) role: Span,
    /// The nouns of the role.
    pub(super) heads: Vec<&'a str>,
    nation: Option<Nation<'a>>,
}

/// A country, or the people of one, beside a role: "French", "of France".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Nation<'a> {
    /// As it is written.
    pub(super) name: &'a str,
    /// By ISO 3166-1.
    pub(super) code: &'a str,
}

impl<'a> Nation<'a> {
    /// The first that is named within a span.
    pub(super) fn inside(scene: Scene<'a>, span: Span) -> Option<Self> {
        let mut named = scene.inside(span).filter(|(_, mention)| may_be_nation(mention));
        let (_, mention) = named.next()?;
        Some(Nation { name: mention.span.of(scene.text), code: mention.value.as_deref()? })
    }
}

fn may_be_nation(mention: &Mention) -> bool {
    matches!(mention.kind, EntityType::Place | EntityType::Group) && mention.value.is_some()
}

impl<'a> Carrier<'a> {
    /// The mention with this number and the role beside it.
    pub(super) fn read(scene: Scene<'a>, number: usize, mention: &'a Mention, role: Span) -> Self {
        let (heads, nation) = (heads(role.of(scene.text)).collect(), Nation::inside(scene, role));
        Carrier { mention, number, role, heads, nation }
    }

    /// Whether the role is of this country. Newspapers of the US leave theirs out.
    pub(super) fn serves(&self, nation: Nation<'_>) -> bool {
        self.nation.map_or("US", |own| own.code) == nation.code
    }

    /// Where the name is followed by party and state, as in " (R-Ohio)", ", D-Ohio," and " of Ohio",
    /// what stands there.
    pub(super) fn origin(&self, scene: Scene<'a>) -> &'a str {
        let (mention, text) = (self.mention, scene.text);
        let sentence = scene.sentences.get(mention.sentence).map_or(mention.span, |s| s.span);
        let end = text.floor_char_boundary(sentence.end.min(mention.span.end + WINDOW));
        let after = scene.between(mention.span.end, end);
        let opens = [" (", ", R-", ", D-", " of ", " from "];
        if opens.iter().any(|open| after.starts_with(open)) { after } else { "" }
    }
}

/// The words of a role without the marks at their ends.
pub(super) fn parts(role: &str) -> impl Iterator<Item = &str> {
    role.split([' ', ',', '-']).map(|word| word.trim_matches(['.', '(', ')']))
}

/// The nouns of a role: the last word of each part before what is tied to it.
fn heads(role: &str) -> impl Iterator<Item = &str> {
    role.split([',', '&']).flat_map(|part| part.split(" and ")).filter_map(|part| {
        let is_end = |word: &&str| TIES.contains(word) || ENDS.contains(word);
        let words = part.split_ascii_whitespace().take_while(|word| !is_end(word));
        words.last().map(|word| word.trim_end_matches('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::heads;

    #[test]
    fn a_role_has_its_nouns() {
        let of = |role| heads(role).collect::<Vec<_>>();
        assert_eq!(of("U.S. Secretary of State"), ["Secretary"]);
        assert_eq!(of("actor and director"), ["actor", "director"]);
        assert_eq!(of("Republican Sen."), ["Sen"]);
    }
}
