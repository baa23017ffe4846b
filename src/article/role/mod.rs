//! The rules that tell what a part of a line is. One file each; each says how many bytes at the
//! front of a line have its role, and the first that claims any wins.

mod byline;
mod caption;
mod credit;
mod dateline;
mod heading;
mod prompt;
mod stamp;
mod tail;
mod title;

use crate::article::line::Line;
use crate::record::Role;

pub(crate) use byline::names;
pub(crate) use dateline::without_separator;
pub(crate) use tail::tail;

/// How many bytes at the front of a line have the rule's role.
type Rule = fn(&Line) -> Option<usize>;

/// All rules, in the order in which they are asked.
const RULES: &[(Role, Rule)] = &[
    (Role::Stamp, stamp::rule),
    (Role::Prompt, prompt::rule),
    (Role::Credit, credit::rule),
    (Role::Byline, byline::rule),
    (Role::Caption, caption::rule),
    (Role::Dateline, dateline::rule),
    (Role::Title, title::rule),
    (Role::Heading, heading::rule),
];

/// The role of the front of a line, and how many bytes have it; none for the body.
pub(crate) fn front(line: &Line) -> Option<(Role, usize)> {
    RULES.iter().find_map(|&(role, rule)| rule(line).map(|length| (role, length)))
}
