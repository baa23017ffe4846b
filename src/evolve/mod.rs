//! What became of a schema: do rows that kept the old version keep the new one, and the reverse?
//!
//! Three ways to an answer, each sound by itself: canonical forms (the `jsonschema` crate's, exact
//! where they reach), a proof keyword by keyword (`proof`), and a made-up row that keeps one schema
//! and breaks the other (`witness`), which outweighs both. Where all three fail, the answer is that
//! it is not known. Pure: schemas in, a [`Report`] out.

mod answer;
mod canonical;
mod change;
mod column;
mod explain;
mod facts;
mod goal;
mod proof;
mod report;
mod rule;
mod sample;
mod version;
mod witness;

pub use answer::Answer;
pub use change::{Change, Effect};
pub use column::ColumnChange;
pub use report::{Report, Verdict};
pub use version::{Step, VersionChange};

use jsonschema::{ValidationError, Validator};
use serde_json::Value;

use crate::schema::Node;
use facts::Facts;
use proof::Proof;

/// A schema that is one: it compiles, and all its references resolve within it.
pub struct Schema<'a> {
    document: &'a Value,
    validator: Validator,
}

impl<'a> Schema<'a> {
    /// Compiles it. `format` is an annotation.
    ///
    /// # Errors
    /// If the document is no JSON Schema, or refers to another one.
    pub fn new(document: &'a Value) -> Result<Self, ValidationError<'static>> {
        let options = jsonschema::options().should_validate_formats(false);
        Ok(Schema { document, validator: options.build(document)? })
    }
}

/// Compares two versions of a schema.
pub fn compare(old: &Schema<'_>, new: &Schema<'_>) -> Report {
    let proof = Proof::about([old.document, new.document]);
    let (old_rows, old_row) = contained(old, new, &proof);
    let (new_rows, new_row) = contained(new, old, &proof);
    let verdict = Verdict::of(old_rows, new_rows);
    let columns = column::changes(old.document, new.document);
    let step = step(verdict, &columns, old.document == new.document);
    let nodes = [old, new].map(|schema| Node::root(schema.document));
    Report {
        verdict,
        old_rows_keep_new: old_rows,
        new_rows_keep_old: new_rows,
        changes: explain::changes(nodes[0], nodes[1], &proof),
        columns,
        old_row_that_breaks: old_row,
        new_row_that_breaks: new_row,
        step,
        version: version::change(old.document, new.document, step),
    }
}

/// Whether every value of one schema is the other's, or one that is not.
fn contained<'a>(inner: &Schema<'a>, outer: &Schema<'a>, proof: &Proof) -> (Answer, Option<Value>) {
    if inner.document == outer.document {
        return (Answer::Yes, None);
    }
    let (from, to) = (Node::root(inner.document), Node::root(outer.document));
    if let Some(row) = witness::find(from, to, &inner.validator, &outer.validator) {
        return (Answer::No, Some(row));
    }
    match canonical::covers(outer.document, inner.document) {
        Answer::Unknown if proof.covers(to, &Facts::of(from)) => (Answer::Yes, None),
        answer => (answer, None),
    }
}

/// A column of another type breaks who reads it by its type, even where its values only widen.
fn step(verdict: Verdict, columns: &[ColumnChange], same: bool) -> Step {
    let retyped = columns.iter().any(|column| column.retyped);
    match verdict {
        Verdict::Identical if same => Step::None,
        _ if retyped => Step::Major,
        Verdict::Identical => Step::Patch,
        Verdict::Backward => Step::Minor,
        Verdict::Forward | Verdict::Breaking | Verdict::Undecided => Step::Major,
    }
}
