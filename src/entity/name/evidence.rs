//! What speaks for each type of a candidate: the lexicon, its head, its shape, its neighbours.
//! The weights were set by hand on Wikipedia and Wikinews text.

use std::ops::Range;

use super::super::class::Classes;
use super::super::word::Shape;
use super::candidate::{Candidate, Scores, Standing, TYPES};
use super::context::{self, EVENT, FACILITY, GROUP, LAW, ORGANIZATION, PERSON, PLACE, PRODUCT};
use super::split::Part;
use super::style::Style;
use super::view::{NAMED, View};

/// The candidate of a part, with all its evidence.
pub(super) fn weigh(view: &View<'_>, sentence: usize, part: &Part) -> Candidate {
    let classes = view.classes(&part.range);
    let mut candidate = unweighed(view, sentence, &part.range, classes);
    candidate.scores = scores(view, part, classes);
    candidate.standing = standing(view, part, classes);
    if is_people_adjective(view, part) {
        candidate.scores[GROUP] += 8.0;
        candidate.standing = Standing::Sure;
    }
    candidate
}

/// Whether the evidence is for a facility rather than for another place.
pub(super) fn is_facility(view: &View<'_>, part: &Part) -> bool {
    let scores = scores(view, part, view.classes(&part.range));
    scores[FACILITY] > scores[PLACE]
}

fn scores(view: &View<'_>, part: &Part, classes: Classes) -> Scores {
    let mut scores = [0.0; TYPES.len()];
    known(classes, part.range.len(), &mut scores);
    headed(view, part, &mut scores);
    personal(view, part, &mut scores);
    shaped(view, part, &mut scores);
    neighbours(view, part, &mut scores);
    scores
}

/// The candidate of some words, whose classes are given, without evidence for any type.
pub(super) fn unweighed(
    view: &View<'_>,
    sentence: usize,
    range: &Range<usize>,
    classes: Classes,
) -> Candidate {
    let canonical = classes.has(Classes::RENAMED).then(|| view.canonical(range)).flatten();
    let is_surname = |at: &usize| view.is_capital(*at) && !is_generation(view.word(*at));
    let last = range.clone().rev().find(is_surname).unwrap_or(range.start);
    Candidate {
        sentence,
        span: view.span(range),
        first: view.span(&(range.start..range.start + 1)),
        last: view.span(&(last..last + 1)),
        words: range.len(),
        scores: Scores::default(),
        standing: Standing::Doubtful,
        shouted: view.style != Style::Prose,
        canonical: canonical.filter(|_| classes.has(NAMED)),
        is_leader: classes.has(Classes::LEADER) && canonical.is_some(),
        bracketed: view.before(range.start) == "(",
    }
}

/// What follows the surname of a son, a king or a pope.
fn is_generation(word: &str) -> bool {
    matches!(word, "Jr" | "Jr." | "Sr" | "Sr." | "II" | "III" | "IV")
}

fn known(classes: Classes, words: usize, scores: &mut Scores) {
    let several = if words > 1 { 2.0 } else { 0.0 };
    let rules = [
        (Classes::COUNTRY.with(Classes::PLACE), PLACE, 8.0),
        (Classes::CAPITAL, PLACE, 4.0),
        (Classes::REGION, PLACE, 2.0 + several),
        (Classes::CITY, PLACE, 1.5 + several),
        (Classes::GROUP, GROUP, 8.0),
        (Classes::BODY, ORGANIZATION, 8.0),
        (Classes::COMPANY, ORGANIZATION, 3.0 + several),
    ];
    for (class, kind, weight) in rules {
        if classes.has(class) {
            scores[kind] += weight;
        }
    }
}

