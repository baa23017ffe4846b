//! The persons of an article, by whose surnames labels are told from other words before a colon.

use crate::annotation::Mention;
use crate::claim::page::Page;
use crate::record::EntityType;
use crate::span::Span;

/// So many mentions are looked at for the name of a label, so that no transcript costs a square.
const MOST: usize = 256;

/// Whether a label is, or ends with, the surname of a person, an apposition apart.
pub(super) fn is_person(page: &Page<'_>, mentions: &[Mention], label: Span) -> bool {
    let name = label.of(page.text).split([',', '(']).next().unwrap_or("").trim_end();
    let surname = name.rsplit(' ').next().unwrap_or("");
    let mut people =
        mentions.iter().filter(|mention| mention.kind == EntityType::Person).take(MOST);
    people.any(|person| {
        let last = person.name.rsplit(' ').next().unwrap_or("");
        last.eq_ignore_ascii_case(surname)
    })
}
