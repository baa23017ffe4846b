//! Against a map that holds everything, with budgets so small that most hashes go to the file and
//! partitions are dealt anew.

use std::collections::{BTreeMap, BTreeSet};

use proptest::collection::vec;
use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop_assert_eq, prop_oneof, proptest,
};

use super::{Budget, Ledger};
use crate::error::Result;

/// Few keys that come often, beside many that come once; some agree in most of the bits that deal.
fn hashes() -> impl Strategy<Value = Vec<u128>> {
    let hash = prop_oneof![
        any::<u128>().prop_map(|hash| hash >> 1),
        (0..20_u128).prop_map(|few| few << 120 | 7),
        (0..200_u128).prop_map(|near| near << 99),
        Just(0),
    ];
    vec(hash, 0..600)
}

fn budgets() -> impl Strategy<Value = Budget> {
    (prop_oneof![Just(0_usize), Just(4_096), Just(1 << 30)], prop_oneof![1..9_usize, Just(1 << 20)])
        .prop_map(|(held, together)| Budget { held, together })
}

fn flagged(give: impl FnOnce(&mut super::Flag<'_>) -> Result<()>) -> Vec<u128> {
    let mut flagged = Vec::new();
    give(&mut |hash| {
        flagged.push(hash);
        Ok(())
    })
    .unwrap();
    flagged.sort_unstable();
    flagged
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_is_missed_and_nothing_made_up(
        rows in hashes(), parents in hashes(), budget in budgets(), step in 1..50_usize,
    ) {
        let mut ledger = Ledger::new(2, budget);
        for (column, all) in [(0, &rows), (1, &parents)] {
            all.chunks(step).for_each(|some| ledger.push(column, some).unwrap());
        }
        let mut counts = BTreeMap::new();
        for &hash in rows.iter().filter(|hash| **hash != 0) {
            *counts.entry(hash).or_insert(0) += 1;
        }
        let twice: Vec<u128> =
            counts.iter().filter(|(_, count)| **count > 1).map(|(hash, _)| *hash).collect();
        prop_assert_eq!(flagged(|flag| ledger.repeated(0, flag)), twice);
        let there: BTreeSet<u128> = parents.into_iter().collect();
        let absent: Vec<u128> =
            counts.into_keys().filter(|hash| !there.contains(hash)).collect();
        prop_assert_eq!(flagged(|flag| ledger.wanting(0, 1, flag)), absent);
    }
}
