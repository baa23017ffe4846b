//! Persons put by what they are: "the senator" for "Sen. Ann Lee", "the Ohio governor" for "Ann Lee,
//! the governor of Ohio". The roles are those that the article gives its persons.

use super::antecedent::Last;
use super::cast::of_role;
use super::scene::{Scene, is_person};
use super::state::state_in;
use crate::annotation::Mention;
use crate::gender;
use crate::span::Span;

/// So many persons with roles are looked at, so that no article costs a square of its length.
const MOST: usize = 256;
/// The same for mentions before the source.
const FARTHEST: usize = 512;
/// How long who spoke last is meant by his title, in sentences.
const REACH: usize = 8;
/// Bytes after a name in which party and state stand: "(R-Ohio)".
const WINDOW: usize = 24;

/// Nouns that say the same of a person, titles without their full stop.
const SAME: &[&[&str]] = &[
    &["sen", "senator"],
    &["rep", "representative", "congressman", "congresswoman"],
    &["gov", "governor"],
    &["gen", "general"],
    &["adm", "admiral"],
    &["dr", "doctor"],
    &["prof", "professor"],
    &["lt", "lieutenant"],
    &["col", "colonel"],
    &["rev", "reverend"],
    &["sgt", "sergeant"],
    &["capt", "captain"],
    &["adviser", "advisor"],
    &["nominee", "standard-bearer"],
    &["businessman", "mogul", "tycoon", "magnate"],
];

/// What ties more to a noun, and what ends its phrase.
const TIES: &[&str] = &["of", "from", "for"];
const ENDS: &[&str] = &["and", "who", "in", "at", "on", "with", "to", "by", "whose", "that", "or"];

/// Modifiers that articles drop or add freely.
const IDLE: &[&str] = &[
    "the",
    "presidential",
    "current",
    "longtime",
    "u.s",
    "us",
    "american",
    "presumptive",
    "likely",
    "veteran",
    "firebrand",
    "outspoken",
    "embattled",
    "new",
    "own",
    "a",
];

/// Nouns by which newspapers vary a name.
const VARIED: &[&str] = &[
    "businessman",
    "businesswoman",
    "billionaire",
    "mogul",
    "tycoon",
    "magnate",
    "nominee",
    "candidate",
    "front-runner",
    "frontrunner",
    "hopeful",
    "contender",
    "senator",
    "governor",
    "congressman",
    "congresswoman",
    "lawmaker",
    "Republican",
    "Democrat",
    "conservative",
    "liberal",
    "libertarian",
    "socialist",
    "independent",
    "politician",
    "native",
    "actor",
    "actress",
    "singer",
    "star",
    "rapper",
    "comedian",
    "quarterback",
    "striker",
    "midfielder",
];

/// Parties, of which a person has one.
const PARTIES: &[&[&str]] =
    &[&["Republican", "GOP"], &["Democratic", "Democrat"], &["Libertarian"]];

/// Modifiers that make another office of it.
const OTHER: &[&str] = &["vice", "deputy", "assistant", "former", "ex", "associate", "under"];

/// The persons of an article who have roles.
pub(super) struct Offices<'a> {
    scene: Scene<'a>,
    carriers: Vec<Carrier<'a>>,
}

/// A person with a role.
struct Carrier<'a> {
    mention: &'a Mention,
    role: Span,
    /// The nouns of the role.
    heads: Vec<&'a str>,
}

impl<'a> Offices<'a> {
    /// The first mention of a person with each role.
    pub(super) fn read(scene: Scene<'a>) -> Self {
        let mut carriers: Vec<Carrier<'a>> = Vec::new();
        for (mention, role) in scene.mentions.iter().zip(scene.roles) {
            let Some(role) = role.filter(|_| is_person(mention)) else { continue };
            let is_known =
                |known: &Carrier<'_>| known.role == role && known.mention.name == mention.name;
            if carriers.len() < MOST && !carriers.iter().rev().take(MOST).any(is_known) {
                let heads = heads(role.of(scene.text)).collect();
                carriers.push(Carrier { mention, role, heads });
            }
        }
        Offices { scene, carriers }
    }

