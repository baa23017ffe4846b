use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};

use super::{Facets, facets};
use crate::annotation::{Attribution, Mention};
use crate::record::{CueClass, Modality, SourceClass};
use crate::span::Span;

/// The facets of "‹source› _cue_ ... «content»"; names stand in braces.
fn of(marked: &str) -> (String, Facets) {
    let mut text = String::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    let (mut parts, mut mentions) = (Vec::new(), Vec::new());
    for c in marked.chars() {
        match c {
            '‹' | '«' | '{' => open.push((c, text.len())),
            '_' if open.last().is_none_or(|&(sign, _)| sign != '_') => open.push((c, text.len())),
            '›' | '»' | '_' | '}' => {
                let (sign, start) = open.pop().unwrap();
                let span = Span::new(start, text.len());
                match sign {
                    '{' => mentions.push(Mention::of_person(&text[start..], span)),
                    sign => parts.push((sign, span)),
                }
            }
            c => text.push(c),
        }
    }
    let part = |sign| parts.iter().find(|part| part.0 == sign).map(|part| part.1);
    let claim = Attribution::unresolved(part('‹'), part('_'), part('«').unwrap());
    let found = facets(&text, &mentions, &claim);
    (text, found)
}

#[test]
fn cues_have_lemma_and_class() {
    for (cue, lemma, class) in [
        ("has repeatedly said", "say", CueClass::Say),
        ("called for", "call for", CueClass::Ask),
        ("According to", "according to", CueClass::Say),
        ("concerns", "concern", CueClass::Believe),
        ("vowed", "vow", CueClass::Plan),
        ("want to deny", "want", CueClass::Want),
        ("argued in favor of", "argue", CueClass::Say),
        ("made it clear", "make clear", CueClass::Say),
        ("quashed", "quash", CueClass::Deny),
        ("was miffed over", "miff", CueClass::Oppose),
        ("made the following comment", "comment", CueClass::Say),
    ] {
        let (_, facets) = of(&format!("‹Ann› _{cue}_ «it is so»"));
        assert_eq!(facets.cue_lemma.as_deref(), Some(lemma));
        assert_eq!(facets.cue_class, Some(class), "{cue}");
    }
}

#[test]
fn an_unlisted_cue_has_its_verb_or_noun_as_lemma() {
    for cue in ["in", "under", "was about to be"] {
        let (_, facets) = of(&format!("‹Ann› _{cue}_ «it is so»"));
        assert_eq!((facets.cue_lemma, facets.cue_class), (None, None), "{cue}");
    }
    for (cue, lemma) in [
        ("was tussling with", "tussle"),
        ("ran a feature Saturday", "run"),
        ("has imposed sanctions on", "impose"),
        ("yearslong obsession with", "obsession"),
    ] {
        let (_, facets) = of(&format!("‹Ann› _{cue}_ «it»"));
        assert_eq!(facets.cue_lemma.as_deref(), Some(lemma));
    }
}

