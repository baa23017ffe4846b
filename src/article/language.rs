//! Which language an article is in: as its source says, else as its text shows beyond doubt.

use whatlang::{Lang, detect};

/// Bytes of text that are looked at: the verdict does not change beyond, only the time.
const LOOKED_AT: usize = 2000;

/// A BCP 47 tag, or nothing where neither source nor text says so clearly.
pub fn language(given: Option<&str>, text: &str) -> Option<String> {
    given.and_then(tag).or_else(|| detected(text))
}

/// What a source wrote as a tag: `en`, `en-US`, `en_GB`, `English`.
fn tag(given: &str) -> Option<String> {
    let given = given.trim().replace('_', "-");
    let (primary, rest) = match given.split_once('-') {
        Some((primary, rest)) => (primary, Some(rest)),
        None => (given.as_str(), None),
    };
    let primary = primary.to_ascii_lowercase();
    if !matches!(primary.len(), 2 | 3) || !primary.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Lang::all()
            .iter()
            .find(|lang| is_called(**lang, &given))
            .and_then(|lang| code(*lang));
    }
    match rest {
        None => Some(primary),
        Some(rest) if is_subtags(rest) => Some(format!("{primary}-{rest}")),
        Some(_) => None,
    }
}

fn is_called(lang: Lang, name: &str) -> bool {
    lang.eng_name().eq_ignore_ascii_case(name) || lang.name().eq_ignore_ascii_case(name)
}

fn is_subtags(rest: &str) -> bool {
    let mut subtags = rest.split('-');
    let fits =
        |part: &str| matches!(part.len(), 1..=8) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    rest.split('-').count() <= 4 && subtags.all(fits)
}

fn detected(text: &str) -> Option<String> {
    if is_plainly_english(beginning(text, LOOKED_AT / 2)) {
        return Some("en".to_owned());
    }
    let info = detect(beginning(text, LOOKED_AT))?;
    if info.is_reliable() { code(info.lang()) } else { None }
}

/// Whether a word is one of English grammar that no other language has many of.
fn is_english(word: &str) -> bool {
    matches!(
        word,
        "the"
            | "of"
            | "and"
            | "that"
            | "was"
            | "with"
            | "said"
            | "has"
            | "his"
            | "have"
            | "from"
            | "which"
            | "who"
            | "were"
            | "they"
            | "would"
            | "this"
            | "their"
            | "been"
            | "are"
            | "not"
            | "but"
            | "about"
            | "after"
            | "its"
            | "there"
            | "what"
            | "when"
            | "says"
            | "you"
            | "your"
            | "our"
            | "The"
            | "This"
            | "But"
    )
}

/// Whether every tenth word is one of English grammar. Spares most articles the full detection,
/// which compares trigrams and took a fifth of a whole build.
fn is_plainly_english(text: &str) -> bool {
    let (mut words, mut english) = (0, 0);
    for word in text.split_ascii_whitespace() {
        words += 1;
        english += usize::from(is_english(word));
    }
    words >= 40 && english * 10 >= words
}

fn beginning(text: &str, bytes: usize) -> &str {
    let mut end = text.len().min(bytes);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The shortest code of ISO 639, as BCP 47 asks for. `whatlang` knows only the long ones.
fn code(lang: Lang) -> Option<String> {
    let long = lang.code();
    let short = SHORT.iter().find(|(three, _)| *three == long).map(|(_, two)| *two);
    Some(short.unwrap_or(long).to_owned())
}

/// ISO 639-3 to ISO 639-1, for the languages that are told apart.
const SHORT: &[(&str, &str)] = &[
    ("afr", "af"),
    ("aka", "ak"),
    ("amh", "am"),
    ("ara", "ar"),
    ("aze", "az"),
    ("bel", "be"),
    ("ben", "bn"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("cym", "cy"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("guj", "gu"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("hye", "hy"),
    ("ind", "id"),
    ("ita", "it"),
    ("jav", "jv"),
    ("jpn", "ja"),
    ("kan", "kn"),
    ("kat", "ka"),
    ("khm", "km"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mal", "ml"),
    ("mar", "mr"),
    ("mkd", "mk"),
    ("mya", "my"),
    ("nep", "ne"),
    ("nld", "nl"),
    ("nob", "nb"),
    ("ori", "or"),
    ("pan", "pa"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("sin", "si"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("sna", "sn"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tam", "ta"),
    ("tel", "te"),
    ("tgl", "tl"),
    ("tha", "th"),
    ("tuk", "tk"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("uzb", "uz"),
    ("vie", "vi"),
    ("yid", "yi"),
    ("zul", "zu"),
];

#[cfg(test)]
mod tests {
    use super::language;

    #[test]
    fn a_source_is_believed_and_a_text_must_be_clear() {
        let tag = |given: Option<&str>, text: &str| language(given, text).unwrap_or_default();
        assert_eq!(tag(Some("EN_us"), ""), "en-us");
        assert_eq!(tag(Some("English"), ""), "en");
        assert_eq!(tag(Some("?"), "1234"), "");
        let english = "The mayor said on Tuesday that the bridge would be closed until spring, \
                       because engineers had found cracks in two of its pillars.";
        assert_eq!(tag(None, english), "en");
        assert_eq!(tag(None, &english.repeat(5)), "en");
        let german = "Der Bürgermeister sagte am Dienstag, dass die Brücke bis zum Frühling \
                      gesperrt bleibe, weil Fachleute Risse in zwei Pfeilern gefunden hätten. ";
        assert_eq!(tag(None, &german.repeat(5)), "de");
    }
}
