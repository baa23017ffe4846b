//! Titles before names, so that "the senator" finds "Sen. Ann Lee".

use crate::span::Span;

/// Abbreviated titles and the roles they stand for.
const ABBREVIATIONS: &[(&str, &[&str])] = &[
    ("sen.", &["senator"]),
    ("rep.", &["representative", "congressman", "congresswoman"]),
    ("gov.", &["governor"]),
    ("gen.", &["general"]),
    ("dr.", &["doctor"]),
    ("prof.", &["professor"]),
    ("lt.", &["lieutenant"]),
    ("col.", &["colonel"]),
    ("rev.", &["reverend"]),
    ("sgt.", &["sergeant"]),
    ("capt.", &["captain"]),
];

/// Whether the title right before the name says the role, which is given in lower case: "Secretary
/// of State" says "secretary of state" and "secretary".
pub(crate) fn carries(text: &str, name: Span, role: &str) -> bool {
    let title = title_before(text, name).to_lowercase();
    let head = title.split(" of ").next().unwrap_or("");
    let abbreviated = || {
        let last = title.rsplit(' ').next().unwrap_or("");
        let known = ABBREVIATIONS.iter().find(|(short, _)| *short == last);
        known.is_some_and(|(_, roles)| roles.contains(&role))
    };
    ends_with_words(&title, role) || ends_with_words(head, role) || abbreviated()
}

/// Whether the words are the last of the title.
fn ends_with_words(title: &str, words: &str) -> bool {
    let before = title.strip_suffix(words);
    !words.is_empty() && before.is_some_and(|before| before.is_empty() || before.ends_with(' '))
}

/// The capitalised words, and "of" between them, right before a name.
fn title_before(text: &str, name: Span) -> &str {
    let before = text.get(..name.start).unwrap_or("");
    let line = before.rsplit('\n').next().unwrap_or("").trim_end();
    let mut title = line.len();
    let mut end = line.len();
    for word in line.rsplit(' ').take(LONGEST_TITLE) {
        let start = end - word.len();
        let inner = matches!(word, "of" | "for" | "and" | "the");
        if word.ends_with([',', ';', ':', '”', '"']) || !inner && !starts_capital(word) {
            break;
        }
        title = if inner { title } else { start };
        end = start.saturating_sub(1);
    }
    line.get(title..).unwrap_or("")
}

fn starts_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// No title is longer, in words.
const LONGEST_TITLE: usize = 8;

#[cfg(test)]
mod tests {
    use super::carries;
    use crate::span::Span;

    fn says(text: &str, name: &str, role: &str) -> bool {
        let start = text.find(name).unwrap_or_default();
        carries(text, Span::new(start, start + name.len()), role)
    }

    #[test]
    fn a_title_says_its_roles() {
        let text = "Yesterday US Secretary of State Ann Lee met Sen. Bob Ray, a lawyer";
        assert!(says(text, "Ann Lee", "secretary of state"));
        assert!(says(text, "Ann Lee", "secretary"));
        assert!(says(text, "Bob Ray", "senator"));
        assert!(!says(text, "Bob Ray", "lawyer"));
        assert!(!says(text, "Ann Lee", "state of"));
    }
}
