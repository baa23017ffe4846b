//! Word classes by the exchange algorithm (Martin, Liermann, Ney 1998): each word moves to the class
//! that makes the text, read as pairs of neighbouring classes, most likely; again until few move.

use std::collections::HashMap;

/// How many classes there are, that of rare words among them.
pub(crate) const CLASSES: usize = 256;

/// How often a word must occur to have a class of its own finding.
const ENOUGH: u32 = 5;

/// How often every word is looked at.
const ROUNDS: usize = 6;

/// Products of counts and their logarithms are read from a table up to here.
const TABLED: usize = 1 << 16;

/// A word's neighbours on one side: word and how often.
type Neighbours = Vec<(u32, u32)>;

/// Counts of neighbours by class: class and how often.
type Beside = Vec<(usize, u32)>;

struct Text {
    /// Hashes of the words that are frequent enough, most frequent first; number 0 is all others.
    words: Vec<u32>,
    counts: Vec<u32>,
    left: Vec<Neighbours>,
    right: Vec<Neighbours>,
}

/// The class of each word that is frequent enough.
pub(crate) fn classes(sentences: &[Vec<u32>]) -> Vec<(u32, u8)> {
    let text = Text::read(sentences);
    let mut partition = Partition::first(&text);
    for round in 0..ROUNDS {
        let moved = (1..text.words.len()).filter(|&word| partition.place(&text, word)).count();
        println!("clusters, round {round}: {moved} of {} words moved", text.words.len());
    }
    let class = |word: usize| (text.words[word], partition.class[word] as u8);
    (1..text.words.len()).map(class).collect()
}

impl Text {
    fn read(sentences: &[Vec<u32>]) -> Self {
        let mut all: HashMap<u32, u32> = HashMap::new();
        sentences.iter().flatten().for_each(|&word| *all.entry(word).or_default() += 1);
        let mut often: Vec<(u32, u32)> = all.into_iter().filter(|(_, n)| *n >= ENOUGH).collect();
        often.sort_by_key(|&(word, count)| (std::cmp::Reverse(count), word));
        let words: Vec<u32> = [0].into_iter().chain(often.iter().map(|(word, _)| *word)).collect();
        let numbers: HashMap<u32, u32> =
            words.iter().zip(0..).skip(1).map(|(&word, number)| (word, number)).collect();
        let mut counts = vec![0; words.len()];
        let mut pairs: HashMap<(u32, u32), u32> = HashMap::new();
        for sentence in sentences {
            let mut before = 0;
            for word in sentence {
                let number = numbers.get(word).copied().unwrap_or(0);
                counts[number as usize] += 1;
                *pairs.entry((before, number)).or_default() += 1;
                before = number;
            }
        }
        let mut pairs: Vec<((u32, u32), u32)> = pairs.into_iter().collect();
        pairs.sort_unstable();
        let (mut left, mut right) = (vec![Vec::new(); words.len()], vec![Vec::new(); words.len()]);
        for ((before, after), count) in pairs {
            right[before as usize].push((after, count));
            left[after as usize].push((before, count));
        }
        Text { words, counts, left, right }
    }
}

struct Partition {
    class: Vec<usize>,
    /// How often a class follows another.
    pairs: Vec<Vec<u32>>,
    sizes: Vec<u32>,
    /// n log n.
    products: Vec<f64>,
}

impl Partition {
    /// Words dealt to the classes in turn; class 0 is that of rare words and of sentences' ends.
    fn first(text: &Text) -> Self {
        let deal = |word: usize| if word == 0 { 0 } else { 1 + (word - 1) % (CLASSES - 1) };
        let mut partition = Partition {
            class: (0..text.words.len()).map(deal).collect(),
            pairs: vec![vec![0; CLASSES]; CLASSES],
            sizes: vec![0; CLASSES],
            products: (0..TABLED).map(|n| product(n as f64)).collect(),
        };
        for word in 0..text.words.len() {
            let class = partition.class[word];
            partition.sizes[class] += text.counts[word];
            for &(after, count) in &text.right[word] {
                partition.pairs[class][partition.class[after as usize]] += count;
            }
        }
        partition
    }

    /// Moves a word to where it fits best; whether that is another class than before.
    fn place(&mut self, text: &Text, word: usize) -> bool {
        let (left, own) = self.beside(&text.left[word], word);
        let (right, _) = self.beside(&text.right[word], word);
        let before = self.class[word];
        self.shift(&left, &right, own, before, text.counts[word], u32::wrapping_sub);
        let mut best = (f64::NEG_INFINITY, before);
        for class in 1..CLASSES {
            let gain = self.gain(&left, &right, own, class, text.counts[word]);
            if gain > best.0 {
                best = (gain, class);
            }
        }
        self.shift(&left, &right, own, best.1, text.counts[word], u32::wrapping_add);
        self.class[word] = best.1;
        best.1 != before
    }

    /// Neighbours by class, and how often the word is its own neighbour.
    fn beside(&self, neighbours: &Neighbours, word: usize) -> (Beside, u32) {
        let (mut counts, mut own) = ([0; CLASSES], 0);
        for &(other, count) in neighbours {
            if other as usize == word {
                own += count;
            } else {
                counts[self.class[other as usize]] += count;
            }
        }
        let beside = counts.iter().copied().enumerate().filter(|(_, count)| *count > 0);
        (beside.collect(), own)
    }

    /// Counts the word in or out of a class.
    fn shift(
        &mut self,
        left: &Beside,
        right: &Beside,
        own: u32,
        class: usize,
        count: u32,
        by: fn(u32, u32) -> u32,
    ) {
        for &(other, n) in left {
            self.pairs[other][class] = by(self.pairs[other][class], n);
        }
        for &(other, n) in right {
            self.pairs[class][other] = by(self.pairs[class][other], n);
        }
        self.pairs[class][class] = by(self.pairs[class][class], own);
        self.sizes[class] = by(self.sizes[class], count);
    }

    /// What the likelihood gains if the word joins a class.
    fn gain(&self, left: &Beside, right: &Beside, own: u32, class: usize, count: u32) -> f64 {
        let (mut gain, mut own) = (0.0, own);
        for &(other, n) in left {
            if other == class {
                own += n;
            } else {
                gain += self.grown(self.pairs[other][class], n);
            }
        }
        for &(other, n) in right {
            if other == class {
                own += n;
            } else {
                gain += self.grown(self.pairs[class][other], n);
            }
        }
        gain + self.grown(self.pairs[class][class], own)
            - 2.0 * self.grown(self.sizes[class], count)
    }

    fn grown(&self, count: u32, by: u32) -> f64 {
        self.product(count + by) - self.product(count)
    }

    fn product(&self, count: u32) -> f64 {
        self.products.get(count as usize).copied().unwrap_or_else(|| product(f64::from(count)))
    }
}

fn product(count: f64) -> f64 {
    if count > 0.0 { count * count.ln() } else { 0.0 }
}
