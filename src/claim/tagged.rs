//! Extraction by the trained model, which reads the rules' verdict as evidence; nested claims and
//! quotations without a source stay with the rules.

use std::array;

use crate::annotation::{Attribution, Mention, Segment};
use crate::crf::{Chain, Clusters, Table, Viterbi};
use crate::error::{Error, Finding, Result};
use crate::place::Place;

use super::adjunct;
use super::apposition;
use super::assemble::assemble;
use super::candidate::Candidate;
use super::complement;
use super::continued;
use super::coordinate;
use super::extractor::Extractor;
use super::hanging;
use super::lexicon::{CUES, Lexicon};
use super::model::state::{COLUMNS, STATES, State, edges};
use super::model::{Observed, Spelled, Tag, clusters, spell};
use super::nested::complements;
use super::overrun;
use super::parenthesis;
use super::passive;
use super::quoted;
use super::regained::regain;
use super::relative;
use super::rules::headline;
use super::spans::candidate;
use super::supplied;
use super::unclaimed::{Claimed, add};
use super::unit::Units;
use super::widened;

/// The weights; how they came to be, their figures and limits: see `data/claim.md`.
const WEIGHTS: &[u8] = include_bytes!("../../data/claim.model");

/// Extracts by the model and the embedded cue lexicon.
pub struct Tagged {
    lexicon: Lexicon,
    clusters: Clusters,
    chain: Chain<COLUMNS>,
}

impl Tagged {
    /// Reads the embedded lexicon and weights, to be done once per process.
    ///
    /// # Errors
    /// If the embedded weights are of another format, which would be a fault of this crate.
    pub fn embedded() -> Result<Self> {
        let file = || Finding::new(Place::file("claim.model"), "not of this version's format");
        let clusters = include_str!("../../data/clusters.txt");
        Tagged::read(WEIGHTS, CUES, clusters).ok_or_else(|| Error::invalid(file()))
    }

    /// The extractor with these weights, cues and word clusters; `None` if the weights are of
    /// another format.
    pub fn read(weights: &[u8], cues: &str, clusters: &str) -> Option<Self> {
        let chain = Chain::new(Table::read(weights)?, &edges())?;
        Some(Tagged { lexicon: Lexicon::parse(cues), clusters: clusters::parse(clusters), chain })
    }

    /// The attributions that the model sees, as items.
    fn spelled(&self, observed: &Observed<'_>) -> Vec<Spelled> {
        let closing =
            array::from_fn(|tag| STATES.get(tag).is_some_and(|state| state.is_last()).then_some(0));
        let mut decoder = Viterbi::new(&self.chain, &closing);
        let mut tags = vec![Tag::default(); observed.readings.len()];
        let mut path = Vec::new();
        for stretch in observed.stretches() {
            decoder.begin(State::Outside as u8, stretch.len());
            observed.features(stretch.clone(), |_, features| {
                decoder.step(|all| all.extend_from_slice(features));
            });
            decoder.end(&mut path);
            let stretch = tags.get_mut(stretch).into_iter().flatten();
            let chosen = path.iter().zip(decoder.leads(State::Outside as u8, &path));
            for (tag, (&number, lead)) in stretch.zip(chosen) {
                *tag = Tag { state: State::numbered(number), lead };
            }
        }
        spell(&tags, &observed.layout())
    }
}

impl Extractor for Tagged {
    fn extract(&self, text: &str, sentences: &[Segment], mentions: &[Mention]) -> Vec<Attribution> {
        let units = Units::read(text, sentences, &self.lexicon);
        let observed = Observed::read(text, &units, &self.lexicon, &self.clusters, mentions);
        let mut spelled = self.spelled(&observed);
        parenthesis::go_on(&observed.page, &mut spelled);
        hanging::go_on(&observed.page, &mut spelled);
        apposition::give(&observed.page, &mut spelled);
        widened::widen(&observed.page, &mut spelled);
        continued::unite(&observed.page, &mut spelled);
        spelled.retain_mut(|one| quoted::stands(&observed.page, one));
        let mut claimed = Claimed::by(&observed.page, &spelled);
        add(&observed.page, &mut claimed, &mut spelled, complement::complement);
        add(&observed.page, &mut claimed, &mut spelled, passive::passive);
        let mut cut_off = Vec::new();
        for one in &mut spelled {
            relative::settle(&observed.page, one);
            cut_off.extend(relative::cut(&observed.page, one));
            overrun::cut(&observed.page, one);
            complement::cut(&observed.page, one);
            cut_off.extend(coordinate::cut(&observed.page, one));
            adjunct::leave(&observed.page, mentions, one);
            supplied::supply(&observed.page, one);
            quoted::settle(&observed.page, one);
            passive::leave(&observed.page, one);
        }
        let mut chosen: Vec<Candidate> =
            spelled.iter().filter_map(|one| candidate(&observed.page, one)).collect();
        chosen.extend(regain(&observed.page, &cut_off));
        chosen.extend(observed.signed.iter().cloned());
        headline::propose(&observed.page, mentions, &mut chosen);
        let nested = complements(&observed.page, &chosen, &observed.ruled);
        chosen.extend(nested);
        assemble(text, sentences, &observed.page, chosen)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};

