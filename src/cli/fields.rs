//! Where a dump keeps what: a preset, and fields named one by one on top of it.

use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser};
use parquill::error::{Error, Finding, Result};
use parquill::place::Place;
use parquill::read::{FieldMap, PRESETS};

#[derive(Args, Debug)]
pub(super) struct FieldArguments {
    /// Field names of a common dump
    #[arg(long, value_name = "NAME", value_parser = presets())]
    preset: Option<String>,
    /// Field that holds the text (default: text)
    #[arg(long, value_name = "FIELD")]
    text_field: Vec<String>,
    /// Field that holds the headline
    #[arg(long, value_name = "FIELD")]
    title_field: Vec<String>,
    /// Field that holds the authors
    #[arg(long, value_name = "FIELD")]
    authors_field: Vec<String>,
    /// Field that holds the outlet
    #[arg(long, value_name = "FIELD")]
    publisher_field: Vec<String>,
    /// Field that holds the address
    #[arg(long, value_name = "FIELD")]
    url_field: Vec<String>,
    /// Field that holds the time of publication
    #[arg(long, value_name = "FIELD")]
    published_field: Vec<String>,
    /// Field that holds the language
    #[arg(long, value_name = "FIELD")]
    language_field: Vec<String>,
}

fn presets() -> PossibleValuesParser {
    let presets = PRESETS.iter();
    presets
        .map(|preset| PossibleValue::new(preset.name).help(preset.about))
        .collect::<Vec<_>>()
        .into()
}

impl FieldArguments {
    /// The library's map.
    pub(super) fn map(&self) -> Result<FieldMap> {
        let mut map = match &self.preset {
            None => FieldMap::default(),
            Some(name) => FieldMap::preset(name).ok_or_else(|| unknown(name))?,
        };
        let typed = [
            (&mut map.text, &self.text_field),
            (&mut map.title, &self.title_field),
            (&mut map.authors, &self.authors_field),
            (&mut map.publisher, &self.publisher_field),
            (&mut map.url, &self.url_field),
            (&mut map.published, &self.published_field),
            (&mut map.language, &self.language_field),
        ];
        for (slot, names) in typed.into_iter().filter(|(_, names)| !names.is_empty()) {
            slot.clone_from(names);
        }
        Ok(map)
    }
}

fn unknown(name: &str) -> Error {
    Error::usage(Finding::new(Place::file("--preset"), format!("no preset is called {name:?}")))
}
