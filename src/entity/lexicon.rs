//! Every word and phrase the recogniser knows, from the lists under `data/gazetteer`, in one map:
//! one look-up answers for all classes at once.

use std::cell::Cell;

use rustc_hash::FxHashMap;

use super::class::Classes;
use crate::crf::hash;
use crate::filter::Filter;
use crate::form::Forms;
use crate::span::Span;
use crate::token::Tokens;

/// The lists, and the class their entries are of. The first list to give a form a canonical name
/// wins. A class of `NONE` means that each line names its own.
const LISTS: &[(&str, Classes)] = &[
    (include_str!("../../data/gazetteer/places.txt"), Classes::PLACE),
    (include_str!("../../data/gazetteer/countries.txt"), Classes::COUNTRY),
    (include_str!("../../data/gazetteer/groups.txt"), Classes::GROUP),
    (include_str!("../../data/gazetteer/demonyms.txt"), Classes::GROUP),
    (include_str!("../../data/gazetteer/bodies.txt"), Classes::BODY),
    (include_str!("../../data/gazetteer/agencies.txt"), Classes::COMPANY),
    (include_str!("../../data/gazetteer/teams.txt"), Classes::COMPANY),
    (include_str!("../../data/gazetteer/companies.txt"), Classes::COMPANY),
    (include_str!("../../data/gazetteer/cities.txt"), Classes::CITY),
    (include_str!("../../data/gazetteer/regions.txt"), Classes::REGION),
    (include_str!("../../data/gazetteer/leaders.txt"), Classes::LEADER),
    (include_str!("../../data/gazetteer/forenames.txt"), Classes::FORENAME),
    (include_str!("../../data/gazetteer/surnames.txt"), Classes::SURNAME),
    (include_str!("../../data/gazetteer/titles.txt"), Classes::TITLE),
    (include_str!("../../data/gazetteer/heads.txt"), Classes::NONE),
    (include_str!("../../data/gazetteer/common.txt"), Classes::COMMON),
    (include_str!("../../data/gazetteer/function.txt"), Classes::FUNCTION),
    (include_str!("../../data/gazetteer/calendar.txt"), Classes::NONE),
];

/// First halves of the names of two peoples together: "Franco-German".
const COMBINING: &[&str] = &[
    "Afro", "Anglo", "Austro", "Euro", "Franco", "Greco", "Hispano", "Indo", "Italo", "Judeo",
    "Luso", "Russo", "Serbo", "Sino", "Turco",
];

/// How many words a phrase of the lists has at most.
pub(crate) const LONGEST_PHRASE: usize = 8;

/// The classes of forms.
pub(crate) struct Lexicon {
    forms: Forms<Classes>,
    /// The canonical names of the few forms that have another than the form itself.
    canonical: FxHashMap<&'static str, &'static str>,
    /// How phrases begin. Most words that open some phrase do not open one where they stand, which so
    /// small a set tells without a look at the forms.
    openings: Filter<2048>,
}

impl Lexicon {
    /// Reads the embedded lists: some ten milliseconds, to be done once.
    pub(crate) fn embedded() -> Self {
        let size = LISTS.iter().map(|(list, _)| list.len() / 9).sum();
        let mut lexicon = Lexicon {
            forms: Forms::with_capacity(size),
            canonical: FxHashMap::default(),
            openings: Filter::new(),
        };
        for (list, class) in LISTS {
            for line in list.lines().filter(|line| !line.starts_with('#')) {
                lexicon.add(line, *class);
            }
        }
        lexicon
    }

    fn add(&mut self, line: &'static str, list: Classes) {
        let (form, second) = match line.split_once('\t') {
            Some((form, second)) => (form, Some(second)),
            None => (line, None),
        };
        let (classes, canonical) = match second {
            Some("CAPITAL") => (list.with(Classes::CAPITAL), None),
            Some(named) if list == Classes::NONE => (named_class(named), None),
            canonical => (list, canonical),
        };
        let named = Classes::ANY_PLACE.with(Classes::GROUP).with(Classes::BODY);
        let known = self.forms.entry(form);
        if let Some(canonical) = canonical.filter(|_| !known.has(named.with(Classes::RENAMED))) {
            self.canonical.insert(form, canonical);
            *known = known.with(Classes::RENAMED);
        }
        *known = known.with(classes);
        let first = &form[..first_word(form)];
        if first.len() < form.len() {
            let opener = self.forms.entry(first);
            *opener = opener.with(Classes::OPENS_PHRASE);
            // The first word of "AT&T Corp." is "AT".
            let word = Tokens::of(form, Span::new(0, form.len())).next();
            for length in [first.len(), word.map_or(0, |word| word.span.len())] {
                self.openings.add(opening(form, length));
            }
        }
    }

    /// Whether a phrase may begin with the first word of a text, which has so many bytes.
    pub(crate) fn may_open_phrase(&self, text: &str, word: usize) -> bool {
        self.openings.may_have(opening(text, word))
    }

    /// The classes of exactly this form, or else of a people's name as such names are made.
    pub(crate) fn get(&self, form: &str) -> Classes {
        self.forms.get(form).unwrap_or_else(|| self.demonym(form))
    }

