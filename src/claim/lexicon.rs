//! The words that rules know: attribution cues with their rates, and the closed classes.
//!
//! A cue's rate says how often it attributes when the given construction follows it; it was
//! counted once, and ships as counts in `data/cues.txt` (its head line says from what).

use super::frame::Frame;
use super::word::{Class, WORDS};
#[cfg(doc)]
use crate::crf::hash;
use crate::form::Forms;

/// The cues that ship with the crate.
pub(crate) const CUES: &str = include_str!("../../data/cues.txt");

/// What sort of act a cue reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Act {
    /// Speech and writing: may stand after a quotation, before its subject.
    Say,
    /// Speech to somebody who is named next: "told reporters".
    Tell,
    /// Denial: the claim is negated.
    Deny,
    /// Anything else: belief, will, judgement, appearance.
    Other,
}

impl Act {
    /// Whether somebody says or writes something.
    pub(crate) fn is_speech(self) -> bool {
        matches!(self, Act::Say | Act::Tell)
    }
}

/// The shape of a cue verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// "say".
    Base,
    /// "says".
    Third,
    /// "said".
    Past,
    /// "saying".
    Participle,
}

/// A cue lemma, perhaps with a particle or preposition.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cue {
    /// What sort of act it reports.
    pub(crate) act: Act,
    /// Rate for each frame, 0 to 1.
    rates: [f32; Frame::COUNT],
}

impl Cue {
    /// How often the cue attributes with this construction, 0 to 1.
    pub(crate) fn rate(&self, frame: Frame) -> f32 {
        self.rates.get(frame as usize).copied().unwrap_or(UNSEEN)
    }
}

/// What is known about one word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its closed classes.
    pub(crate) class: Class,
    /// Its cue form, as an index into the lexicon.
    pub(crate) cue: Option<u16>,
}

/// A form of a cue.
#[derive(Clone, Debug)]
pub(crate) struct CueForm {
    /// The cue without a particle.
    pub(crate) cue: usize,
    /// Present, past or participle.
    pub(crate) form: Form,
}

/// The lexicon, built once.
pub(crate) struct Lexicon {
    words: Forms<Word>,
    forms: Vec<CueForm>,
    cues: Vec<Listed>,
}

struct Listed {
    lemma: Box<str>,
    cue: Cue,
    /// Particles with the cue that each makes: "for" to "call for".
    particles: Vec<(Box<str>, usize)>,
}

/// Longer words are in no list.
const LONGEST: usize = 24;

/// What a frame never seen with a cue is worth.
const UNSEEN: f32 = 0.1;

impl Lexicon {
    /// Reads a lexicon: a cue a line, `lemma TAB act TAB forms TAB rates`, `#` before comments.
    ///
    /// Forms are in the order base, third person, past, past participle, present participle; rates
    /// are `frame=hits/seen`. Lines that do not fit are passed over: a test holds the shipped file
    /// to the format.
    pub(crate) fn parse(lines: &str) -> Lexicon {
        let mut lexicon = Lexicon::closed_classes();
        let entries = lines.lines().filter(|line| !line.starts_with('#'));
        for entry in entries.filter_map(Entry::parse) {
            match entry.lemma.split_once(' ') {
                None => lexicon.add_verb(&entry),
                Some((lemma, particle)) => lexicon.add_phrasal(&entry, lemma, particle),
            }
        }
        lexicon
    }

    fn closed_classes() -> Lexicon {
        let mut words: Forms<Word> = Forms::with_capacity(1 << 12);
        for (class, list) in WORDS {
            for word in list.split_ascii_whitespace() {
                let known = words.entry(word);
                known.class = known.class | *class;
            }
        }
        Lexicon { words, forms: Vec::new(), cues: Vec::new() }
    }

    fn add_verb(&mut self, entry: &Entry<'_>) {
        let cue = self.cues.len();
        self.list(entry);
        for (place, form) in entry.forms.split(',').enumerate() {
            let form_of = match place {
                0 => Form::Base,
                1 => Form::Third,
                2 | 3 => Form::Past,
                _ => Form::Participle,
            };
            let known = self.words.entry(form);
            // "found" is the past of "find" before it is a verb of its own: first come.
            if known.cue.is_none() {
                known.cue = u16::try_from(self.forms.len()).ok();
                self.forms.push(CueForm { cue, form: form_of });
            }
        }
    }

    fn add_phrasal(&mut self, entry: &Entry<'_>, lemma: &str, particle: &str) {
        let phrasal = self.cues.len();
        if let Some(verb) = self.cues.iter_mut().find(|listed| *listed.lemma == *lemma) {
            verb.particles.push((particle.into(), phrasal));
            self.list(entry);
        }
    }

    fn list(&mut self, entry: &Entry<'_>) {
        let (lemma, cue) = (entry.lemma.into(), entry.cue);
        self.cues.push(Listed { lemma, cue, particles: Vec::new() });
    }

    /// What is known about a word of the text, in whatever case and with either apostrophe, given its
    /// number in small letters (see [`hash::small_number`]).
    pub(crate) fn word(&self, word: &str, number: u64) -> Word {
        if word.is_ascii() && word.len() <= LONGEST {
            return self.words.get_number(number).unwrap_or_else(|| unlisted(word));
        }
        let mut buffer = [0_u8; LONGEST];
        match fold(word, &mut buffer) {
            Some(folded) => self.words.get(folded).unwrap_or_else(|| unlisted(word)),
            None => Word::default(),
        }
    }

