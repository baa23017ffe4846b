//! `allOf`, `anyOf`, `oneOf` and `not`: arithmetic of masks.

use serde_json::Value;

use super::asked::{Asked, Decision, Keyword};
use super::compile::Site;
use super::mask::Mask;
use crate::validate::cell::Values;

struct All(Vec<Asked>);

struct Any(Vec<Asked>);

struct One(Vec<Asked>);

struct Not(Asked);

pub(super) fn compile_all(value: &Value, site: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(All(site.subschemas(value, "allOf")?)))
}

pub(super) fn compile_any(value: &Value, site: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Any(site.subschemas(value, "anyOf")?)))
}

pub(super) fn compile_one(value: &Value, site: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(One(site.subschemas(value, "oneOf")?)))
}

pub(super) fn compile_not(value: &Value, site: &Site<'_>) -> Option<Box<dyn Keyword>> {
    Some(Box::new(Not(site.subschema(value, &["not"]))))
}

impl Keyword for All {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        self.0.iter().try_for_each(|asked| asked.narrow(values, good))
    }
}

impl Keyword for Any {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        let mut kept = Mask::empty(values.len());
        for asked in &self.0 {
            kept.or(&asked.mask(values)?);
            if kept.is_full() {
                return Ok(());
            }
        }
        good.and(&kept);
        Ok(())
    }
}

impl Keyword for One {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        let (mut some, mut several) = (Mask::empty(values.len()), Mask::empty(values.len()));
        for asked in &self.0 {
            let kept = asked.mask(values)?;
            let mut again = kept.clone();
            again.and(&some);
            several.or(&again);
            some.or(&kept);
        }
        good.and(&some);
        good.and_not(&several);
        Ok(())
    }
}

impl Keyword for Not {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        good.and_not(&self.0.mask(values)?);
        Ok(())
    }
}
