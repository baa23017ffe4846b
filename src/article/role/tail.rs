//! Credits at the end of a line whose front is something else: "... to accept them. (With AP
//! inputs)", "A minister at a rally. Image: Jo Roe."

use crate::article::agency;
use crate::article::role::credit;
use crate::article::shape::{ends_sentence, foot, sentence_start};
use crate::record::Role;

/// The end of a line that credits somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tail {
    /// Where it begins, in bytes of the line.
    pub(crate) start: usize,
    /// What it makes of the front of the line.
    pub(crate) front: Role,
}

/// A credit at the end of a line, with something before it.
pub(crate) fn tail(text: &str) -> Option<Tail> {
    let found =
        bracketed(text).or_else(|| picture(text)).or_else(|| thanks(text)).or_else(|| signed(text));
    found.filter(|tail| !text[..tail.start].trim().is_empty())
}

/// Length of a caption without the picture credit at its end.
pub(crate) fn strip_picture_credit(text: &str) -> usize {
    tail(text).map_or(text.len(), |tail| text[..tail.start].trim_end().len())
}

/// "(With AP inputs)", "(AP Photo/Jo Roe)"
fn bracketed(text: &str) -> Option<Tail> {
    let inside = text.trim_end_matches('.').strip_suffix(')')?;
    let open = inside.rfind('(')?;
    let inside = &inside[open + 1..];
    let ended = ends_sentence(text[..open].trim_end());
    let pictured = inside.contains("Photo") || inside.contains("Image") || inside.contains('/');
    let short = inside.len() <= 160 && inside.len() > 2;
    (short && (ended || pictured) && credit::in_brackets(inside))
        .then_some(Tail { start: open, front: if pictured { Role::Caption } else { Role::Body } })
}

/// "... Image: Jo Roe."
fn picture(text: &str) -> Option<Tail> {
    if text.len() > 400 {
        return None;
    }
    let from = text.len() - foot(text, 90).len();
    let near = &text.as_bytes()[from..];
    let labels =
        ["Image:", "Photo:", "Picture:", "Image;", "Photograph:", "Photo by", "Photo credit:"];
    let at = memchr::memrchr2_iter(b'I', b'P', near)
        .find(|&at| labels.iter().any(|label| near[at..].starts_with(label.as_bytes())))?
        + from;
    let apart = text[..at].ends_with([' ', '\u{A0}', '|', '.', '/']);
    (apart && credit::front(&text[at..]) == Some(text.len() - at))
        .then_some(Tail { start: at, front: Role::Caption })
}

/// "... The Associated Press contributed to this report."
fn thanks(text: &str) -> Option<Tail> {
    let end = text.trim_end_matches(['.', ' ', ')', '*']).len();
    let near = end - foot(&text[..end], 60).len();
    let bytes = &text.as_bytes()[near..end];
    let mut firsts = memchr::memrchr_iter(CONTRIBUTED[0], bytes);
    let from = near + firsts.find(|&at| bytes[at..].starts_with(CONTRIBUTED))?;
    let far = from - foot(&text[..from], 400).len();
    let near_start = sentence_start(&text[far..from]);
    let start = far + near_start;
    (near_start > 0 && credit::is_line(&text[start..])).then_some(Tail { start, front: Role::Body })
}

const CONTRIBUTED: &[u8; 12] = b"contributed ";

/// "... on Monday. - PTI"
fn signed(text: &str) -> Option<Tail> {
    let from = text.len() - foot(text, 24).len();
    memchr::memchr2(b'-', 0xE2, &text.as_bytes()[from..])?;
    let dash = from + text[from..].rfind(['-', '–', '—'])?;
    let name = text[dash..].trim_start_matches(['-', '–', '—', ' ']).trim_end_matches('.');
    let alone =
        agency::at_start(name) == Some(name.len()) && ends_sentence(text[..dash].trim_end());
    alone.then_some(Tail { start: dash, front: Role::Body })
}
