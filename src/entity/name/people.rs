//! The persons an article introduces by their full names, and who a shorter form means.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::gender;
use crate::span::Span;

use super::person::straight;

/// So many bearers of one surname are told apart; more are in no news.
const MOST: usize = 64;

/// A person of the article.
struct Person<'a> {
    first: &'a str,
    /// The shortest of the full names.
    name: &'a str,
    female: Option<bool>,
    /// Whether the name is but the end of another person's: "De Blasio".
    is_tail: bool,
}

/// The persons of one article.
#[derive(Default)]
pub(super) struct People<'a> {
    persons: Vec<Person<'a>>,
    /// In the order in which they are named first.
    by_last: FxHashMap<Cow<'a, str>, Vec<usize>>,
    /// Every place where one is named, in text order.
    by_first: FxHashMap<&'a str, Vec<(usize, usize)>>,
}

/// Whom a surname means.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Bearer<'a> {
    /// This person.
    Of(&'a str),
    /// Somebody of another gender than those of that name in the article.
    Stranger,
    /// Nobody in the article has it.
    Unknown,
}

impl<'a> People<'a> {
    /// Notes a full name at `span`, whose first and last words are given; to be called in text
    /// order.
    pub(super) fn introduce(&mut self, text: &'a str, span: Span, first: Span, last: Span) {
        let (forename, surname) = (first.of(text), last.of(text));
        let name = span.of(text);
        let number = match self.number(forename, surname, name) {
            Some(number) => number,
            None => self.add(forename, surname, name),
        };
        let Some(person) = self.persons.get_mut(number) else { return };
        person.female = person.female.or_else(|| gender::courtesy(text, span.start));
        let is_shorter = name.len() < person.name.len() && name.contains(char::is_lowercase);
        if is_shorter && !name.ends_with('.') {
            person.name = name;
        }
        self.by_first.entry(forename).or_default().push((span.start, number));
    }

    fn add(&mut self, first: &'a str, surname: &'a str, name: &'a str) -> usize {
        let number = self.persons.len();
        let female = gender::is_female(name);
        let bearers = self.by_last.entry(straight(surname.into())).or_default();
        let ends = |whole: &str, tail: &str| {
            let start = whole.len().checked_sub(tail.len());
            let rest = start.and_then(|start| whole.split_at_checked(start));
            rest.is_some_and(|(head, end)| head.ends_with(' ') && end.eq_ignore_ascii_case(tail))
        };
        let mut is_tail = false;
        for &bearer in bearers.iter().take(MOST) {
            let Some(other) = self.persons.get_mut(bearer) else { continue };
            is_tail |= ends(other.name, name);
            other.is_tail |= ends(name, other.name);
        }
        bearers.push(number);
        self.persons.push(Person { first, name, female, is_tail });
        number
    }

    /// Who is known by a full name, or by one that differs only in what stands in the middle.
    fn number(&self, first: &str, last: &str, name: &str) -> Option<usize> {
        let bearers = self.by_last.get(straight(last.into()).as_ref())?.iter().copied().take(MOST);
        let is_same = |person: &Person<'_>| person.first == first && agree(person.name, name);
        bearers.into_iter().find(|&number| self.persons.get(number).is_some_and(is_same))
    }

