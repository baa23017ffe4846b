//! Forms that moments are written in. All values must have one form, and be of the calendar.

use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime};

/// A way to write a moment.
#[derive(Debug)]
pub(super) struct Form {
    /// In the subset of regular expressions that all validators share.
    pub(super) pattern: &'static str,
    /// JSON Schema's name for it, if it has one.
    pub(super) format: Option<&'static str>,
    is: fn(&str) -> bool,
}

/// From the strictest to the loosest.
const FORMS: &[Form] = &[
    Form {
        pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        format: Some("date"),
        is: |text| {
            shape(text) == "dddd-dd-dd" && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
        },
    },
    Form {
        pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?Z$",
        format: Some("date-time"),
        is: |text| text.ends_with('Z') && is_instant(text),
    },
    Form {
        pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$",
        format: Some("date-time"),
        is: is_instant,
    },
    Form {
        pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?$",
        format: None,
        is: |text| {
            let shape = shape(text);
            let parsed =
                NaiveDateTime::parse_from_str(&text.replacen(' ', "T", 1), "%Y-%m-%dT%H:%M:%S%.f");
            matches!(shape.as_str(), "dddd-dd-ddTdd:dd:dd" | "dddd-dd-dd dd:dd:dd")
                && parsed.is_ok()
        },
    },
    Form {
        pattern: "^[0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,9})?$",
        format: None,
        is: |text| {
            shape(text) == "dd:dd:dd" && NaiveTime::parse_from_str(text, "%H:%M:%S%.f").is_ok()
        },
    },
];

/// RFC 3339, without leap seconds: readers differ on them.
fn is_instant(text: &str) -> bool {
    let shape = shape(text);
    let zoned = ["dddd-dd-ddTdd:dd:ddZ", "dddd-dd-ddTdd:dd:dd+dd:dd", "dddd-dd-ddTdd:dd:dd-dd:dd"];
    zoned.contains(&shape.as_str())
        && text.get(17..19) != Some("60")
        && DateTime::parse_from_rfc3339(text).is_ok()
}

/// The text with `d` for each digit, and without a fraction of one to nine digits.
fn shape(text: &str) -> String {
    if text.len() > 40 {
        return String::new();
    }
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let zone = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = rest.len() - zone.len();
    match (text.contains('.'), digits) {
        (true, 1..=9) => [whole, zone].concat(),
        (true, _) => String::new(),
        (false, _) => text.to_owned(),
    }
    .replace(|c: char| c.is_ascii_digit(), "d")
}

/// The forms that all values so far have.
#[derive(Debug)]
pub(super) struct Forms(Vec<&'static Form>);

impl Default for Forms {
    fn default() -> Self {
        Forms(FORMS.iter().collect())
    }
}

impl Forms {
    pub(super) fn see(&mut self, text: &str) {
        if !self.0.is_empty() {
            self.0.retain(|form| (form.is)(text));
        }
    }

    pub(super) fn form(&self) -> Option<&'static Form> {
        self.0.first().copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{FORMS, Forms};

    fn pattern(texts: &[&str]) -> Option<&'static str> {
        let mut forms = Forms::default();
        texts.iter().for_each(|text| forms.see(text));
        forms.form().map(|form| form.pattern)
    }

    #[test]
    fn one_form_for_all() {
        assert_eq!(pattern(&["2025-02-28", "2024-02-29"]), Some(FORMS[0].pattern));
        assert_eq!(pattern(&["2025-02-29"]), None);
        let utc = ["2025-01-01T00:00:00Z", "2025-01-01T00:00:00.125Z"];
        assert_eq!(pattern(&utc), Some(FORMS[1].pattern));
        assert_eq!(pattern(&[utc[0], "2025-01-01T00:00:00+02:00"]), Some(FORMS[2].pattern));
        assert_eq!(pattern(&["2025-01-01 09:30:00"]), Some(FORMS[3].pattern));
        assert_eq!(pattern(&["09:30:00.5"]), Some(FORMS[4].pattern));
        assert_eq!(pattern(&["2025-01-01", "09:30:00"]), None);
        assert_eq!(pattern(&["2016-12-31T23:59:60Z"]), None);
        assert_eq!(pattern(&["2025-01-01T00:00:00.Z"]), None);
    }
}