#[test]
fn modality_and_negation() {
    for (claim, modality, negated) in [
        ("_said_ «it is so»", Modality::Asserted, false),
        ("_said_ «the town would not pay»", Modality::Asserted, true),
        ("_says_ «the town would not pay»", Modality::Conditional, true),
        ("_said_ «he would pay»", Modality::Intended, false),
        ("_saying_ «prices would rise»", Modality::Asserted, false),
        ("_said_ «he would pay if asked»", Modality::Conditional, false),
        ("_threatened_ «to strike if she does not pay»", Modality::Intended, false),
        ("_said_ «it could rain»", Modality::Hedged, false),
        ("_said_ «prices will rise»", Modality::Asserted, false),
        ("_says_ «we’ll pay»", Modality::Intended, false),
        ("_urged_ «the town to pay»", Modality::Intended, false),
        ("_would not say_ «it is so»", Modality::Asserted, false),
        ("_says_ «they may be late»", Modality::Hedged, false),
        ("_plans_ «to leave»", Modality::Intended, false),
        ("_could say_ «it is so»", Modality::Conditional, false),
        ("_denied_ «it was so»", Modality::Asserted, true),
        ("_said_ «that those who did not pay are gone»", Modality::Asserted, false),
        ("_said_ «things that are not true stand there»", Modality::Asserted, false),
        ("_said_ «that it’s not so»", Modality::Asserted, true),
        ("_said_ «it is not just a plan»", Modality::Asserted, false),
        ("_said_ «that not paying made him smart»", Modality::Asserted, false),
        ("_said_ «if it does not pay it is lost»", Modality::Conditional, false),
        ("_said_ «that she’s glad Lee appeared to be well»", Modality::Asserted, false),
        ("_says_ «the town should pay»", Modality::Intended, false),
        ("_says_ «the town has to pay»", Modality::Intended, false),
        ("_said_ «the town should have paid»", Modality::Asserted, false),
        ("_says_ «the town would not have paid»", Modality::Conditional, true),
        ("_said_ «it will have the money»", Modality::Asserted, false),
        ("_cited_ «the audit as the reason he’s not there»", Modality::Asserted, false),
        ("_said_ «it could not pay»", Modality::Asserted, true),
        ("_could not explain_ «it»", Modality::Asserted, false),
        ("_should release_ «the letters»", Modality::Intended, false),
        ("_claims_ «to be poor»", Modality::Asserted, false),
        ("_is expected_ «to pay»", Modality::Asserted, false),
        ("_agreed_ «to pay»", Modality::Intended, false),
        ("_released_ «the letters»", Modality::Asserted, false),
        ("_wondered about_ «the ability to pay»", Modality::Asserted, false),
        ("_called for_ «a process to pay»", Modality::Asserted, false),
    ] {
        let (_, facets) = of(&format!("‹Ann› {claim}"));
        assert_eq!((facets.modality, facets.negated), (modality, negated), "{claim}");
    }
}

#[test]
fn nobody_says_nothing() {
    for (source, negated) in [
        ("Nobody", true),
        ("No one’s", true),
        ("no Western nation", true),
        ("Neither Lee nor Ray", true),
        ("None of the three", true),
        ("No fewer than ten", false),
        ("No. 2 of the party", false),
        ("nobody but Lee", false),
        ("Norway", false),
    ] {
        let (_, facets) = of(&format!("‹{source}› _said_ «it is so»"));
        assert_eq!(facets.negated, negated, "{source}");
    }
}

#[test]
fn addressees_and_sources() {
    for (claim, addressee, class) in [
        ("‹{Ann Lee}› _told_ the Harbor Ledger on Monday «it is so»", "the Harbor Ledger", "named"),
        ("‹she› _told_ reporters «it is so»", "reporters", "pronoun"),
        ("‹He’ll› _promise_ «it is so»", "", "pronoun"),
        ("‹the mayor› _said_ to her staff in June «it is so»", "her staff", "described"),
        ("‹officials› _told_ «it is so»", "", "unnamed"),
        ("‹the officials from the town, all old› _told_ «it is so»", "", "unnamed"),
        ("‹the mayor of the two towns› _told_ «it is so»", "", "described"),
        ("‹{Ann Lee} of Hull› _told_ Sen. Ray. «It is so»", "Sen. Ray", "named"),
        ("‹she› _told_ . «It is so»", "", "pronoun"),
        ("‹a spokesman for {Ann Lee}› _said_ «it is so»", "", "unnamed"),
        ("‹a spokesman for Mr. {Lee}› _said_ «it is so»", "", "unnamed"),
    ] {
        let (text, facets) = of(claim);
        assert_eq!(facets.addressee.map_or("", |span| span.of(&text)), addressee, "{claim}");
        assert_eq!(facets.source_class.map(SourceClass::term), Some(class), "{claim}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn any_parts_have_facets(text in "(told |to |Ann |said |\\PC){0,12}", cuts in any::<[usize; 4]>()) {
        let mut cuts = cuts.map(|cut| text.floor_char_boundary(cut % (text.len() + 1)));
        cuts.sort_unstable();
        let [a, b, c, d] = cuts;
        let claim = Attribution::unresolved(Some(Span::new(a, b)), Some(Span::new(b, c)), Span::new(d, text.len()));
        if let Some(addressee) = facets(&text, &[], &claim).addressee {
            prop_assert!(addressee.start >= c && addressee.end <= d);
        }
    }
}
