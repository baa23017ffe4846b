//! Words by cluster: words that stand among the same neighbours, as `data/clusters.txt` lists them,
//! one cluster a line.

use rustc_hash::FxHashMap;

use crate::crf::hash;

/// The clusters of a list.
pub(crate) struct Clusters(FxHashMap<u32, u8>);

impl Clusters {
    /// Reads a list: a cluster a line, words in lower case, `#` before comments.
    pub(crate) fn parse(lines: &str) -> Self {
        let mut clusters = FxHashMap::default();
        let listed = lines.lines().filter(|line| !line.starts_with('#'));
        for (number, line) in (1_u8..).zip(listed) {
            for word in line.split_ascii_whitespace() {
                clusters.insert(hash::lower(word.as_bytes()), number);
            }
        }
        Clusters(clusters)
    }

    /// The cluster of the word with this hash; 0 for words in none.
    pub(crate) fn of(&self, lower: u32) -> u32 {
        self.0.get(&lower).copied().map_or(0, u32::from)
    }
}
