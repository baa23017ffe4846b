//! `if`, `then` and `else`.

use serde_json::Value;

use super::asked::{Asked, Decision, Keyword};
use super::compile::Site;
use super::mask::Mask;
use crate::validate::cell::Values;

struct Condition {
    condition: Asked,
    then: Asked,
    otherwise: Asked,
}

pub(super) fn compile(value: &Value, site: &Site<'_>) -> Option<Box<dyn Keyword>> {
    let branch = |keyword: &str| match site.members.get(keyword) {
        Some(schema) => site.subschema(schema, &[keyword]),
        None => Asked::Constant(true),
    };
    let condition = site.subschema(value, &["if"]);
    Some(Box::new(Condition { condition, then: branch("then"), otherwise: branch("else") }))
}

impl Keyword for Condition {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        let condition = self.condition.mask(values)?;
        let mut kept = self.then.mask(values)?;
        kept.and(&condition);
        let mut otherwise = self.otherwise.mask(values)?;
        otherwise.and_not(&condition);
        kept.or(&otherwise);
        good.and(&kept);
        Ok(())
    }
}
