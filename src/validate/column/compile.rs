//! Reads a schema into what it asks of columns.

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use serde_json::{Map, Value};

use super::asked::{Asked, Keyword, Rows};
use super::oracle::Oracle;
use crate::validate::source::SchemaSource;

use super::{KEYWORDS, LEFT_TO_ROWS, NOTES_SINCE_2019};

/// A draft whose keywords columns decide; draft 4 counts whole numbers otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Draft {
    Six,
    Seven,
    Nineteen,
    Twenty,
}

impl Draft {
    /// Of a schema; `None` where columns cannot decide, because the draft is another.
    pub(super) fn of(schema: &Value) -> Option<Self> {
        let Some(uri) = schema.get("$schema") else { return Some(Draft::Twenty) };
        match uri.as_str()?.trim_end_matches('#') {
            "http://json-schema.org/draft-06/schema" => Some(Draft::Six),
            "http://json-schema.org/draft-07/schema" => Some(Draft::Seven),
            "https://json-schema.org/draft/2019-09/schema" => Some(Draft::Nineteen),
            "https://json-schema.org/draft/2020-12/schema" => Some(Draft::Twenty),
            _ => None,
        }
    }
}

/// Reads a keyword's value; `None` where columns cannot decide it.
pub(super) type Compile = fn(&Value, &Site<'_>) -> Option<Box<dyn Keyword>>;

/// The whole schema, and how far its reading has come.
pub(super) struct Compiler<'a> {
    pub(super) root: &'a Value,
    pub(super) draft: Draft,
    oracle: Arc<Oracle>,
    /// Pointers of the references that are being followed: what comes back to itself is left to rows.
    following: RefCell<Vec<String>>,
    /// How many subschemas have been read.
    read: Cell<usize>,
}

/// Names that change what pointers and references mean below them.
const UNSETTLING: &[&str] = &["$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor"];

/// Members that hold schemas by name.
const NAMED_SCHEMAS: &[&str] =
    &["$defs", "definitions", "dependentSchemas", "patternProperties", "properties"];

/// Members that hold data.
const DATA: &[&str] = &["const", "default", "enum", "examples"];

/// How many subschemas are read, references followed: a chain of them can branch without end.
const MOST_SUBSCHEMAS: usize = 20_000;

impl<'a> Compiler<'a> {
    /// `None` where columns cannot decide anything.
    pub(super) fn new(source: &'a SchemaSource) -> Option<Self> {
        let root = &source.schema;
        let draft = Draft::of(root).filter(|_| is_settled(root, true, false))?;
        let oracle = Arc::new(Oracle::new(source));
        let (following, read) = (RefCell::default(), Cell::default());
        Some(Compiler { root, draft, oracle, following, read })
    }

    /// Reads the schema that stands at a pointer.
    pub(super) fn read(&self, schema: &Value, pointer: &str) -> Asked {
        self.read.set(self.read.get() + 1);
        let rows = || Rows { oracle: self.oracle.clone(), pointer: pointer.to_owned() };
        match schema {
            Value::Bool(passes) => Asked::Constant(*passes),
            Value::Object(members) if self.read.get() < MOST_SUBSCHEMAS => {
                let site = Site { compiler: self, members, pointer };
                match site.keywords() {
                    Some(keywords) => Asked::Keywords { keywords, rows: rows() },
                    None => Asked::Rows(rows()),
                }
            }
            _ => Asked::Rows(rows()),
        }
    }

    /// Reads the schema that a reference leads to; `None` where the reference comes back to itself.
    pub(super) fn follow(&self, schema: &Value, pointer: &str) -> Option<Asked> {
        if self.following.borrow().iter().any(|followed| followed == pointer) {
            return None;
        }
        self.following.borrow_mut().push(pointer.to_owned());
        let asked = self.read(schema, pointer);
        self.following.borrow_mut().pop();
        Some(asked)
    }
}

/// Whether a pointer means the same wherever it is followed from. Below the root, a schema with a
/// name of its own starts a document of its own.
fn is_settled(value: &Value, is_root: bool, are_names: bool) -> bool {
    match value {
        Value::Object(members) => {
            let names_itself = |key: &&str| members.get(*key).is_some_and(Value::is_string);
            let starts_anew = !is_root && ["$id", "id", "$schema"].iter().any(names_itself);
            let unsettles = UNSETTLING.iter().any(|key| members.contains_key(*key));
            !starts_anew
                && !unsettles
                && members.iter().filter(|(key, _)| are_names || !DATA.contains(&key.as_str())).all(
                    |(key, value)| {
                        let names = !are_names && NAMED_SCHEMAS.contains(&key.as_str());
                        is_settled(value, false, names)
                    },
                )
        }
        Value::Array(items) => items.iter().all(|item| is_settled(item, false, false)),
        _ => true,
    }
}

/// One schema object, and where it stands.
pub(super) struct Site<'a> {
    pub(super) compiler: &'a Compiler<'a>,
    pub(super) members: &'a Map<String, Value>,
    pointer: &'a str,
}

impl Site<'_> {
    /// Reads a subschema: `["anyOf", "0"]`.
    pub(super) fn subschema(&self, schema: &Value, path: &[&str]) -> Asked {
        let steps = path.iter().map(|step| step.replace('~', "~0").replace('/', "~1"));
        let pointer = steps.fold(self.pointer.to_owned(), |pointer, step| pointer + "/" + &step);
        self.compiler.read(schema, &pointer)
    }

    /// Reads a list of subschemas.
    pub(super) fn subschemas(&self, schemas: &Value, keyword: &str) -> Option<Vec<Asked>> {
        let schemas = schemas.as_array()?.iter().enumerate();
        Some(schemas.map(|(at, one)| self.subschema(one, &[keyword, &at.to_string()])).collect())
    }

    /// `None` where one of them is left to the rows.
    fn keywords(&self) -> Option<Vec<Box<dyn Keyword>>> {
        let draft = self.compiler.draft;
        if draft < Draft::Nineteen && self.members.contains_key("$ref") {
            return self.reference_alone();
        }
        let is_left = |key: &String| {
            LEFT_TO_ROWS.contains(&key.as_str())
                || draft < Draft::Nineteen && NOTES_SINCE_2019.contains(&key.as_str())
        };
        if self.members.keys().any(is_left) {
            return None;
        }
        let known = self.members.iter().filter_map(|(key, value)| {
            let (_, _, compile) =
                KEYWORDS.iter().find(|(known, since, _)| known == key && *since <= draft)?;
            Some((value, compile))
        });
        known.map(|(value, compile)| compile(value, self)).collect()
    }

    /// Before 2019 a reference silenced all that stood beside it.
    fn reference_alone(&self) -> Option<Vec<Box<dyn Keyword>>> {
        let value = self.members.get("$ref")?;
        let (_, _, compile) = KEYWORDS.iter().find(|(known, _, _)| *known == "$ref")?;
        Some(vec![compile(value, self)?])
    }
}
