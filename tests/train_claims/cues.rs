//! Counts for the cue lexicon: how often each cue attributes with each construction, as the rules
//! propose it and the annotators agree.
//!
//! The lemmas, their acts and forms stand in the file and stay as they are.

use std::collections::BTreeMap;

use parquill::claim::model::{FRAMES, Proposal, Reader};

use super::gold::Article;
use super::score::{Reading, Words};

/// Hits and looks by lemma and construction.
#[derive(Clone, Default)]
pub(crate) struct Counts(BTreeMap<(String, &'static str), [u32; 2]>);

impl Counts {
    /// What one article counts, under the eyes of this reader.
    pub(crate) fn of(reader: &Reader, article: &Article) -> Self {
        let reading = Reading::new(&article.text);
        let gold: Vec<(Words, Words)> = article
            .marked
            .iter()
            .map(|one| (reading.of(&one.source), reading.of(&one.content)))
            .collect();
        let mut counts = Counts::default();
        for proposal in reader.proposals(&article.text, &article.sentences) {
            let hit = is_marked(&reading, &proposal, &gold);
            let count = counts.0.entry((proposal.lemma, proposal.frame)).or_default();
            *count = [count[0] + u32::from(hit), count[1] + 1];
        }
        counts
    }

    pub(crate) fn add(&mut self, other: &Counts) {
        for (key, [hits, seen]) in &other.0 {
            let count = self.0.entry(key.clone()).or_default();
            *count = [count[0] + hits, count[1] + seen];
        }
    }

    /// The lexicon with these counts in place of its own.
    pub(crate) fn written(&self, lexicon: &str) -> String {
        let mut lines = String::new();
        for line in lexicon.lines() {
            let cells: Vec<&str> = line.split('\t').collect();
            match cells[..] {
                [lemma, act, forms, _] if !line.starts_with('#') => {
                    lines += &format!("{lemma}\t{act}\t{forms}\t{}\n", self.cell(lemma));
                }
                _ => lines += &format!("{line}\n"),
            }
        }
        lines
    }

    fn cell(&self, lemma: &str) -> String {
        let count = |frame: &&'static str| {
            let [hits, seen] = self.0.get(&(lemma.to_owned(), *frame)).filter(|c| c[1] > 0)?;
            Some(format!("{frame}={hits}/{seen}"))
        };
        FRAMES.iter().filter_map(count).collect::<Vec<String>>().join(" ")
    }
}

/// A lexicon in which every cue attributes with every construction.
pub(crate) fn trusting(lexicon: &str) -> String {
    let all = FRAMES.map(|frame| format!("{frame}=98/100")).join(" ");
    let line = |line: &str| match line.rsplit_once('\t').filter(|_| !line.starts_with('#')) {
        Some((entry, _)) => format!("{entry}\t{all}\n"),
        None => format!("{line}\n"),
    };
    lexicon.lines().map(line).collect()
}

fn is_marked(reading: &Reading<'_>, proposal: &Proposal, gold: &[(Words, Words)]) -> bool {
    let content = reading.of(&proposal.content);
    let source: Words = proposal.source.map_or(Words::new(), |span| reading.of(&[span]));
    gold.iter().any(|(wanted, words)| {
        let common = words.intersection(&content).count();
        let near = 4 * common >= words.len() + content.len() && common > 0;
        near && (!source.is_disjoint(wanted) || source.is_empty() && wanted.is_empty())
    })
}
