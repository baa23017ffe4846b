//! No byte of a published dataset changes unseen, and a spoiled one gives one clear line and exit
//! code 3, never a panic.

use std::fs;

use parquill::audit::Dataset;

use crate::corpus::samples;
use crate::dataset::{build_valid, files, parquill};
use crate::random::Random;

#[test]
fn every_flipped_byte_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("dataset");
    build_valid(&[&samples()], &dataset, &[]);
    for (path, bytes) in files(&dataset) {
        let step = (bytes.len() / 40).max(1);
        for at in (0..bytes.len()).step_by(step) {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x10;
            fs::write(dataset.join(&path), &flipped).unwrap();
            let corrupt = Dataset::open(&dataset)
                .map(|dataset| !dataset.integrity().corrupt.is_empty())
                .unwrap_or(true);
            assert!(corrupt, "byte {at} of {path}");
        }
        fs::write(dataset.join(&path), &bytes).unwrap();
    }
}

#[test]
fn a_flipped_bit_is_found_by_the_command() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("dataset");
    build_valid(&[&samples()], &dataset, &[]);
    let mut random = Random::new(11);
    for (path, bytes) in files(&dataset) {
        for _ in 0..6 {
            let mut flipped = bytes.clone();
            let at = random.below(bytes.len().max(1));
            let Some(byte) = flipped.get_mut(at) else { continue };
            *byte ^= 1 << random.below(8);
            fs::write(dataset.join(&path), &flipped).unwrap();
            let output = parquill(["validate", "--quiet"]).arg(&dataset).output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.code(), Some(3), "byte {at} of {path}: {said}");
            assert!(said.contains(&path), "byte {at} of {path}: {said}");
        }
        fs::write(dataset.join(&path), &bytes).unwrap();
    }
}

#[test]
fn a_spoiled_file_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let dataset = folder.path().join("dataset");
    build_valid(&[&samples()], &dataset, &[]);
    let path = dataset.join("claim/part-00000.parquet");
    let whole = fs::read(&path).unwrap();
    for spoiled in [&whole[..whole.len() / 2], &b"no parquet at all"[..], &[]] {
        fs::write(&path, spoiled).unwrap();
        let output = parquill(["validate"]).arg(&dataset).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(said.contains("claim/part-00000.parquet") && !said.contains("panicked"), "{said}");
    }
    fs::remove_file(&path).unwrap();
    assert_eq!(parquill(["validate"]).arg(&dataset).output().unwrap().status.code(), Some(3));
}
