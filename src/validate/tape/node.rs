//! A value on the tape.

use std::borrow::Cow;
use std::sync::atomic::Ordering;

use jsonschema::JsonType;
use jsonschema::json::{Array, JsonNumber, Node, NodeIdentity, Object, cmp};
use serde_json::{Map, Value};

use super::{TapeJson, Token};
use crate::validate::cell::{Figure, PreparedName};

/// The value that begins at a token.
#[derive(Clone, Copy)]
pub(crate) struct TapeNode<'a> {
    tape: &'a [Token<'a>],
    at: usize,
}

impl<'a> TapeNode<'a> {
    /// The value that the whole tape is.
    pub(crate) fn root(tape: &'a [Token<'a>]) -> Self {
        TapeNode { tape, at: 0 }
    }

    fn token(&self) -> &'a Token<'a> {
        self.tape.get(self.at).unwrap_or(&Token::Null)
    }

    /// Where the next value stands.
    fn after(self) -> usize {
        match *self.token() {
            Token::Array { end, .. } | Token::Object { end, .. } => end,
            _ => self.at + 1,
        }
    }

    /// The elements of an array or the members of an object.
    fn children(self) -> Children<'a> {
        Children { next: TapeNode { at: self.at + 1, ..self }, end: self.after() }
    }
}

/// The children of a container that are still to come.
#[derive(Clone, Copy)]
pub(crate) struct Children<'a> {
    next: TapeNode<'a>,
    end: usize,
}

impl<'a> Iterator for Children<'a> {
    type Item = TapeNode<'a>;

    fn next(&mut self) -> Option<TapeNode<'a>> {
        let child = self.next;
        (child.at < self.end).then(|| {
            self.next.at = child.after();
            child
        })
    }
}

/// The members of an object.
#[derive(Clone, Copy)]
pub(crate) struct Members<'a>(TapeNode<'a>);

/// The members of an object that are still to come.
pub(crate) struct MembersIter<'a>(Children<'a>);

impl<'a> Iterator for MembersIter<'a> {
    type Item = (&'a str, TapeNode<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        let name = self.0.next()?;
        match name.token() {
            Token::Name(text) => Some((text, self.0.next()?)),
            _ => None,
        }
    }
}

impl<'a> Members<'a> {
    /// The value under a name that stands so many tokens behind the object's own.
    fn remembered(&self, name: &str, distance: usize) -> Option<TapeNode<'a>> {
        let at = self.0.at + distance;
        let is_here = at < self.0.after()
            && matches!(self.0.tape.get(at), Some(Token::Name(found)) if found == name);
        is_here.then_some(TapeNode { at: at + 1, ..self.0 })
    }

    /// Whether a name that is found belongs to this object and not to one within it: only objects
    /// without containers are so sure.
    fn is_flat(&self) -> bool {
        let Token::Object { count, end } = *self.0.token() else { return false };
        end - self.0.at == 2 * count + 1
    }
}

impl<'a> Object<'a, TapeJson> for Members<'a> {
    type Node = TapeNode<'a>;
    type MemberName = &'a str;
    type MembersIter = MembersIter<'a>;

    fn len(&self) -> usize {
        match *self.0.token() {
            Token::Object { count, .. } => count,
            _ => 0,
        }
    }

    fn get(&self, key: &PreparedName) -> Option<TapeNode<'a>> {
        let remembered = key.place.load(Ordering::Relaxed);
        if self.is_flat()
            && let Some(found) = self.remembered(&key.name, remembered)
        {
            return Some(found);
        }
        let found = self.members().find(|(name, _)| *name == key.name)?.1;
        key.place.store(found.at - 1 - self.0.at, Ordering::Relaxed);
        Some(found)
    }

    fn members(&self) -> MembersIter<'a> {
        MembersIter(self.0.children())
    }
}

/// The elements of an array.
#[derive(Clone, Copy)]
pub(crate) struct Elements<'a>(TapeNode<'a>);

impl<'a> Array<'a, TapeJson> for Elements<'a> {
    type Node = TapeNode<'a>;
    type ElementsIter = Children<'a>;

    fn len(&self) -> usize {
        match *self.0.token() {
            Token::Array { count, .. } => count,
            _ => 0,
        }
    }

    fn elements(&self) -> Children<'a> {
        self.0.children()
    }
}

impl<'a> Node<'a, TapeJson> for TapeNode<'a> {
    type Object = Members<'a>;
    type Array = Elements<'a>;
    type Number = Figure;

    fn as_object(&self) -> Option<Members<'a>> {
        matches!(self.token(), Token::Object { .. }).then_some(Members(*self))
    }

    fn as_array(&self) -> Option<Elements<'a>> {
        matches!(self.token(), Token::Array { .. }).then_some(Elements(*self))
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        match self.token() {
            Token::Text(text) => Some(Cow::Borrowed(text)),
            _ => None,
        }
    }

    fn as_number(&self) -> Option<Figure> {
        match *self.token() {
            Token::Number(figure) => Some(figure),
            _ => None,
        }
    }

    fn as_boolean(&self) -> Option<bool> {
        match *self.token() {
            Token::Boolean(boolean) => Some(boolean),
            _ => None,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self.token(), Token::Null)
    }

    fn json_type(&self) -> JsonType {
        match self.token() {
            Token::Null => JsonType::Null,
            Token::Boolean(_) => JsonType::Boolean,
            Token::Number(_) => JsonType::Number,
            Token::Text(_) | Token::Name(_) => JsonType::String,
            Token::Array { .. } => JsonType::Array,
            Token::Object { .. } => JsonType::Object,
        }
    }

    fn equals_value(&self, expected: &Value) -> bool {
        match (self.token(), expected) {
            (Token::Text(text), Value::String(expected)) => text == expected,
            (Token::Number(figure), Value::Number(expected)) => {
                cmp::equal_numbers(figure, expected)
            }
            (Token::Array { .. } | Token::Object { .. }, Value::Array(_) | Value::Object(_)) => {
                cmp::equal(&self.to_value(), expected)
            }
            (Token::Boolean(boolean), Value::Bool(expected)) => boolean == expected,
            (Token::Null, Value::Null) => true,
            _ => false,
        }
    }

    fn to_value(&self) -> Cow<'a, Value> {
        Cow::Owned(match self.token() {
            Token::Null => Value::Null,
            Token::Boolean(boolean) => Value::Bool(*boolean),
            Token::Number(figure) => Value::Number(figure.to_number().into_owned()),
            Token::Text(text) | Token::Name(text) => Value::String(text.to_string()),
            Token::Array { .. } => {
                self.children().map(|element| element.to_value().into_owned()).collect()
            }
            Token::Object { .. } => Value::Object(Map::from_iter(
                MembersIter(self.children())
                    .map(|(name, value)| (name.to_owned(), value.to_value().into_owned())),
            )),
        })
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(NodeIdentity::new(std::ptr::from_ref(self.token()).addr()))
    }
}
