//! `enum` and `const`.

use jsonschema::json::Node;
use rustc_hash::FxHashSet;
use serde_json::Value;

use super::asked::{Decision, Keyword};
use super::compile::Site;
use super::mask::Mask;
use crate::validate::cell::Values;

struct Choice {
    options: Vec<Value>,
    /// Those that are strings, for columns of strings.
    words: Words,
    /// Those that are 64-bit integers however written, for columns of these.
    integers: Vec<i64>,
    null: bool,
}

/// Short ones are compared as numbers, a few one by one; more are looked up.
enum Words {
    Short(Vec<Short>),
    Few(Vec<String>),
    Many(FxHashSet<String>),
}

/// So many are few.
const FEW: usize = 8;

/// A word of up to eight bytes: its length, and its bytes in one number.
type Short = (usize, u64);

fn short(word: &str) -> Option<Short> {
    let bytes = word.as_bytes();
    let number = match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        _ if bytes.len() > 8 => return None,
        (Some(&first), Some(&last)) => {
            u64::from(u32::from_le_bytes(first)) | u64::from(u32::from_le_bytes(last)) << 32
        }
        _ => bytes.iter().fold(0, |number, &byte| number << 8 | u64::from(byte)),
    };
    Some((bytes.len(), number))
}

impl Words {
    fn of(words: Vec<String>) -> Self {
        if words.len() > FEW {
            return Words::Many(words.into_iter().collect());
        }
        match words.iter().map(|word| short(word)).collect() {
            Some(all) => Words::Short(all),
            None => Words::Few(words),
        }
    }

    fn has(&self, text: &str) -> bool {
        match self {
            // Without an early end: a branch that is guessed wrong costs more than all of them.
            Words::Short(words) => short(text)
                .is_some_and(|text| words.iter().fold(false, |any, &word| any | (word == text))),
            // Words of one length seldom begin alike, and a look costs less than a comparison.
            Words::Few(words) => {
                let first = text.as_bytes().first();
                words.iter().any(|word| word.as_bytes().first() == first && word == text)
            }
            Words::Many(words) => words.contains(text),
        }
    }
}

impl Choice {
    fn of(options: Vec<Value>) -> Self {
        let words: Vec<String> =
            options.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        let integers = options.iter().filter_map(integer).collect();
        let null = options.iter().any(Value::is_null);
        Choice { options, words: Words::of(words), integers, null }
    }
}

/// `2` and `2.0` are one number.
fn integer(option: &Value) -> Option<i64> {
    let whole = |float: &f64| float.fract() == 0.0 && (-9.2e18..9.2e18).contains(float);
    option.as_i64().or(option.as_f64().filter(whole).map(|float| float as i64))
}

pub(super) fn compile_enum(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Choice::of(value.as_array()?.clone())))
}

pub(super) fn compile_const(value: &Value, _: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Choice::of(vec![value.clone()])))
}

impl Keyword for Choice {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        match values {
            Values::Text(texts) => {
                let nulls = values.nulls();
                good.keep_at(nulls, |row| self.words.has(texts.value(row)));
                if !self.null {
                    good.keep_valid(nulls);
                }
            }
            Values::Integer(array) => {
                good.keep(array.values(), values.nulls(), |value| self.integers.contains(&value));
                if !self.null {
                    good.keep_valid(values.nulls());
                }
            }
            _ => good.keep_at(None, |row| {
                let cell = values.cell(row);
                self.options.iter().any(|option| cell.equals_value(option))
            }),
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn words_differ_by_each_of_their_bytes() {
        let known = ["", "a", "abc", "abca", "abcdefg", "abcdefgh", "\0"];
        let longer = known.iter().copied().chain(["abcdefghi"]);
        let [short, few] = [
            Words::of(known.map(str::to_owned).to_vec()),
            Words::of(longer.map(str::to_owned).collect()),
        ];
        assert!(matches!((&short, &few), (Words::Short(_), Words::Few(_))));
        for word in known {
            assert!(short.has(word) && few.has(word), "{word:?}");
        }
        for word in ["b", "a\0", "\0a", "abcb", "abcdefgi", "bbcdefgh", "abcdefghj", "abd"] {
            assert!(!short.has(word) && !few.has(word), "{word:?}");
        }
    }
}
