//! Speakers of statements whose names, roles and parts are marked by hand.

use crate::annotation::{Attribution, Mention, Segment};
use crate::record::{ClaimKind, EntityType, Role};
use crate::span::Span;

/// The speaker of the last claim, and why. Names of persons stand in braces and of bodies in
/// brackets, each with its full form after a bar where it is another; a country in <> with its code
/// after a bar; a role in slashes before its name; a claim's source in ‹›, with ^ behind it where
/// it is that of the claim before, its content in «». Each line is a paragraph; sentences end with a full stop.
fn speaker(marked: &str) -> (String, &'static str) {
    let article = Article::read(marked);
    let claims = article.resolved(article.claims.clone());
    let last = claims.last().unwrap();
    let name = last.speaker.map_or(String::new(), |number| article.named[number].2.clone());
    (name, crate::record::Vocabulary::term(last.speaker_by))
}

#[derive(Default)]
struct Article {
    text: String,
    named: Vec<(Span, EntityType, String)>,
    roles: Vec<Option<Span>>,
    claims: Vec<Attribution>,
}

impl Article {
    fn resolved(&self, mut claims: Vec<Attribution>) -> Vec<Attribution> {
        let (sentences, mentions) = (self.sentences(), self.mentions());
        super::resolve(&self.text, &sentences, &mentions, &self.roles, &mut claims);
        claims
    }

    fn read(marked: &str) -> Article {
        let (mut article, mut open, mut role) = (Article::default(), Vec::new(), None);
        let (mut full, mut source) = (None::<String>, None);
        for c in marked.chars() {
            let at = article.text.len();
            match c {
                '}' | ']' | '>' => {
                    let (_, start) = open.pop().unwrap();
                    let span = Span::new(start, at);
                    let name = full.take().unwrap_or_else(|| span.of(&article.text).to_owned());
                    let kind = match c {
                        '}' => EntityType::Person,
                        ']' => EntityType::Organization,
                        _ => EntityType::Place,
                    };
                    article.named.push((span, kind, name));
                    let role = if c == '}' { role.take() } else { None };
                    article.roles.push(role);
                }
                _ if full.is_some() => full.as_mut().unwrap().push(c),
                '|' => full = Some(String::new()),
                '/' if open.last().is_some_and(|&(sign, _)| sign == '/') => {
                    role = Some(Span::new(open.pop().unwrap().1, at));
                }
                '{' | '[' | '<' | '‹' | '«' | '/' => open.push((c, at)),
                '^' => article.claims.last_mut().unwrap().source = source.take(),
                '›' => source = Some(Span::new(open.pop().unwrap().1, at)),
                '»' => {
                    let content = Span::new(open.pop().unwrap().1, at);
                    article.claims.push(claim(source.take(), content, &article.text));
                }
                c => article.text.push(c),
            }
        }
        let sentences = article.sentences();
        for claim in &mut article.claims {
            claim.sentence =
                sentences.partition_point(|sentence| sentence.span.end <= claim.content[0].start);
        }
        article
    }

    fn sentences(&self) -> Vec<Segment> {
        let (mut sentences, mut start, mut paragraph) = (Vec::new(), 0, 0);
        for (at, c) in self.text.char_indices().chain([(self.text.len(), '\n')]) {
            let ends = c == '\n' || self.text[..at].ends_with(['.', '”']) && c == ' ';
            if ends && at > start {
                let span = Span::new(start, at).trim(&self.text);
                sentences.push(Segment { span, paragraph, role: Role::Body });
                start = at;
            }
            paragraph += usize::from(c == '\n');
        }
        sentences
    }

    fn mentions(&self) -> Vec<Mention> {
        let sentences = self.sentences();
        let mention = |(span, kind, name): &(Span, EntityType, String)| Mention {
            span: *span,
            sentence: sentences.partition_point(|sentence| sentence.span.end <= span.start),
            kind: *kind,
            name: name.clone(),
            value: (*kind == EntityType::Place).then(|| name.clone()),
            reading: None,
            score: 1.0,
        };
        self.named.iter().map(mention).collect()
    }
}

fn claim(source: Option<Span>, content: Span, text: &str) -> Attribution {
    let is_direct = content.of(text).starts_with('“');
    let kind = if is_direct { ClaimKind::Direct } else { ClaimKind::Indirect };
    let cue = source.map(|source| Span::new(source.end, source.end));
    Attribution { kind, ..Attribution::unresolved(source, cue, content) }
}

