//! A killed run leaves the old dataset or the new one, never half.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use parquill::audit::Dataset;

use crate::corpus::write_mixed;
use crate::dataset::{build_valid, parquill};

const KILLS: u32 = 60;

/// The seal of a whole dataset.
fn seal(target: &Path) -> String {
    let dataset = Dataset::open(target).unwrap();
    let integrity = dataset.integrity();
    assert!(integrity.corrupt.is_empty() && integrity.violations.is_empty(), "{integrity:?}");
    dataset.manifest().sha256.clone()
}

#[test]
fn readers_see_the_old_or_the_new() {
    let folder = tempfile::tempdir().unwrap();
    let piles = ["old", "new"].map(|name| folder.path().join(name));
    for (pile, documents) in piles.iter().zip([150, 170]) {
        fs::create_dir(pile).unwrap();
        write_mixed(pile, documents);
    }
    let target = folder.path().join("dataset");
    let begun = Instant::now();
    build_valid(&[&piles[1]], &target, &[]);
    let whole_run = begun.elapsed();
    let new = seal(&target);
    build_valid(&[&piles[0]], &target, &[]);
    let old = seal(&target);
    assert_ne!(old, new);
    let mut seen_new = 0;
    for kill in 0..KILLS {
        let mut command = parquill(["build", "--quiet", "--out"]);
        let mut run = command.arg(&target).arg(&piles[1]).stderr(Stdio::null()).spawn().unwrap();
        // A spread over the whole run and a little beyond it, finer where the folders are swapped.
        thread::sleep(whole_run * (kill * 7 % KILLS) / (KILLS - 8));
        run.kill().unwrap();
        run.wait().unwrap();
        let now = seal(&target);
        assert!(now == old || now == new, "after kill {kill}");
        if now == new {
            seen_new += 1;
            build_valid(&[&piles[0]], &target, &[]);
        }
    }
    assert!(seen_new < KILLS, "no run was killed before it had published");
    build_valid(&[&piles[1]], &target, &[]);
    assert_eq!(seal(&target), new);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing is left beside it");
}

#[test]
fn a_running_build_is_not_disturbed() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("dataset");
    let staging = parquill::publish::Staging::open(&target).unwrap();
    let output = crate::dataset::build(&[&crate::corpus::samples()], &target, &[]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(said.contains("another build is writing"), "{said}");
    drop(staging);
    thread::sleep(Duration::from_millis(1));
    build_valid(&[&crate::corpus::samples()], &target, &[]);
}
