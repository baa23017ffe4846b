//! Keys that come twice.

use rustc_hash::FxHashSet;

use super::deal::deal;
use super::spool::{PARTITIONS, Spool};
use super::{Budget, Flag};
use crate::error::Result;

pub(super) fn repeated(spool: &Spool, budget: Budget, flag: &mut Flag<'_>) -> Result<()> {
    let (mut seen, mut twice) = (FxHashSet::default(), FxHashSet::default());
    for partition in 0..PARTITIONS {
        seen.clear();
        twice.clear();
        let most = if Spool::can_deal(spool.level() + 1) { budget.together } else { usize::MAX };
        let fits = spool.read(partition, &mut |hashes| {
            twice.extend(hashes.iter().filter(|hash| !seen.insert(**hash)));
            Ok(seen.len() <= most)
        })?;
        match fits {
            true => twice.drain().try_for_each(&mut *flag)?,
            false => repeated(&deal(spool, partition, budget)?, budget, flag)?,
        }
    }
    Ok(())
}