fn assert_all(cases: &[(&str, &str, &str)]) {
    for (text, name, by) in cases {
        assert_eq!(speaker(text), ((*name).to_owned(), *by), "{text}");
    }
}

#[test]
fn names_owners_and_partners() {
    assert_all(&[
        ("‹/Sen./ {Ann Lee}› said «no».", "Ann Lee", "name"),
        ("‹{Lee|Ann Lee}, a diver,› said «no».", "Ann Lee", "surname"),
        ("‹{Ann Lee} of Hull› said «no».", "Ann Lee", "name"),
        ("‹{Lee|Ann Lee}’s aide› said «no».", "", "none"),
        ("‹a spokesman for Mr. {Lee|Ann Lee}› said «no».", "", "none"),
        ("‹allies of President {Ann Lee}› said «no».", "", "none"),
        ("‹Both Mr. {Lee} and Mr. {Ray}› said «no».", "", "none"),
        ("‹Neither {Lee} nor {Ray}› said «no».", "", "none"),
        ("‹{Ann Lee} and {Bob Ray}› said «no».", "", "none"),
        ("‹{Ann Lee}, {Bob Ray} and {Eve Orr}› said «no».", "", "none"),
        ("‹{Ann Lee} and her aides› said «no».", "", "none"),
        ("‹The nonpartisan [Harbor Commission]› said «no».", "Harbor Commission", "name"),
        ("‹a [Harbor Commission] report› said «no».", "", "none"),
        ("‹The [Harbor Center] at the [Hull Institute]› said «no».", "Harbor Center", "name"),
        ("‹many critics, including Ms. {Lee|Ann Lee},› said «no».", "", "none"),
        ("‹{Ann Lee} for [Harbor News]› said «no».", "Ann Lee", "name"),
        ("‹Even [Harbor Commission]› said «no».", "Harbor Commission", "name"),
        ("‹{Lee|Ann Lee}’s› claim «no».", "Ann Lee", "surname"),
        ("‹{Sanders|Ann Sanders}'› claim «no».", "Ann Sanders", "surname"),
    ]);
}

#[test]
fn a_surname_that_is_no_mention_has_its_bearer() {
    assert_all(&[
        ("{Mark Dane} spoke. ‹Dane› said «no».", "Mark Dane", "surname"),
        ("{Mark Dane} spoke. ‹Mr. Dane› said «no».", "Mark Dane", "surname"),
        ("{Mark Dane} spoke. ‹DANE›: «no».", "Mark Dane", "surname"),
        ("{Mark Dane} spoke. ‹Dane, who hosts a show,› said «no».", "Mark Dane", "surname"),
        ("{Mark Dane} spoke. ‹Ms. Dane› said «no».", "", "none"),
        ("{Mark Dane} spoke. ‹Every Dane› said «no».", "", "none"),
        ("{Mark Dane} spoke. ‹dane› said «no».", "", "none"),
    ]);
}

#[test]
fn a_pronoun_goes_on_from_somebody_unnamed() {
    assert_all(&[
        ("{Paul Ray} left. ‹A spokesman› said «no». ‹He› said «yes».", "", "none"),
        ("{Paul Ray} left. ‹{Ray|Paul Ray}’s lawyer› said «no». ‹He› said «yes».", "", "none"),
        ("{Paul Ray} left. ‹A spokeswoman› said «no». ‹He› said «yes».", "Paul Ray", "pronoun"),
        ("{Paul Ray} left. ‹The lawyer› said «no». ‹He› said «yes».", "Paul Ray", "pronoun"),
        ("{Paul Ray} left. ‹A lawyer› said «no».\n‹He› said «yes».", "Paul Ray", "pronoun"),
        ("‹A lawyer› said «no». {Paul Ray} left. ‹He› said «yes».", "Paul Ray", "pronoun"),
    ]);
}

#[test]
fn nobody_says_of_himself_what_goes_on_from_another() {
    assert_all(&[
        ("‹{Paul Ray}› said «no». «{Robert Orr} is old», ‹he›^ said.", "Paul Ray", "pronoun"),
        ("It rained. «{Robert Orr} was shocked», ‹he›^ said.", "Robert Orr", "pronoun"),
    ]);
}

