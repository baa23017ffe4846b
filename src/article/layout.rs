//! Cuts a text into paragraphs and those into stretches of one role, front to back.

use crate::annotation::Segment;
use crate::article::line::Line;
use crate::article::role::{front, tail};
use crate::article::shape::ends_sentence;
use crate::paragraph::paragraphs;
use crate::record::Role;
use crate::span::Span;

/// The layout of an article: stretches of one role, in text order, disjoint, trimmed of white
/// space and never empty. Together they cover every character of the text but white space.
///
/// `title` is the title the source gave apart from the text, if it did: a line that repeats it is
/// the title.
pub fn layout(text: &str, title: Option<&str>) -> Vec<Segment> {
    let spans: Vec<Span> = paragraphs(text).collect();
    let mut state = State { text, title, bodies: 0, titled: false, segments: Vec::new() };
    state.segments.reserve(spans.len());
    for (paragraph, &span) in spans.iter().enumerate() {
        let next = spans.get(paragraph + 1).map_or("", |next| next.of(text));
        state.paragraph(paragraph, span, next);
    }
    state.segments
}

/// What of the article is typed so far.
struct State<'a> {
    text: &'a str,
    title: Option<&'a str>,
    bodies: usize,
    titled: bool,
    segments: Vec<Segment>,
}

