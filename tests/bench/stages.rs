//! Where the time goes: each stage alone over the same articles, one thread, in process.
//!
//! A stage gets what the stages before it made, so a row shows its own time only. `rows` is what
//! [`Annotator::annotate`] takes beyond the stages it calls. Arrow is made in batches and written in
//! chunks as long as those of a real build. The first row is the sum: what one core alone could do.
//!
//! What changes were to bring, and what they brought; processor seconds for 100 MB of PolNeAR on two
//! cores of an AMD EPYC (family 26), the whole build:
//!
//! - the first build that worked: 20.0, of which 19 % told languages apart;
//! - English by its grammar's words before trigrams are compared (to bring 18 %) and no dictionaries
//!   for columns that do not repeat (with mimalloc, see below): 15.6;
//! - keys without `format!`, rows that borrow, ascending keys not hashed, code points found within 64
//!   bytes (to bring 10 %; brought 12 % before rows borrowed), all together: 13.6.
//!
//! With the models, one core and a writer beside it, 100 MB took 17.2 s:
//!
//! - best paths by wide instructions over all steps, illegal ones too, in place of a beam (to bring
//!   6 %; brought 5), rows by perfect hashing (to bring 5 %; brought 2), hashes of features in a third
//!   of the instructions and weights added two by two (to bring 4 %; brought 5): models are bound by
//!   instructions, for a table of a third of the size is no faster, nor is one read ahead;
//! - openers of phrases and figures told from other words by their letters (brought 3 %), parts of
//!   candidates looked for where they are (2 %), one unit of code (2 %): all together 13.7 s.
//!
//! On another machine (family 25), where the same binary takes a quarter longer, pinned to one core, 20 MB,
//! cycles as cachegrind's counts of instructions, misses and mispredictions make them out to be:
//!
//! - scores and best paths in AVX2, features of an item in one list, look-ups without checks (to bring
//!   15 % of the instructions; brought 9 of them; AVX2 alone takes 6 % off the time);
//! - memory for a sequence taken once, a word of it kept in 128 bytes instead of 192 (brought 3 %): its
//!   growth was half of all bytes that were copied;
//! - a page read step by step with the whole article, and each step taken with a whole batch before the next
//!   (to bring 3 %; brought 3 each): the code of all steps together is more than the first cache holds;
//! - room for the texts of rows, no statistics of passages, words of facets read as far as they decide
//!   (brought 3 %).
//!
//! All together on that machine, 100 MB: 15.3 to 16.0 s of wall on one core with a writer beside it (before: 18.5),
//! 18.8 s pinned to one core (20.9), 9.5 s on two (10.7).
//!
//! Of what sums and paths then took, three fifths went by at the reads of places and rows (perf). So, in the
//! same measure:
//!
//! - rows of eight words found at once and fetched before they are summed (to bring 4 %; brought 1), by an
//!   instruction that reads nothing: a read ahead holds up what follows, and is slower;
//! - hashes of words without calls, items and readings made where they stay, lists as long as their
//!   articles from the start (to bring 4 %; brought 5 with rows of bytes in place of pairs).
//!
//! All together 14.4 to 14.9 s with a writer beside it (before, in the same runs: 15.6 to 16.1), 17.0 s pinned
//! (18.6), 8.7 s on two (9.1).
//!
//! On a third machine (Intel, 2 MB of second cache), instructions as callgrind counts them for a million
//! bytes, in all stages before writing: 1,318 million.
//!
//! - a key keeps what its displacement makes of it, all in 64 bits, and rows are a ring that is fetched
//!   without a look whether they are there (brought 4.5 % of the instructions);
//! - tokens without a call, words as tokens are found, bytes where no character is looked at (2 %);
//! - a person's nouns read once, a filter before forms, lists with room, runs of digits told at once, titles
//!   and nouns by one look instead of a list (3 %);
//! - what the lexicon said is remembered by the thread, phrases told by how they begin (0.5 %).
//!
//! All together 1,189 million, which is 10 %, and 7 % of the time: 12.8 s of wall on one core with a writer
//! beside it (before, in the same runs: 13.6), 15.3 s pinned (16.8), 8.0 s on two (8.4).
//!
//! Tried there: features hashed side by side in wide instructions (3 % slower: what was written number by
//! number is read eight at a time, and must wait); rows summed two by two (20 % slower); the lexicon in a
//! map of half the size, one line of the cache for each form (no faster); the whole compiled for that
//! processor (1 %).
//!
//! Tried: templates of the claim model left out (six of 23 cost a point of F1), jemalloc with huge pages or
//! one arena, batches of 4, 8 and 16 documents (slower). AVX-512, optimisation at the time of linking, a
//! way back that knows where paths stay: fewer instructions, no less time. Rows at the places of their
//! features, so that no place is read: slower, for those that are asked for most lie together no more.
//! Each half of a model with a whole batch: no faster.
//! Before: mimalloc, for malloc and free took 9 %. Since rows borrow, it costs 5 % (14.4 instead of
//! 13.6): it gives large blocks back to the system at once, and gets them back zeroed.

