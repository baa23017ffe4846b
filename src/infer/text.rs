//! Strings: their lengths in code points, and what they are if they are all alike: moments, a choice
//! of few, identifiers. Free text keeps only its lengths, and is let go of after a few rows.

use serde_json::{Map, Value, json};

use crate::infer::choice::Choices;
use crate::infer::form::Forms;
use crate::infer::identifier::Positions;

#[derive(Debug, Default)]
pub(super) struct Texts {
    count: u64,
    lengths: Option<(usize, usize)>,
    choices: Choices,
    forms: Forms,
    positions: Positions,
}

impl Texts {
    pub(super) fn see(&mut self, text: &str) {
        let length = text.chars().count();
        let (least, most) = self.lengths.unwrap_or((length, length));
        self.lengths = Some((least.min(length), most.max(length)));
        self.count += 1;
        self.choices.see(text);
        self.forms.see(text);
        self.positions.see(text);
    }

    /// What holds of the strings. A choice can only be stated where there is nothing else than
    /// strings and null.
    pub(super) fn schema(&self, alone: bool, nullable: bool) -> Map<String, Value> {
        let Some((least, most)) = self.lengths else { return Map::new() };
        let mut schema = Map::new();
        if let Some(form) = self.forms.form() {
            schema.extend(form.format.map(|format| ("format".to_owned(), json!(format))));
            schema.extend([("pattern".to_owned(), json!(form.pattern))]);
        } else if let Some(pattern) = self.positions.long_pattern(self.count) {
            schema.extend([("pattern".to_owned(), json!(pattern))]);
        } else if let Some(choice) = self.choices.schema(self.count, nullable).filter(|_| alone) {
            return Map::from_iter([choice]);
        } else if let Some(pattern) = self.positions.pattern(self.count) {
            schema.extend([("pattern".to_owned(), json!(pattern))]);
        }
        schema.extend([
            ("minLength".to_owned(), json!(least)),
            ("maxLength".to_owned(), json!(most)),
        ]);
        schema
    }
}
