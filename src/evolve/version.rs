//! Versions: the step that a change demands (semver.org), and the one that was made.

use std::fmt;

use serde::Serialize;
use serde_json::Value;

/// How far a version must go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Step {
    /// Nothing has changed.
    None,
    /// The same rows under other words.
    Patch,
    /// Old rows are still rows.
    Minor,
    /// They may not be, or a column has another type.
    Major,
}

impl Step {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Step::None => "none",
            Step::Patch => "patch",
            Step::Minor => "minor",
            Step::Major => "major",
        }
    }
}

/// A version: major, minor, patch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Version([u64; 3]);

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Version([major, minor, patch]) = self;
        write!(f, "{major}.{minor}.{patch}")
    }
}

/// The step from one schema's version to the other's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionChange {
    /// The old schema's.
    pub old: String,
    /// The new schema's.
    pub new: String,
    /// The step between them; none if the version stays or goes back.
    pub made: Step,
    /// Whether that is at least what the change demands.
    pub enough: bool,
    /// The least version that would be.
    pub least: String,
}

/// The step between the versions that two schemas have in their `$id`, where both have one.
pub(super) fn change(old: &Value, new: &Value, demanded: Step) -> Option<VersionChange> {
    let (old, new) = (version(old)?, version(new)?);
    let demanded = old.demanded(demanded);
    let made = old.step_to(new);
    Some(VersionChange {
        old: old.to_string(),
        new: new.to_string(),
        made,
        enough: made >= demanded,
        least: old.after(demanded).to_string(),
    })
}

impl Version {
    fn step_to(self, new: Version) -> Step {
        let places = self.0.into_iter().zip(new.0).zip([Step::Major, Step::Minor, Step::Patch]);
        let first = places.into_iter().find(|((old, new), _)| old != new);
        first.filter(|_| new > self).map_or(Step::None, |(_, step)| step)
    }

    fn after(self, step: Step) -> Version {
        let Version([major, minor, patch]) = self;
        Version(match step {
            Step::None => self.0,
            Step::Patch => [major, minor, patch.saturating_add(1)],
            Step::Minor => [major, minor.saturating_add(1), 0],
            Step::Major => [major.saturating_add(1), 0, 0],
        })
    }

    /// Before 1.0.0 the minor version stands for the major one.
    fn demanded(self, step: Step) -> Step {
        match (self.0, step) {
            ([0, ..], Step::Major) => Step::Minor,
            ([0, ..], Step::Minor) => Step::Patch,
            _ => step,
        }
    }
}

/// The last `1.2` or `1.2.3` in an `$id`: versions stand behind names.
fn version(schema: &Value) -> Option<Version> {
    let id = schema.get("$id")?.as_str()?;
    let words = id.split(|c: char| !c.is_ascii_alphanumeric() && c != '.');
    words.rev().find_map(|word| number(word.strip_prefix('v').unwrap_or(word)))
}

fn number(word: &str) -> Option<Version> {
    let parts: Vec<&str> =
        word.split('.').take_while(|part| part.bytes().all(|byte| byte.is_ascii_digit())).collect();
    let parts: Vec<u64> = parts.iter().map(|part| part.parse()).collect::<Result<_, _>>().ok()?;
    match parts.as_slice() {
        [major, minor] => Some(Version([*major, *minor, 0])),
        [major, minor, patch] => Some(Version([*major, *minor, *patch])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Step, change};
    use serde_json::json;

    fn step(old: &str, new: &str, demanded: Step) -> Option<(Step, bool, String)> {
        let change = change(&json!({ "$id": old }), &json!({ "$id": new }), demanded)?;
        Some((change.made, change.enough, change.least))
    }

    #[test]
    fn versions_are_found_and_compared() {
        let order = "https://example.com/v1.4.2/order.schema.json";
        let later = "https://example.com/v1.5.0/order.schema.json";
        assert_eq!(step(order, later, Step::Major), Some((Step::Minor, false, "2.0.0".into())));
        assert_eq!(step(order, later, Step::Minor), Some((Step::Minor, true, "1.5.0".into())));
        assert_eq!(step(later, order, Step::Patch), Some((Step::None, false, "1.5.1".into())));
        let urn = "urn:example:order:2.0";
        assert_eq!(step(urn, urn, Step::None), Some((Step::None, true, "2.0.0".into())));
        assert!(step("urn:a:0.3.0.json", "urn:a:0.4.0", Step::Major).unwrap().1);
        assert_eq!(step("https://example.com/order.json", later, Step::Minor), None);
    }
}