    /// The name of the person with a full name: "Jane Doe" for "Jane Q. Doe", "Ann de Roo" for
    /// "De Roo".
    pub(super) fn full(&self, first: &str, last: &str, name: &str) -> Option<&'a str> {
        let person = self.persons.get(self.number(first, last, name)?)?;
        match person.is_tail {
            true => self.bearers(last).next().or(Some(person)).map(|person| person.name),
            false => Some(person.name),
        }
    }

    /// Whom a surname means: the bearer named first, who is whom the article is about. A courtesy
    /// title before it tells between husband and wife. (Of 345 surnames with a title before them
    /// and two bearers in PolNeAR train, the bearer named last before is right in 59 %, the first
    /// in 82 %.)
    pub(super) fn surname(&self, word: &str, female: Option<bool>) -> Bearer<'a> {
        let bearers = || self.bearers(word);
        let Some(first) = bearers().next() else { return Bearer::Unknown };
        let known = |gender| bearers().find(move |person| person.female == gender);
        let found = match female {
            None => Some(first),
            Some(_) => known(female).or_else(|| known(None)),
        };
        found.map_or(Bearer::Stranger, |person| Bearer::Of(person.name))
    }

    fn bearers(&self, last: &str) -> impl Iterator<Item = &Person<'a>> {
        let numbers = self.by_last.get(straight(last.into()).as_ref()).into_iter().flatten();
        let persons = numbers.filter_map(|&number| self.persons.get(number));
        persons.filter(|person| !person.is_tail)
    }

    /// The same for the first word of a name, a forename, or a family name that stands first, at a
    /// byte of the text: the bearer named last before it, or else the one named first after it.
    pub(super) fn forename(&self, word: &str, at: usize) -> Option<&'a str> {
        let bearers = self.by_first.get(word)?;
        let after = bearers.partition_point(|(seen, _)| *seen < at);
        let (_, number) = bearers.get(after.saturating_sub(1))?;
        self.persons.get(*number).map(|person| person.name)
    }
}

/// Whether two names with the same first and last words can be one person's: what stands in the
/// middle agrees in its first letter, or one has nothing there; a son is not his father.
fn agree(left: &str, right: &str) -> bool {
    let is_junior = |name: &str| name.ends_with("Jr.") || name.ends_with("Jr");
    let initial = |name: &str| {
        let mut words = name.split(' ').skip(1).filter(|word| !word.starts_with("Jr"));
        let middle = words.next().filter(|_| words.next().is_some());
        middle.and_then(|middle| middle.chars().next())
    };
    let (one, other) = (initial(left), initial(right));
    is_junior(left) == is_junior(right) && (one.is_none() || other.is_none() || one == other)
}

#[cfg(test)]
mod tests {
    use super::{Bearer, People};
    use crate::span::Span;

    fn people<'a>(text: &'a str, names: &[&str]) -> People<'a> {
        let mut people = People::default();
        for name in names {
            let start = text.find(name).unwrap_or_default();
            let word = |from: usize, length| Span::new(start + from, start + from + length);
            let first = name.find(' ').unwrap_or(0);
            let last = name.trim_end_matches(" Jr.").rfind(' ').map_or(0, |at| at + 1);
            let end = name.trim_end_matches(" Jr.").len();
            people.introduce(text, word(0, name.len()), word(0, first), word(last, end - last));
        }
        people
    }

    #[test]
    fn two_of_one_surname_stay_two() {
        let text = "Ann Gray met Bob Gray and Bob Gray Jr. there.";
        let people = people(text, &["Ann Gray", "Bob Gray", "Bob Gray Jr."]);
        assert_eq!(people.surname("Gray", None), Bearer::Of("Ann Gray"));
        assert_eq!(people.surname("Gray", Some(false)), Bearer::Of("Bob Gray"));
        assert_eq!(people.forename("Ann", 23), Some("Ann Gray"));
        assert_eq!(people.full("Bob", "Gray", "Bob Gray Jr."), Some("Bob Gray Jr."));
        assert_eq!(people.full("Ann", "Gray", "Ann B. Gray"), Some("Ann Gray"));
    }

    #[test]
    fn a_title_can_mean_somebody_else() {
        let people = people("Bob Gray spoke.", &["Bob Gray"]);
        assert_eq!(people.surname("Gray", Some(true)), Bearer::Stranger);
        assert_eq!(people.surname("Lee", None), Bearer::Unknown);
    }

    #[test]
    fn a_surname_of_two_words_is_no_person() {
        let people = people("De Roo left, Ann de Roo said.", &["De Roo", "Ann de Roo"]);
        assert_eq!(people.full("De", "Roo", "De Roo"), Some("Ann de Roo"));
        assert_eq!(people.surname("Roo", None), Bearer::Of("Ann de Roo"));
    }
}