#[test]
fn who_goes_back_to_the_name_that_it_touches() {
    assert_all(&[
        ("They met {Ann Lee}, ‹who› said «no».", "Ann Lee", "pronoun"),
        ("They met {Ann Lee} (R-Ohio), ‹who› said «no».", "Ann Lee", "pronoun"),
        ("They met {Ann Lee}, a diver from Hull, ‹who› said «no».", "Ann Lee", "pronoun"),
        ("They met {Ann Lee} (R-Ohio), a diver, ‹who› said «no».", "Ann Lee", "pronoun"),
        ("They met Sen. {Ann Lee} of New Hampshire, ‹who› said «no».", "Ann Lee", "pronoun"),
        ("They met {Ann Lee}, now the mayor, ‹who› said «no».", "Ann Lee", "pronoun"),
        ("They saw the rise of {Ann Lee}, ‹who› said «no».", "Ann Lee", "pronoun"),
        ("They lost to {Ann Lee}, ‹who› said «no».", "Ann Lee", "pronoun"),
        ("They met {Ann Lee}, ‹who in June› said «no».", "Ann Lee", "pronoun"),
        ("They met {Ann Lee}. ‹She’s puppet› said «no».", "", "none"),
        ("They fear {Ann Lee} — ‹who’s› asked for «more» — and others.", "Ann Lee", "pronoun"),
        ("{Ann Lee} met voters ‹who› said «no».", "", "none"),
        ("They met friends of {Ann Lee}, ‹who› said «no».", "", "none"),
        ("They met an aide to {Ann Lee}, ‹who› said «no».", "", "none"),
        ("They met {Ann Lee} of many voters, ‹who› said «no».", "", "none"),
        ("They met an ally of {Ann Lee}, ‹who› said «no».", "", "none"),
        ("According to [CNN], ‹which› said «no».", "CNN", "pronoun"),
        ("They read a report of [CNN], ‹which› said «no».", "", "none"),
        ("A report by the [Harbor Ledger], ‹which› said «no».", "Harbor Ledger", "pronoun"),
    ]);
}

#[test]
fn pronouns_prefer_speakers_and_subjects() {
    assert_all(&[
        ("{Patricia Gray} met {Robert Orr}. ‹She› said «no».", "Patricia Gray", "pronoun"),
        ("{Robert Orr} met {Paul Ray}. ‹He› said «no».", "Robert Orr", "pronoun"),
        ("{Robert Orr} met {Paul Ray}. ‹He'll› promise «more».", "Robert Orr", "pronoun"),
        ("{Robert Orr} met {Paul Ray}. ‹One's› promise was «more».", "", "none"),
        (
            "‹{Paul Ray}› said «no» at the home of {Robert Orr}. ‹He› said «yes».",
            "Paul Ray",
            "pronoun",
        ),
        ("{Paul Ray} left. After a talk with {Robert Orr} ‹he› said «no».", "Paul Ray", "pronoun"),
        (
            "‹{Paul Ray}› said «no».\n{Orr|Robert Orr}’s house fell. ‹He› said «yes».",
            "Robert Orr",
            "pronoun",
        ),
        (
            "«“No. Not now,”» ‹{Paul Ray}, an aide to {Robert Orr},› said. ‹He› said «yes».",
            "Paul Ray",
            "pronoun",
        ),
        (
            "‹{Patricia Gray}› said «no». {Zelb Ray} left. ‹{Robert Orr}› said «yes». ‹She› said «no».",
            "Patricia Gray",
            "pronoun",
        ),
        (
            "‹{Patricia Gray}› said «no». A. B. C. D. E. F. G. H. ‹She› said «yes».",
            "Patricia Gray",
            "pronoun",
        ),
        ("Mrs. {Orr} met Mr. {Ray}. ‹She› said «no».", "Orr", "pronoun"),
        (
            "{Zelb Ray} left. She sang. {Kolt Orr} ate. It rained. ‹She› said «no».",
            "Zelb Ray",
            "pronoun",
        ),
        ("/businesswoman/ {Kim Orr} met /priest/ {Lou Ray}. ‹He› said «no».", "Lou Ray", "pronoun"),
    ]);
}