impl State<'_> {
    /// Types one paragraph: pieces from its front while a rule knows them, then what is left.
    fn paragraph(&mut self, paragraph: usize, span: Span, next: &str) {
        let mut left = span;
        let mut peeled = None;
        while !left.is_empty() {
            let line = Line {
                rest: left.of(self.text),
                peeled,
                paragraph,
                bodies: self.bodies,
                titled: self.titled,
                next,
                title: self.title,
            };
            let Some((role, length)) = front(&line).filter(|&(_, length)| length > 0) else {
                return self.rest(paragraph, left);
            };
            let end = left.start + length;
            self.push(paragraph, Span::new(left.start, end), role);
            peeled = Some(role);
            left = self.skip_joint(Span::new(end, left.end));
        }
    }

    /// White space is skipped; bars and bullets that only part pieces go to the piece before them.
    fn skip_joint(&mut self, left: Span) -> Span {
        let text = left.of(self.text);
        let rest = text.trim_start_matches([' ', '\u{A0}', '\t', '|', '•', '·']);
        let joint = Span::new(left.start, left.end - rest.len()).trim(self.text);
        if let Some(last) = self.segments.last_mut().filter(|_| !joint.is_empty()) {
            last.span.end = joint.end;
        }
        Span::new(left.end - rest.len(), left.end).trim(self.text)
    }

    /// What no rule knows from its front: the body, and a credit at its end.
    fn rest(&mut self, paragraph: usize, left: Span) {
        match tail(left.of(self.text)) {
            Some(tail) => {
                let start = left.start + tail.start;
                self.push(paragraph, Span::new(left.start, start), tail.front);
                self.push(paragraph, Span::new(start, left.end), Role::Credit);
            }
            None => self.push(paragraph, left, Role::Body),
        }
    }

    fn push(&mut self, paragraph: usize, span: Span, role: Role) {
        let span = span.trim(self.text);
        self.titled |= role == Role::Title;
        // A short line without a full stop does not begin the report: a kicker, a list of tags.
        let begins = span.len() >= 40 || ends_sentence(span.of(self.text));
        self.bodies += usize::from(role == Role::Body && begins);
        if !span.is_empty() {
            self.segments.push(Segment { span, paragraph, role });
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, proptest};

    use super::layout;
    use crate::article::front_matter;

    /// The layout as lines of role and text.
    fn laid(text: &str) -> String {
        let segments = layout(text, None);
        let lines = segments.iter().map(|s| format!("{}: {}\n", s.role.term(), s.span.of(text)));
        lines.collect()
    }

    const REPORT: &str = "Date 2024-05-06 | Follow us on X, Facebook Image Source : PTI The minister at a rally\r\n\
        Council Approves the New Harbor Bridge\r\nBy JANE DOE and Jon Roe, Associated Press\r\n\
        Updated: May 6, 2024 10:15 IST\r\n\r\nPORT ELLEN, Maine (AP) — The council said yes to the bridge on Monday.\r\n\
        What Comes Next\r\nBuilders start in June, the mayor said, and the old ferry will sail until then. (With Reuters inputs)\r\n\
        Read more: Ten bridges to see\r\nThe mayor shared the plan. Follow the money, she said.\r\n\
        A crane at work. Image: Ann Lee.\r\nThe Associated Press contributed to this report.";

    #[test]
    fn a_scraped_report_comes_apart() {
        assert_eq!(
            laid(REPORT),
            "\
            stamp: Date 2024-05-06 |\nprompt: Follow us on X, Facebook\ncredit: Image Source : PTI\n\
            caption: The minister at a rally\ntitle: Council Approves the New Harbor Bridge\n\
            byline: By JANE DOE and Jon Roe, Associated Press\nstamp: Updated: May 6, 2024 10:15 IST\n\
            dateline: PORT ELLEN, Maine (AP) —\nbody: The council said yes to the bridge on Monday.\n\
            heading: What Comes Next\nbody: Builders start in June, the mayor said, and the old ferry will sail until then.\n\
            credit: (With Reuters inputs)\nprompt: Read more: Ten bridges to see\n\
            body: The mayor shared the plan. Follow the money, she said.\ncaption: A crane at work.\n\
            credit: Image: Ann Lee.\ncredit: The Associated Press contributed to this report.\n"
        );
    }

    #[test]
    fn the_front_matter_is_read() {
        let matter = front_matter(REPORT, &layout(REPORT, None));
        let quote = |span: Option<crate::span::Span>| span.map(|span| span.of(REPORT));
        assert_eq!(quote(matter.title), Some("Council Approves the New Harbor Bridge"));
        assert_eq!(matter.byline, ["JANE DOE", "Jon Roe"]);
        assert_eq!(quote(matter.stamp), Some("2024-05-06"));
        assert_eq!(quote(matter.dateline), Some("PORT ELLEN, Maine (AP)"));
        assert_eq!(matter.wire, ["Press Trust of India", "Associated Press", "Reuters"]);
    }

    #[test]
    fn body_stays_body() {
        for line in [
            "Published in 2015, the book sold well.",
            "Follow us on this journey, she told the crowd.",
            "TRUMP: I think so.",
            "Read the bill, he said.",
            "By Friday, all had left.",
            "Image matters to the party, and it knows.",
            "May 6 was a cold day in the harbor.",
            "Advertisement spending rose.",
            "The source: a clerk.",
            "NASA — the space agency — agreed.",
        ] {
            let text =
                format!("The first line of a report ends here.\n{line}\nAnd this is its last.");
            assert!(laid(&text).contains(&format!("body: {line}\n")), "{}", laid(&text));
        }
    }

    #[test]
    fn a_given_title_is_found() {
        let text = "the bridge is open.\nThe bridge is open, the mayor said.";
        assert_eq!(layout(text, Some("The Bridge  Is Open"))[0].role.term(), "title");
        assert_eq!(layout(text, Some("Other"))[0].role.term(), "body");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(400))]
        #[test]
        fn nothing_is_lost(text in "(By |Photo: |AP|\\(|\\)|—| - |Updated: |May 6|Follow us on |[A-Za-z0-9 .:|\n\r/©]|\\PC){0,60}") {
            let mut at = 0;
            for segment in layout(&text, None) {
                let span = segment.span;
                assert!(text[at..span.start].trim().is_empty() && !span.is_empty());
                assert_eq!(span.trim(&text), span);
                at = span.end;
            }
            assert!(text[at..].trim().is_empty());
            front_matter(&text, &layout(&text, None));
        }
    }
}
