//! Words by cluster, as `data/clusters.txt` lists them: one cluster a line.

use crate::crf::{Clusters, hash};

/// Reads a list: a cluster a line, words in lower case, `#` before comments.
pub(crate) fn parse(lines: &str) -> Clusters {
    let listed = lines.lines().filter(|line| !line.starts_with('#'));
    let words = (1_u8..).zip(listed).flat_map(|(number, line)| {
        let words = line.split_ascii_whitespace();
        words.map(move |word| (hash::lower(word.as_bytes()), number))
    });
    Clusters::of(&words.collect::<Vec<_>>())
}
