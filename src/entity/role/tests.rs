use proptest::prelude::{ProptestConfig, any, prop_assert, proptest};

use super::roles as roles_of;
use crate::annotation::{Mention, Segment};
use crate::record::{EntityType, Role};
use crate::span::Span;

/// The roles of the names that stand in braces: "{Ann Lee}".
fn roles(marked: &str) -> Vec<Option<String>> {
    let (mut text, mut mentions) = (String::new(), Vec::new());
    for (at, part) in marked.split(['{', '}']).enumerate() {
        let start = text.len();
        text.push_str(part);
        if at % 2 == 1 {
            mentions.push(mention(part, Span::new(start, text.len())));
        }
    }
    let sentence = Segment { span: Span::new(0, text.len()), paragraph: 0, role: Role::Body };
    let roles = roles_of(&text, &[sentence], &mentions);
    roles.into_iter().map(|role| role.map(|role| role.of(&text).to_owned())).collect()
}

fn mention(name: &str, span: Span) -> Mention {
    let kind = if name == "Monday" { EntityType::Date } else { EntityType::Person };
    Mention { kind, ..Mention::of_person(name, span) }
}

fn role(marked: &str) -> Option<String> {
    roles(marked).into_iter().flatten().next()
}

#[test]
fn roles_before_the_name() {
    for (text, expected) in [
        ("On {Monday} U.S. Secretary of State {Ann Lee} left.", "U.S. Secretary of State"),
        ("Salvadoran President {Luis Gil} agreed.", "Salvadoran President"),
        ("It was former Texas governor {Bo Ray}.", "former Texas governor"),
        ("But Sen. {Ann Lee} left.", "Sen."),
        ("The late vice-president {Bo Ray}", "vice-president"),
        ("Harper's campaign manager {Bo Ray} left.", "campaign manager"),
        ("The club's chief executive, {Ann Lee}, left.", "chief executive"),
        ("Founder and director {Ann Lee} left.", "Founder and director"),
    ] {
        assert_eq!(role(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn roles_after_the_name() {
    for (text, expected) in [
        ("{Ann Lee}, the president of the rowing club, left.", "president of the rowing club"),
        ("{Ann Lee}, 43, a nurse from Hull.", "nurse from Hull"),
        ("{Ann Lee}, director of the Harbor Fund, left.", "director of the Harbor Fund"),
        ("{Bo Ray}, a longtime rowing coach who left", "longtime rowing coach"),
    ] {
        assert_eq!(role(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_is_no_role() {
    for text in [
        "He met {Ann Lee}, President Bo Ray and others.",
        "Mr. {Ray} left.",
        "With {Ann Lee}, the mayor said, it was over.",
        "After the minister left, {Ann Lee} spoke.",
        "{Ann Lee}, Bo Ray and a nurse left.",
    ] {
        assert_eq!(role(text), None, "{text}");
    }
}

#[test]
fn a_role_holds_for_the_article() {
    let found = roles("{Ann Lee} spoke. Mayor {Ann Lee} left. {Ann Lee}, a poet, sang. {Ann Lee}");
    let found: Vec<_> = found.iter().map(|role| role.as_deref().unwrap_or("")).collect();
    assert_eq!(found, ["Mayor", "Mayor", "poet", "poet"]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn roles_stay_beside_names(
        before in "(the |Gov\\.|, |President |of |chief |\\PC){0,6}",
        after in "(, |the |judge |of |43|'s|\\PC){0,6}",
        tail in any::<String>(),
    ) {
        let [before, after, tail] = [before, after, tail].map(|part| part.replace(['{', '}'], ""));
        for role in roles(&format!("{before}{{Ann}}{after} {{Bo}}{tail}")).into_iter().flatten() {
            prop_assert!(!role.trim().is_empty());
        }
    }
}
