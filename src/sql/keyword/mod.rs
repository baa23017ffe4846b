//! The keywords, one small file for each kind. A further one is one file and one line of [`KEYWORDS`];
//! what is not listed is not checked, and the query says so.

mod bound;
mod choice;
mod contains;
mod kind;
mod logic;
mod multiple;
mod pattern;
mod size;
mod table;

use crate::schema::is_annotation;
use crate::sql::spot::{Saying, Spot};

type Translation = fn(&Spot<'_, '_>) -> Saying;

const KEYWORDS: &[(&str, Translation)] = &[
    ("type", kind::kind),
    ("enum", choice::listed),
    ("const", choice::constant),
    ("minimum", |spot| bound::bound(spot, "<")),
    ("maximum", |spot| bound::bound(spot, ">")),
    ("exclusiveMinimum", |spot| bound::bound(spot, "<=")),
    ("exclusiveMaximum", |spot| bound::bound(spot, ">=")),
    ("multipleOf", multiple::multiple),
    ("minLength", |spot| size::characters(spot, "<")),
    ("maxLength", |spot| size::characters(spot, ">")),
    ("minItems", |spot| size::elements(spot, "<")),
    ("maxItems", |spot| size::elements(spot, ">")),
    ("uniqueItems", size::unique),
    ("pattern", pattern::pattern),
    ("contains", contains::contains),
    ("minContains", |_| Saying::Held),
    ("maxContains", contains::most),
    ("anyOf", logic::any_of),
    ("oneOf", logic::one_of),
    ("not", logic::not),
    ("if", logic::conditional),
    ("then", |_| Saying::Held),
    ("else", |_| Saying::Held),
    ("required", table::required),
    ("dependentRequired", |_| Saying::Held),
    ("additionalProperties", table::additional),
    // Their targets are walked for themselves.
    ("$ref", |_| Saying::Held),
    ("allOf", |_| Saying::Held),
];

/// When a keyword is broken.
pub(super) fn say(keyword: &str, spot: &Spot<'_, '_>) -> Saying {
    match KEYWORDS.iter().find(|(name, _)| *name == keyword) {
        Some((_, translation)) => translation(spot),
        None if keyword == "x-relations" => Saying::Silent("it holds between rows and tables"),
        None if is_annotation(keyword) => Saying::Held,
        None => Saying::Silent("SQL cannot say it"),
    }
}
