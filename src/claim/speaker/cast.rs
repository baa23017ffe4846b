//! The persons of one article and what it says of their gender: a courtesy title, a role that is a
//! woman's or a man's; else the forename; else the one pronoun beside the name.

use rustc_hash::FxHashMap;

use super::scene::{Scene, is_person};
use crate::annotation::Mention;
use crate::gender;

/// Words of roles that are a woman's.
const WOMEN: &[&str] = &[
    "woman",
    "women",
    "lady",
    "actress",
    "widow",
    "wife",
    "mother",
    "daughter",
    "sister",
    "queen",
    "princess",
    "heiress",
    "girlfriend",
    "aunt",
    "niece",
    "girl",
    "nun",
    "baroness",
    "duchess",
    "waitress",
    "stewardess",
    "hostess",
    "grandmother",
    "mom",
    "madam",
];

/// Words of roles that are a man's. "Spokesman" and "chairman" are women's too.
const MEN: &[&str] = &[
    "businessman",
    "congressman",
    "assemblyman",
    "nobleman",
    "husband",
    "father",
    "son",
    "brother",
    "king",
    "prince",
    "boyfriend",
    "uncle",
    "nephew",
    "priest",
    "imam",
    "pope",
    "grandfather",
    "dad",
    "duke",
    "monk",
];

/// What is known of one person's gender.
#[derive(Default)]
struct Evidence<'a> {
    /// By the first courtesy title or role that tells.
    titled: Option<bool>,
    /// The role that was looked at last.
    role: Option<&'a str>,
    /// By forename, or else by pronoun.
    named: Option<bool>,
}

/// The genders of an article's persons.
pub(super) struct Cast<'a> {
    persons: FxHashMap<&'a str, Evidence<'a>>,
}

impl<'a> Cast<'a> {
    /// Reads the evidence of all mentions, the first of each kind for each name.
    pub(super) fn read(scene: Scene<'a>) -> Self {
        let mut persons: FxHashMap<&str, Evidence<'_>> = FxHashMap::default();
        for (number, mention) in scene.mentions.iter().enumerate().filter(|(_, m)| is_person(m)) {
            let role = scene.roles.get(number).copied().flatten().map(|role| role.of(scene.text));
            let by_name = || Evidence::by_name(&mention.name);
            persons.entry(&mention.name).or_insert_with(by_name).add(scene, mention, role);
        }
        Cast { persons }
    }

    /// Whether a person is a woman, if the article or the name tells.
    pub(super) fn is_female(&self, mention: &Mention) -> Option<bool> {
        let person = self.persons.get(mention.name.as_str())?;
        person.titled.or(person.named)
    }
}

impl<'a> Evidence<'a> {
    fn by_name(name: &str) -> Self {
        Evidence { named: gender::is_female(name), ..Evidence::default() }
    }

    /// Adds what stands beside a mention, unless a title or role has told already.
    fn add(&mut self, scene: Scene<'_>, mention: &Mention, role: Option<&'a str>) {
        if self.titled.is_some() {
            return;
        }
        self.titled = gender::courtesy(scene.text, mention.span.start);
        if self.titled.is_none() && role != self.role {
            self.role = role;
            self.titled = role.and_then(of_role);
        }
        if self.titled.is_none() && self.named.is_none() {
            self.named = of_pronoun(scene, mention);
        }
    }
}

/// Whether a role is a woman's or a man's, if it says so.
pub(super) fn of_role(role: &str) -> Option<bool> {
    let words = || role.split([' ', '-']);
    let is = |list: &[&str], word: &str| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    if words().any(|word| is(WOMEN, word) || word.ends_with("woman")) {
        return Some(true);
    }
    words().any(|word| is(MEN, word)).then_some(false)
}

/// What the first pronoun after the name in its sentence says, where nobody else is named there, or
/// else the one that begins the next sentence of the paragraph.
fn of_pronoun(scene: Scene<'_>, mention: &Mention) -> Option<bool> {
    let sentence = scene.sentences.get(mention.sentence)?;
    let named = scene.inside(sentence.span).filter(|(_, other)| is_person(other));
    if named.count() > 1 {
        return None;
    }
    let after = scene.between(mention.span.end, sentence.span.end);
    let next = scene.sentences.get(mention.sentence + 1);
    let next = next.filter(|next| next.paragraph == sentence.paragraph);
    let opener = || next.and_then(|next| words(next.span.of(scene.text)).next());
    words(after).find_map(of_word).or_else(|| opener().and_then(of_word))
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphabetic())
}

fn of_word(word: &str) -> Option<bool> {
    match word {
        "he" | "his" | "him" | "himself" | "He" | "His" => Some(false),
        "she" | "her" | "hers" | "herself" | "She" | "Her" => Some(true),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::of_role;

    #[test]
    fn roles_tell_or_do_not() {
        assert_eq!(of_role("Republican congresswoman"), Some(true));
        assert_eq!(of_role("a priest from Hull"), Some(false));
        assert_eq!(of_role("party chairman"), None);
    }
}
