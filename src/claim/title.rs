//! Titles before a name: "a spokesman for Mr. Lee" is as little Lee as "a spokesman for Lee".

/// The words before a name without its titles: "a spokesman for" before "Mr." and "President".
pub(crate) fn untitled(before: &str) -> &str {
    let mut rest = before;
    while let Some(head) = TITLES.iter().find_map(|title| rest.strip_suffix(title)) {
        rest = head.trim_end();
    }
    rest
}

/// Titles that stand between a preposition and a name.
const TITLES: &[&str] = &[
    " Mr.",
    " Mrs.",
    " Ms.",
    " Mr",
    " Mrs",
    " Ms",
    " Dr.",
    " Sen.",
    " Rep.",
    " Gov.",
    " Gen.",
    " President",
    " Senator",
    " Governor",
    " Sir",
    " Justice",
    " Judge",
    " Secretary",
    " Mayor",
    " Republican",
    " Democrat",
    " candidate",
    " nominee",
    " presidential",
    " Democratic",
];
