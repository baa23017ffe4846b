//! Same inputs, same bytes: for any number of threads, order of inputs and batch size.

use std::path::Path;

use crate::corpus::write_mixed;
use crate::dataset::{build_valid, files};

#[test]
fn a_dataset_within_its_input_is_no_input() {
    let folder = tempfile::tempdir().unwrap();
    write_mixed(folder.path(), 20);
    let out = folder.path().join("datasets/mine");
    build_valid(&[folder.path()], &out, &[]);
    let first = files(&out);
    build_valid(&[folder.path()], &out, &[]);
    assert!(files(&out) == first);
}

#[test]
fn neither_threads_nor_order_nor_batches_show() {
    let folder = tempfile::tempdir().unwrap();
    let paths = write_mixed(folder.path(), 700);
    let mut inputs: Vec<&Path> = paths.iter().map(|path| path.as_path()).collect();
    let expected_at = folder.path().join("expected");
    build_valid(&inputs, &expected_at, &["--threads", "1"]);
    let expected = files(&expected_at);
    let arrangements = [
        ("2", "32", false),
        ("8", "32", true),
        ("2", "1", true),
        ("8", "7", false),
        ("3", "5000", true),
    ];
    for (threads, batch, reversed) in arrangements {
        if reversed {
            inputs.reverse();
        }
        let out = folder.path().join(format!("out-{threads}-{batch}"));
        build_valid(&inputs, &out, &["--threads", threads, "--batch-size", batch]);
        let same = files(&out) == expected;
        assert!(same, "threads {threads}, batch size {batch}, reversed {reversed}");
    }
}