/// The last word, or the first before "of", tells the type.
fn headed(view: &View<'_>, part: &Part, scores: &mut Scores) {
    if part.range.len() < 2 {
        return;
    }
    let head = view.head_before_link(&part.range).unwrap_or(part.range.end - 1);
    if let Some(kind) = leading(view.word(part.range.start)) {
        scores[kind] += 3.0;
    }
    if is_direction(view.word(part.range.start)) {
        scores[PLACE] += if view.has(part.range.end - 1, Classes::ANY_PLACE) { 4.0 } else { 1.5 };
        scores[PERSON] -= 2.0;
    } else if view.has(head, Classes::SURE_PLACE) && !view.has(part.range.start, Classes::FORENAME)
    {
        scores[ORGANIZATION] += 2.0;
        scores[PERSON] -= 2.0;
    }
    let may_be_surname = part.range.len() == 2
        && view.has(head, Classes::SURNAME.with(Classes::FORENAME))
        && view.has(part.range.start, Classes::FORENAME);
    let weight = if may_be_surname { 2.0 } else { 6.0 };
    for (class, kind) in [
        (Classes::HEAD_ORGANIZATION, ORGANIZATION),
        (Classes::HEAD_FACILITY, FACILITY),
        (Classes::HEAD_PLACE, PLACE),
        (Classes::HEAD_EVENT, EVENT),
        (Classes::HEAD_LAW, LAW),
        (Classes::HEAD_PRODUCT, PRODUCT),
    ] {
        if view.has(head, class) {
            scores[kind] += weight;
        }
    }
}

/// The type that the first word of a name tells.
fn leading(word: &str) -> Option<usize> {
    Some(match word {
        "Lake" | "Mount" | "Mt." | "Cape" | "Gulf" | "Port" | "San" | "Santa" | "St." | "Isle"
        | "Río" | "Rio" => PLACE,
        "Hurricane" | "Typhoon" | "Cyclone" | "Operation" | "Tropical" => EVENT,
        "Fort" | "Camp" | "Hotel" | "Villa" | "Palazzo" | "Casa" | "Highway" | "Route"
        | "Interstate" => FACILITY,
        "Team" | "Radio" | "Club" | "Grupo" | "Banco" | "Banque" | "Partido" | "Parti" | "Lega"
        | "Movimiento" | "Universidad" | "Real" | "Atlético" | "Inter" | "FC" | "AC"
        | "National" | "International" | "Federal" | "United" => ORGANIZATION,
        _ => return None,
    })
}

const DIRECTIONS: &[&str] = &[
    "North",
    "South",
    "East",
    "West",
    "Northern",
    "Southern",
    "Eastern",
    "Western",
    "Central",
    "Upper",
    "Lower",
    "Greater",
    "Northeast",
    "Northwest",
    "Southeast",
    "Southwest",
    "Downtown",
];

fn is_direction(word: &str) -> bool {
    DIRECTIONS.contains(&word)
}

/// Titles, forenames, surnames, initials.
fn personal(view: &View<'_>, part: &Part, scores: &mut Scores) {
    let (start, last) = (part.range.start, part.range.end - 1);
    let several = part.range.len() > 1;
    if part.titled {
        scores[PERSON] += 5.0;
    }
    if view.has(start, Classes::FORENAME) {
        scores[PERSON] += if several { 4.0 } else { 1.5 };
    }
    if view.has(last, Classes::SURNAME) {
        scores[PERSON] += if several && !view.has(last, Classes::COMMON) { 2.0 } else { 1.0 };
    }
    let has_initial = part
        .range
        .clone()
        .skip(usize::from(several))
        .any(|at| view.words[at].shape == Shape::Initial);
    let opens_with_initials = view.words[start].shape == Shape::Initial
        || view.words[start].shape == Shape::Upper && view.word(start).ends_with('.');
    if several && (has_initial || opens_with_initials) {
        scores[PERSON] += 2.0;
    }
    if is_linked(view, part, |word| matches!(word, "bin" | "al" | "van" | "von" | "ibn")) {
        scores[PERSON] += 1.5;
    }
}

/// Whether one of the words without a capital is such a link.
fn is_linked(view: &View<'_>, part: &Part, is_link: fn(&str) -> bool) -> bool {
    part.range.clone().any(|at| !view.words[at].is_capital() && is_link(view.word(at)))
}

