//! The column types. Each says once what it is in Rust, in Arrow and in JSON Schema, with its
//! limits, so that the three cannot drift apart.
//!
//! A column type is a marker: a record's field of type [`Offset`] is a plain `i64` in the row.

use std::marker::PhantomData;

use arrow_array::builder::{
    ArrayBuilder, BooleanBuilder, Float64Builder, Int64Builder, ListBuilder, StringBuilder,
    StructBuilder, TimestampMicrosecondBuilder,
};
use arrow_schema::{DataType, Field, Fields, TimeUnit};
use serde_json::{Map, Value, json};

use crate::record::vocabulary::Vocabulary;

/// The largest integer that every JSON reader keeps exactly.
const MAX_SAFE_INTEGER: i64 = (1 << 53) - 1;

/// What a table is about to hold, so that its columns need not grow.
#[derive(Clone, Copy, Debug, Default)]
pub struct Room {
    /// Rows.
    pub rows: usize,
    /// Bytes of its passages: texts that may be long.
    pub passages: usize,
}

/// What a column holds: in the row, in Arrow, and as its published JSON Schema.
pub trait Column {
    /// The field of a row: borrowed, because a row lives only until its columns have it.
    type Value<'a>: Copy;
    /// What collects the values.
    type Builder: ArrayBuilder;
    /// Whether a row may leave it out.
    const NULLABLE: bool = false;

