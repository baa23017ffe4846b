//! A row of Arrow columns seen as a JSON object, in place: no `serde_json::Value` is built.
//!
//! This is the [`Json`] representation that lets the `jsonschema` crate hold a table's rows against
//! a schema literally: the oracle of the columnar plan. A null cell is the member `null`; a column
//! that is not there is an absent member. What JSON has no type for is said in [`rendered`].

mod elements;
mod figure;
mod members;
mod rendered;
mod values;

use std::borrow::Cow;

use arrow_array::{Array, ListArray, MapArray, RecordBatch, StructArray};
use jsonschema::JsonType;
use jsonschema::json::{Json, Node, NodeIdentity, cmp};
use serde_json::{Map, Value};

pub(crate) use elements::Elements;
pub(crate) use figure::Figure;
pub(crate) use members::{Members, PreparedName};
pub(crate) use values::Values;

use jsonschema::json::{JsonNumber, Object};
use rendered::rendered;

/// The representation itself.
pub(crate) struct ArrowJson;

impl Json for ArrowJson {
    type Node<'a> = Cell<'a>;
    type PreparedKey = PreparedName;
    type StringBuffer = String;

    fn prepare_key(key: &str) -> PreparedName {
        PreparedName::new(key)
    }

    fn with_string_node<T>(buffer: &mut String, string: &str, f: impl FnOnce(Cell<'_>) -> T) -> T {
        string.clone_into(buffer);
        f(Cell::Text(buffer))
    }
}

/// The columns of a batch, their types looked up once.
pub(crate) struct Columns<'a> {
    named: Vec<(&'a str, Values<'a>)>,
}

impl<'a> Columns<'a> {
    /// Of a batch.
    pub(crate) fn of(batch: &'a RecordBatch) -> Self {
        let fields = batch.schema_ref().fields().iter();
        let named = fields
            .zip(batch.columns())
            .map(|(field, array)| (field.name().as_str(), Values::of(array.as_ref())))
            .collect();
        Columns { named }
    }

    /// One row, as a JSON object.
    pub(crate) fn row(&'a self, row: usize) -> Cell<'a> {
        Cell::Row(&self.named, row)
    }
}

/// One JSON value of a table.
#[derive(Clone, Copy)]
pub(crate) enum Cell<'a> {
    Null,
    Boolean(bool),
    Number(Figure),
    Text(&'a str),
    /// What JSON writes as a string.
    Rendered(&'a dyn Array, usize),
    List(&'a ListArray, usize),
    Struct(&'a StructArray, usize),
    Map(&'a MapArray, usize),
    Row(&'a [(&'a str, Values<'a>)], usize),
}

impl<'a> Cell<'a> {
    fn members(&self) -> Option<Members<'a>> {
        match *self {
            Cell::Row(columns, row) => Some(Members::Row(columns, row)),
            Cell::Struct(array, row) => Some(Members::Struct(array, row)),
            Cell::Map(array, row) => Some(Members::Map(array, row)),
            _ => None,
        }
    }
}

impl<'a> Node<'a, ArrowJson> for Cell<'a> {
    type Object = Members<'a>;
    type Array = Elements<'a>;
    type Number = Figure;

    fn as_object(&self) -> Option<Members<'a>> {
        self.members()
    }

    fn as_array(&self) -> Option<Elements<'a>> {
        match *self {
            Cell::List(array, row) => Some(Elements::of(array, row)),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match *self {
            Cell::Text(text) => Some(Cow::Borrowed(text)),
            Cell::Rendered(array, row) => Some(Cow::Owned(rendered(array, row))),
            _ => None,
        }
    }

    fn as_number(&self) -> Option<Figure> {
        match *self {
            Cell::Number(figure) => Some(figure),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match *self {
            Cell::Boolean(boolean) => Some(boolean),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self, Cell::Null)
    }

    fn json_type(&self) -> JsonType {
        match self {
            Cell::Null => JsonType::Null,
            Cell::Boolean(_) => JsonType::Boolean,
            Cell::Number(_) => JsonType::Number,
            Cell::Rendered(..) | Cell::Text(_) => JsonType::String,
            Cell::List(..) => JsonType::Array,
            Cell::Struct(..) | Cell::Map(..) | Cell::Row(..) => JsonType::Object,
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (self, expected) {
            (Cell::Text(text), Value::String(expected)) => text == expected,
            (Cell::Text(_), _) => false,
            (Cell::Number(figure), Value::Number(expected)) => cmp::equal_numbers(figure, expected),
            (Cell::Null, expected) => expected.is_null(),
            (Cell::Boolean(boolean), expected) => expected.as_bool() == Some(*boolean),
            (Cell::Number(_), _) => false,
            _ => cmp::equal(&self.to_value(), expected),
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match *self {
            Cell::Null => Value::Null,
            Cell::Boolean(boolean) => Value::Bool(boolean),
            Cell::Number(figure) => Value::Number(figure.to_number().into_owned()),
            Cell::Text(text) => Value::String(text.to_owned()),
            Cell::Rendered(array, row) => Value::String(rendered(array, row)),
            Cell::List(array, row) => {
                Elements::of(array, row).map(|element| element.to_value().into_owned()).collect()
            }
            Cell::Struct(..) | Cell::Map(..) | Cell::Row(..) => to_object(self.members()),
        })
    }

    /// A container is known by its array and row; what holds nothing ends every path, so that one
    /// name does for all of it.
    fn identity(&self) -> Option<NodeIdentity> {
        let (address, row) = match *self {
            Cell::List(array, row) => (std::ptr::from_ref(array).addr(), row),
            Cell::Struct(array, row) => (std::ptr::from_ref(array).addr(), row),
            Cell::Map(array, row) => (std::ptr::from_ref(array).addr(), row),
            Cell::Row(columns, row) => (columns.as_ptr().addr(), row),
            _ => (0, 0),
        };
        Some(NodeIdentity::tagged(address, row as u32))
    }
}

fn to_object(members: Option<Members<'_>>) -> Value {
    let named = members.into_iter().flat_map(|members| members.members());
    Value::Object(Map::from_iter(
        named.map(|(name, cell)| (name.into_owned(), cell.to_value().into_owned())),
    ))
}
