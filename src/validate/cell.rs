//! A row of Arrow columns seen as a JSON object, in place: no `serde_json::Value` is built.
//!
//! This is the [`Json`] representation that lets the `jsonschema` crate check a table's rows against
//! the published schema literally. It knows the column types that records declare; a cell of any
//! other type is seen as null, and the audit reports such columns by themselves.

use std::borrow::Cow;
use std::sync::atomic::{AtomicUsize, Ordering};

use arrow_array::cast::AsArray;
use arrow_array::types::{Float64Type, Int64Type, TimestampMicrosecondType};
use arrow_array::{
    Array, BooleanArray, Float64Array, Int64Array, ListArray, RecordBatch, StringArray,
    StructArray, TimestampMicrosecondArray,
};
use chrono::{DateTime, SecondsFormat, Utc};
use jsonschema::JsonType;
use jsonschema::json::{Array as JsonArray, Json, JsonNumber, Node, NodeIdentity, Object};
use serde_json::{Map, Number, Value};

/// The representation itself.
pub(crate) struct ArrowJson;

/// A property's name, and where it was last found: columns keep their places from row to row.
pub(crate) struct PreparedName {
    name: String,
    place: AtomicUsize,
}

impl Json for ArrowJson {
    type Node<'a> = Cell<'a>;
    type PreparedKey = PreparedName;
    type StringBuffer = String;

    fn prepare_key(key: &str) -> PreparedName {
        PreparedName { name: key.to_owned(), place: AtomicUsize::new(0) }
    }