    /// Whom "the" and a role mean: of those who have it whoever spoke last, or is named nearest.
    pub(super) fn holder(&self, source: Span, last: Option<Last>) -> Option<usize> {
        let scene = self.scene;
        let words = source.of(scene.text);
        let phrase = words.strip_prefix("the ").or_else(|| words.strip_prefix("The "))?;
        let wanted = Wanted::read(phrase)?;
        let fits = |carrier: &&Carrier<'_>| wanted.is_met(carrier, scene);
        let carriers = self.carriers.iter().filter(fits);
        let names: Vec<&str> = carriers.map(|carrier| carrier.mention.name.as_str()).collect();
        let is_one = |mention: &Mention| names.contains(&mention.name.as_str());
        let here = scene.sentence_of(source.start);
        let spoke = last.filter(|last| {
            last.sentence + REACH >= here && scene.mention(last.speaker).is_some_and(is_one)
        });
        let named = || {
            let mut before = scene.before(source.start).take(FARTHEST);
            before.find(|(_, m)| is_person(m) && is_one(m)).map(|(number, _)| number)
        };
        let goes_on = || self.goes_on(&wanted, source, last);
        spoke.map(|last| last.speaker).or_else(named).or_else(goes_on)
    }

    /// "The Ohio businesswoman" in the sentence after one that names but one person: newspapers put
    /// her so, not to repeat her name.
    fn goes_on(&self, wanted: &Wanted<'_>, source: Span, last: Option<Last>) -> Option<usize> {
        let scene = self.scene;
        let is_contrast =
            |word: &&str| matches!(*word, "only" | "other" | "same" | "first" | "next");
        if wanted.modifiers.iter().any(is_contrast) {
            return None;
        }
        if !VARIED.contains(&wanted.head) || wanted.modifiers.is_empty() && wanted.state.is_none() {
            return None;
        }
        let here = scene.sentence_of(source.start);
        let mut people =
            scene.people_before(source.start).take_while(|(_, m)| m.sentence + 1 >= here);
        let found = match people.next() {
            Some((number, one)) => {
                people.all(|(_, other)| other.name == one.name).then_some(number)
            }
            None => last.filter(|last| last.sentence + 1 >= here).map(|last| last.speaker),
        };
        let is_free = |mention: &Mention| {
            let mut carried =
                self.carriers.iter().filter(|carrier| carrier.mention.name == mention.name);
            let (wanted_female, female) = (of_role(wanted.head), gender::is_female(&mention.name));
            is_person(mention)
                && (wanted_female.is_none() || female.is_none() || wanted_female == female)
                && carried.all(|carrier| !wanted.is_denied(carrier.role.of(scene.text)))
        };
        found.filter(|&number| scene.mention(number).is_some_and(is_free))
    }
}

/// What a source says of a person.
struct Wanted<'a> {
    head: &'a str,
    /// Nouns that say the same as the head.
    same: &'static [&'static str],
    modifiers: Vec<&'a str>,
    state: Option<&'static [&'static str]>,
}

impl<'a> Wanted<'a> {
    fn read(phrase: &'a str) -> Option<Self> {
        let whole = phrase.split([',', '(', '—']).next().unwrap_or("");
        if whole.contains("'s") || whole.contains("’s") {
            return None;
        }
        let state = state_in(whole);
        let (mut head, mut modifiers, mut tied) = ("", Vec::new(), false);
        for word in whole.split_ascii_whitespace() {
            let is = |list: &[&str]| list.contains(&word);
            match is(TIES) {
                true => tied = true,
                false if is(ENDS) => break,
                false if tied => modifiers.push(word),
                false => {
                    modifiers.push(head);
                    head = word;
                }
            }
        }
        let is_part = |word: &str| {
            state.is_some_and(|names| {
                names.iter().any(|name| name.split(' ').any(|part| part.eq_ignore_ascii_case(word)))
            })
        };
        let is_idle = |word: &str| lists(IDLE, word.trim_end_matches('.'));
        modifiers.retain(|word| !word.is_empty() && !is_idle(word) && !is_part(word));
        (!head.is_empty()).then(|| Wanted { head, same: same(head), modifiers, state })
    }

