//! Organizations and countries that a source describes or shortens: "the commission", "the Post",
//! "the network", "it".

use super::antecedent::Last;
use super::scene::Scene;
use crate::annotation::Mention;
use crate::record::EntityType;
use crate::span::Span;

/// How far back the article is searched, in sentences: for a body whose name holds the noun, and
/// for the one that must be meant.
const REACH: usize = 30;
const NEAR: usize = 4;

/// Sorts of bodies: the nouns that stand for them, and words that only their names have.
const SORTS: &[(&[&str], &[&str])] = &[
    (
        &["newspaper", "paper", "daily", "tabloid"],
        &[
            "Times",
            "Post",
            "Journal",
            "Tribune",
            "Herald",
            "Gazette",
            "Globe",
            "Guardian",
            "Chronicle",
            "Telegraph",
            "Observer",
            "Register",
            "Examiner",
            "Independent",
            "Mail",
            "Mirror",
            "Daily",
            "Courier",
            "Ledger",
            "Dispatch",
            "Inquirer",
            "Sentinel",
            "Leader",
            "Bee",
            "Sun",
            "Express",
            "Monde",
            "Figaro",
            "Spiegel",
            "Zeitung",
            "USA",
        ],
    ),
    (
        &["network", "broadcaster", "channel"],
        &[
            "CNN",
            "Fox",
            "NBC",
            "ABC",
            "CBS",
            "MSNBC",
            "BBC",
            "PBS",
            "CNBC",
            "Jazeera",
            "ESPN",
            "Univision",
            "Telemundo",
            "HBO",
            "ITV",
            "Sky",
            "NDTV",
            "NPR",
            "CBC",
            "Network",
            "TV",
            "Television",
        ],
    ),
    (
        &["agency"],
        &[
            "CIA",
            "FBI",
            "NSA",
            "EPA",
            "FDA",
            "IRS",
            "NASA",
            "FEMA",
            "DEA",
            "TSA",
            "ICE",
            "SEC",
            "FCC",
            "FTC",
            "CDC",
            "Agency",
            "Administration",
            "Bureau",
            "Service",
            "Reuters",
            "Xinhua",
            "Tass",
        ],
    ),
    (&["university", "school", "college"], &["University", "College", "School", "Institute"]),
    (&["court", "justices"], &["Court"]),
    (&["department", "ministry"], &["Department", "Ministry"]),
];

/// Nouns for a company, and words that no company's name has.
const COMPANIES: &[&str] = &["company", "firm", "corporation"];
const PUBLIC: &[&str] = &[
    "Senate",
    "House",
    "Congress",
    "Committee",
    "Department",
    "Ministry",
    "University",
    "Party",
    "Court",
    "Commission",
    "Agency",
    "Council",
    "Parliament",
    "Government",
    "Bureau",
    "Service",
    "Administration",
    "Institute",
    "School",
    "Union",
    "Association",
    "Foundation",
    "State",
    "Security",
    "Police",
    "Army",
    "Navy",
    "Treasury",
    "Democrats",
    "Republicans",
    "National",
    "Times",
    "Post",
    "Journal",
    "News",
    "Campaign",
    "PAC",
    "GOP",
    "White",
    "United",
    "Nations",
    "Center",
    "Democratic",
    "Republican",
    "Board",
    "League",
    "Office",
    "Fund",
    "Club",
    "Society",
    "Coalition",
    "Alliance",
    "Project",
    "Trust",
    "Church",
    "Museum",
    "Guild",
    "Federation",
    "Initiative",
    "America",
    "Americans",
    "Action",
    "Caucus",
    "Conference",
    "Review",
];

/// Nouns that a name may hold but that the article may use of many others.
const VAGUE: &[&str] = &[
    "campaign",
    "country",
    "nation",
    "state",
    "city",
    "house",
    "news",
    "world",
    "public",
    "people",
    "international",
    "american",
    "national",
    "white",
    "new",
    "united",
    "general",
    "president",
    "survey",
    "poll",
    "report",
];

/// The organization that a source of some words stands for: "the" and a noun, or the end of its name ("the
/// budget office").
pub(super) fn described(scene: Scene<'_>, source: Span, last: Option<Last>) -> Option<usize> {
    let words = source.of(scene.text);
    let noun = words.strip_prefix("the ").or_else(|| words.strip_prefix("The "))?;
    let noun = noun.trim_end();
    if noun.contains([',', '\'', '’']) || noun.ends_with('s') && !is_short_name(noun) {
        return None;
    }
    let here = scene.sentence_of(source.start);
    let bodies = || {
        let near = move |mention: &Mention| mention.sentence + REACH > here;
        let before = scene.before(source.start).take_while(move |(_, mention)| near(mention));
        before.filter(|(_, mention)| mention.kind == EntityType::Organization)
    };
    let holder = bodies().find(|(_, mention)| holds(&mention.name, noun));
    let sorted = || bodies().find(|(_, mention)| is_of_sort(&mention.name, noun));
    let company = || COMPANIES.contains(&noun).then(|| company(scene, source, last)).flatten();
    holder.or_else(sorted).map(|(number, _)| number).or_else(company)
}

