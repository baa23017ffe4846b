//! A JSON text as a flat tape of tokens that borrow from it: what is not there stays absent, and no
//! `serde_json::Value` is built. The [`Json`] representation for rows that come as text.

mod node;
mod parse;
mod record;

use std::borrow::Cow;

use jsonschema::json::Json;

use crate::validate::cell::{Figure, PreparedName};
pub(crate) use node::TapeNode;
pub(crate) use parse::{parse, parse_bytes};
pub(crate) use record::{Conversion, conversions, record};

/// The representation itself.
pub(crate) struct TapeJson;

/// One token. A container's members or elements follow it, up to, not including, `end`.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Token<'a> {
    Null,
    Boolean(bool),
    Number(Figure),
    Text(Cow<'a, str>),
    /// A member's name; its value follows.
    Name(Cow<'a, str>),
    Array {
        count: usize,
        end: usize,
    },
    Object {
        count: usize,
        end: usize,
    },
}

impl Json for TapeJson {
    type Node<'a> = TapeNode<'a>;
    type PreparedKey = PreparedName;
    type StringBuffer = Vec<Token<'static>>;

    fn prepare_key(key: &str) -> PreparedName {
        PreparedName::new(key)
    }

    fn with_string_node<T>(
        buffer: &mut Vec<Token<'static>>,
        string: &str,
        f: impl FnOnce(TapeNode<'_>) -> T,
    ) -> T {
        buffer.clear();
        buffer.push(Token::Text(Cow::Owned(string.to_owned())));
        f(TapeNode::root(buffer))
    }
}
