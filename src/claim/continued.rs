//! Quotations over several paragraphs: all their pieces belong to the attribution that stands beside one
//! of them. The tags go from left to right, and may give what opens a quotation to who spoke before.

use super::model::Spelled;
use super::page::Page;

/// Who has an item for content, and whether with nothing beside it.
type Holder = Option<(usize, bool)>;

/// Gives the pieces beside which no attribution stands to the attribution of the piece before, or else
/// to the first that follows.
pub(crate) fn unite(page: &Page<'_>, all: &mut Vec<Spelled>) {
    if !page.units.pieces.iter().any(|piece| piece.continues) {
        return;
    }
    let holders = holders(page, all);
    let mut moves: Vec<(usize, usize)> = Vec::new();
    for quotation in quotations(page) {
        let own = |item: usize| beside(page, all, *holders.get(item)?, item);
        let mut owner = quotation.iter().find_map(|&item| own(item));
        for item in quotation {
            let own = own(item);
            owner = own.or(owner);
            let is_free =
                holders.get(item).is_some_and(|holder| holder.is_none_or(|(_, whole)| whole));
            moves.extend(owner.filter(|_| own.is_none() && is_free).map(|owner| (item, owner)));
        }
    }
    if !moves.is_empty() {
        apply(&moves, all);
    }
}

/// The items of each quotation that goes over paragraphs, in text order.
fn quotations(page: &Page<'_>) -> Vec<Vec<usize>> {
    let mut found: Vec<Vec<usize>> = Vec::new();
    let quoted = page.units.items.iter().enumerate();
    for (item, piece) in quoted.filter_map(|(at, item)| Some((at, item.quote()?))) {
        match found.last_mut().filter(|_| page.units.goes_on(piece)) {
            Some(last) => last.push(item),
            None => found.push(vec![item]),
        }
    }
    found.retain(|quotation| quotation.len() > 1);
    found
}

/// Who has each item of an article for content.
fn holders(page: &Page<'_>, all: &[Spelled]) -> Vec<Holder> {
    let mut holders = vec![None; page.units.items.len()];
    for (number, one) in all.iter().enumerate() {
        for part in &one.content {
            let held = holders.get_mut(part.clone()).into_iter().flatten();
            held.for_each(|holder| *holder = Some((number, part.len() == 1)));
        }
    }
    holders
}

/// The holder of an item, if its cue stands in the same unit.
fn beside(page: &Page<'_>, all: &[Spelled], holder: Holder, item: usize) -> Option<usize> {
    let (number, _) = holder?;
    let unit = page.units.unit_of(item)?;
    let cue = all.get(number)?.cue.as_ref()?;
    unit.items.contains(&cue.start).then_some(number)
}

/// Makes items, which are in text order, the contents of these attributions alone.
fn apply(moves: &[(usize, usize)], all: &mut Vec<Spelled>) {
    let is_moved = |item: usize| moves.binary_search_by_key(&item, |&(item, _)| item).is_ok();
    for one in all.iter_mut() {
        one.content.retain(|part| part.len() > 1 || !is_moved(part.start));
    }
    for &(item, owner) in moves {
        if let Some(owner) = all.get_mut(owner) {
            owner.content.push(item..item + 1);
        }
    }
    all.iter_mut().for_each(|one| one.content.sort_unstable_by_key(|part| part.start));
    all.retain(|one| !one.content.is_empty());
}
