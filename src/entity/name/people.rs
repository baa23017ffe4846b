//! The persons an article introduces by their full names, and who a shorter form means.

use rustc_hash::FxHashMap;

use crate::span::Span;

/// Where the bearers of a name stand, in text order: byte and full name.
type Bearers<'a> = FxHashMap<&'a str, Vec<(usize, &'a str)>>;

/// The persons of one article.
#[derive(Default)]
pub(super) struct People<'a> {
    by_ends: FxHashMap<(&'a str, &'a str), &'a str>,
    by_last: Bearers<'a>,
    by_first: Bearers<'a>,
}

impl<'a> People<'a> {
    /// Notes a full name at `span`, whose first and last words are given; to be called in text
    /// order.
    pub(super) fn introduce(&mut self, text: &'a str, span: Span, first: Span, last: Span) {
        let (first, last) = (first.of(text), last.of(text));
        let name = *self.by_ends.entry((first, last)).or_insert(span.of(text));
        self.by_first.entry(first).or_default().push((span.start, name));
        self.by_last.entry(last).or_default().push((span.start, name));
    }

    /// The name under which a full name was introduced first: "Jane Doe" for "Jane Q. Doe".
    pub(super) fn full(&self, first: &str, last: &str) -> Option<&'a str> {
        self.by_ends.get(&(first, last)).copied()
    }

    /// Whom a surname at a byte of the text means: the bearer named last before it, or else the
    /// one named first after it.
    pub(super) fn surname(&self, word: &str, at: usize) -> Option<&'a str> {
        nearest(self.by_last.get(word)?, at)
    }

    /// The same for the first word of a name: a forename, or a family name that stands first.
    pub(super) fn forename(&self, word: &str, at: usize) -> Option<&'a str> {
        nearest(self.by_first.get(word)?, at)
    }
}

fn nearest<'a>(bearers: &[(usize, &'a str)], at: usize) -> Option<&'a str> {
    let after = bearers.partition_point(|(seen, _)| *seen < at);
    bearers.get(after.saturating_sub(1)).map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::People;
    use crate::span::Span;

    #[test]
    fn two_of_one_surname_stay_two() {
        let text = "Ann Gray met Bob Gray. Gray left.";
        let mut people = People::default();
        for name in ["Ann Gray", "Bob Gray"] {
            let start = text.find(name).unwrap_or_default();
            let word = |from: usize, length| Span::new(start + from, start + from + length);
            people.introduce(text, word(0, 8), word(0, 3), word(4, 4));
        }
        assert_eq!(people.surname("Gray", 11), Some("Ann Gray"));
        assert_eq!(people.surname("Gray", 23), Some("Bob Gray"));
        assert_eq!(people.forename("Ann", 23), Some("Ann Gray"));
        assert_eq!(people.full("Ann", "Gray"), Some("Ann Gray"));
    }
}
