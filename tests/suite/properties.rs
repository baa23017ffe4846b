//! Any text: no panic, and every row keeps the contract (which holds that every span quotes its
//! text, every key resolves and positions run without gaps).

use parquill::arrange::Arranged;
use parquill::document::Document;
use parquill::pipeline::{Annotator, Method, Methods};
use parquill::record::Rows;
use parquill::validate::Validator;
use proptest::prelude::{ProptestConfig, Strategy, any, prop};
use proptest::sample::Index;
use proptest::{prop_assert, proptest};

/// Pieces that news is made of, and that break what looks for them.
const PIECES: &[&str] = &[
    "“",
    "”",
    "\"",
    "'",
    "’",
    "(",
    ")",
    "[",
    "]",
    ".",
    ",",
    ":",
    "?",
    "!",
    "…",
    "—",
    "–",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    " ",
    "  ",
    "\u{a0}",
    "U.S.",
    "Sen.",
    "Dr.",
    "J.",
    "e.g.",
    "1.",
    "3.5",
    "$1.5bn",
    "43 migrants",
    "Monday",
    "Feb. 3, 2025",
    "said",
    "says",
    "told reporters",
    "according to",
    "The mayor",
    "Maria Ortiz",
    "Ortiz",
    "She",
    "he",
    "that",
    "would",
    "not",
    "ORTIZ:",
    "(Reuters) -",
    "LONDON (AP) —",
    "By Jane Roe",
    "Photo: AP",
    "Follow us on",
    "Read more:",
    "Updated:",
    "New York",
    "El Salvador",
    "Acme Inc.",
    "É",
    "中文。",
    "🙂",
    "\u{feff}",
    "\u{200b}",
    "\u{301}",
    "ß",
    "İ",
    "’s",
];

fn piece() -> impl Strategy<Value = String> {
    proptest::prop_oneof![
        6 => (0..PIECES.len()).prop_map(|piece| PIECES[piece].to_owned()),
        1 => "[a-zA-Z]{1,9}",
        1 => "\\PC{0,4}",
    ]
}

fn texts() -> impl Strategy<Value = String> {
    let glue = prop::sample::select(vec!["", " ", " ", " ", "\n"]);
    prop::collection::vec((piece(), glue), 1..60)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, glue)| piece + glue).collect())
}

/// Some hundred letters of a sample article, pieces in place of a few of them.
fn damaged() -> impl Strategy<Value = String> {
    const LETTERS: usize = 600;
    let samples = [
        include_str!("../../data/articles/harbor-ledger.txt"),
        include_str!("../../data/articles/lakeshore-tribune.txt"),
        include_str!("../../data/articles/prairie-dispatch.txt"),
    ];
    let pieces = prop::collection::vec((any::<Index>(), piece()), 1..60);
    (prop::sample::select(samples.to_vec()), any::<Index>(), pieces).prop_map(
        |(sample, start, pieces)| {
            let letters = sample.chars().skip(start.index(sample.chars().count())).take(LETTERS);
            let mut parts: Vec<String> = letters.map(String::from).collect();
            for (at, piece) in pieces {
                let at = at.index(parts.len());
                parts[at] = piece;
            }
            parts.concat()
        },
    )
}

fn check(annotator: &Annotator, validator: &Validator, text: String) -> Vec<String> {
    if text.trim().is_empty() || text.contains('\0') {
        return Vec::new(); // the readers reject these
    }
    let mut document = Document { text, ..Document::default() };
    document.origin.source = "any.txt".into();
    document.origin.sha256 = "0".repeat(64);
    let arranged = Arranged { article_id: "0123456789abcdef0123".into(), document };
    let mut rows = Rows::new();
    annotator.annotate(&arranged, &mut rows);
    let violations = validator.check(&rows.finish().unwrap());
    violations.iter().map(|violation| format!("{violation:?}")).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn any_text_keeps_the_contract(
        texts in prop::collection::vec(proptest::prop_oneof![texts(), damaged()], 12),
    ) {
        let validator = Validator::new().unwrap();
        for way in Method::ALL {
            let annotator = Annotator::embedded(Methods { entities: way, claims: way }).unwrap();
            for text in &texts {
                let violations = check(&annotator, &validator, text.clone());
                prop_assert!(violations.is_empty(), "{way:?} {text:?}: {violations:#?}");
            }
        }
    }
}
