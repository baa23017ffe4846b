//! What a schema asks of a column.

use std::sync::Arc;

use super::mask::Mask;
use super::oracle::Oracle;
use crate::validate::cell::Values;

/// A column of a type that the keyword leaves to the rows.
#[derive(Debug)]
pub(super) struct Undecided;

pub(super) type Decision = Result<(), Undecided>;

/// One keyword of a schema, with what it asks.
pub(super) trait Keyword: Send + Sync {
    /// Clears the cells that break it, and no other.
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision;
}

/// A schema, asked of columns.
pub(super) enum Asked {
    /// Everything passes, or nothing does.
    Constant(bool),
    Keywords {
        keywords: Vec<Box<dyn Keyword>>,
        rows: Rows,
    },
    Rows(Rows),
}

impl Asked {
    /// Clears the cells that break it, and no other.
    pub(super) fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        match self {
            Asked::Constant(true) => Ok(()),
            Asked::Constant(false) => {
                good.clear_all();
                Ok(())
            }
            Asked::Keywords { keywords, rows } => keywords
                .iter()
                .try_for_each(|keyword| keyword.narrow(values, good))
                .or_else(|Undecided| rows.narrow(values, good)),
            Asked::Rows(rows) => rows.narrow(values, good),
        }
    }

    /// The cells that keep it.
    pub(super) fn mask(&self, values: Values<'_>) -> Result<Mask, Undecided> {
        let mut good = Mask::full(values.len());
        self.narrow(values, &mut good)?;
        Ok(good)
    }
}

/// A schema, asked of cells one by one.
pub(super) struct Rows {
    pub(super) oracle: Arc<Oracle>,
    pub(super) pointer: String,
}

impl Rows {
    fn narrow(&self, values: Values<'_>, good: &mut Mask) -> Decision {
        let validator = self.oracle.at(&self.pointer).ok_or(Undecided)?;
        for row in 0..values.len() {
            if good.is_good(row) && !validator.is_valid(values.cell(row)) {
                good.clear(row);
            }
        }
        Ok(())
    }
}
