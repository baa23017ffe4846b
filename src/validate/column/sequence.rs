//! Patterns that are no more than classes of ASCII characters, one after the other, from `^` to `$`:
//! ids, codes, dates. They are matched by a table of bytes, without an automaton.
//!
//! Greedy runs decide only where a class and what may follow it have no byte in common; any other
//! pattern is left to the expression itself.

use std::iter::Peekable;
use std::str::Chars;

/// Which bytes a class takes.
#[derive(Clone, PartialEq, Eq)]
struct Class([bool; 256]);

/// So many bytes of a class.
pub(super) struct Run {
    class: Class,
    least: usize,
    most: usize,
}

/// A parsed pattern.
pub(super) enum Sequence {
    /// Every match has the same length: for each place the bit of its class, and for each byte the
    /// bits of the classes that take it.
    Fixed {
        places: Vec<u8>,
        classes: Box<[u8; 256]>,
    },
    Runs(Vec<Run>),
}

impl Class {
    fn of(bytes: impl IntoIterator<Item = u8>) -> Self {
        let mut class = Class([false; 256]);
        bytes.into_iter().for_each(|byte| class.0[usize::from(byte)] = true);
        class
    }

    fn takes(&self, byte: u8) -> bool {
        self.0[usize::from(byte)]
    }

    fn meets(&self, other: &Class) -> bool {
        self.0.iter().zip(&other.0).any(|(mine, other)| *mine && *other)
    }

    /// `\d`, `\w`, and marks that stand for themselves.
    fn escaped(character: char) -> Option<Self> {
        match character {
            'd' => Some(Class::of(b'0'..=b'9')),
            'w' => Some(Class::of(
                (0..128).filter(|byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_'),
            )),
            mark if mark.is_ascii_punctuation() => Some(Class::of([mark as u8])),
            _ => None,
        }
    }
}

/// The longest pattern of one length that is laid out place by place.
const LONGEST: usize = 256;

/// The most classes that fit into the bits of a byte.
const MOST_CLASSES: usize = 8;

impl Sequence {
    /// `None` where the pattern is none of these.
    pub(super) fn parse(pattern: &str) -> Option<Self> {
        let inner = pattern.strip_prefix('^')?.strip_suffix('$')?;
        // A dollar that is escaped is a character; `\\$` is not worth telling apart.
        if inner.ends_with('\\') {
            return None;
        }
        let mut characters = inner.chars().peekable();
        let mut runs = Vec::new();
        while let Some(character) = characters.next() {
            let class = class(character, &mut characters)?;
            let (least, most) = count(&mut characters)?;
            runs.push(Run { class, least, most });
        }
        is_greedy(&runs).then(|| Sequence::fixed(&runs).unwrap_or(Sequence::Runs(runs)))
    }

    fn fixed(runs: &[Run]) -> Option<Self> {
        let mut distinct: Vec<&Class> = Vec::new();
        let (mut places, mut classes) = (Vec::new(), Box::new([0; 256]));
        for run in runs.iter() {
            let bit = distinct.iter().position(|class| **class == run.class).unwrap_or_else(|| {
                distinct.push(&run.class);
                distinct.len() - 1
            });
            if run.least != run.most || places.len() + run.most > LONGEST || bit >= MOST_CLASSES {
                return None;
            }
            places.extend(std::iter::repeat_n(1 << bit, run.most));
        }
        for (bit, class) in distinct.iter().enumerate() {
            let taken = classes.iter_mut().zip(&class.0).filter(|(_, takes)| **takes);
            taken.for_each(|(bits, _)| *bits |= 1 << bit);
        }
        Some(Sequence::Fixed { places, classes })
    }

    pub(super) fn matches(&self, text: &[u8]) -> bool {
        match self {
            Sequence::Fixed { places, classes } => {
                let fits = |(byte, place): (&u8, &u8)| classes[usize::from(*byte)] & place != 0;
                text.len() == places.len()
                    && text.iter().zip(places).fold(true, |all, pair| all & fits(pair))
            }
            Sequence::Runs(runs) => {
                let rest = runs.iter().try_fold(text, |rest, run| run.after(rest));
                rest.is_some_and(<[u8]>::is_empty)
            }
        }
    }
}

impl Run {
    /// What is left behind the run.
    fn after<'a>(&self, text: &'a [u8]) -> Option<&'a [u8]> {
        if self.least == self.most {
            let (own, rest) = text.split_at_checked(self.most)?;
            return own
                .iter()
                .fold(true, |all, byte| all & self.class.takes(*byte))
                .then_some(rest);
        }
        let taken = text.iter().take(self.most).take_while(|byte| self.class.takes(**byte)).count();
        text.get(taken..).filter(|_| taken >= self.least)
    }
}

/// Whether a run that takes all it can never takes what the next one needs.
fn is_greedy(runs: &[Run]) -> bool {
    runs.iter().enumerate().all(|(at, run)| {
        let following = runs.get(at + 1..).unwrap_or_default();
        let needed =
            following.iter().position(|next| next.least > 0).map_or(following.len(), |end| end + 1);
        run.least == run.most
            || !following.iter().take(needed).any(|next| next.class.meets(&run.class))
    })
}

fn class(character: char, rest: &mut Peekable<Chars<'_>>) -> Option<Class> {
    match character {
        '[' => brackets(rest),
        '\\' => Class::escaped(rest.next()?),
        '.' | ']' | '{' | '}' | '(' | ')' | '*' | '+' | '?' | '|' | '^' | '$' => None,
        plain if plain.is_ascii_graphic() || plain == ' ' => Some(Class::of([plain as u8])),
        _ => None,
    }
}

