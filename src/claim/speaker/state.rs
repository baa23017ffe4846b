//! The states of the US, in full and as news abbreviates them beside names: "(R-Fla.)".

/// Each state's forms, the full name first.
const STATES: &[&[&str]] = &[
    &["Alabama", "Ala."],
    &["Alaska"],
    &["Arizona", "Ariz.", "-AZ"],
    &["Arkansas", "Ark.", "-AR"],
    &["California", "Calif.", "-CA"],
    &["Colorado", "Colo.", "-CO"],
    &["Connecticut", "Conn.", "-CT"],
    &["Delaware", "Del.", "-DE"],
    &["Florida", "Fla.", "-FL"],
    &["Georgia", "Ga.", "-GA"],
    &["Hawaii"],
    &["Idaho"],
    &["Illinois", "Ill.", "-IL"],
    &["Indiana", "Ind.", "-IN"],
    &["Iowa"],
    &["Kansas", "Kan.", "-KS"],
    &["Kentucky", "Ky.", "-KY"],
    &["Louisiana", "La.", "-LA"],
    &["Maine"],
    &["Maryland", "Md.", "-MD"],
    &["Massachusetts", "Mass.", "-MA"],
    &["Michigan", "Mich.", "-MI"],
    &["Minnesota", "Minn.", "-MN"],
    &["Mississippi", "Miss.", "-MS"],
    &["Missouri", "Mo.", "-MO"],
    &["Montana", "Mont.", "-MT"],
    &["Nebraska", "Neb.", "-NE"],
    &["Nevada", "Nev.", "-NV"],
    &["New Hampshire", "N.H.", "-NH"],
    &["New Jersey", "N.J.", "-NJ"],
    &["New Mexico", "N.M.", "-NM"],
    &["New York", "N.Y.", "-NY"],
    &["North Carolina", "N.C.", "-NC"],
    &["North Dakota", "N.D.", "-ND"],
    &["Ohio", "-OH"],
    &["Oklahoma", "Okla.", "-OK"],
    &["Oregon", "Ore.", "-OR"],
    &["Pennsylvania", "Pa.", "-PA"],
    &["Rhode Island", "R.I.", "-RI"],
    &["South Carolina", "S.C.", "-SC"],
    &["South Dakota", "S.D.", "-SD"],
    &["Tennessee", "Tenn.", "-TN"],
    &["Texas", "-TX"],
    &["Utah", "-UT"],
    &["Vermont", "Vt.", "-VT"],
    &["West Virginia", "W.Va.", "-WV"],
    &["Virginia", "Va.", "-VA"],
    &["Washington", "Wash.", "-WA"],
    &["Wisconsin", "Wis.", "-WI"],
    &["Wyoming", "Wyo.", "-WY"],
];

/// The forms of the state that a phrase names in full.
pub(super) fn state_in(phrase: &str) -> Option<&'static [&'static str]> {
    let is_named = |forms: &&&[&str]| forms.first().is_some_and(|name| phrase.contains(name));
    let has_name = phrase.contains(|c: char| c.is_ascii_uppercase());
    has_name.then(|| STATES.iter().find(is_named).copied()).flatten()
}

#[cfg(test)]
mod tests {
    use super::state_in;

    #[test]
    fn states_are_found() {
        assert!(state_in("West Virginia governor").is_some_and(|forms| forms.contains(&"W.Va.")));
        assert_eq!(state_in("French governor"), None);
    }
}
