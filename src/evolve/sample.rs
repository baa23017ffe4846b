//! Strings that match a pattern: the shortest and longer ones, of the first and the last characters.

use regex_syntax::hir::{Class, Hir, HirKind};

/// The most that one repetition is repeated beyond what it must be.
const REPEATED: u32 = 64;

/// Strings that should match; whether they do is for a validator to say.
pub(super) fn matching(pattern: &str) -> Vec<String> {
    let Ok(parsed) = regex_syntax::parse(pattern) else { return Vec::new() };
    let ways = [(false, false), (false, true), (true, false), (true, true)];
    ways.map(|(long, last)| {
        let mut text = String::new();
        Way { long, last }.write(&parsed, &mut text);
        text
    })
    .into()
}

#[derive(Clone, Copy)]
struct Way {
    long: bool,
    last: bool,
}

impl Way {
    fn write(self, hir: &Hir, text: &mut String) {
        match hir.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => text.push_str(&String::from_utf8_lossy(&literal.0)),
            HirKind::Class(class) => text.extend(self.character(class)),
            HirKind::Capture(capture) => self.write(&capture.sub, text),
            HirKind::Concat(parts) => parts.iter().for_each(|part| self.write(part, text)),
            HirKind::Alternation(parts) => {
                let part = if self.last { parts.last() } else { parts.first() };
                part.into_iter().for_each(|part| self.write(part, text));
            }
            HirKind::Repetition(repetition) => {
                let more = repetition.min.saturating_add(2);
                let most = repetition.max.unwrap_or(more).min(repetition.min.max(REPEATED));
                let times = if self.long { most } else { repetition.min };
                (0..times.min(4 * REPEATED)).for_each(|_| self.write(&repetition.sub, text));
            }
        }
    }

    fn character(self, class: &Class) -> Option<char> {
        match class {
            Class::Unicode(class) => {
                let mut ranges = class.ranges().iter();
                match self.last {
                    true => ranges.next_back().map(|range| range.end()),
                    false => ranges.next().map(|range| range.start()),
                }
            }
            Class::Bytes(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::matching;

    #[test]
    fn what_a_pattern_takes() {
        assert_eq!(matching("^[0-9a-f]{2}(-x)?$"), ["00", "ff", "00-x", "ff-x"]);
        assert_eq!(matching("^(alpha|beta)$"), ["alpha", "beta", "alpha", "beta"]);
        assert!(matching("(").is_empty());
    }
}
