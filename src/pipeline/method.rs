//! How names and claims are found: by rules alone, or by the trained models that read the rules'
//! verdict as evidence.

use crate::claim::{self, Extractor};
use crate::entity::{self, Recogniser};
use crate::error::Result;

/// One way to find something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Word lists and rules: several times faster, and not as good.
    Rules,
    /// The trained model.
    #[default]
    Model,
}

impl Method {
    /// Every way.
    pub const ALL: [Method; 2] = [Method::Rules, Method::Model];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Method::Rules => "rules",
            Method::Model => "model",
        }
    }
}

/// The way for each stage that has a choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Methods {
    /// What recognises entities.
    pub entities: Method,
    /// What extracts claims.
    pub claims: Method,
}

impl Methods {
    pub(super) fn recogniser(self) -> Result<Box<dyn Recogniser>> {
        Ok(match self.entities {
            Method::Rules => Box::new(entity::Rules::embedded()),
            Method::Model => Box::new(entity::Tagged::embedded()?),
        })
    }

    pub(super) fn extractor(self) -> Result<Box<dyn Extractor>> {
        Ok(match self.claims {
            Method::Rules => Box::new(claim::Rules::embedded()),
            Method::Model => Box::new(claim::Tagged::embedded()?),
        })
    }
}