    use super::{Attribution, Extractor, Mention, Tagged};
    use crate::annotation::lines;
    use crate::claim::model::fingerprint;
    use crate::record::Role;
    use crate::span::Span;

    static TAGGED: LazyLock<Tagged> = LazyLock::new(|| Tagged::embedded().unwrap());

    /// Each line of the text is a sentence and a paragraph.
    fn extract(text: &str) -> Vec<Attribution> {
        TAGGED.extract(text, &lines(text, Role::Body), &[])
    }

    /// `source / cue / content` of every claim.
    fn claims(text: &str) -> Vec<String> {
        let part = |span: Option<Span>| span.map_or("", |span| span.of(text));
        let shown = |claim: &Attribution| {
            let content: Vec<&str> = claim.content.iter().map(|span| span.of(text)).collect();
            format!("{} / {} / {}", part(claim.source), part(claim.cue), content.join(" | "))
        };
        extract(text).iter().map(shown).collect()
    }

    #[test]
    fn statements_are_read_in_every_order() {
        assert_eq!(claims("Lee said the dam would hold."), ["Lee / said / the dam would hold"]);
        assert_eq!(
            claims("“It will hold,” Mayor Ann Lee said. “We built it well.”"),
            ["Mayor Ann Lee / said / “It will hold,” | “We built it well.”"]
        );
        assert_eq!(
            claims("“It was a long night.” — Ann Lee"),
            ["Ann Lee / — / “It was a long night.”"]
        );
    }

    #[test]
    fn what_encloses_its_attribution_goes_on_behind_it() {
        assert_eq!(
            claims("The latest dam, Lee said, was the biggest of all."),
            ["Lee / said / The latest dam | was the biggest of all"]
        );
        assert_eq!(
            claims("Lee spoke of the dam, which critics say was never safe.")
                .last()
                .map(String::as_str),
            Some("critics / say / which | was never safe")
        );
        assert_eq!(
            claims("In most cases, Lee said, they have been asked to leave."),
            ["Lee / said / In most cases | they have been asked to leave"]
        );
        assert_eq!(
            claims("Even then, Lee said, “We had plans.”"),
            ["Lee / said / “We had plans.”"]
        );
        let found =
            claims("The report, which critics say was rushed, puts the cost at $4 million.");
        assert!(
            found.iter().any(|claim| claim == "critics / say / which | was rushed"),
            "{found:?}"
        );
        let nested = claims("The change, Lee said, raised fears that the dam would fail.");
        assert_eq!(
            nested.first().map(String::as_str),
            Some("Lee / said / The change | raised fears that the dam would fail")
        );
        assert!(!nested.iter().any(|claim| claim.starts_with("Lee / raised")), "{nested:?}");
        let apart = claims("The dam is old, Lee said, pointing to a map.");
        assert_eq!(apart.first().map(String::as_str), Some("Lee / said / The dam is old"));
    }

    #[test]
    fn a_quotation_over_paragraphs_is_one_speakers() {
        let text = "Ray disagreed. “It is not.”\n“I walked over it.\n“It shook,” said Lena Orr, a teacher.";
        let found = claims(text);
        let whole = "Lena Orr, a teacher / said / “I walked over it. | “It shook,”";
        assert!(found.iter().any(|claim| claim == whole), "{found:?}");
    }

    #[test]
    fn a_turn_of_a_transcript_is_its_speakers() {
        let text = "\"LEE: Is it safe? I ask.\n\"I do.\n\"(LAUGHTER).\n\"RAY: I think so.\n\"Share this.\"";
        let named = Mention::of_person("Ann Lee", Span::new(1, 4));
        let found = TAGGED.extract(text, &lines(text, Role::Body), &[named]);
        let outer = found.iter().filter(|claim| claim.parent.is_none());
        let said: Vec<Vec<&str>> =
            outer.map(|claim| claim.content.iter().map(|span| span.of(text)).collect()).collect();
        assert_eq!(said, [vec!["Is it safe? I ask", "\"I do."], vec!["I think so"]]);
        let lists = "LEE: Is it safe?\nIt is.";
        assert!(!claims(lists).iter().any(|claim| claim.ends_with("It is")), "{:?}", claims(lists));
    }

