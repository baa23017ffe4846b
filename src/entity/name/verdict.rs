//! The verdict of the article as a whole: all mentions of one form share their evidence, short
//! forms join the full ones, and doubtful candidates count only if they are known from elsewhere.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

use crate::gender;
use crate::record::EntityType;
use crate::span::Span;

use super::acronym::{self, is_acronym};
use super::candidate::{Candidate, Scores, Standing, TYPES};
use super::company::Companies;
use super::context::{ORGANIZATION, PERSON, PLACE};
use super::form::{Form, Written};
use super::people::{Bearer, People};
use super::person::{leader, straight, usual};
use super::view::as_name;

/// A name and what it names.
#[derive(Clone)]
pub(crate) struct Name {
    /// Index of its sentence.
    pub(crate) sentence: usize,
    /// Bytes of the text.
    pub(crate) span: Span,
    /// Its type.
    pub(crate) kind: EntityType,
    /// Canonical name.
    pub(crate) name: String,
    /// Confidence, 0 to 1.
    pub(crate) score: f64,
}

/// The forms of an article and the persons it introduces.
struct Article<'a> {
    text: &'a str,
    forms: Written<'a>,
    /// The place of each candidate's form.
    places: Vec<usize>,
    people: People<'a>,
}

/// How much evidence a type needs.
const ENOUGH: f32 = 1.0;

/// How much it needs at least.
const LITTLE: f32 = 0.4;

/// The score of a person known by the full name, and of a name without enough evidence.
const LINKED_SCORE: f64 = 0.9;
const UNSURE_SCORE: f64 = 0.3;

/// What an acronym in brackets adds to its long form's being an organization.
const EXPLAINED: f32 = 4.0;

/// The names among an article's candidates, in their order.
pub(crate) fn decide(text: &str, candidates: &[Candidate]) -> Vec<Name> {
    let article = Article::read(text, candidates);
    let known = candidates.iter().zip(&article.places);
    known.filter_map(|(candidate, place)| article.name(candidate, *place)).collect()
}

/// The names of candidates whose types are known, in their order.
pub(crate) fn link(text: &str, known: &[(Candidate, EntityType)]) -> Vec<Name> {
    let candidates: Vec<Candidate> = known.iter().map(|(candidate, _)| candidate.clone()).collect();
    let article = Article::read(text, &candidates);
    let companies = Companies::read(text, known);
    let name = |((candidate, kind), place): (&(Candidate, EntityType), &usize)| {
        let company = || article.company(&companies, candidate, *kind);
        company().unwrap_or_else(|| article.linked(candidate, *place, *kind))
    };
    known.iter().zip(&article.places).map(name).collect()
}

impl<'a> Article<'a> {
    fn read(text: &'a str, candidates: &[Candidate]) -> Self {
        let mut forms = Written::with_capacity(candidates.len());
        let note = |candidate: &Candidate| forms.note(candidate.span.of(text), candidate);
        let places = candidates.iter().map(note).collect();
        let mut article = Article { text, forms, places, people: People::default() };
        article.link_acronyms(candidates);
        for (at, candidate) in candidates.iter().enumerate() {
            article.introduce(candidate, article.places[at]);
        }
        article
    }

    fn introduce(&mut self, candidate: &Candidate, place: usize) {
        let is_full = candidate.first != candidate.last && candidate.standing > Standing::Doubtful;
        let is_person =
            |form: &Form<'_>| matches!(best(&form.scores), (PERSON, score) if score >= ENOUGH);
        if is_full && self.forms.at(place).is_some_and(is_person) {
            self.people.introduce(self.text, candidate.span, candidate.first, candidate.last);
        }
    }

    /// Gives each acronym the name it abbreviates: the one before its bracket, or else the first
    /// in the article that has its initials.
    fn link_acronyms(&mut self, candidates: &[Candidate]) {
        let text = self.text;
        let is_short = |short: &Candidate| short.words == 1 && is_acronym(short.span.of(text));
        let Some(first) = candidates.iter().position(is_short) else { return };
        let long_forms = self.long_forms(candidates);
        let mut before = first.checked_sub(1).and_then(|before| candidates.get(before));
        for candidate in candidates.iter().skip(first) {
            if is_short(candidate) {
                let letters = acronym::letters(candidate.span.of(text));
                let explained =
                    before.filter(|long| candidate.bracketed && self.has_initials(long, &letters));
                let number = acronym::number(letters.chars());
                if let Some(long) = explained.or_else(|| long_forms.get(&number).copied()) {
                    self.link(candidate.span.of(text), long, explained.is_some());
                }
            }
            before = Some(candidate);
        }
    }

