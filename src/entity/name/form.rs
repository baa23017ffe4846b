//! The forms of an article's names: what all places of one form say together.

use crate::form::Forms;

use super::candidate::{Candidate, Scores, Standing};

/// What an article says about one form in all its places.
#[derive(Default)]
pub(super) struct Form<'a> {
    /// Evidence for each type, summed.
    pub(super) scores: Scores,
    /// The best standing.
    pub(super) standing: Option<Standing>,
    /// The long form, where it is an acronym or is explained by one.
    pub(super) is_acronym_of: Option<&'a str>,
}

/// The forms of one article.
pub(super) struct Written<'a> {
    /// One more than the place of each form; 0 for none.
    places: Forms<usize>,
    forms: Vec<Form<'a>>,
}

impl<'a> Written<'a> {
    /// None yet, with room for those of so many candidates.
    pub(super) fn with_capacity(candidates: usize) -> Self {
        Written {
            places: Forms::with_capacity(candidates),
            forms: Vec::with_capacity(candidates / 2),
        }
    }

    /// Adds what a candidate with this form says; the place of the form.
    pub(super) fn note(&mut self, written: &str, candidate: &Candidate) -> usize {
        let place = self.places.entry(written);
        if *place == 0 {
            self.forms.push(Form::default());
            *place = self.forms.len();
        }
        let place = *place - 1;
        if let Some(form) = self.forms.get_mut(place) {
            form.standing = form.standing.max(Some(candidate.standing));
            for (sum, score) in form.scores.iter_mut().zip(candidate.scores) {
                *sum += score;
            }
        }
        place
    }

    /// The form at a place.
    pub(super) fn at(&self, place: usize) -> Option<&Form<'a>> {
        self.forms.get(place)
    }

    /// What is known of a form.
    pub(super) fn get(&self, written: &str) -> Option<&Form<'a>> {
        self.at(self.places.get(written)?.checked_sub(1)?)
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, written: &str) -> Option<&mut Form<'a>> {
        self.forms.get_mut(self.places.get(written)?.checked_sub(1)?)
    }
}
