//! Nouns that are counted, and their singular.

use std::borrow::Cow;

use super::line::Line;

/// How many adjectives may stand between number and noun.
const MOST_ADJECTIVES: usize = 2;

/// The word of the counted noun at `at` or after a few adjectives.
pub(super) fn counted(line: &Line<'_>, at: usize) -> Option<usize> {
    for noun in at..=at + MOST_ADJECTIVES {
        if !line.is_lower(noun) || is_no_part(line.word(noun)) {
            return None;
        }
        if is_counted(line.word(noun)) {
            return Some(noun);
        }
    }
    None
}

fn is_counted(word: &str) -> bool {
    irregular(word).is_some()
        || (word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !word.ends_with("less"))
}

/// The singular of a counted noun, or the name of a unit of measure.
pub(super) fn singular(word: &str) -> Cow<'static, str> {
    if let Some(singular) = irregular(word) {
        return Cow::Borrowed(singular);
    }
    Cow::Owned(match word.strip_suffix('s') {
        None => word.to_owned(),
        Some(_) if word.ends_with("ss") || word.ends_with("us") => word.to_owned(),
        Some(stem) => regular(stem),
    })
}

/// The singular by what stands before the last "s".
fn regular(stem: &str) -> String {
    const SIBILANTS: [&str; 6] = ["che", "she", "sse", "xe", "zze", "oe"];
    match stem {
        "buse" | "viruse" | "bonuse" | "campuse" | "censuse" | "statuse" | "gase" | "lense"
        | "potatoe" => stem[..stem.len() - 1].to_owned(),
        "movie" | "cookie" | "calorie" | "prairie" | "headache" | "axe" | "shoe" | "canoe" => {
            stem.to_owned()
        }
        _ if stem.len() > 3 && stem.ends_with("ie") => format!("{}y", &stem[..stem.len() - 2]),
        _ if SIBILANTS.iter().any(|end| stem.ends_with(end)) => stem[..stem.len() - 1].to_owned(),
        _ => stem.to_owned(),
    }
}

/// The singular of nouns that do not just take an "s", and units by their full name.
fn irregular(word: &str) -> Option<&'static str> {
    Some(match word {
        "people" => "person",
        "men" => "man",
        "women" => "woman",
        "children" => "child",
        "police" => "police",
        "policemen" => "policeman",
        "policewomen" => "policewoman",
        "fishermen" => "fisherman",
        "lawmen" => "lawman",
        "gunmen" => "gunman",
        "lives" => "life",
        "wives" => "wife",
        "knives" => "knife",
        "wolves" => "wolf",
        "halves" => "half",
        "crises" => "crisis",
        "feet" | "ft" => "foot",
        "teeth" => "tooth",
        "mice" => "mouse",
        "km" | "kms" => "kilometer",
        "kg" | "kgs" => "kilogram",
        "cm" => "centimeter",
        "mm" => "millimeter",
        "lbs" | "lb" => "pound",
        "mph" => "mile per hour",
        "kph" => "kilometer per hour",
        "kilometres" | "kilometre" => "kilometer",
        "metres" | "metre" => "meter",
        "litres" | "litre" => "liter",
        "tonnes" => "tonne",
        "troops" => "troop",
        "aircraft" => "aircraft",
        "sheep" => "sheep",
        "media" => "medium",
        "species" => "species",
        "series" => "series",
        "headquarters" => "headquarters",
        "personnel" => "personnel",
        _ => return None,
    })
}

/// Words that end the search: grammar, and verbs that follow a bare number.
fn is_no_part(word: &str) -> bool {
    const NO_PARTS: &[&str] = &[
        "of", "in", "on", "at", "to", "by", "for", "from", "with", "and", "or", "as", "is", "was",
        "has", "were", "are", "had", "have", "that", "who", "which", "when", "after", "before",
        "because", "than", "but", "his", "its", "this", "does", "says", "the", "a", "an", "their",
        "her", "times", "been", "be", "said", "where", "while", "if", "he", "she", "they", "it",
        "we", "i", "us", "across", "others",
    ];
    NO_PARTS.contains(&word)
}
