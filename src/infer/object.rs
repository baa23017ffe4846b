//! Objects: which members there are, which of them always, and what they are like; what describes a
//! member is the caller's.

use rustc_hash::FxHashMap;
use serde_json::{Map, Value, json};

/// The most members that are kept by name; what comes beyond is described together. Rows have
/// fewer; what has more is a map from keys to values.
const NAMES: usize = 256;

#[derive(Debug, Default)]
pub(super) struct Objects<S> {
    count: u64,
    members: Vec<Member<S>>,
    places: FxHashMap<String, usize>,
    others: Option<S>,
}

#[derive(Debug)]
struct Member<S> {
    name: String,
    shape: S,
    present: u64,
    /// The object it was last seen in: a name that comes twice is there once.
    last: u64,
}

impl<S: Default> Objects<S> {
    /// Another object begins, or so many.
    pub(super) fn begin(&mut self, objects: u64) {
        self.count += objects;
    }

    /// A member of the object that began last.
    pub(super) fn member(&mut self, name: &str) -> &mut S {
        self.column(name, 1)
    }

    /// A member of each of the objects that began last.
    pub(super) fn column(&mut self, name: &str, objects: u64) -> &mut S {
        let count = self.count;
        let Some(place) = self.place(name) else { return self.others.get_or_insert_default() };
        let member = &mut self.members[place];
        if member.last != count {
            member.last = count;
            member.present += objects;
        }
        &mut member.shape
    }

    fn place(&mut self, name: &str) -> Option<usize> {
        if let Some(place) = self.places.get(name) {
            return Some(*place);
        }
        let place = self.members.len();
        (place < NAMES).then(|| {
            self.places.insert(name.to_owned(), place);
            self.members.push(Member {
                name: name.to_owned(),
                shape: S::default(),
                present: 0,
                last: 0,
            });
            place
        })
    }

    pub(super) fn schema(&self, of: impl Fn(&S) -> Map<String, Value>) -> Map<String, Value> {
        let properties: Map<String, Value> = self
            .members
            .iter()
            .map(|member| (member.name.clone(), Value::Object(of(&member.shape))))
            .collect();
        let always = self.members.iter().filter(|member| member.present == self.count);
        let required: Vec<&str> = always.map(|member| member.name.as_str()).collect();
        let others = self.others.as_ref();
        Map::from_iter([
            ("properties".to_owned(), Value::Object(properties)),
            ("required".to_owned(), json!(required)),
            (
                "additionalProperties".to_owned(),
                others.map_or(Value::Bool(false), |shape| Value::Object(of(shape))),
            ),
        ])
    }
}