use std::error::Error;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

use parquill::annotation::{Attribution, Mention, Segment};
use parquill::arrange::{Arranged, Arranger};
use parquill::claim::{self, Extractor};
use parquill::entity::{self, Recogniser};
use parquill::pipeline::{Annotator, Methods};
use parquill::read::{self, Item};
use parquill::record::{Batches, Rows, Table};
use parquill::validate::Validator;
use parquill::write::TableWriter;
use parquill::{article, sentence};

use crate::corpus::write_jsonl;
use crate::figure::Figure;
use crate::stopwatch::Stopwatch;

/// Documents in a batch, as the command's default.
const BATCH: usize = 32;
/// Batches in a chunk.
const CHUNK: usize = 16;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// On the wall and on the processor.
type Times = (Duration, Option<Duration>);

/// The figures of all stages, in the order of the data's flow, and their sum.
///
/// # Errors
/// If the disk fails, or a stage says what it cannot do.
pub(crate) fn measure(texts: &[String], under: &Path) -> Result<Vec<Figure>> {
    let folder = tempfile::tempdir_in(under)?;
    let mut clock = Clock { bytes: texts.iter().map(String::len).sum(), figures: Vec::new() };
    let documents = read_documents(&mut clock, texts, folder.path())?;
    let annotator = Annotator::embedded(Methods::default())?;
    let stages = annotate_by_stages(&mut clock, &documents)?;
    let batches = make_rows(&mut clock, &annotator, &documents, stages)?;
    let validator = Validator::new()?;
    let violations = clock.time("validate", || {
        batches.iter().map(|batches| validator.check(batches).len()).sum::<usize>()
    });
    clock.found(format!("{violations} violations"));
    for table in Table::ALL {
        let what = format!("write {}", table.name());
        let entry = clock.time(&what, || write(table, &batches, folder.path()))?;
        let bytes: u64 = entry.files.iter().map(|file| file.bytes).sum();
        clock.found(format!("{} rows, {:.1} MB", entry.rows, bytes as f64 / 1e6));
    }
    Ok(clock.with_sum())
}

fn read_documents(clock: &mut Clock, texts: &[String], folder: &Path) -> Result<Vec<Arranged>> {
    let path = folder.join("articles.jsonl");
    write_jsonl(&path, texts.iter())?;
    let options = read::Options {
        inputs: vec![path.to_string_lossy().into_owned()],
        ..read::Options::default()
    };
    let reader = read::open(&options)?;
    let items: Vec<Item> = clock.time("read", || reader.collect());
    clock.time("arrange", || {
        let mut arranger = Arranger::new(folder.to_owned(), usize::MAX);
        for item in items {
            if let Item::Document(document) = item {
                arranger.push(document)?;
            }
        }
        Ok(arranger.finish()?.collect::<std::result::Result<_, _>>()?)
    })
}