/// What stands between brackets; no negation, and no set operations.
fn brackets(rest: &mut Peekable<Chars<'_>>) -> Option<Class> {
    let mut class = Class::of([]);
    let mut is_first = true;
    loop {
        let one = match rest.next()? {
            ']' if !is_first => return Some(class),
            ']' | '[' | '^' | '&' | '~' => return None,
            '\\' => match rest.next()? {
                letter @ ('d' | 'w') => {
                    class.add(&Class::escaped(letter)?);
                    if rest.peek() == Some(&'-') {
                        return None;
                    }
                    is_first = false;
                    continue;
                }
                mark => mark.is_ascii_punctuation().then_some(mark)?,
            },
            plain => (plain.is_ascii_graphic() || plain == ' ').then_some(plain)?,
        };
        class.add(&Class::of(one as u8..=range_end(one, is_first, rest)? as u8));
        is_first = false;
    }
}

impl Class {
    fn add(&mut self, other: &Class) {
        self.0.iter_mut().zip(&other.0).for_each(|(mine, other)| *mine |= *other);
    }
}

/// The other end of a range: `z` of `a-z`; the character itself where there is none. A hyphen that
/// stands for itself is understood at the edges only.
fn range_end(start: char, is_first: bool, rest: &mut Peekable<Chars<'_>>) -> Option<char> {
    let is_edge = is_first || rest.peek() == Some(&']');
    if start == '-' && !is_edge {
        return None;
    }
    if rest.peek() != Some(&'-') {
        return Some(start);
    }
    let mut ahead = rest.clone();
    ahead.next();
    match ahead.next()? {
        ']' => Some(start),
        end if end.is_ascii_alphanumeric() && end >= start && start != '-' => {
            *rest = ahead;
            Some(end)
        }
        _ => None,
    }
}

/// How often: `{2}`, `{2,5}`, `{2,}`, `?`, `*`, `+` or once.
fn count(rest: &mut Peekable<Chars<'_>>) -> Option<(usize, usize)> {
    let bounds = match rest.peek() {
        Some('?') => (0, 1),
        Some('*') => (0, usize::MAX),
        Some('+') => (1, usize::MAX),
        Some('{') => {
            rest.next();
            braces(rest)?
        }
        _ => return Some((1, 1)),
    };
    if !matches!(rest.peek(), Some('}') | Some('?' | '*' | '+')) {
        return None;
    }
    rest.next();
    // A second mark makes the first one lazy or possessive.
    let is_alone = !matches!(rest.peek(), Some('?' | '*' | '+' | '{'));
    (is_alone && bounds.0 <= bounds.1).then_some(bounds)
}

fn braces(rest: &mut Peekable<Chars<'_>>) -> Option<(usize, usize)> {
    let least = digits(rest)?;
    if rest.peek() != Some(&',') {
        return Some((least, least));
    }
    rest.next();
    match rest.peek() {
        Some('}') => Some((least, usize::MAX)),
        _ => Some((least, digits(rest)?)),
    }
}

fn digits(rest: &mut Peekable<Chars<'_>>) -> Option<usize> {
    let mut digits = String::new();
    while let Some(digit) = rest.next_if(char::is_ascii_digit) {
        digits.push(digit);
    }
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Sequence;
    use jsonschema::Validator;
    use proptest::prelude::{Just, Strategy, prop_assert_eq, prop_oneof, proptest};
    use serde_json::{Value, json};

    #[test]
    fn only_what_is_surely_understood_is_taken() {
        for taken in
            ["^[a-z0-9]{20}-s[0-9]{5}$", "^Q[1-9][0-9]*$", r"^\d{4}-\d\d$", "^$", "^[-_.]a?b+$"]
        {
            assert!(Sequence::parse(taken).is_some(), "{taken}");
        }
        for left in [
            "a",
            "^a",
            "^a|b$",
            "^.$",
            "^[^a]$",
            "^[0-9]*5$",
            "^a+?$",
            "^é$",
            r"^\s$",
            r"^a\$",
            "^[a-b-c]$",
            "^(a)$",
        ] {
            assert!(Sequence::parse(left).is_none(), "{left}");
        }
    }

    fn pattern() -> impl Strategy<Value = String> {
        let atom = prop_oneof![
            Just("a"),
            Just("[ab]"),
            Just("[a-c]"),
            Just("[0-9]"),
            Just(r"\d"),
            Just(r"\w"),
            Just("-"),
            Just("[-a]"),
            Just("[a-]"),
            Just(r"\."),
            Just("[.b]"),
            Just(r"[\da]"),
            Just(r"[\]a]"),
        ];
        let times = prop_oneof![
            Just(""),
            Just(""),
            Just("?"),
            Just("*"),
            Just("+"),
            Just("{2}"),
            Just("{0,2}"),
            Just("{1,}"),
            Just("{0}"),
        ];
        proptest::collection::vec((atom, times), 0..5).prop_map(|parts| {
            parts.iter().fold("^".to_owned(), |all, (atom, times)| all + atom + times) + "$"
        })
    }

    proptest! {
        #[test]
        fn tables_and_expressions_agree(pattern in pattern(), texts in proptest::collection::vec("[abc0-9.\\]é-]{0,6}", 8)) {
            let Some(sequence) = Sequence::parse(&pattern) else { return Ok(()) };
            let schema = json!({ "pattern": pattern });
            let validator = Validator::new(&schema).unwrap();
            for text in texts {
                let is_match = validator.is_valid(&Value::from(text.as_str()));
                prop_assert_eq!(sequence.matches(text.as_bytes()), is_match, "{} {:?}", pattern, text);
            }
        }
    }
}
