//! From the values of a record's fields to a document: which candidate is taken, which kinds of
//! value are read, and what is said about those that are not.

use super::fields::{Field, Slot};
use super::flaw::Flaw;
use super::value::{Value, is_blank, says_nothing};
use crate::document::Document;

/// A document from the value of each slot; its origin is left to the reader.
///
/// # Errors
/// The text is missing, no string or blank, or another part holds what cannot be read.
pub(super) fn document(slots: &[Slot], mut values: Vec<Value>) -> Result<Document, Flaw> {
    let mut document = Document { text: text(slots, &mut values)?, ..Document::default() };
    let mut last = None;
    for (slot, value) in slots.iter().zip(values) {
        if last == Some(slot.field) || slot.field == Field::Text || value.is_absent() {
            continue;
        }
        last = Some(slot.field);
        place(&mut document, slot, value)?;
    }
    Ok(document)
}

fn text(slots: &[Slot], values: &mut [Value]) -> Result<String, Flaw> {
    let mut best: Option<(&Slot, Value)> = None;
    for (slot, value) in slots.iter().zip(values).filter(|(slot, _)| slot.field == Field::Text) {
        let value = std::mem::take(value);
        if weight(&value) > best.as_ref().map_or(0, |(_, best)| weight(best)) {
            best = Some((slot, value));
        }
    }
    match best {
        None => Err(missing(slots)),
        Some((slot, Value::Text(text))) if is_blank(&text) => {
            Err(about(slot, "is blank").expected("text").remedy(slot.field.remedy()))
        }
        Some((slot, Value::Text(text))) => without_nul(slot, text),
        Some((slot, value)) => Err(unreadable(slot, &value, "a string")),
    }
}

/// A text outweighs a wrong kind, that outweighs a blank or null one, that outweighs none.
fn weight(value: &Value) -> u8 {
    match value {
        Value::Missing => 0,
        Value::Null => 1,
        Value::Text(text) if is_blank(text) => 2,
        Value::Text(_) => 4,
        _ => 3,
    }
}

fn missing(slots: &[Slot]) -> Flaw {
    let names: Vec<String> = slots
        .iter()
        .filter(|slot| slot.field == Field::Text)
        .map(|slot| format!("\"{}\"", slot.name))
        .collect();
    let found = match names.as_slice() {
        [] => "no field is named for the text".to_owned(),
        [name] => format!("field {name} is missing"),
        names => format!("fields {} are missing", names.join(", ")),
    };
    Flaw::new(found).expected("a string").remedy(Field::Text.remedy())
}

fn place(document: &mut Document, slot: &Slot, value: Value) -> Result<(), Flaw> {
    match slot.field {
        Field::Text => {}
        Field::Title => document.title = Some(single(slot, value)?),
        Field::Authors => document.authors = several(slot, value)?,
        Field::Publisher => document.publisher = Some(single(slot, value)?),
        Field::Url => document.url = Some(single(slot, value)?),
        Field::Published => document.published = Some(single(slot, value)?),
        Field::Language => document.language = Some(single(slot, value)?),
    }
    Ok(())
}

fn single(slot: &Slot, value: Value) -> Result<String, Flaw> {
    match value {
        Value::Text(text) | Value::Number(text) | Value::Named(text) => without_nul(slot, text),
        Value::List(mut names) if names.len() == 1 => {
            without_nul(slot, names.pop().unwrap_or_default())
        }
        other => Err(unreadable(slot, &other, "a string")),
    }
}

fn several(slot: &Slot, value: Value) -> Result<Vec<String>, Flaw> {
    match value {
        Value::Text(name) | Value::Named(name) => Ok(vec![without_nul(slot, name)?]),
        Value::List(names) => names
            .into_iter()
            .filter(|name| !says_nothing(name))
            .map(|name| without_nul(slot, name))
            .collect(),
        other => Err(unreadable(slot, &other, "a string or a list of strings")),
    }
}

fn without_nul(slot: &Slot, text: String) -> Result<String, Flaw> {
    match memchr::memchr(0, text.as_bytes()) {
        Some(byte) => {
            Err(about(slot, &format!("holds a NUL character at its byte {byte}")).expected("text"))
        }
        None => Ok(text),
    }
}

fn unreadable(slot: &Slot, value: &Value, expected: &str) -> Flaw {
    about(slot, &format!("is {}", value.kind())).expected(expected).remedy(slot.field.remedy())
}

fn about(slot: &Slot, what: &str) -> Flaw {
    Flaw::new(format!("field \"{}\" {what}", slot.name))
}

#[cfg(test)]
mod tests {
    use super::super::fields::{FieldMap, names};
    use super::{Value, document};
    use crate::place::Place;

    fn assembled(named: &[(&str, Value)]) -> Result<crate::document::Document, String> {
        let map = FieldMap { text: names(&["body", "text"]), ..FieldMap::default() };
        let slots = map.slots();
        let value = |name: &str| named.iter().find(|(of, _)| *of == name).map(|(_, v)| v.clone());
        let values = slots.iter().map(|slot| value(&slot.name).unwrap_or_default()).collect();
        document(&slots, values).map_err(|flaw| flaw.at(Place::file("f"), 0).to_string())
    }

    fn text(text: &str) -> Value {
        Value::Text(text.into())
    }

    #[test]
    fn the_first_candidate_that_says_something_wins() {
        let read = assembled(&[
            ("body", text(" ")),
            ("text", text("Rain fell.")),
            ("publisher", text("None")),
            ("domain", text("example.org")),
            ("author", Value::List(vec!["Ann".into(), String::new(), "Bo".into()])),
            ("published", Value::Number("1700000000".into())),
        ])
        .unwrap();
        assert_eq!(read.text, "Rain fell.");
        assert_eq!(read.publisher.as_deref(), Some("example.org"));
        assert_eq!(read.authors, ["Ann", "Bo"]);
        assert_eq!(read.published.as_deref(), Some("1700000000"));
        assert_eq!(read.title, None);
    }

    #[test]
    fn what_cannot_be_read_is_said_with_the_way_out() {
        let said = |named: &[(&str, Value)]| assembled(named).unwrap_err();
        assert_eq!(
            said(&[]),
            "f: fields \"body\", \"text\" are missing; expected a string (see --text-field)"
        );
        assert_eq!(
            said(&[("text", Value::Null)]),
            "f: field \"text\" is null; expected a string (see --text-field)"
        );
        assert_eq!(
            said(&[("text", text("Rain.")), ("url", Value::Other("a boolean".into()))]),
            "f: field \"url\" is a boolean; expected a string (see --url-field)"
        );
        assert_eq!(
            said(&[("text", text("a\0"))]),
            "f: field \"text\" holds a NUL character at its byte 1; expected text"
        );
    }
}
