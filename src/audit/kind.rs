//! Which column types say the same as a declared one.
//!
//! Engines choose other widths, offsets, encodings and units when they write a table anew. A query
//! does not notice those; it notices a string where a number was, or bytes where a string was.

use std::sync::Arc;

use arrow_schema::{DataType, Field};

/// Whether values of one type may stand for values of the declared one.
pub(super) fn is_alike(found: &DataType, declared: &DataType) -> bool {
    match (found, declared) {
        // What an engine writes for a column, or lists, without a single value.
        (DataType::Null, _) => true,
        (DataType::Dictionary(_, of), _) => is_alike(of, declared),
        (DataType::Struct(found), DataType::Struct(declared)) => {
            found.len() == declared.len()
                && found.iter().zip(declared).all(|(found, declared)| {
                    found.name() == declared.name()
                        && is_alike(found.data_type(), declared.data_type())
                })
        }
        (found, DataType::Utf8) => found.is_string(),
        (found, DataType::Int64 | DataType::Float64) => found.is_numeric(),
        (DataType::Timestamp(_, zone), DataType::Timestamp(_, expected)) => {
            zone.is_some() == expected.is_some()
        }
        (found, DataType::List(declared)) => {
            element(found).is_some_and(|found| is_alike(found, declared.data_type()))
        }
        (found, declared) => found == declared,
    }
}

fn element(list: &DataType) -> Option<&DataType> {
    match list {
        DataType::List(element)
        | DataType::LargeList(element)
        | DataType::ListView(element)
        | DataType::LargeListView(element)
        | DataType::FixedSizeList(element, _) => Some(element.data_type()),
        _ => None,
    }
}

/// Whether a conversion between alike types may lose something without saying so.
pub(super) fn can_lose(found: &DataType) -> bool {
    let is_fraction = found.is_numeric() && !found.is_integer();
    is_fraction || matches!(found, DataType::Timestamp(..))
}

/// The declared type with room for nulls inside, so that one null in a list is a fault of its row
/// and not of the whole column.
pub(super) fn with_nulls(declared: &DataType) -> DataType {
    let inner =
        |field: &Field| Arc::new(Field::new(field.name(), with_nulls(field.data_type()), true));
    match declared {
        DataType::List(element) => DataType::List(inner(element)),
        DataType::Struct(fields) => {
            DataType::Struct(fields.iter().map(|field| inner(field)).collect())
        }
        plain => plain.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_alike;
    use arrow_schema::{DataType, Field, TimeUnit};

    #[test]
    fn widths_and_encodings_are_alike_and_other_things_are_not() {
        let words = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
        let list = |of| DataType::List(Field::new("element", of, true).into());
        let large = |of| DataType::LargeList(Field::new("item", of, true).into());
        let instant = |unit, zone: Option<&str>| DataType::Timestamp(unit, zone.map(Into::into));
        let utc = instant(TimeUnit::Microsecond, Some("UTC"));
        for (found, declared) in [
            (DataType::LargeUtf8, DataType::Utf8),
            (words, DataType::Utf8),
            (DataType::Null, DataType::Boolean),
            (DataType::UInt8, DataType::Int64),
            (DataType::Float64, DataType::Int64),
            (large(DataType::Utf8View), list(DataType::Utf8)),
            (large(DataType::Null), list(DataType::Utf8)),
            (instant(TimeUnit::Nanosecond, Some("Europe/Paris")), utc.clone()),
        ] {
            assert!(is_alike(&found, &declared), "{found} for {declared}");
        }
        for (found, declared) in [
            (DataType::Utf8, DataType::Int64),
            (DataType::Int64, DataType::Utf8),
            (DataType::Binary, DataType::Utf8),
            (DataType::Int8, DataType::Boolean),
            (DataType::Utf8, list(DataType::Utf8)),
            (DataType::Utf8, utc.clone()),
            (instant(TimeUnit::Microsecond, None), utc),
        ] {
            assert!(!is_alike(&found, &declared), "{found} for {declared}");
        }
    }
}
