//! "Lee: Dam is safe" in a title. The model knows most of them; where it is silent over a person of the
//! article, the rule speaks (in PolNeAR train 51 of 54 such labels are sources).

use crate::annotation::Mention;
use crate::claim::candidate::Candidate;
use crate::claim::page::Page;
use crate::claim::unit::Item;
use crate::claim::word::Class;
use crate::record::Role;

use super::label::statement;
use super::persons::is_person;

/// Adds what titles say of persons of the article, where nothing has been found.
pub(crate) fn propose(page: &Page<'_>, mentions: &[Mention], found: &mut Vec<Candidate>) {
    let titles = page.units.units.iter().take_while(|unit| unit.role == Role::Title).count();
    for candidate in (0..titles).filter_map(|unit| statement(page, unit)) {
        let label = candidate.source.unwrap_or_default();
        let is_name = !page.units.within(&page.units.range_of(label)).iter().any(relates);
        let asks = candidate.extent().of(page.text).ends_with('?');
        let is_new = !found.iter().any(|one| one.whole().overlaps(candidate.whole()));
        if is_name && !asks && is_new && is_person(page, mentions, label) {
            found.push(candidate);
        }
    }
}

/// "CNN President On Lee": the last name is another's.
fn relates(item: &Item) -> bool {
    item.word.class.has(Class::PREPOSITION)
}