    /// The form that a word's cue index stands for.
    pub(crate) fn form(&self, word: Word) -> Option<&CueForm> {
        self.forms.get(usize::from(word.cue?))
    }

    /// A cue by its number.
    pub(crate) fn cue(&self, number: usize) -> Option<&Cue> {
        self.cues.get(number).map(|listed| &listed.cue)
    }

    /// The lemma of a cue, with its particle.
    pub(crate) fn lemma(&self, number: usize) -> &str {
        self.cues.get(number).map_or("", |listed| &listed.lemma)
    }

    /// The phrasal cue that the cue and the word after it make.
    pub(crate) fn phrasal(&self, number: usize, particle: &str) -> Option<usize> {
        let particles = &self.cues.get(number)?.particles;
        if particles.is_empty() {
            return None;
        }
        let mut buffer = [0_u8; LONGEST];
        let folded = fold(particle, &mut buffer)?;
        particles.iter().find(|(known, _)| **known == *folded).map(|(_, phrasal)| *phrasal)
    }
}

/// A word in no list: adverbs show their ending. With a capital it may be a name: "Kelly".
fn unlisted(word: &str) -> Word {
    let small = word.starts_with(|c: char| c.is_ascii_lowercase());
    let is_adverb = small && word.len() > 4 && word.ends_with("ly") && word != "family";
    Word { class: if is_adverb { Class::ADVERB } else { Class::NONE }, cue: None }
}

/// Lower case with straight apostrophes; `None` for what is too long or not plain English.
fn fold<'a>(word: &'a str, buffer: &'a mut [u8; LONGEST]) -> Option<&'a str> {
    if word.len() <= LONGEST && word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Some(word);
    }
    let mut length = 0;
    for c in word.chars() {
        let byte = match c {
            '’' => b'\'',
            c if c.is_ascii() => c.to_ascii_lowercase() as u8,
            _ => return None,
        };
        *buffer.get_mut(length)? = byte;
        length += 1;
    }
    std::str::from_utf8(buffer.get(..length)?).ok()
}

struct Entry<'a> {
    lemma: &'a str,
    forms: &'a str,
    cue: Cue,
}

impl<'a> Entry<'a> {
    fn parse(line: &'a str) -> Option<Self> {
        let mut columns = line.split('\t');
        let (lemma, act, forms) = (columns.next()?, columns.next()?, columns.next()?);
        let act = match act {
            "say" => Act::Say,
            "tell" => Act::Tell,
            "deny" => Act::Deny,
            "other" => Act::Other,
            _ => return None,
        };
        let mut rates = [UNSEEN; Frame::COUNT];
        for rate in columns.next()?.split_ascii_whitespace() {
            let (frame, counts) = rate.split_once('=')?;
            let (hits, seen) = counts.split_once('/')?;
            let place = Frame::NAMES.iter().position(|name| *name == frame)?;
            *rates.get_mut(place)? = smoothed(hits.parse().ok()?, seen.parse().ok()?);
        }
        Some(Entry { lemma, forms, cue: Cue { act, rates } })
    }
}

/// Hits over seen, pulled towards the unseen rate by two observations.
fn smoothed(hits: f32, seen: f32) -> f32 {
    (hits + 2.0 * UNSEEN) / (seen + 2.0)
}

#[cfg(test)]
mod tests {
    use super::{Act, CUES, Entry, Form, Lexicon, Word};
    use crate::claim::frame::Frame;
    use crate::claim::word::Class;
    use crate::crf::hash;

    fn known(lexicon: &Lexicon, word: &str) -> Word {
        lexicon.word(word, hash::small_number(word.as_bytes()))
    }

    #[test]
    fn every_shipped_line_fits_the_format() {
        assert!(CUES.starts_with("# Attribution cues"));
        for line in CUES.lines().filter(|line| !line.starts_with('#')) {
            assert!(Entry::parse(line).is_some(), "{line}");
        }
    }

    #[test]
    fn forms_lead_to_their_cue() {
        let lexicon = Lexicon::parse(CUES);
        let cue_of = |word| lexicon.form(known(&lexicon, word)).map(|form| (form.form, form.cue));
        let (Some((form, say)), Some((_, call))) = (cue_of("Said"), cue_of("calls")) else {
            panic!("say and call are cues")
        };
        assert_eq!(form, Form::Past);
        assert_eq!(lexicon.cue(say).map(|cue| cue.act), Some(Act::Say));
        let rate = |frame| lexicon.cue(say).map(|cue| cue.rate(frame));
        assert!(rate(Frame::That) > rate(Frame::Object));
        assert!(lexicon.phrasal(call, "for").is_some());
        assert!(lexicon.phrasal(call, "blue").is_none());
    }

    #[test]
    fn closed_classes_ignore_case_and_apostrophes() {
        let lexicon = Lexicon::parse(CUES);
        assert!(known(&lexicon, "Didn’t").class.has(Class::NEGATION));
        assert!(known(&lexicon, "flatly").class.has(Class::ADVERB));
        assert!(known(&lexicon, "Kelly").class.is_open());
    }
}
