//! Surnames that the recogniser overlooks or takes for something else: "Cuban", "Mr. Band", "Sessions".
//! Where the article names somebody so in full, a source of that one word is he or she.

use super::cast::Cast;
use super::scene::{Scene, is_person};
use crate::claim::title::untitled;
use crate::gender;
use crate::span::Span;

/// So many mentions are looked at, so that no article costs a square of its length.
const MOST: usize = 512;

/// The first mention of the person whose surname a source is, perhaps behind a title and before an
/// apposition.
pub(super) fn of_surname(scene: Scene<'_>, cast: &Cast<'_>, source: Span) -> Option<usize> {
    let words = source.of(scene.text).split([',', '(']).next().unwrap_or("").trim_end();
    let start = words.rfind(' ').map_or(0, |space| space + 1);
    let (before, surname) = words.split_at(start);
    let is_alone = before.is_empty() || untitled(&format!(" {}", before.trim_end())).is_empty();
    if !is_alone || !surname.starts_with(char::is_uppercase) {
        return None;
    }
    let titled = gender::courtesy(scene.text, source.start + start);
    let people = scene.mentions.iter().enumerate().filter(|(_, mention)| is_person(mention));
    let mut bearers = people.take(MOST).filter(|(_, mention)| {
        let gender = cast.is_female(mention);
        ends_with(&mention.name, surname)
            && (titled.is_none() || gender.is_none() || titled == gender)
    });
    bearers.next().map(|(number, _)| number)
}

/// Whether a full name ends with a surname, which may be written in capitals.
fn ends_with(name: &str, surname: &str) -> bool {
    let last = name.rsplit_once(' ').map(|(_, last)| last);
    let is_shouted = surname.len() > 2 && !surname.contains(char::is_lowercase);
    last.is_some_and(|last| last == surname || is_shouted && last.eq_ignore_ascii_case(surname))
}
