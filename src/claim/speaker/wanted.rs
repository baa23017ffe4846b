//! What a source says of a person whom it does not name, held against the roles that the article gives
//! its persons.

use super::carrier::{Carrier, ENDS, Nation, TIES, parts};
use super::scene::Scene;
use super::state::state_in;

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

/// Parties, of which a person has one.
const PARTIES: &[&[&str]] =
    &[&["Republican", "GOP"], &["Democratic", "Democrat"], &["Libertarian"]];

/// Modifiers that make another office of it.
const OTHER: &[&str] = &["vice", "deputy", "assistant", "former", "ex", "associate", "under"];

/// Nouns of who leads a country.
const LEADERS: &[&str] = &["president", "chancellor", "premier", "leader"];

/// What a source says of a person.
pub(super) struct Wanted<'a> {
    pub(super) head: &'a str,
    /// Nouns that say the same as the head.
    same: &'static [&'static str],
    pub(super) modifiers: Vec<&'a str>,
    state: Option<&'static [&'static str]>,
    nation: Option<Nation<'a>>,
}

impl<'a> Wanted<'a> {
    /// Reads a phrase without its article; `nation` is the one that it names.
    pub(super) fn read(phrase: &'a str, nation: Option<Nation<'a>>) -> Option<Self> {
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
        let states = state.iter().flat_map(|names| names.iter().copied());
        let names: Vec<&str> = states.chain(nation.map(|nation| nation.name)).collect();
        let is_part = |word: &str| {
            names.iter().any(|name| name.split(' ').any(|part| part.eq_ignore_ascii_case(word)))
        };
        let is_idle = |word: &str| lists(IDLE, word.trim_end_matches('.'));
        modifiers.retain(|word| !word.is_empty() && !is_idle(word) && !is_part(word));
        (!head.is_empty()).then(|| Wanted { head, same: same(head), modifiers, state, nation })
    }

    /// Whether more is said than a noun that many have.
    pub(super) fn is_special(&self) -> bool {
        !self.modifiers.is_empty() || self.is_placed()
    }

    /// Whether it is said of what state or country.
    pub(super) fn is_placed(&self) -> bool {
        self.state.is_some() || self.nation.is_some()
    }

    /// Whether a person's role speaks against it: of another party.
    pub(super) fn is_denied(&self, role: &str) -> bool {
        let has = |party: &[&str], word: &str| party.contains(&word);
        let wanted = |party: &[&str]| {
            has(party, self.head) || self.modifiers.iter().any(|word| has(party, word))
        };
        let said = |party: &[&str]| parts(role).any(|word| has(party, word));
        PARTIES.iter().any(|party| wanted(party))
            && PARTIES.iter().any(|party| said(party) && !wanted(party))
    }

    fn is_head(&self, noun: &str) -> bool {
        let leads = || self.head == "leader" && self.nation.is_some() && lists(LEADERS, noun);
        noun.eq_ignore_ascii_case(self.head) || lists(self.same, noun) || leads()
    }

    /// Whether a person's role, and what stands right after the name, say all of it.
    pub(super) fn is_met<'b>(&self, carrier: &Carrier<'b>, scene: Scene<'b>) -> bool {
        let role = carrier.role.of(scene.text);
        let is_head = carrier.heads.iter().any(|noun| self.is_head(noun));
        let says = |text: &str, word: &str| parts(text).any(|part| part.eq_ignore_ascii_case(word));
        let is_other =
            || OTHER.iter().any(|other| says(role, other) && !self.modifiers.contains(other));
        if !is_head || is_other() {
            return false;
        }
        let after = carrier.origin(scene);
        let in_party = |word: &str| match word {
            "Republican" => after.contains("R-") || after.contains("(R)"),
            "Democratic" | "Democrat" => after.contains("D-") || after.contains("(D)"),
            _ => false,
        };
        let in_state = self.state.is_none_or(|names| {
            names.iter().any(|name| role.contains(name) || after.contains(name))
        });
        let is_said = |word: &&str| says(role, word) || in_party(word);
        let in_nation = self.nation.is_none_or(|nation| carrier.serves(nation));
        in_state && in_nation && self.modifiers.iter().all(is_said)
    }
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
    use super::{Nation, Wanted, same};

    #[test]
    fn some_nouns_say_the_same() {
        assert!(same("Sen").contains(&"senator") && same("campaign").is_empty());
    }

    #[test]
    fn a_source_wants_head_modifiers_state_and_nation() {
        let read =
            |phrase| Wanted::read(phrase, None).map(|w| (w.head, w.modifiers, w.state.is_some()));
        assert_eq!(read("New York businessman"), Some(("businessman", vec![], true)));
        assert_eq!(read("Republican nominee and"), Some(("nominee", vec!["Republican"], false)));
        assert_eq!(read("secretary of state"), Some(("secretary", vec!["state"], false)));
        let nation = Nation { name: "El Salvador", code: "SV" };
        let wanted = Wanted::read("president of El Salvador", Some(nation));
        assert_eq!(wanted.map(|w| (w.head, w.modifiers)), Some(("president", vec![])));
    }
}
