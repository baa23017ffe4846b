//! All rules together, on statements of one sentence a line: what a reader of the table would see.

use proptest::prelude::{any, prop, proptest};

use crate::annotation::{Attribution, lines};
use crate::claim::{Extractor, Rules};
use crate::record::{ClaimKind, Role, SpeakerBy};
use crate::span::Span;

/// One paragraph a line; the first is the title, one that begins with "Photo:" a credit.
fn extract(text: &str) -> Vec<Attribution> {
    let mut sentences = lines(text, Role::Body);
    for sentence in &mut sentences {
        sentence.role = match sentence.span.start {
            0 => Role::Title,
            _ if sentence.span.of(text).starts_with("Photo:") => Role::Credit,
            _ => Role::Body,
        };
    }
    Rules::embedded().extract(text, &sentences, &[])
}

/// `source / cue / content` of every claim below a title.
fn claims(body: &str) -> Vec<String> {
    let text = format!("A title\n{body}");
    let part = |span: Option<Span>| span.map_or("", |span| span.of(&text));
    let shown = |claim: &Attribution| {
        let content: Vec<&str> = claim.content.iter().map(|span| span.of(&text)).collect();
        format!("{} / {} / {}", part(claim.source), part(claim.cue), content.join(" | "))
    };
    extract(&text).iter().map(shown).collect()
}

#[test]
fn a_quotation_and_its_speaker() {
    assert_eq!(
        claims("“It [the dam] will hold,” Mayor Ann Lee said on Monday."),
        ["Mayor Ann Lee / said / “It [the dam] will hold,”"]
    );
    assert_eq!(
        claims("“We went,” added Lee, a former diver, \"and we saw.”"),
        ["Lee, a former diver / added / “We went,” | \"and we saw.”"]
    );
    assert_eq!(claims("Lee wrote: \"We won. Again.\""), ["Lee / wrote / \"We won. Again.\""]);
    assert_eq!(claims("Lee sat.\n“No. Not ever.”"), [" /  / “No. Not ever.”"]);
}

#[test]
fn a_quotation_over_paragraphs_is_one_claim() {
    let text = "“The first came early.\n“The second came late,” Lee said.";
    let whole = "Lee / said / “The first came early. | “The second came late,”";
    assert_eq!(claims(text), [whole]);
    let text = "Lee said: “The rain came early.\nPhoto: A. Ray\n“It came late.”";
    assert_eq!(claims(text), ["Lee / said / “The rain came early. | “It came late.”"]);
}

#[test]
fn statements_in_the_reporters_words() {
    assert_eq!(
        claims("A spokesman for the mayor did not say whether the dam was safe."),
        ["A spokesman for the mayor / did not say / whether the dam was safe"]
    );
    assert_eq!(
        claims("Officials told reporters on Monday that the dam was \"quite\" safe."),
        ["Officials / told / that the dam was \"quite\" safe"]
    );
    assert_eq!(
        claims("According to the report, the dam leaks."),
        ["the report / According to / the dam leaks"]
    );
    assert_eq!(claims("LEE: The dam leaks."), ["LEE / : / The dam leaks"]);
    assert_eq!(
        claims("\"LEE: Is it safe?\n\"RAY: It is."),
        ["LEE / : / Is it safe?", "RAY / : / It is"]
    );
    assert_eq!(claims("They built the so-called “dry dam” in May."), [""; 0]);
}

#[test]
fn a_second_clause_ends_the_first() {
    assert_eq!(
        claims("Lee said the dam was safe, adding that it had been tested."),
        ["Lee / said / the dam was safe", "Lee / adding / that it had been tested"]
    );
}

#[test]
fn no_source_holds_its_own_cue() {
    assert_eq!(
        claims(" said ,  said  Lee  and  said  that “”“"),
        ["Lee  and  said / said / said", " / said / that “”“"]
    );
}

#[test]
fn kinds_nesting_and_negation() {
    let found = extract("A title\nLee said that Ray denied that he was there.");
    let [outer, inner] = found.as_slice() else { panic!("two claims: {found:?}") };
    assert_eq!((outer.parent, inner.parent), (None, Some(0)));
    assert_eq!((outer.negated, inner.negated), (false, true));
    let found = extract("A title\nLee said it was “over”.");
    assert_eq!(found.first().map(|claim| claim.kind), Some(ClaimKind::Mixed));
}

#[test]
fn any_text_keeps_the_contract() {
    let words = "“|”|\"|''|, |. |: |\n| said | says | that | Lee |who |the dam|é| and | to | claim";
    let word = prop::sample::select(words.split('|').collect::<Vec<_>>());
    proptest!(|(parts in prop::collection::vec(word, 0..40), tail in any::<String>())| {
        let text = parts.concat() + &tail;
        for (at, claim) in extract(&text).iter().enumerate() {
            assert!(claim.content.is_sorted() && !claim.content.is_empty());
            assert!(claim.parent.is_none_or(|parent| parent < at));
            assert_eq!(claim.speaker.is_none(), claim.speaker_by == SpeakerBy::None);
            let around = [claim.cue, claim.source].into_iter().flatten();
            let parts: Vec<Span> = claim.content.iter().copied().chain(around).collect();
            for (number, part) in parts.iter().enumerate() {
                assert!(!part.of(&text).trim().is_empty());
                assert!(parts.iter().skip(number + 1).all(|other| !other.overlaps(*part)));
            }
        }
    });
}
