//! What is known of the values at one place of a row: which types, and of each type what limits.

use serde_json::{Map, Value, json};

use crate::infer::list::Lists;
use crate::infer::number::Numbers;
use crate::infer::object::Objects;
use crate::infer::text::Texts;
use crate::schema::Types;

/// The values seen at one place.
#[derive(Debug)]
pub struct Shape {
    types: Types,
    numbers: Numbers,
    texts: Texts,
    lists: Option<Box<Lists<Shape>>>,
    objects: Option<Box<Objects<Shape>>>,
}

impl Default for Shape {
    fn default() -> Self {
        Shape {
            types: Types::ANY.without(Types::ANY),
            numbers: Numbers::default(),
            texts: Texts::default(),
            lists: None,
            objects: None,
        }
    }
}

impl Shape {
    /// A column of a type has values of that type, even if none was seen.
    pub(super) fn declare(&mut self, types: Types) {
        self.types = self.types.or(types);
    }

    pub(super) fn null(&mut self) {
        self.declare(Types::NULL);
    }

    pub(super) fn boolean(&mut self) {
        self.declare(Types::BOOLEAN);
    }

    /// A number that is written without a fraction.
    pub(super) fn integer(&mut self, value: i128) {
        self.declare(Types::INTEGER);
        self.numbers.integer(value);
    }

    /// Any other finite number.
    pub(super) fn float(&mut self, value: f64) {
        self.declare(Types::NUMBER);
        self.numbers.float(value);
    }

    pub(super) fn text(&mut self, value: &str) {
        self.declare(Types::STRING);
        self.texts.see(value);
    }

    pub(super) fn list(&mut self) -> &mut Lists<Shape> {
        self.declare(Types::ARRAY);
        self.lists.get_or_insert_default()
    }

    pub(super) fn object(&mut self) -> &mut Objects<Shape> {
        self.declare(Types::OBJECT);
        self.objects.get_or_insert_default()
    }

    /// The schema of the values.
    pub(super) fn schema(&self) -> Map<String, Value> {
        let mut schema = Map::new();
        match self.types.names().as_slice() {
            [] => return schema,
            [one] => drop(schema.insert("type".to_owned(), json!(one))),
            // By convention, `null` comes last.
            ["null", rest @ ..] => {
                let named: Vec<&str> = rest.iter().copied().chain(["null"]).collect();
                schema.insert("type".to_owned(), json!(named));
            }
            several => drop(schema.insert("type".to_owned(), json!(several))),
        }
        let only_texts = self.types.without(Types::NULL) == Types::STRING;
        schema.extend(self.texts.schema(only_texts, self.types.meets(Types::NULL)));
        schema.extend(self.numbers.schema());
        schema.extend(self.lists.iter().flat_map(|lists| lists.schema(Shape::schema)));
        schema.extend(self.objects.iter().flat_map(|objects| objects.schema(Shape::schema)));
        schema
    }
}