    /// An empty builder with room for so much.
    fn builder(room: Room) -> Self::Builder;
    /// The Arrow type: signed, and plain enough for every engine.
    fn data_type() -> DataType;
    /// `type` and limits, without the description.
    fn json_schema() -> Map<String, Value>;
    /// Adds a value, or null.
    fn append(builder: &mut Self::Builder, value: Option<Self::Value<'_>>);
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// A column of strings that take so many bytes as a rule, under one JSON Schema.
macro_rules! string_column {
    ($($(#[doc = $about:literal])* $name:ident of $bytes:expr => { $($schema:tt)* })*) => {$(
        $(#[doc = $about])*
        pub struct $name;

        impl Column for $name {
            type Value<'a> = &'a str;
            type Builder = StringBuilder;

            fn builder(room: Room) -> StringBuilder {
                let bytes: fn(Room) -> usize = $bytes;
                StringBuilder::with_capacity(room.rows, bytes(room))
            }

            fn data_type() -> DataType {
                DataType::Utf8
            }

            fn json_schema() -> Map<String, Value> {
                object(json!({ "type": "string", $($schema)* }))
            }

            fn append(builder: &mut StringBuilder, value: Option<&str>) {
                builder.append_option(value);
            }
        }
    )*};
}

string_column! {
    /// Any text but none at all.
    Text of |room| room.rows * 16 => { "minLength": 1 }
    /// A text that may be long: a whole article, a sentence, what somebody said.
    Passage of |room| room.passages => { "minLength": 1 }
    /// `article_id`: 20 hexadecimal digits; a further copy of an equal document adds its number.
    ArticleKey of |room| room.rows * 20 => { "minLength": 20, "maxLength": 29, "pattern": "^[0-9a-f]{20}(-[0-9]{8})?$" }
    /// `sentence_id`: the article's key and the sentence's position.
    SentenceKey of |room| room.rows * 27 => {
        "minLength": 27, "maxLength": 41,
        "pattern": "^[0-9a-f]{20}(-[0-9]{8})?-s[0-9]{5,10}$"
    }
    /// `mention_id`: the sentence's key and the mention's number within it.
    MentionKey of |room| room.rows * 32 => {
        "minLength": 32, "maxLength": 53,
        "pattern": "^[0-9a-f]{20}(-[0-9]{8})?-s[0-9]{5,10}-m[0-9]{3,10}$"
    }
    /// `claim_id`: the sentence's key and the claim's number within it.
    ClaimKey of |room| room.rows * 32 => {
        "minLength": 32, "maxLength": 53,
        "pattern": "^[0-9a-f]{20}(-[0-9]{8})?-s[0-9]{5,10}-c[0-9]{3,10}$"
    }
    /// `entity_id`: the type and 16 hexadecimal digits of the canonical name's hash.
    EntityKey of |room| room.rows * 29 => { "minLength": 20, "maxLength": 32, "pattern": "^[a-z]{3,15}-[0-9a-f]{16}$" }
    /// A SHA-256 in hexadecimal.
    Sha256 of |room| room.rows * 64 => { "minLength": 64, "maxLength": 64, "pattern": "^[0-9a-f]{64}$" }
    /// A language tag as of BCP 47.
    Language of |room| room.rows * 2 => {
        "minLength": 2, "maxLength": 35, "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$"
    }
}

/// A column of plain values under one JSON Schema.
macro_rules! plain_column {
    ($($(#[doc = $about:literal])* $name:ident: $value:ty, $builder:ident, $type:ident $schema:tt)*) => {$(
        $(#[doc = $about])*
        pub struct $name;

        impl Column for $name {
            type Value<'a> = $value;
            type Builder = $builder;

            fn builder(room: Room) -> $builder {
                $builder::with_capacity(room.rows)
            }

            fn data_type() -> DataType {
                DataType::$type
            }

            fn json_schema() -> Map<String, Value> {
                object(json!($schema))
            }

            fn append(builder: &mut $builder, value: Option<$value>) {
                builder.append_option(value);
            }
        }
    )*};
}

plain_column! {
    /// A whole number from 0: an offset in code points or bytes, a position or a count.
    Natural: i64, Int64Builder, Int64
        { "type": "integer", "minimum": 0, "maximum": MAX_SAFE_INTEGER }
    /// A quantity from 0, whole or not.
    Number: f64, Float64Builder, Float64
        { "type": "number", "minimum": 0, "maximum": MAX_SAFE_INTEGER }
    /// A confidence, 0 to 1.
    Score: f64, Float64Builder, Float64 { "type": "number", "minimum": 0, "maximum": 1 }
    /// True or false.
    Flag: bool, BooleanBuilder, Boolean { "type": "boolean" }
}

/// A moment in UTC, microseconds since 1970; in JSON as RFC 3339 with a final `Z`.
pub struct Instant;

impl Column for Instant {
    type Value<'a> = i64;
    type Builder = TimestampMicrosecondBuilder;

    fn builder(room: Room) -> TimestampMicrosecondBuilder {
        TimestampMicrosecondBuilder::with_capacity(room.rows).with_timezone("UTC")
    }

    fn data_type() -> DataType {
        DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()))
    }

    fn json_schema() -> Map<String, Value> {
        let pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,6})?Z$";
        object(json!({
            "type": "string", "format": "date-time", "maxLength": 27, "pattern": pattern
        }))
    }

    fn append(builder: &mut TimestampMicrosecondBuilder, value: Option<i64>) {
        builder.append_option(value);
    }
}

/// One term of a closed vocabulary.
pub struct Term<V>(PhantomData<V>);

impl<V: Vocabulary + 'static> Column for Term<V> {
    type Value<'a> = V;
    type Builder = StringBuilder;

    fn builder(room: Room) -> StringBuilder {
        const USUAL: usize = 8;
        StringBuilder::with_capacity(room.rows, room.rows * USUAL)
    }

    fn data_type() -> DataType {
        DataType::Utf8
    }

    fn json_schema() -> Map<String, Value> {
        object(json!({ "type": "string", "enum": V::TERMS }))
    }

    fn append(builder: &mut StringBuilder, value: Option<V>) {
        builder.append_option(value.map(V::term));
    }
}

/// Any number of texts, in order.
pub struct Texts;

impl Texts {
    fn element() -> Field {
        Field::new("element", DataType::Utf8, false)
    }
}

impl Column for Texts {
    type Value<'a> = &'a [String];
    type Builder = ListBuilder<StringBuilder>;

