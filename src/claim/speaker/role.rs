//! Persons put by what they are: "the senator" for "Sen. Ann Lee", "the Ohio governor" for "Ann Lee,
//! the governor of Ohio". The roles are those that the article gives its persons.

use super::antecedent::Last;
use super::carrier::{Carrier, Nation};
use super::cast::of_role;
use super::scene::{Scene, is_person};
use super::wanted::Wanted;
use crate::annotation::Mention;
use crate::gender;
use crate::span::Span;

/// So many persons with roles are looked at, so that no article costs a square of its length.
const MOST: usize = 256;
/// The same for mentions before the source.
const FARTHEST: usize = 512;
/// How long who spoke last is meant by his title, in sentences.
const REACH: usize = 8;

/// Nouns by which newspapers vary a name.
const VARIED: &[&str] = &[
    "businessman",
    "businesswoman",
    "billionaire",
    "mogul",
    "tycoon",
    "magnate",
    "nominee",
    "candidate",
    "front-runner",
    "frontrunner",
    "hopeful",
    "contender",
    "senator",
    "governor",
    "congressman",
    "congresswoman",
    "lawmaker",
    "Republican",
    "Democrat",
    "conservative",
    "liberal",
    "libertarian",
    "socialist",
    "independent",
    "politician",
    "native",
    "actor",
    "actress",
    "singer",
    "star",
    "rapper",
    "comedian",
    "quarterback",
    "striker",
    "midfielder",
];

/// The persons of an article who have roles.
pub(super) struct Offices<'a> {
    scene: Scene<'a>,
    carriers: Vec<Carrier<'a>>,
}

impl<'a> Offices<'a> {
    /// The mentions of persons with roles.
    pub(super) fn read(scene: Scene<'a>) -> Self {
        let with_role = scene.mentions.iter().enumerate().zip(scene.roles);
        let carriers = with_role.filter_map(|((number, mention), role)| {
            let role = role.filter(|_| is_person(mention))?;
            Some(Carrier::read(scene, number, mention, role))
        });
        Offices { scene, carriers: carriers.take(MOST).collect() }
    }

    /// Whom "the" and a role mean: of those who have it whoever spoke last, or is named nearest; the
    /// only one even where he is named later, if the role is of a state or country or varies no name.
    pub(super) fn holder(&self, source: Span, last: Option<Last>) -> Option<usize> {
        let scene = self.scene;
        let words = source.of(scene.text);
        let phrase = words.strip_prefix("the ").or_else(|| words.strip_prefix("The "))?;
        let wanted = Wanted::read(phrase, Nation::inside(scene, source))?;
        let fitting: Vec<&Carrier<'_>> =
            self.carriers.iter().filter(|carrier| wanted.is_met(carrier, scene)).collect();
        let is_one = |mention: &Mention| fitting.iter().any(|one| one.mention.name == mention.name);
        let here = scene.sentence_of(source.start);
        let spoke = last.filter(|last| {
            last.sentence + REACH >= here && scene.mention(last.speaker).is_some_and(is_one)
        });
        let named = || {
            let mut before = scene.before(source.start).take(FARTHEST);
            before.find(|(_, m)| is_person(m) && is_one(m)).map(|(number, _)| number)
        };
        let only = || {
            let is_told = wanted.is_placed() || !VARIED.contains(&wanted.head);
            let (first, rest) = fitting.split_first().filter(|_| is_told)?;
            let is_same = |other: &&Carrier<'_>| other.mention.name == first.mention.name;
            rest.iter().all(is_same).then_some(first.number)
        };
        let goes_on = || self.goes_on(&wanted, source, last);
        spoke.map(|last| last.speaker).or_else(named).or_else(only).or_else(goes_on)
    }

    /// "The Ohio businesswoman" in the sentence after one that names but one person: newspapers put
    /// her so, not to repeat her name.
    fn goes_on(&self, wanted: &Wanted<'_>, source: Span, last: Option<Last>) -> Option<usize> {
        let scene = self.scene;
        let is_contrast =
            |word: &&str| matches!(*word, "only" | "other" | "same" | "first" | "next");
        if wanted.modifiers.iter().any(is_contrast) {
            return None;
        }
        if !VARIED.contains(&wanted.head) || !wanted.is_special() {
            return None;
        }
        let here = scene.sentence_of(source.start);
        let mut people =
            scene.people_before(source.start).take_while(|(_, m)| m.sentence + 1 >= here);
        let found = match people.next() {
            Some((number, one)) => {
                people.all(|(_, other)| other.name == one.name).then_some(number)
            }
            None => last.filter(|last| last.sentence + 1 >= here).map(|last| last.speaker),
        };
        let is_free = |mention: &Mention| {
            let mut carried =
                self.carriers.iter().filter(|carrier| carrier.mention.name == mention.name);
            let (wanted_female, female) = (of_role(wanted.head), gender::is_female(&mention.name));
            is_person(mention)
                && (wanted_female.is_none() || female.is_none() || wanted_female == female)
                && carried.all(|carrier| !wanted.is_denied(carrier.role.of(scene.text)))
        };
        found.filter(|&number| scene.mention(number).is_some_and(is_free))
    }
}