/// Runs the stages of a document one after the other; their time in all.
fn annotate_by_stages(clock: &mut Clock, documents: &[Arranged]) -> Result<Times> {
    let before = clock.figures.len();
    let texts = || documents.iter().map(|arranged| arranged.document.text.as_str());
    let layouts: Vec<Vec<Segment>> =
        clock.time("layout", || texts().map(|text| article::layout(text, None)).collect());
    let sentences: Vec<Vec<Segment>> = clock.time("split", || {
        texts().zip(&layouts).map(|(text, layout)| sentence::split(text, layout)).collect()
    });
    let recogniser = entity::Tagged::embedded()?;
    let mentions: Vec<Vec<Mention>> = clock.time("recognise", || {
        texts().zip(&sentences).map(|(text, cut)| recogniser.recognise(text, cut)).collect()
    });
    let extractor = claim::Tagged::embedded()?;
    let claims: Vec<Vec<Attribution>> = clock.time("extract", || {
        let marked = texts().zip(&sentences).zip(&mentions);
        marked.map(|((text, cut), found)| extractor.extract(text, cut, found)).collect()
    });
    clock.found(format!("{} claims", claims.iter().map(Vec::len).sum::<usize>()));
    clock.time("front matter", || {
        texts().zip(&layouts).for_each(|(text, layout)| {
            black_box(article::front_matter(text, layout));
        });
    });
    clock.time("language", || {
        texts().for_each(|text| drop(black_box(article::language(None, text))));
    });
    Ok(clock.sum(before))
}

/// Annotates as a build does, each batch dropped at once, so that memory is used again as it is
/// there; what is not the stages' time is that of the rows. The batches are made anew for what
/// follows.
fn make_rows(
    clock: &mut Clock,
    annotator: &Annotator,
    documents: &[Arranged],
    stages: Times,
) -> Result<Vec<Batches>> {
    let batch = |documents: &[Arranged]| {
        let mut rows = Rows::new();
        documents.iter().for_each(|document| annotator.annotate(document, &mut rows));
        rows.finish()
    };
    clock.time("rows", || documents.chunks(BATCH).try_for_each(|some| batch(some).map(drop)))?;
    if let Some(rows) = clock.figures.last_mut() {
        rows.wall = rows.wall.saturating_sub(stages.0);
        rows.cpu = rows.cpu.zip(stages.1).map(|(cpu, stages)| cpu.saturating_sub(stages));
    }
    Ok(documents.chunks(BATCH).map(batch).collect::<std::result::Result<_, _>>()?)
}

fn write(
    table: Table,
    batches: &[Batches],
    folder: &Path,
) -> Result<parquill::manifest::TableEntry> {
    let mut writer = TableWriter::new(table, folder.to_owned());
    for (number, batches) in batches.iter().enumerate() {
        writer.push(batches.of(table).clone(), (number + 1) % CHUNK == 0)?;
    }
    Ok(writer.finish()?)
}

/// Takes the time of one stage after the other.
struct Clock {
    bytes: usize,
    figures: Vec<Figure>,
}

impl Clock {
    fn time<T>(&mut self, what: &str, stage: impl FnOnce() -> T) -> T {
        let stopwatch = Stopwatch::start();
        let made = black_box(stage());
        self.push(what, stopwatch.stop());
        made
    }

    fn push(&mut self, what: &str, (wall, cpu): Times) {
        let (what, found) = (what.to_owned(), String::new());
        self.figures.push(Figure { what, bytes: self.bytes, wall, cpu, peak: None, found });
    }

    /// Time of the figures from one on.
    fn sum(&self, from: usize) -> Times {
        let figures = &self.figures[from..];
        let wall = figures.iter().map(|figure| figure.wall).sum();
        (wall, figures.iter().map(|figure| figure.cpu).sum())
    }

    /// Says what the last stage found.
    fn found(&mut self, found: String) {
        if let Some(figure) = self.figures.last_mut() {
            figure.found = found;
        }
    }

    /// The sum goes first: it is the measure of the others.
    fn with_sum(mut self) -> Vec<Figure> {
        self.push("all stages", self.sum(0));
        self.figures.rotate_right(1);
        self.figures
    }
}