    fn builder(room: Room) -> Self::Builder {
        let texts = StringBuilder::with_capacity(room.rows, 0);
        ListBuilder::with_capacity(texts, room.rows).with_field(Self::element())
    }

    fn data_type() -> DataType {
        DataType::List(Self::element().into())
    }

    fn json_schema() -> Map<String, Value> {
        object(json!({ "type": "array", "items": Text::json_schema() }))
    }

    fn append(builder: &mut Self::Builder, value: Option<&[String]>) {
        for text in value.into_iter().flatten() {
            builder.values().append_value(text);
        }
        builder.append(value.is_some());
    }
}

/// Any number of keys, in order.
pub struct Keys<C>(PhantomData<C>);

impl<C: Column<Builder = StringBuilder>> Column for Keys<C> {
    type Value<'a> = &'a [&'a str];
    type Builder = ListBuilder<StringBuilder>;

    fn builder(room: Room) -> Self::Builder {
        const USUAL: usize = 2;
        let rows = room.rows * USUAL;
        let keys = C::builder(Room { rows, passages: 0 });
        ListBuilder::with_capacity(keys, room.rows).with_field(Texts::element())
    }

    fn data_type() -> DataType {
        Texts::data_type()
    }

    fn json_schema() -> Map<String, Value> {
        object(json!({ "type": "array", "items": C::json_schema() }))
    }

    fn append(builder: &mut Self::Builder, value: Option<&[&str]>) {
        value.into_iter().flatten().for_each(|key| builder.values().append_value(key));
        builder.append(value.is_some());
    }
}

/// One or more half-open spans in code points, in text order.
pub struct Spans;

impl Spans {
    fn bounds() -> Fields {
        Fields::from(vec![
            Field::new("start", DataType::Int64, false),
            Field::new("end", DataType::Int64, false),
        ])
    }

    fn element() -> Field {
        Field::new("element", DataType::Struct(Self::bounds()), false)
    }
}

impl Column for Spans {
    type Value<'a> = &'a [(i64, i64)];
    type Builder = ListBuilder<StructBuilder>;

    fn builder(room: Room) -> Self::Builder {
        let spans = StructBuilder::from_fields(Self::bounds(), room.rows + room.rows / 4);
        ListBuilder::with_capacity(spans, room.rows).with_field(Self::element())
    }

    fn data_type() -> DataType {
        DataType::List(Self::element().into())
    }

    fn json_schema() -> Map<String, Value> {
        let bound = Natural::json_schema();
        object(json!({
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": { "start": bound, "end": bound },
                "required": ["start", "end"],
                "additionalProperties": false
            }
        }))
    }

    fn append(builder: &mut Self::Builder, value: Option<&[(i64, i64)]>) {
        let spans = builder.values();
        for &(start, end) in value.into_iter().flatten() {
            for (column, bound) in [start, end].into_iter().enumerate() {
                if let Some(bounds) = spans.field_builder::<Int64Builder>(column) {
                    bounds.append_value(bound);
                }
            }
            spans.append(true);
        }
        builder.append(value.is_some());
    }
}

/// A column that a row may leave out.
pub struct Nullable<C>(PhantomData<C>);

impl<C: Column> Column for Nullable<C> {
    type Value<'a> = Option<C::Value<'a>>;
    type Builder = C::Builder;
    const NULLABLE: bool = true;

    fn builder(room: Room) -> C::Builder {
        C::builder(room)
    }

    fn data_type() -> DataType {
        C::data_type()
    }

    /// `"type": [T, "null"]` and not `anyOf`: the message then names the limit that was broken.
    fn json_schema() -> Map<String, Value> {
        let mut schema = C::json_schema();
        if let Some(plain) = schema.get_mut("type") {
            *plain = json!([plain.take(), "null"]);
        }
        if let Some(Value::Array(terms)) = schema.get_mut("enum") {
            terms.push(Value::Null);
        }
        schema
    }

    fn append(builder: &mut C::Builder, value: Option<Option<C::Value<'_>>>) {
        C::append(builder, value.flatten());
    }
}
