//! `type`: a column has one, so only its nulls are counted.

use std::ops::Range;

use serde_json::{Map, Value};

use super::Keyword;
use crate::validate::cell::Values;

struct Kind {
    names: Vec<String>,
}

pub(super) fn compile(value: &Value, _: &Map<String, Value>) -> Option<Box<dyn Keyword>> {
    let names = match value {
        Value::String(name) => vec![name.clone()],
        Value::Array(names) => {
            names.iter().map(|name| name.as_str().map(str::to_owned)).collect::<Option<_>>()?
        }
        _ => return None,
    };
    Some(Box::new(Kind { names }))
}

impl Kind {
    fn allows(&self, name: &str) -> bool {
        self.names.iter().any(|allowed| allowed == name)
    }

    /// A float is a number, and an integer only where its value is whole: rows see to that.
    fn allows_all_of(&self, values: Values<'_>) -> bool {
        match values {
            Values::Text(_) | Values::Instant(_) => self.allows("string"),
            Values::Integer(_) => self.allows("integer") || self.allows("number"),
            Values::Float(_) => self.allows("number"),
            Values::Boolean(_) => self.allows("boolean"),
            Values::List(_) => self.allows("array"),
            Values::Struct(_) => self.allows("object"),
            Values::Unknown => false,
        }
    }
}

impl Keyword for Kind {
    fn holds(&self, values: Values<'_>, mut rows: Range<usize>) -> bool {
        let nulls = self.allows("null");
        let typed = self.allows_all_of(values);
        match (typed, nulls) {
            (true, true) => true,
            (true, false) => !rows.any(|row| values.is_null(row)),
            (false, true) => rows.all(|row| values.is_null(row)),
            (false, false) => rows.is_empty(),
        }
    }
}