#[test]
fn roles_find_their_holders() {
    assert_all(&[
        ("/Senator/ {Ann Lee} met {Bob Ray}. ‹The senator› said «no».", "Ann Lee", "title"),
        (
            "/Sen./ {Ann Lee} (R-Fla.) met /Sen./ {Bob Ray}. ‹The Florida senator› said «no».",
            "Ann Lee",
            "title",
        ),
        (
            "/<French|FR> President/ {Ann Lee} met /<Salvadoran|SV> President/ {Bob Ray}. \
             ‹The president of <El Salvador|SV>› said «no».",
            "Bob Ray",
            "title",
        ),
        (
            "‹The <French|FR> leader› said «no». /<French|FR> President/ {Ann Lee} met {Bob Ray}.",
            "Ann Lee",
            "title",
        ),
        ("‹The judge› said «no». /Judge/ {Ann Lee} left with {Bob Ray}.", "Ann Lee", "title"),
        ("‹The senator› said «no». /Senator/ {Ann Lee} left with {Bob Ray}.", "", "none"),
        ("/President/ {Ann Lee} left. ‹The <French|FR> president› said «no».", "", "none"),
        ("/President/ {Ann Lee} left. ‹The <U.S.|US> president› said «no».", "Ann Lee", "title"),
        ("/Vice President/ {Ann Lee} left. ‹The president› said «no».", "", "none"),
        ("/campaign chairman/ {Ann Lee} left. ‹The campaign› said «no».", "", "none"),
        ("/Democratic nominee/ {Ann Lee} left. ‹The Republican nominee› said «no».", "", "none"),
    ]);
}

#[test]
fn a_description_goes_on_with_the_one_person_spoken_of() {
    assert_all(&[
        ("{Ann Lee} spoke. ‹The Ohio businesswoman› said «no».", "Ann Lee", "title"),
        ("{Ann Lee} spoke. ‹The Ohio businessman› said «no».", "", "none"),
        ("{Ann Lee} spoke. ‹The town’s Republican senator› said «no».", "", "none"),
        ("{Ann Lee} met {Bob Ray}. ‹The Ohio governor› said «no».", "", "none"),
        ("/Democratic nominee/ {Ann Lee} spoke. ‹The Republican candidate› said «no».", "", "none"),
        ("{Ann Lee} spoke. ‹The judge› said «no».", "", "none"),
    ]);
}

#[test]
fn bodies_are_described_and_shortened() {
    assert_all(&[
        ("The [Harbor Commission] met. ‹The commission› said «no».", "Harbor Commission", "title"),
        (
            "The [Salem Post] and the [Harbor Board] met. ‹The Post› said «no».",
            "Salem Post",
            "title",
        ),
        ("[Umber Foods] sued the [Harbor Board]. ‹The company› said «no».", "Umber Foods", "title"),
        ("[Umber Foods] sued [Ocher Mills]. ‹The company› said «no».", "", "none"),
        (
            "It sued [Ocher Mills]. ‹[Umber Foods]› said «no». ‹The company› said «yes».",
            "Umber Foods",
            "title",
        ),
        ("[Umber Foods] sued. ‹It› said «no».", "Umber Foods", "pronoun"),
        ("She sued [Umber Foods]. ‹It› said «no».", "", "none"),
    ]);
}

#[test]
fn a_floating_quotation_has_its_speaker_beside_it() {
    assert_all(&[
        ("{Ann Lee} shook her head.\n«“Not ever.”»", "Ann Lee", "previous_sentence"),
        ("It rained.\n«“Not ever.”» {Ann Lee} shook her head.", "Ann Lee", "previous_sentence"),
        ("{Ann Lee} left.\n«rain is likely».", "", "none"),
    ]);
}

#[test]
fn i_am_who_speaks_in_quotation_marks_or_behind_a_label() {
    let article = Article::read("‹{Lee}› said «yes». ‹I› think «so».");
    let by = |kind: ClaimKind| {
        let mut claims = article.claims.clone();
        claims[0].kind = kind;
        claims[1].parent = Some(0);
        let claims = article.resolved(claims);
        (claims[1].speaker, crate::record::Vocabulary::term(claims[1].speaker_by))
    };
    assert_eq!(by(ClaimKind::Direct), (Some(0), "pronoun"));
    assert_eq!(by(ClaimKind::Indirect), (None, "none"));
}