    fn with_string_node<T>(buffer: &mut String, string: &str, f: impl FnOnce(Cell<'_>) -> T) -> T {
        string.clone_into(buffer);
        f(Cell::Text(buffer))
    }
}

/// A column, its type known.
#[derive(Clone, Copy)]
pub(crate) enum Values<'a> {
    Text(&'a StringArray),
    Integer(&'a Int64Array),
    Float(&'a Float64Array),
    Boolean(&'a BooleanArray),
    Instant(&'a TimestampMicrosecondArray),
    List(&'a ListArray),
    Struct(&'a StructArray),
    Unknown,
}

impl<'a> Values<'a> {
    /// Of a column.
    pub(crate) fn of(array: &'a dyn Array) -> Self {
        None.or(array.as_string_opt::<i32>().map(Values::Text))
            .or(array.as_primitive_opt::<Int64Type>().map(Values::Integer))
            .or(array.as_primitive_opt::<Float64Type>().map(Values::Float))
            .or(array.as_boolean_opt().map(Values::Boolean))
            .or(array.as_primitive_opt::<TimestampMicrosecondType>().map(Values::Instant))
            .or(array.as_list_opt::<i32>().map(Values::List))
            .or(array.as_struct_opt().map(Values::Struct))
            .unwrap_or(Values::Unknown)
    }

    /// Whether a cell holds nothing.
    pub(crate) fn is_null(self, row: usize) -> bool {
        match self {
            Values::Text(array) => array.is_null(row),
            Values::Integer(array) => array.is_null(row),
            Values::Float(array) => array.is_null(row),
            Values::Boolean(array) => array.is_null(row),
            Values::Instant(array) => array.is_null(row),
            Values::List(array) => array.is_null(row),
            Values::Struct(array) => array.is_null(row),
            Values::Unknown => true,
        }
    }

    /// One cell.
    pub(crate) fn cell(self, row: usize) -> Cell<'a> {
        if self.is_null(row) {
            return Cell::Null;
        }
        match self {
            Values::Text(array) => Cell::Text(array.value(row)),
            Values::Integer(array) => Cell::Integer(array.value(row)),
            Values::Float(array) => Cell::Float(array.value(row)),
            Values::Boolean(array) => Cell::Boolean(array.value(row)),
            Values::Instant(array) => Cell::Instant(array.value(row)),
            Values::List(array) => Cell::List(Elements::of(array, row)),
            Values::Struct(array) => Cell::Struct(array, row),
            Values::Unknown => Cell::Null,
        }
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
    Integer(i64),
    Float(f64),
    /// Microseconds since 1970, in UTC.
    Instant(i64),
    Text(&'a str),
    List(Elements<'a>),
    Struct(&'a StructArray, usize),
    Row(&'a [(&'a str, Values<'a>)], usize),
}

/// Microseconds since 1970 as RFC 3339 with a final `Z`.
fn rfc3339(micros: i64) -> String {
    match DateTime::<Utc>::from_timestamp_micros(micros) {
        Some(instant) => instant.to_rfc3339_opts(SecondsFormat::AutoSi, true),
        None => format!("{micros} microseconds"),
    }
}

impl<'a> Node<'a, ArrowJson> for Cell<'a> {
    type Object = Members<'a>;
    type Array = Elements<'a>;
    type Number = Figure;

    fn as_object(&self) -> Option<Members<'a>> {
        match *self {
            Cell::Row(columns, row) => Some(Members::Row(columns, row)),
            Cell::Struct(array, row) => Some(Members::Struct(array, row)),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<Elements<'a>> {
        match *self {
            Cell::List(elements) => Some(elements),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match *self {
            Cell::Text(text) => Some(Cow::Borrowed(text)),
            Cell::Instant(micros) => Some(Cow::Owned(rfc3339(micros))),
            _ => None,
        }
    }

    fn as_number(&self) -> Option<Figure> {
        match *self {
            Cell::Integer(integer) => Some(Figure::Integer(integer)),
            Cell::Float(float) => Some(Figure::Float(float)),
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
            Cell::Integer(_) | Cell::Float(_) => JsonType::Number,
            Cell::Instant(_) | Cell::Text(_) => JsonType::String,
            Cell::List(_) => JsonType::Array,
            Cell::Struct(..) | Cell::Row(..) => JsonType::Object,
        }
    }

    fn string_length(&self) -> Option<u64> {
        match self {
            Cell::Text(text) => Some(text.chars().count() as u64),
            _ => self.as_string().map(|text| text.len() as u64),
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (self, expected) {
            (Cell::Text(text), Value::String(expected)) => text == expected,
            (Cell::Text(_), _) | (_, Value::String(_)) => false,
            _ => *self.to_value() == *expected,
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match *self {
            Cell::Null => Value::Null,
            Cell::Boolean(boolean) => Value::Bool(boolean),
            Cell::Integer(integer) => Value::from(integer),
            Cell::Float(float) => Value::from(float),
            Cell::Instant(micros) => Value::String(rfc3339(micros)),
            Cell::Text(text) => Value::String(text.to_owned()),
            Cell::List(elements) => {
                elements.map(|element| element.to_value().into_owned()).collect()
            }
            Cell::Struct(array, row) => to_object(Members::Struct(array, row)),
            Cell::Row(columns, row) => to_object(Members::Row(columns, row)),
        })
    }

    /// Schemas of records hold no `$ref`, so nothing can run in a circle.
    fn identity(&self) -> Option<NodeIdentity> {
        None
    }
}

fn to_object(members: Members<'_>) -> Value {
    let named = members.members();
    Value::Object(Map::from_iter(
        named.map(|(name, cell)| (name.to_owned(), cell.to_value().into_owned())),
    ))
}

/// A number of a table.
#[derive(Clone, Copy)]
pub(crate) enum Figure {
    Integer(i64),
    Float(f64),
}

impl JsonNumber for Figure {
    fn as_u64(&self) -> Option<u64> {
        self.as_i64().and_then(|integer| u64::try_from(integer).ok())
    }

    fn as_i64(&self) -> Option<i64> {
        match *self {
            Figure::Integer(integer) => Some(integer),
            Figure::Float(_) => None,
        }
    }

    fn as_f64(&self) -> Option<f64> {
        match *self {
            Figure::Integer(integer) => Some(integer as f64),
            Figure::Float(float) => Some(float),
        }
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(self.to_number().to_string())
    }

    fn to_number(&self) -> Cow<'_, Number> {
        Cow::Owned(match *self {
            Figure::Integer(integer) => Number::from(integer),
            // JSON has no NaN and no infinity; an impossible number breaks every limit instead.
            Figure::Float(float) => Number::from_f64(float)
                .or_else(|| Number::from_f64(f64::MAX))
                .unwrap_or_else(|| Number::from(i64::MAX)),
        })
    }

    fn is_integer(&self) -> bool {
        match *self {
            Figure::Integer(_) => true,
            Figure::Float(float) => float.fract() == 0.0,
        }
    }
}

/// The members of a row or struct.
#[derive(Clone, Copy)]
pub(crate) enum Members<'a> {
    Row(&'a [(&'a str, Values<'a>)], usize),
    Struct(&'a StructArray, usize),
}

impl<'a> Members<'a> {
    fn member(self, place: usize) -> Option<(&'a str, Cell<'a>)> {
        match self {
            Members::Row(columns, row) => {
                columns.get(place).map(|&(name, values)| (name, values.cell(row)))
            }
            Members::Struct(array, row) => {
                let name = array.fields().get(place)?.name();
                Some((name, Values::of(array.column(place).as_ref()).cell(row)))
            }
        }
    }

    fn name(self, place: usize) -> Option<&'a str> {
        match self {
            Members::Row(columns, _) => columns.get(place).map(|&(name, _)| name),
            Members::Struct(array, _) => {
                array.fields().get(place).map(|field| field.name().as_str())
            }
        }
    }
}

impl<'a> Object<'a, ArrowJson> for Members<'a> {
    type Node = Cell<'a>;
    type MemberName = &'a str;
    type MembersIter = MembersIter<'a>;

    fn len(&self) -> usize {
        match self {
            Members::Row(columns, _) => columns.len(),
            Members::Struct(array, _) => array.num_columns(),
        }
    }

    fn get(&self, key: &PreparedName) -> Option<Cell<'a>> {
        let remembered = key.place.load(Ordering::Relaxed);
        if self.name(remembered) == Some(&key.name) {
            return self.member(remembered).map(|(_, cell)| cell);
        }
        let place = (0..self.len()).find(|&place| self.name(place) == Some(&key.name))?;
        key.place.store(place, Ordering::Relaxed);
        self.member(place).map(|(_, cell)| cell)
    }

    fn members(&self) -> MembersIter<'a> {
        MembersIter { members: *self, next: 0 }
    }
}

/// Members in the order of the columns.
pub(crate) struct MembersIter<'a> {
    members: Members<'a>,
    next: usize,
}

impl<'a> Iterator for MembersIter<'a> {
    type Item = (&'a str, Cell<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let member = self.members.member(self.next);
        self.next += 1;
        member
    }
}

/// The elements of a list that are still to come.
#[derive(Clone, Copy)]
pub(crate) struct Elements<'a> {
    values: Values<'a>,
    next: usize,
    end: usize,
}

impl<'a> Elements<'a> {
    fn of(array: &'a ListArray, row: usize) -> Self {
        let offsets = array.value_offsets();
        let (next, end) = (offsets[row] as usize, offsets[row + 1] as usize);
        Elements { values: Values::of(array.values().as_ref()), next, end }
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Cell<'a>;

    fn next(&mut self) -> Option<Cell<'a>> {
        (self.next < self.end).then(|| {
            self.next += 1;
            self.values.cell(self.next - 1)
        })
    }
}

impl<'a> JsonArray<'a, ArrowJson> for Elements<'a> {
    type Node = Cell<'a>;
    type ElementsIter = Elements<'a>;

    fn len(&self) -> usize {
        self.end - self.next
    }

    fn elements(&self) -> Elements<'a> {
        *self
    }
}