    /// Whether a person's role speaks against it: of another party.
    fn is_denied(&self, role: &str) -> bool {
        let has = |party: &[&str], word: &str| party.contains(&word);
        let wanted = |party: &[&str]| {
            has(party, self.head) || self.modifiers.iter().any(|word| has(party, word))
        };
        let said = |party: &[&str]| parts(role).any(|word| has(party, word));
        PARTIES.iter().any(|party| wanted(party))
            && PARTIES.iter().any(|party| said(party) && !wanted(party))
    }

    fn is_head(&self, noun: &str) -> bool {
        noun.eq_ignore_ascii_case(self.head) || lists(self.same, noun)
    }

    /// Whether a person's role, and what stands right after the name, say all of it.
    fn is_met(&self, carrier: &Carrier<'_>, scene: Scene<'_>) -> bool {
        let role = carrier.role.of(scene.text);
        let is_head = carrier.heads.iter().any(|head| self.is_head(head));
        let says = |text: &str, word: &str| parts(text).any(|part| part.eq_ignore_ascii_case(word));
        let is_other =
            || OTHER.iter().any(|other| says(role, other) && !self.modifiers.contains(other));
        if !is_head || is_other() {
            return false;
        }
        let after = origin(scene, carrier.mention);
        let in_party = |word: &str| match word {
            "Republican" => after.contains("R-") || after.contains("(R)"),
            "Democratic" | "Democrat" => after.contains("D-") || after.contains("(D)"),
            _ => false,
        };
        let in_state = self.state.is_none_or(|names| {
            names.iter().any(|name| role.contains(name) || after.contains(name))
        });
        let is_said = |word: &&str| says(role, word) || in_party(word);
        in_state && self.modifiers.iter().all(is_said)
    }
}

/// Where a person's name is followed by party and state, as in " (R-Ohio)", ", D-Ohio," and " of
/// Ohio", what stands there.
fn origin<'a>(scene: Scene<'a>, mention: &Mention) -> &'a str {
    let sentence = scene.sentences.get(mention.sentence).map_or(mention.span, |s| s.span);
    let end = scene.text.floor_char_boundary(sentence.end.min(mention.span.end + WINDOW));
    let after = scene.between(mention.span.end, end);
    let opens = [" (", ", R-", ", D-", " of ", " from "].iter().any(|open| after.starts_with(open));
    if opens { after } else { "" }
}

/// The words of a role without the marks at their ends.
fn parts(role: &str) -> impl Iterator<Item = &str> {
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

/// The nouns that say the same as one; none where they are not listed.
fn same(noun: &str) -> &'static [&'static str] {
    SAME.iter().find(|group| lists(group, noun)).copied().unwrap_or_default()
}

fn lists(nouns: &[&str], noun: &str) -> bool {
    nouns.iter().any(|one| one.eq_ignore_ascii_case(noun))
}

#[cfg(test)]
mod tests {
    use super::{Wanted, heads, same};

    #[test]
    fn a_role_has_its_nouns() {
        let of = |role| heads(role).collect::<Vec<_>>();
        assert_eq!(of("U.S. Secretary of State"), ["Secretary"]);
        assert_eq!(of("actor and director"), ["actor", "director"]);
        assert_eq!(of("Republican Sen."), ["Sen"]);
        assert!(same("Sen").contains(&"senator") && same("campaign").is_empty());
    }

    #[test]
    fn a_source_wants_head_modifiers_and_state() {
        let read = |phrase| Wanted::read(phrase).map(|w| (w.head, w.modifiers, w.state.is_some()));
        assert_eq!(read("New York businessman"), Some(("businessman", vec![], true)));
        assert_eq!(read("Republican nominee and"), Some(("nominee", vec!["Republican"], false)));
        assert_eq!(read("secretary of state"), Some(("secretary", vec!["state"], false)));
    }
}
