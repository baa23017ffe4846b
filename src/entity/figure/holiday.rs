//! Days and seasons of the year with a name: "Christmas Eve", "Ramadan", "New Year's Day". Those on
//! a fixed day of the civil calendar have a value.

use crate::annotation::Relative;

use super::amount::Amount;
use super::line::{Found, Line};
use super::toward::toward;

/// A name's words after the first, and month and day where they are fixed.
type Holiday = (&'static str, &'static [&'static str], Option<(u32, u32)>);

/// The longer name before the shorter.
const HOLIDAYS: &[Holiday] = &[
    ("Ash", &["Wednesday"], None),
    ("Bastille", &["Day"], Some((7, 14))),
    ("Boxing", &["Day"], Some((12, 26))),
    ("Chinese", &["New", "Year"], None),
    ("Christmas", &["Day"], Some((12, 25))),
    ("Christmas", &["Eve"], Some((12, 24))),
    ("Christmas", &[], Some((12, 25))),
    ("Diwali", &[], None),
    ("Easter", &["Sunday"], None),
    ("Easter", &["Monday"], None),
    ("Easter", &[], None),
    ("Eid", &["al", "-", "Adha"], None),
    ("Eid", &["al", "-", "Fitr"], None),
    ("Eid", &["Al", "-", "Adha"], None),
    ("Eid", &["Al", "-", "Fitr"], None),
    ("Eid", &["Al", "Adha"], None),
    ("Eid", &["Al", "Fitr"], None),
    ("Eid", &["al", "Adha"], None),
    ("Eid", &["al", "Fitr"], None),
    ("Eid", &[], None),
    ("Good", &["Friday"], None),
    ("Halloween", &[], Some((10, 31))),
    ("Hanukkah", &[], None),
    ("Independence", &["Day"], None),
    ("Juneteenth", &[], Some((6, 19))),
    ("Labor", &["Day"], None),
    ("Labour", &["Day"], None),
    ("Lunar", &["New", "Year"], None),
    ("Memorial", &["Day"], None),
    ("New", &["Year", "'s", "Day"], Some((1, 1))),
    ("New", &["Year", "’s", "Day"], Some((1, 1))),
    ("New", &["Year", "'s", "Eve"], Some((12, 31))),
    ("New", &["Year", "’s", "Eve"], Some((12, 31))),
    ("Nowruz", &[], None),
    ("Palm", &["Sunday"], None),
    ("Passover", &[], None),
    ("Ramadan", &[], None),
    ("Rosh", &["Hashanah"], None),
    ("Thanksgiving", &["Day"], None),
    ("Thanksgiving", &[], None),
    ("Valentine", &["'s", "Day"], Some((2, 14))),
    ("Valentine", &["’s", "Day"], Some((2, 14))),
    ("Veterans", &["Day"], None),
    ("Yom", &["Kippur"], None),
];

/// Whether a word begins a holiday's name.
pub(super) fn opens(word: &str) -> bool {
    matches!(
        word,
        "Ash"
            | "Bastille"
            | "Boxing"
            | "Chinese"
            | "Christmas"
            | "Diwali"
            | "Easter"
            | "Eid"
            | "Good"
            | "Halloween"
            | "Hanukkah"
            | "Independence"
            | "Juneteenth"
            | "Labor"
            | "Labour"
            | "Lunar"
            | "Memorial"
            | "New"
            | "Nowruz"
            | "Palm"
            | "Passover"
            | "Ramadan"
            | "Rosh"
            | "Thanksgiving"
            | "Valentine"
            | "Veterans"
            | "Yom"
    )
}

/// The holiday that begins at a word, unless the name goes on: "Easter Island".
pub(super) fn at(line: &Line<'_>, at: usize, _number: Option<Amount>) -> Option<Found> {
    let word = line.word(at);
    if !opens(word) {
        return None;
    }
    let (_, rest, fixed) = HOLIDAYS.iter().find(|(first, rest, _)| {
        *first == word && rest.iter().enumerate().all(|(i, next)| line.word(at + 1 + i) == *next)
    })?;
    let end = at + 1 + rest.len();
    let goes_on = line.words.get(end).is_some_and(|next| next.is_capital());
    let goes_on = goes_on || at > 0 && line.words[at - 1].is_capital() && rest.is_empty();
    if goes_on {
        return None;
    }
    match fixed {
        Some((month, day)) => {
            let relative = Relative::Days(*month, (*day, *day), toward(line, at, end));
            Some(Found::relative(end, relative))
        }
        None => Found::bare(end),
    }
}

#[cfg(test)]
mod tests {
    use super::{HOLIDAYS, opens};

    #[test]
    fn the_first_word_opens_a_holiday() {
        for (first, ..) in HOLIDAYS {
            assert!(opens(first), "{first}");
        }
    }
}