    /// The first name of several words for the number of each acronym that one may have.
    fn long_forms<'c>(&self, candidates: &'c [Candidate]) -> FxHashMap<u64, &'c Candidate> {
        let mut long_forms = FxHashMap::default();
        for long in candidates.iter().filter(|long| long.words > 1 && !long.shouted) {
            for number in acronym::numbers(long.span.of(self.text)) {
                long_forms.entry(number).or_insert(long);
            }
        }
        long_forms
    }

    fn has_initials(&self, long: &Candidate, letters: &str) -> bool {
        let of_last_words = |initials: &String| initials.ends_with(letters);
        long.words > 1 && acronym::of(long.span.of(self.text)).iter().any(of_last_words)
    }

    /// Lets an acronym share the type and name of its long form. An explanation in brackets says
    /// that the long form is an organization, unless more speaks against it.
    fn link(&mut self, short: &str, long: &Candidate, explained: bool) {
        let name = long.canonical.unwrap_or(long.span.of(self.text));
        let Some(full) = self.forms.get_mut(long.span.of(self.text)) else { return };
        if explained && full.is_acronym_of.is_none() {
            full.scores[ORGANIZATION] += EXPLAINED;
            full.is_acronym_of = Some(name);
        }
        let scores = full.scores;
        if best(&scores).0 == PERSON {
            return;
        }
        if let Some(form) = self.forms.get_mut(short).filter(|form| form.is_acronym_of.is_none()) {
            form.scores = scores;
            form.scores[ORGANIZATION] += 1.0;
            form.is_acronym_of = Some(name);
        }
    }

    /// The verdict on one candidate.
    fn name(&self, candidate: &Candidate, place: usize) -> Option<Name> {
        let form = self.form(candidate, place)?;
        if let Some(name) = self.person(candidate, form) {
            return Some(named(candidate, PERSON, in_usual_case(name), LINKED_SCORE));
        }
        let standing = form.standing.unwrap_or(Standing::Doubtful);
        let (kind, score) = best(&form.scores);
        if standing == Standing::Doubtful || score < ENOUGH {
            return (score > LITTLE).then(|| self.unsure(candidate, standing)).flatten();
        }
        Some(named(
            candidate,
            kind,
            self.canonical(candidate, form, kind),
            confidence(&form.scores),
        ))
    }

    /// The name of a candidate whose type is known.
    fn linked(&self, candidate: &Candidate, place: usize, kind: EntityType) -> Name {
        let unknown = Form::default();
        let form = self.form(candidate, place).unwrap_or(&unknown);
        let at = TYPES.iter().position(|&named| named == kind).unwrap_or(ORGANIZATION);
        let person = (at == PERSON).then(|| self.person(candidate, form)).flatten();
        let short =
            || (at == PERSON && candidate.words == 1).then(|| self.leader(candidate)).flatten();
        let name = match person.or_else(short) {
            Some(name) => in_usual_case(name),
            None => self.canonical(candidate, form, at),
        };
        named(candidate, at, name, LINKED_SCORE)
    }

    /// The company that a candidate stands for: a form of its name that is no person's, people's or
    /// place's.
    fn company(
        &self,
        companies: &Companies<'a>,
        candidate: &Candidate,
        kind: EntityType,
    ) -> Option<Name> {
        let name = companies.name(candidate.span.of(self.text))?;
        let may_be = match kind {
            EntityType::Organization | EntityType::Product => true,
            EntityType::Person if candidate.words > 1 => true,
            EntityType::Person => {
                gender::courtesy(self.text, candidate.span.start).is_none()
                    && self.people.surname(candidate.last.of(self.text), None) == Bearer::Unknown
            }
            _ => false,
        };
        may_be.then(|| named(candidate, ORGANIZATION, straight(name.into()), LINKED_SCORE))
    }

    /// What the article says of the candidate's form; a form in capitals is looked up as written
    /// elsewhere.
    fn form(&self, candidate: &Candidate, place: usize) -> Option<&Form<'a>> {
        let form = self.forms.at(place);
        match form.is_some_and(|form| form.standing == Some(Standing::Doubtful))
            && candidate.shouted
        {
            true => self.forms.get(&as_name(candidate.span.of(self.text))).or(form),
            false => form,
        }
    }

    /// The person that a full or shorter form means.
    fn person(&self, candidate: &Candidate, form: &Form<'a>) -> Option<&'a str> {
        let (first, last) = (candidate.first.of(self.text), candidate.last.of(self.text));
        let written = candidate.span.of(self.text);
        let (kind, score) = best(&form.scores);
        if candidate.words > 1 {
            return (kind == PERSON).then(|| self.people.full(first, last, written)).flatten();
        }
        let title = gender::courtesy(self.text, candidate.span.start);
        let is_other = form.standing == Some(Standing::Sure);
        if is_other && title.is_none() {
            return None;
        }
        let is_capitals = candidate.shouted || (last.len() > 3 && is_acronym(last));
        let surname = if is_capitals { as_name(last).into() } else { Cow::Borrowed(last) };
        let by_forename = || {
            let free = kind == PERSON || score < 3.0;
            free.then(|| self.people.forename(&surname, candidate.span.start)).flatten()
        };
        let leader = || self.leader(candidate).unwrap_or(last);
        let is_leader = candidate.is_leader && kind == PERSON;
        match self.people.surname(&surname, title) {
            Bearer::Of(_) if self.is_presiding(candidate) => Some(leader()),
            Bearer::Of(name) => Some(name),
            Bearer::Stranger => Some(leader()),
            Bearer::Unknown => by_forename().or_else(|| is_leader.then(leader)),
        }
    }

    /// "President Lee", of whom the leaders' list knows which one.
    fn is_presiding(&self, candidate: &Candidate) -> bool {
        let before = self.text.get(..candidate.span.start).unwrap_or("");
        before.ends_with("President ") && leader(candidate.last.of(self.text)).is_some()
    }

    /// The leader whom a surname alone means, unless a courtesy title speaks against it.
    fn leader(&self, candidate: &Candidate) -> Option<&'static str> {
        let name = leader(candidate.last.of(self.text))?;
        let title = gender::courtesy(self.text, candidate.span.start);
        (title.is_none() || title == gender::is_female(name)).then_some(name)
    }

    /// A plain candidate without enough evidence: in prose, most are organizations or places.
    fn unsure(&self, candidate: &Candidate, standing: Standing) -> Option<Name> {
        let is_name = standing > Standing::Doubtful && !candidate.shouted;
        is_name.then(|| {
            named(candidate, ORGANIZATION, candidate.span.of(self.text).into(), UNSURE_SCORE)
        })
    }

    fn canonical(&self, candidate: &Candidate, form: &Form<'a>, kind: usize) -> Cow<'a, str> {
        let written = candidate.span.of(self.text);
        let listed = candidate.canonical.filter(|_| kind != PERSON);
        match listed.or(form.is_acronym_of) {
            Some(name) => name.into(),
            None if matches!(kind, PERSON | PLACE) => in_usual_case(written),
            None => straight(written.into()),
        }
    }
}

