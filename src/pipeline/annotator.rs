//! The stages that look at documents, in their order, and how many documents take a step together.

use arrow_schema::ArrowError;

use super::dataset;
use super::marks::Marks;
use super::method::Methods;
use super::named::Names;
use super::rows;
use crate::arrange::Arranged;
use crate::article;
use crate::claim::{self, Extractor};
use crate::document::Document;
use crate::entity::{self, Recogniser};
use crate::error::{self, Error, Finding};
use crate::place::Place;
use crate::record::{Batches, Rows};
use crate::sentence;
use crate::validate::Validator;

/// Adds to what is known of a document.
type Step<'a> = dyn Fn(&Document, &mut Marks) + 'a;

/// The models and rules of the stages, loaded once.
pub struct Annotator {
    recogniser: Box<dyn Recogniser>,
    extractor: Box<dyn Extractor>,
    validator: Validator,
}

impl Annotator {
    /// The embedded ones.
    ///
    /// # Errors
    /// If a published schema does not compile, which would be a fault of this crate.
    pub fn embedded(methods: Methods) -> error::Result<Self> {
        let (recogniser, extractor) = (methods.recogniser()?, methods.extractor()?);
        Ok(Annotator { recogniser, extractor, validator: contract()? })
    }

    /// One document through all stages; adds its rows. Pure.
    pub fn annotate(&self, arranged: &Arranged, rows: &mut Rows) {
        let [marks] = &*self.marks(std::slice::from_ref(arranged)) else { return };
        rows::push(rows, &mut Names::default(), arranged, marks);
    }

    /// What the stages find in some documents. Each step is taken with all of them before the next:
    /// both models fill the processor's cache, and what a step looks up would have to be fetched
    /// anew for each document.
    fn marks(&self, batch: &[Arranged]) -> Vec<Marks> {
        let steps: [&Step<'_>; 7] = [
            &lay_out,
            &|document, marks| self.find_mentions(document, marks),
            &read_mentions,
            &find_roles,
            &|document, marks| self.find_claims(document, marks),
            &find_speakers,
            &read_claims,
        ];
        let mut marks: Vec<Marks> = batch.iter().map(|_| Marks::default()).collect();
        for step in steps {
            batch.iter().zip(&mut marks).for_each(|(one, marks)| step(&one.document, marks));
        }
        marks
    }

    fn find_mentions(&self, document: &Document, marks: &mut Marks) {
        marks.mentions = self.recogniser.recognise(&document.text, &marks.sentences);
    }

    fn find_claims(&self, document: &Document, marks: &mut Marks) {
        let (sentences, mentions) = (&marks.sentences, &marks.mentions);
        marks.attributions = self.extractor.extract(&document.text, sentences, mentions);
    }

    /// Some whole documents as validated Arrow rows, or what is wrong with a row.
    pub(super) fn rows(&self, batch: &[Arranged]) -> Result<Batches, Box<Finding>> {
        let marks = self.marks(batch);
        let failed = |error: ArrowError| Finding::new(Place::file("rows"), error.to_string());
        let batches = rows::of(batch, &marks).map_err(|error| Box::new(failed(error)))?;
        match self.validator.check(&batches).first() {
            None => Ok(batches),
            Some(violation) => Err(Box::new(dataset::broken(violation, &batches))),
        }
    }

    /// The same with another way to find claims.
    #[cfg(test)]
    pub(super) fn with(self, extractor: Box<dyn Extractor>) -> Self {
        Annotator { extractor, ..self }
    }
}

/// Its front matter, language and sentences.
fn lay_out(document: &Document, marks: &mut Marks) {
    let text = document.text.as_str();
    let layout = article::layout(text, document.title.as_deref());
    marks.front = article::front_matter(text, &layout);
    marks.language = article::language(document.language.as_deref(), text);
    marks.sentences = sentence::split(text, &layout);
}

/// What dates mean, and the codes of countries.
fn read_mentions(document: &Document, marks: &mut Marks) {
    let (text, published) = (document.text.as_str(), document.published.as_deref());
    let written = article::day_of_writing(published, text, &marks.front);
    entity::resolve(&mut marks.mentions, written);
    entity::add_codes(&mut marks.mentions);
}

/// What persons are said to be.
fn find_roles(document: &Document, marks: &mut Marks) {
    marks.roles = entity::roles(&document.text, &marks.sentences, &marks.mentions);
}

/// Who speaks.
fn find_speakers(document: &Document, marks: &mut Marks) {
    let Marks { sentences, mentions, roles, attributions, .. } = marks;
    claim::resolve(&document.text, sentences, mentions, roles, attributions);
}

/// How claims are meant.
fn read_claims(document: &Document, marks: &mut Marks) {
    let facets = |claim| claim::facets(&document.text, &marks.mentions, claim);
    marks.facets = marks.attributions.iter().map(facets).collect();
}

/// The contract, compiled.
pub(super) fn contract() -> error::Result<Validator> {
    Validator::new()
        .map_err(|error| Error::corrupt(Finding::new(Place::file("schema"), error.to_string())))
}
