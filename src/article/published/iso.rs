//! ISO 8601 and its looser relatives: "2025", "2025-02", "2025-02-04T10:15:00+05:30",
//! "2025/02/04 10:15".

use crate::article::published::clock::{clock, number, zone};
use crate::article::published::fields::{Fields, Zone};

/// The fields of a year first, parted by hyphens or slashes.
pub(crate) fn parse(raw: &str) -> Option<Fields> {
    let end = raw.find(['T', 't', ' ']).unwrap_or(raw.len());
    let fields = date(&raw[..end])?;
    let time = raw[end..].trim_start_matches(['T', 't', ' ']);
    if time.is_empty() {
        return Some(fields);
    }
    let at = time.find(['Z', 'z', '+', '-', ' ']).unwrap_or(time.len());
    let said = time[at..].trim();
    let zone = if said.is_empty() { Zone::Unsaid } else { zone(said)? };
    fields.day?;
    Some(Fields { clock: Some(clock(&time[..at])?), zone, ..fields })
}

fn date(text: &str) -> Option<Fields> {
    let sign = if text.contains('/') { '/' } else { '-' };
    let mut parts = text.split(sign);
    let year = parts.next().filter(|year| year.len() == 4).and_then(|year| number(year, 4))?;
    let month = parts.next().map(|part| number(part, 2));
    let day = parts.next().map(|part| number(part, 2));
    if parts.next().is_some() || month == Some(None) || day == Some(None) {
        return None;
    }
    Some(Fields {
        year: Some(year as i32),
        month: month.flatten(),
        day: day.flatten(),
        ..Fields::default()
    })
}