fn named(candidate: &Candidate, kind: usize, name: Cow<'_, str>, score: f64) -> Name {
    let name = if kind == PERSON { usual(&name).into_owned() } else { name.into_owned() };
    Name { sentence: candidate.sentence, span: candidate.span, kind: TYPES[kind], name, score }
}

/// A name as it is usually written, where it stands in capitals and is too long for an acronym.
fn in_usual_case(name: &str) -> Cow<'_, str> {
    const LONGEST_ACRONYM: usize = 4;
    let keeps =
        name.len() <= LONGEST_ACRONYM || name.contains('.') || name.chars().any(char::is_lowercase);
    if keeps { name.into() } else { as_name(name).into() }
}

/// The type with the most evidence; of equals the first.
fn best(scores: &Scores) -> (usize, f32) {
    let mut best = (0, scores[0]);
    for (kind, &score) in scores.iter().enumerate().skip(1) {
        if score > best.1 {
            best = (kind, score);
        }
    }
    best
}

/// The margin of the best type over the next, between 0.5 and 1.
fn confidence(scores: &Scores) -> f64 {
    let (kind, score) = best(scores);
    let next =
        scores.iter().enumerate().filter(|(other, _)| *other != kind).map(|(_, score)| *score);
    let margin = f64::from(score - next.fold(0.0, f32::max));
    let logistic = 1.0 / (1.0 + (-0.5 * margin).exp());
    (logistic * 100.0).round() / 100.0
}
