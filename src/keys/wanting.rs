//! Keys that another column does not have.

use rustc_hash::FxHashSet;

use super::deal::deal;
use super::spool::{PARTITIONS, Spool};
use super::{Budget, Flag};
use crate::error::Result;

pub(super) fn wanting(
    spool: &Spool,
    among: &Spool,
    budget: Budget,
    flag: &mut Flag<'_>,
) -> Result<()> {
    let (mut there, mut absent) = (FxHashSet::<u128>::default(), FxHashSet::default());
    for partition in 0..PARTITIONS {
        there.clear();
        absent.clear();
        let most = if Spool::can_deal(spool.level() + 1) { budget.together } else { usize::MAX };
        let fits = among.read(partition, &mut |hashes| {
            there.extend(hashes);
            Ok(there.len() <= most)
        })? && spool.read(partition, &mut |hashes| {
            absent.extend(hashes.iter().filter(|hash| !there.contains(*hash)));
            Ok(absent.len() <= most)
        })?;
        if fits {
            absent.drain().try_for_each(&mut *flag)?;
        } else {
            let (spool, among) = (deal(spool, partition, budget)?, deal(among, partition, budget)?);
            wanting(&spool, &among, budget, flag)?;
        }
    }
    Ok(())
}
