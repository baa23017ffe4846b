//! News and picture agencies: the forms in which texts credit them, and their canonical names.

/// A form of an agency's name.
struct Form {
    text: &'static str,
    /// Canonical name; empty for what supplies pictures only.
    name: &'static str,
}

/// An agency found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Where its name begins, in bytes.
    pub(crate) start: usize,
    /// Where its name ends.
    pub(crate) end: usize,
    /// Canonical name; empty for what supplies pictures only.
    pub(crate) name: &'static str,
}

/// The length of an agency's name at the beginning of a text, in bytes.
pub(crate) fn at_start(text: &str) -> Option<usize> {
    form_at(text).map(|form| form.text.len())
}

/// All agencies named in a text, in order.
pub(crate) fn find_all(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        if let Some(form) = form_at(rest) {
            let end = at + form.text.len();
            found.push(Found { start: at, end, name: form.name });
            at = end;
        } else {
            at += word_step(rest);
        }
    }
    found
}

/// Whether a text names an agency.
pub(crate) fn is_named(text: &str) -> bool {
    !find_all(text).is_empty()
}

fn form_at(text: &str) -> Option<&'static Form> {
    let first = *text.as_bytes().first()?;
    FORMS.iter().find(|form| {
        form.text.as_bytes()[0] == first
            && text.starts_with(form.text)
            && !text[form.text.len()..].starts_with(|c: char| c.is_alphanumeric())
    })
}

/// Bytes to where the next word may begin.
fn word_step(text: &str) -> usize {
    let word = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let gap = text[word..].find(|c: char| c.is_alphanumeric());
    gap.map_or(text.len(), |gap| word + gap).max(1)
}

macro_rules! forms {
    ($($name:literal: $($text:literal)*;)*) => {
        &[$($(Form { text: $text, name: $name },)*)*]
    };
}

/// Longer forms stand before those they begin with.
const FORMS: &[Form] = forms! {
    "Associated Press": "The Associated Press" "Associated Press" "ASSOCIATED PRESS" "AP";
    "Reuters": "Thomson Reuters" "Reuters" "REUTERS";
    "AFP": "Agence France-Presse" "AFP";
    "Press Trust of India": "Press Trust of India" "PTI";
    "Asian News International": "Asian News International" "ANI";
    "Indo-Asian News Service": "Indo-Asian News Service" "IANS";
    "United News of India": "United News of India" "UNI";
    "United Press International": "United Press International" "UPI";
    "Press Association": "Press Association" "PA Media" "PA Wire" "PA";
    "Deutsche Presse-Agentur": "Deutsche Presse-Agentur" "dpa" "DPA";
    "Xinhua": "Xinhua News Agency" "Xinhua" "XINHUA";
    "TASS": "ITAR-TASS" "TASS";
    "Interfax": "Interfax" "INTERFAX";
    "EFE": "EFE" "Efe";
    "ANSA": "ANSA";
    "Kyodo News": "Kyodo News" "Kyodo";
    "Yonhap": "Yonhap";
    "Anadolu Agency": "Anadolu Agency" "Anadolu";
    "Australian Associated Press": "Australian Associated Press" "AAP";
    "The Canadian Press": "The Canadian Press" "Canadian Press" "CP";
    "Bloomberg News": "Bloomberg News" "Bloomberg" "BLOOMBERG";
    "Tribune News Service": "Tribune News Service" "TNS";
    "States Newsroom": "States Newsroom";
    "Cox Media Group": "Cox Media Group";
    "CNN": "CNN Newsource" "CNN Wire" "CNN";
    "Inter Press Service": "Inter Press Service" "IPS";
    "Press Information Bureau": "Press Information Bureau" "PIB";
    "Religion News Service": "Religion News Service" "RNS";
    "McClatchy": "McClatchy Washington Bureau" "McClatchy";
    "": "Getty Images" "Getty" "GETTY IMAGES" "GETTY" "Shutterstock" "iStockphoto" "iStock"
        "Unsplash" "Pixabay" "Pexels" "Wikimedia Commons" "Wikipedia" "Flickr" "Alamy" "EPA-EFE"
        "EPA" "Zuma Press" "ZUMA Press" "ZUMA" "Sipa USA" "SIPA" "Twitter" "Facebook" "Instagram"
        "YouTube" "INSTAGRAM" "TWITTER" "FACEBOOK" "YOUTUBE" "FILE PHOTO" "FILE IMAGE" "FILE"
        "File Photo" "File photo" "File" "Handout" "Pool" "POOL" "Screengrab" "Supplied"
        "Courtesy" "X";
};

#[cfg(test)]
mod tests {
    use super::find_all;

    fn names(text: &str) -> Vec<&str> {
        find_all(text).iter().map(|found| found.name).collect()
    }

    #[test]
    fn forms_lead_to_canonical_names() {
        assert_eq!(names("(With AP and PTI inputs)"), ["Associated Press", "Press Trust of India"]);
        assert_eq!(names("Photo: Jo Roe/AFP via Getty Images"), ["AFP", ""]);
        assert!(names("APs or Happen, CPU").is_empty());
    }
}