/// The company meant: the one that has just spoken, or else the only one that is named near.
fn company(scene: Scene<'_>, source: Span, last: Option<Last>) -> Option<usize> {
    let here = scene.sentence_of(source.start);
    let is_company =
        |mention: &Mention| mention.kind == EntityType::Organization && is_private(&mention.name);
    let spoke = last.filter(|last| {
        last.sentence + 1 >= here && scene.mention(last.speaker).is_some_and(is_company)
    });
    let before = scene.before(source.start).take_while(|(_, m)| m.sentence + NEAR > here);
    let mut companies = before.filter(|(_, mention)| is_company(mention));
    let mut only = || {
        let found = companies.next()?;
        companies.all(|(_, other)| other.name == found.1.name).then_some(found.0)
    };
    spoke.map(|last| last.speaker).or_else(&mut only)
}

/// "the Times": a capital says that it is part of a name.
fn is_short_name(noun: &str) -> bool {
    noun.starts_with(char::is_uppercase)
}

/// Whether the noun is the head of a name of several words: "Harbor Commission", "Washington Post",
/// "Commission on Harbors".
fn holds(name: &str, noun: &str) -> bool {
    let is_vague = VAGUE.iter().any(|vague| vague.eq_ignore_ascii_case(noun));
    let ends = [" of ", " on ", " for "].iter().filter_map(|link| name.find(link));
    let head = name.get(..ends.min().unwrap_or(name.len())).unwrap_or(name);
    let closes = |part: &str| {
        let start = part.len().checked_sub(noun.len());
        let (before, end) =
            start.and_then(|start| part.split_at_checked(start)).unwrap_or_default();
        end.eq_ignore_ascii_case(noun) && (before.is_empty() || before.ends_with(' '))
    };
    name.contains(' ') && name.len() > noun.len() && !is_vague && (closes(name) || closes(head))
}

fn is_of_sort(name: &str, noun: &str) -> bool {
    let fits = |words: &[&str]| name.split(' ').any(|word| words.contains(&word));
    SORTS.iter().any(|(nouns, words)| nouns.contains(&noun) && fits(words))
}

fn is_private(name: &str) -> bool {
    let is_acronym = name.len() <= 6 && name.chars().all(|c| c.is_ascii_uppercase());
    !is_acronym && !name.split([' ', '-']).any(|word| PUBLIC.contains(&word))
}

/// What "it" stands for: the body or country that opens this sentence or the one before, or that
/// spoke last in one of them.
pub(super) fn it(scene: Scene<'_>, source: Span, last: Option<Last>) -> Option<usize> {
    let here = scene.sentence_of(source.start);
    let is_body =
        |mention: &Mention| matches!(mention.kind, EntityType::Organization | EntityType::Place);
    let spoke = last.filter(|last| last.sentence + 1 >= here);
    let spoke = spoke.filter(|last| scene.mention(last.speaker).is_some_and(is_body));
    let opens = |mention: &Mention| {
        let lead = scene.lead(mention).trim();
        let after = scene.between(mention.span.end, scene.text.len());
        let owns = after.starts_with("'s") || after.starts_with("’s");
        (lead.is_empty() || lead == "The") && after.starts_with(' ') && !owns
    };
    let mut near = scene.before(source.start).take_while(|(_, m)| m.sentence + 1 >= here);
    let mut opener = || near.find(|(_, mention)| is_body(mention) && opens(mention));
    spoke.map(|last| last.speaker).or_else(|| opener().map(|(number, _)| number))
}

#[cfg(test)]
mod tests {
    use super::{holds, is_of_sort, is_private};

    #[test]
    fn nouns_find_their_bodies() {
        assert!(holds("Harbor Safety Commission", "commission"));
        assert!(holds("Salem Post", "Post") && !holds("Post", "Post"));
        assert!(holds("State Budget Office", "budget office"));
        assert!(holds("Commission on Harbors", "commission"));
        assert!(!holds("White House", "house") && !holds("Harbor Commission", "arbor commission"));
        assert!(is_of_sort("Harbor Ledger", "newspaper") && is_of_sort("CNN", "network"));
        assert!(is_private("Umber Foods") && !is_private("Harbor Commission"));
    }
}
