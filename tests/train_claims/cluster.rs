//! Word clusters by the exchange algorithm (Kneser, Ney 1993; Martin, Liermann, Ney 1998): each word
//! moves to the class in which a class-bigram model gives its text the highest likelihood.

use std::collections::{BTreeMap, HashMap};

use parquill::token::tokenize;

use super::gold::Article;

/// What the file says of itself.
const HEAD: &str = "# Words by cluster, one a line, computed on PolNeAR v1.0.0 train: see claim.md. \
                    MIT OR Apache-2.0.\n";

/// How many classes.
const CLASSES: usize = 160;

/// How often a word must occur.
const ENOUGH: u32 = 5;

/// How often all words may move.
const ROUNDS: usize = 8;

/// The clusters of the articles' words, as the file lists them.
pub(crate) fn list(articles: &[Article]) -> String {
    let mut sentences = Vec::new();
    for article in articles {
        for sentence in &article.sentences {
            let tokens = tokenize(&article.text, sentence.span);
            let words = tokens.iter().map(|token| token.span.of(&article.text).to_lowercase());
            sentences.push(words.collect::<Vec<String>>());
        }
    }
    let mut list = String::from(HEAD);
    for class in classes(&sentences) {
        list += &class.join(" ");
        list.push('\n');
    }
    list
}

/// Words by class; sentences are in lower case.
fn classes(sentences: &[Vec<String>]) -> Vec<Vec<String>> {
    let mut exchange = Exchange::new(sentences);
    for round in 0..ROUNDS {
        let moved = exchange.round();
        println!("clusters, round {round}: {moved} of {} words move", exchange.words.len());
    }
    let mut classes = vec![Vec::new(); CLASSES];
    for (word, &class) in exchange.words.iter().zip(&exchange.class) {
        classes[class].push(word.clone());
    }
    classes.retain(|words| !words.is_empty());
    classes
}

/// Counts of the words, or classes, on one side of a word.
type Beside = Vec<(usize, i64)>;

struct Exchange {
    words: Vec<String>,
    counts: Vec<i64>,
    after: Vec<Beside>,
    before: Vec<Beside>,
    /// How often a word follows itself.
    doubled: Vec<i64>,
    class: Vec<usize>,
    totals: Vec<i64>,
    pairs: Vec<Vec<i64>>,
}

impl Exchange {
    /// The last class but one holds rare words, the last the ends of sentences; neither moves.
    fn new(sentences: &[Vec<String>]) -> Self {
        let mut counts: HashMap<&str, u32> = HashMap::new();
        for word in sentences.iter().flatten() {
            *counts.entry(word).or_default() += 1;
        }
        let mut words: Vec<(&str, u32)> =
            counts.into_iter().filter(|(_, count)| *count >= ENOUGH).collect();
        words.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let numbers: HashMap<&str, usize> =
            words.iter().enumerate().map(|(at, (word, _))| (*word, at)).collect();
        let (rare, end) = (words.len(), words.len() + 1);
        let mut pairs: BTreeMap<(usize, usize), i64> = BTreeMap::new();
        for sentence in sentences {
            let mut last = end;
            for word in sentence {
                let number = numbers.get(word.as_str()).copied().unwrap_or(rare);
                *pairs.entry((last, number)).or_default() += 1;
                last = number;
            }
            *pairs.entry((last, end)).or_default() += 1;
        }
        let mut exchange = Exchange {
            words: words.iter().map(|(word, _)| (*word).to_owned()).collect(),
            counts: vec![0; end + 1],
            after: vec![Vec::new(); end + 1],
            before: vec![Vec::new(); end + 1],
            doubled: vec![0; end + 1],
            class: (0..words.len()).map(|at| at % CLASSES).chain([CLASSES, CLASSES + 1]).collect(),
            totals: vec![0; CLASSES + 2],
            pairs: vec![vec![0; CLASSES + 2]; CLASSES + 2],
        };
        for ((left, right), count) in pairs {
            exchange.counts[right] += count;
            if left == right {
                exchange.doubled[left] = count;
            } else {
                exchange.after[left].push((right, count));
                exchange.before[right].push((left, count));
            }
            let (a, b) = (exchange.class[left], exchange.class[right]);
            exchange.pairs[a][b] += count;
            exchange.totals[b] += count;
        }
        exchange
    }

    /// Lets every word move; how many do.
    fn round(&mut self) -> usize {
        let mut moved = 0;
        for word in 0..self.words.len() {
            let home = self.class[word];
            let (after, before) =
                (self.by_class(&self.after[word]), self.by_class(&self.before[word]));
            self.shift(word, home, &after, &before, -1);
            let gain = |class: usize| self.gain(word, class, &after, &before);
            let best = (0..CLASSES)
                .map(|class| (gain(class), class))
                .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
                .map_or(home, |(_, class)| class);
            self.shift(word, best, &after, &before, 1);
            self.class[word] = best;
            moved += usize::from(best != home);
        }
        moved
    }

    fn by_class(&self, beside: &Beside) -> Beside {
        let mut sums = vec![0; CLASSES + 2];
        for &(word, count) in beside {
            sums[self.class[word]] += count;
        }
        sums.into_iter().enumerate().filter(|(_, count)| *count > 0).collect()
    }

    fn shift(&mut self, word: usize, class: usize, after: &Beside, before: &Beside, sign: i64) {
        for &(other, count) in after {
            self.pairs[class][other] += sign * count;
        }
        for &(other, count) in before {
            self.pairs[other][class] += sign * count;
        }
        self.pairs[class][class] += sign * self.doubled[word];
        self.totals[class] += sign * self.counts[word];
    }

    /// What the likelihood gains if the word, which is in no class, joins this one.
    fn gain(&self, word: usize, class: usize, after: &Beside, before: &Beside) -> f64 {
        let mut sum = 0.0;
        let mut own = self.doubled[word];
        for &(other, count) in after {
            if other == class {
                own += count;
            } else {
                let old = self.pairs[class][other];
                sum += entropy(old + count) - entropy(old);
            }
        }
        for &(other, count) in before {
            if other == class {
                own += count;
            } else {
                let old = self.pairs[other][class];
                sum += entropy(old + count) - entropy(old);
            }
        }
        let old = self.pairs[class][class];
        sum += entropy(old + own) - entropy(old);
        let total = self.totals[class];
        sum - 2.0 * (entropy(total + self.counts[word]) - entropy(total))
    }
}

fn entropy(count: i64) -> f64 {
    if count > 0 { count as f64 * (count as f64).ln() } else { 0.0 }
}