/// Capitals, ordinary words, small words inside.
fn shaped(view: &View<'_>, part: &Part, scores: &mut Scores) {
    let range = part.range.clone();
    let several = range.len() > 1;
    let upper = |at: usize| view.words[at].shape == Shape::Upper;
    if !several && upper(range.start) && view.style != Style::Upper {
        scores[ORGANIZATION] += 3.0;
    }
    let acronym = |at: usize| upper(at) && !view.word(at).contains('.');
    let shouted = range.clone().filter(|&at| acronym(at)).count();
    if several && shouted > 0 && shouted < range.len() && view.style == Style::Prose {
        scores[ORGANIZATION] += 2.0;
        scores[PERSON] -= 2.0;
    }
    if view.is_quoted(&range) && several {
        scores[PRODUCT] += 4.0;
    }
    if several && upper(range.start) && view.words[range.end - 1].shape == Shape::Number {
        scores[ORGANIZATION] += 2.0;
    }
    let ordinary = range.clone().filter(|&at| view.has(at, Classes::COMMON)).count();
    if several && ordinary == range.len() && view.style == Style::Prose {
        scores[ORGANIZATION] += 1.5;
        scores[PERSON] -= 2.0;
    }
    if several && is_linked(view, part, |word| matches!(word, "of" | "for" | "the" | "and" | "&")) {
        scores[ORGANIZATION] += 1.0;
        scores[PERSON] -= 3.0;
    }
    let is_romance =
        is_linked(view, part, |word| matches!(word, "de" | "del" | "du" | "di" | "des"));
    if is_romance && !view.has(range.start, Classes::FORENAME) {
        scores[ORGANIZATION] += 1.2;
        scores[PERSON] -= 1.2;
    }
    if (2..=4).contains(&range.len()) && ordinary == 0 {
        scores[PERSON] += 1.2;
    }
}

/// The words before and after.
fn neighbours(view: &View<'_>, part: &Part, scores: &mut Scores) {
    let range = &part.range;
    let short = range.len() <= 2;
    let before = view.before(range.start);
    if matches!(before, "the" | "The") {
        scores[PERSON] -= 1.5;
        scores[ORGANIZATION] += 1.0;
        context::before(
            range.start.checked_sub(1).map_or("", |the| view.before(the)),
            false,
            scores,
        );
    } else {
        context::before(before, short, scores);
    }
    let after = range.end
        + usize::from(view.words.get(range.end).is_some_and(|word| word.shape == Shape::Clitic));
    context::after(view.word(after), view.word(after + 1), scores);
    if view.word(range.end) == ","
        && view.has(range.end + 1, Classes::SURE_PLACE.with(Classes::REGION))
        && short
    {
        scores[PLACE] += 2.0;
    }
}

/// "Western officials", "Black voters": adjectives that mean a people or camp only with a capital
/// that nothing else asks for, before a noun that is no name.
fn is_people_adjective(view: &View<'_>, part: &Part) -> bool {
    const ADJECTIVES: &[&str] =
        &["Western", "Indigenous", "Black", "White", "Baltic", "Caribbean", "Native"];
    let (at, next) = (part.range.start, view.words.get(part.range.end));
    part.range.len() == 1
        && view.style == Style::Prose
        && !view.is_initial(at)
        && next.is_some_and(|next| next.shape == Shape::Lower && next.span.len() > 3)
        && ADJECTIVES.contains(&view.word(at))
}

/// Whether the candidate is a name at all.
fn standing(view: &View<'_>, part: &Part, classes: Classes) -> Standing {
    const SURE: Classes = Classes::SURE_PLACE.with(Classes::GROUP).with(Classes::BODY);
    let single = part.range.len() == 1;
    let (start, last) = (part.range.start, part.range.end - 1);
    let ordinary =
        part.range.clone().all(|at| view.has(at, Classes::COMMON) || !view.is_capital(at));
    let at_start = view.is_initial(start);
    if classes.has(SURE) && !(single && ordinary && at_start) {
        return Standing::Sure;
    }
    if view.style != Style::Prose {
        let is_full =
            !single && view.has(start, Classes::FORENAME) && !view.has(last, Classes::COMMON);
        let is_known = !single && classes.has(NAMED);
        return if is_full || is_known { Standing::Plain } else { Standing::Doubtful };
    }
    let names_nothing = single
        && ordinary
        && !part.titled
        && (at_start || !classes.has(NAMED.with(Classes::SURNAME)));
    match names_nothing
        || (single
            && view.has(start, Classes::ANY_HEAD.with(Classes::TITLE))
            && !classes.has(NAMED))
    {
        true => Standing::Doubtful,
        false => Standing::Plain,
    }
}