    /// The canonical name of exactly this form, where a list gives another than the form itself.
    pub(crate) fn canonical(&self, form: &str) -> Option<&'static str> {
        self.canonical.get(form).copied()
    }

    /// "Gazans", "Crimean", "Torontonians", "Sadrists": no list has them all. The singular in -i is
    /// left out, because surnames are made in the same way.
    fn demonym(&self, form: &str) -> Classes {
        const LONGEST: usize = 18;
        const ENDINGS: [(&str, &[&str]); 8] = [
            ("onians", &["o"]),
            ("ians", &["ia", "", "y"]),
            ("ian", &["ia", "", "y"]),
            ("ans", &["a", ""]),
            ("an", &["a", ""]),
            ("ese", &["", "a"]),
            ("ers", &[""]),
            ("is", &[""]),
        ];
        let may_be = form.len() <= LONGEST
            && matches!(form.as_bytes(), [b'A'..=b'Z', .., b's' | b'n' | b'e']);
        let is_joined = || {
            let parts = form.split_once('-').filter(|(first, _)| COMBINING.contains(first));
            parts.is_some_and(|(_, last)| self.get(last).has(Classes::GROUP))
        };
        let is_camp = || ["ists", "istas"].iter().any(|ending| form.ends_with(ending));
        let is_made = may_be
            && (is_camp()
                || is_joined()
                || ENDINGS.iter().any(|(ending, tails)| match form.strip_suffix(ending) {
                    Some(stem) if stem.len() > 2 => {
                        tails.iter().any(|tail| self.is_place(stem, tail))
                    }
                    _ => false,
                }));
        if is_made { Classes::GROUP } else { Classes::NONE }
    }

    fn is_place(&self, stem: &str, tail: &str) -> bool {
        let known = match tail {
            "" => self.forms.get(stem),
            _ => self.forms.get(format!("{stem}{tail}").as_str()),
        };
        known.is_some_and(|classes| classes.has(Classes::ANY_PLACE))
    }

    /// The classes of a word; an inflected one has those of ordinary words from its stem.
    pub(crate) fn classes(&self, word: &str) -> Classes {
        recent(hash::number(word.as_bytes()), || {
            let classes = self.get(word);
            match classes.has(Classes::COMMON) || !self.is_inflected(word) {
                true => classes,
                false => classes.with(Classes::COMMON),
            }
        })
    }

    /// Whether the word is an ordinary one with an ending. In step with `stems` of `derive.py`.
    fn is_inflected(&self, word: &str) -> bool {
        const ENDINGS: [(&str, &[&str]); 7] = [
            ("ies", &["y"]),
            ("ied", &["y"]),
            ("es", &["", "e"]),
            ("s", &[""]),
            ("ed", &["", "e"]),
            ("ing", &["", "e"]),
            ("ly", &[""]),
        ];
        let may_end = matches!(word.as_bytes().last(), Some(b's' | b'd' | b'g' | b'y'));
        may_end
            && ENDINGS.iter().any(|(ending, heads)| match word.strip_suffix(ending) {
                Some(stem) if stem.len() > 2 => heads.iter().any(|head| self.is_common(stem, head)),
                _ => false,
            })
    }

    fn is_common(&self, stem: &str, ending: &str) -> bool {
        match ending {
            "" => self.get(stem).has(Classes::COMMON),
            _ => self.get(&format!("{stem}{ending}")).has(Classes::COMMON),
        }
    }
}

/// How many words a thread remembers.
const PLACES: usize = 4096;

thread_local! {
    /// Words by their number, with their classes; each takes the place of the one before it there. The
    /// classes of a word are the same whenever they are found: all lexicons are of the same lists.
    static RECENT: [Cell<(u64, Classes)>; PLACES] =
        const { [const { Cell::new((0, Classes::NONE)) }; PLACES] };
}

/// The classes of the word of a number, which are found unless the thread remembers them: names come again
/// and again, in an article and in the next, and to find out that no list has a word takes many looks.
fn recent(number: u64, find: impl FnOnce() -> Classes) -> Classes {
    RECENT.with(|places| {
        let place = &places[(number >> 32) as usize % PLACES];
        let (known, classes) = place.get();
        if known == number {
            return classes;
        }
        let classes = find();
        place.set((number, classes));
        classes
    })
}

/// The hash of how a phrase begins: a word of so many bytes with the two bytes after it.
fn opening(text: &str, word: usize) -> u32 {
    let bytes = text.as_bytes();
    hash::exact(bytes.get(..word + 2).unwrap_or(bytes))
}

/// Length of the first word of a form: up to white space or a hyphen.
fn first_word(form: &str) -> usize {
    form.find([' ', '-', ',']).unwrap_or(form.len())
}

fn named_class(name: &str) -> Classes {
    match name {
        "organization" => Classes::HEAD_ORGANIZATION,
        "facility" => Classes::HEAD_FACILITY,
        "place" => Classes::HEAD_PLACE,
        "event" => Classes::HEAD_EVENT,
        "law" => Classes::HEAD_LAW,
        "product" => Classes::HEAD_PRODUCT,
        "month" => Classes::MONTH,
        "weekday" => Classes::WEEKDAY,
        _ => Classes::NONE,
    }
}

#[cfg(test)]
mod tests {
    use super::{Classes, Lexicon};

    #[test]
    fn forms_have_classes_and_canonical_names() {
        let lexicon = Lexicon::embedded();
        assert_eq!(lexicon.canonical("UK"), Some("United Kingdom"));
        assert!(lexicon.get("UK").has(Classes::RENAMED));
        assert!(lexicon.get("New").has(Classes::OPENS_PHRASE));
        assert!(lexicon.get("Ottawa").has(Classes::CAPITAL));
        assert!(lexicon.classes("Walking").has(Classes::COMMON));
        assert!(!lexicon.classes("Ottawa").has(Classes::COMMON));
        assert!(lexicon.get("Ottawans").has(Classes::GROUP));
        assert!(lexicon.get("Sino-Russian").has(Classes::GROUP));
        assert!(!lexicon.get("Ottawas").has(Classes::GROUP));
    }
}
