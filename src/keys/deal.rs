//! A partition that is too large, dealt into partitions of its own.

use super::Budget;
use super::spool::Spool;
use crate::error::Result;

pub(super) fn deal(spool: &Spool, partition: usize, budget: Budget) -> Result<Spool> {
    let mut dealt = Spool::new(spool.level() + 1);
    spool.read(partition, &mut |hashes| {
        dealt.push(hashes);
        if dealt.held_bytes() > budget.held / 4 {
            dealt.spill()?;
        }
        Ok(true)
    })?;
    Ok(dealt)
}