    #[test]
    fn a_label_may_say_what_the_speaker_is() {
        let text = "SEN. BO RAY (D), OHIO (on camera): Good morning.\nANN LEE, HOST: Is it safe?\n\
                    RAY: I think so. We walked.";
        let named = Mention::of_person("Ann Lee", Span::new(52, 59));
        let found = TAGGED.extract(text, &lines(text, Role::Body), &[named]);
        let sources = found.iter().filter(|claim| claim.parent.is_none()).filter_map(|c| c.source);
        let sources: Vec<&str> = sources.map(|source| source.of(text)).collect();
        assert_eq!(sources, ["SEN. BO RAY (D), OHIO (on camera)", "ANN LEE, HOST", "RAY"]);
    }

    #[test]
    fn a_headlines_label_is_a_persons() {
        let said = |text: &str| {
            let mut sentences = lines(text, Role::Body);
            sentences[0].role = Role::Title;
            let at = text.rfind("Ray").unwrap_or_default();
            let named = Mention::of_person("Bo Ray", Span::new(at, at + 3));
            let found = TAGGED.extract(text, &sentences, &[named]);
            let first = found.first().and_then(|claim| claim.source);
            first.filter(|source| source.start == 0).map(|source| source.of(text).to_owned())
        };
        assert_eq!(said("Ray: Crane is dead\nBo Ray left."), Some("Ray".to_owned()));
        assert_eq!(said("Dock: Crane is dead\nBo Ray left."), None);
        assert_eq!(said("Ray: Hero or fool?\nBo Ray left."), None);
    }

    #[test]
    fn tags_that_go_too_far_are_cut() {
        let found = claims("Umber Foods lowered its full-year profit forecast, blaming the rain.");
        assert!(found.iter().all(|claim| !claim.starts_with("Umber Foods lowered")), "{found:?}");
        let text = "“We take them in,” Lee posted, “for a fee.”\nWho would pay, he did not say.";
        let found = claims(text);
        assert!(found.iter().any(|claim| claim.ends_with("“for a fee.”")), "{found:?}");
    }

    #[test]
    fn nouns_make_no_claims_within_claims() {
        let nested = |text: &str| extract(text).iter().any(|claim| claim.parent.is_some());
        assert!(!nested("Lee said the mayor refused to answer questions about whether it leaks."));
        assert!(!nested("Lee said they would file the criminal charges that have been dropped."));
        assert!(!nested("Ray ruled that the town must promise to repair the dam."));
        assert!(nested("Ray told reporters that Lee says that was a mistake."));
        assert!(nested("Lee said that critics questioned whether it leaks."));
    }

    #[test]
    fn a_name_keeps_its_full_stop() {
        assert_eq!(claims("“It leaks,” said Ann Lee Jr."), ["Ann Lee Jr. / said / “It leaks,”"]);
    }

    #[test]
    fn only_finite_clauses_nest() {
        let text = "Lee said Ray promised to warn that the dam leaks, arguing for repairs.";
        let cues = extract(text).into_iter().filter_map(|claim| claim.cue);
        let nested: Vec<&str> = cues.map(|cue| cue.of(text)).collect();
        assert!(!nested.contains(&"warn"), "{nested:?}");
    }

    #[test]
    fn the_weights_are_of_these_features() {
        let found = fingerprint(&TAGGED.lexicon, &TAGGED.clusters);
        assert_eq!(TAGGED.chain.table().fingerprint(), found, "run: make model GOLD=DIR");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn claims_keep_their_contract(
            text in "(Lee|she|said|that|told|according to|wants|[a-z]{1,5}|[ ,.:’'“”\"()—\n-]){0,60}",
            noise in any::<String>(),
        ) {
            let text = text + &noise;
            let found = extract(&text);
            for (at, claim) in found.iter().enumerate() {
                prop_assert!(!claim.content.is_empty());
                prop_assert!(claim.content.windows(2).all(|pair| pair[0].end <= pair[1].start));
                for part in claim.source.iter().chain(&claim.cue) {
                    prop_assert!(!claim.content.iter().any(|span| span.overlaps(*part)));
                }
                prop_assert!(claim.parent.is_none_or(|parent| parent < at));
            }
            prop_assert_eq!(&found, &extract(&text));
        }
    }
}
