//! A row of Arrow columns seen as a JSON object, in place: no `serde_json::Value` is built.
//!
//! This is the [`Json`] representation that lets the `jsonschema` crate hold a table's rows against
//! a schema literally: the oracle of the columnar plan. A null cell is the member `null`; a column
//! that is not there is an absent member. What JSON has no type for is said in `crate::cell`.

mod elements;
mod figure;
mod members;
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

use crate::cell::rendered;
use jsonschema::json::{JsonNumber, Object};

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

#[cfg(test)]
mod tests {
    use super::Columns;
    use crate::cell::{notes, plain};
    use arrow_array::types::{Int8Type, Int32Type};
    use arrow_array::{
        Array, BinaryArray, Decimal128Array, Decimal256Array, DictionaryArray, Float32Array,
        LargeStringArray, RecordBatch, RunArray, StringArray, StringViewArray, StructArray,
        UInt16Array,
    };
    use arrow_schema::{DataType, Field};
    use jsonschema::json::Node;
    use std::sync::Arc;

    #[test]
    fn every_type_is_seen_as_json() {
        let words: DictionaryArray<Int8Type> = ["a", "b", "a"].into_iter().collect();
        let runs = StringArray::from(vec!["x", "y"]);
        let ends = arrow_array::Int32Array::from(vec![2, 3]);
        let runs = RunArray::<Int32Type>::try_new(&ends, &runs).unwrap();
        let price =
            Decimal128Array::from(vec![1999, -5, 100]).with_precision_and_scale(9, 2).unwrap();
        let nested = StructArray::from(vec![(
            Arc::new(Field::new("price", DataType::Decimal128(9, 2), true)),
            Arc::new(price.clone()) as Arc<dyn Array>,
        )]);
        let batch = RecordBatch::try_from_iter([
            ("word", Arc::new(words) as Arc<dyn Array>),
            ("run", Arc::new(runs)),
            ("price", Arc::new(price)),
            ("half", Arc::new(Float32Array::from(vec![0.5, 1.0, f32::NAN]))),
            ("large", Arc::new(LargeStringArray::from(vec!["l", "m", "n"]))),
            (
                "view",
                Arc::new(StringViewArray::from(vec!["v", "w", "a view of more than 12 bytes"])),
            ),
            ("small", Arc::new(UInt16Array::from(vec![1, 2, 65_535]))),
            ("nested", Arc::new(nested)),
        ])
        .unwrap();
        let batch = plain(&batch).unwrap();
        let rows = Columns::of(&batch);
        let row = |at| rows.row(at).to_value().to_string();
        assert_eq!(
            row(0),
            r#"{"word":"a","run":"x","price":19.99,"half":0.5,"large":"l","view":"v","small":1,"nested":{"price":19.99}}"#
        );
        assert!(row(1).contains(r#""run":"x","price":-0.05"#));
        assert!(row(2).contains(r#""run":"y","price":1.0,"half":"NaN""#));
        assert!(row(2).contains(r#""view":"a view of more than 12 bytes","small":65535"#));
    }

    #[test]
    fn what_json_cannot_say_is_said() {
        let bytes: Arc<dyn Array> = Arc::new(BinaryArray::from(vec![&b"\xff"[..]]));
        let batch =
            RecordBatch::try_from_iter([("a", bytes.clone()), ("b", bytes.clone())]).unwrap();
        assert!(notes(batch.schema_ref())[1].starts_with("column \"b\" holds bytes"));
        let twins = RecordBatch::try_from_iter([("a", bytes.clone()), ("a", bytes)]).unwrap();
        assert!(plain(&twins).unwrap_err().to_string().contains("two columns named \"a\""));
    }

    #[test]
    fn many_digits_round_once() {
        let digits = "9007199254740993.01";
        let wide =
            Decimal256Array::from(vec![arrow_buffer::i256::from_i128(900_719_925_474_099_301)])
                .with_precision_and_scale(40, 2)
                .unwrap();
        let batch = RecordBatch::try_from_iter([("n", Arc::new(wide) as Arc<dyn Array>)]).unwrap();
        let batch = plain(&batch).unwrap();
        let value = Columns::of(&batch).row(0).to_value()["n"].as_f64();
        assert_eq!(value, Some(digits.parse::<f64>().unwrap()));
    }
}
