//! Companies by their legal forms: "Umber Foods Inc." is Umber Foods, and Umber, to the article.

use rustc_hash::FxHashMap;

use crate::record::EntityType;

use super::candidate::Candidate;

/// The last words of companies' full names, without full stops.
const LEGAL_FORMS: &[&str] = &[
    "Inc", "Corp", "Ltd", "LLC", "LLP", "PLC", "Plc", "plc", "Co", "AG", "GmbH", "SE", "NV", "N.V",
    "SA", "S.A", "SpA", "S.p.A", "AB", "ASA", "Oyj", "Bhd", "Pty", "Pvt", "KGaA", "Limited", "BV",
    "B.V", "Srl", "S.r.l", "Pte",
];

/// The companies that an article names in full, by every form that it may go on with.
pub(super) struct Companies<'a> {
    names: FxHashMap<&'a str, &'a str>,
}

impl<'a> Companies<'a> {
    /// Reads the names with a legal form.
    pub(super) fn read(text: &'a str, known: &[(Candidate, EntityType)]) -> Self {
        let mut names = FxHashMap::default();
        let bodies = known.iter().filter(|(_, kind)| *kind == EntityType::Organization);
        for (candidate, _) in bodies.filter(|(candidate, _)| candidate.words > 1) {
            let written = candidate.span.of(text);
            let Some(bare) = without_legal_form(written) else { continue };
            // "News" alone is not News Corp.
            let name = if bare.contains(' ') { bare } else { written };
            let name = candidate.canonical.unwrap_or(name);
            let ends = bare.match_indices(' ').map(|(space, _)| space).chain([bare.len()]);
            let forms = ends.map(|end| &bare[..end]).filter(|form| is_long_enough(form));
            forms.chain([written]).for_each(|form| _ = names.entry(form).or_insert(name));
        }
        Companies { names }
    }

    /// The company that a form means.
    pub(super) fn name(&self, form: &str) -> Option<&'a str> {
        self.names.get(form).copied()
    }
}

/// Whether a word is a legal form, with or without its full stop.
pub(crate) fn is_legal_form(word: &str) -> bool {
    LEGAL_FORMS.contains(&word.trim_end_matches('.'))
}

/// Whether the beginning of a company's name may stand for it: not "AT" of "AT & T Inc.".
pub(crate) fn is_long_enough(form: &str) -> bool {
    const SHORTEST: usize = 4;
    form.len() >= SHORTEST
}

/// "Umber Foods" of "Umber Foods, Inc."; nothing where no legal form ends the name.
fn without_legal_form(name: &str) -> Option<&str> {
    let (before, last) = name.rsplit_once(' ')?;
    is_legal_form(last).then(|| before.trim_end_matches([',', ' ']))
}

#[cfg(test)]
mod tests {
    use super::without_legal_form;

    #[test]
    fn legal_forms_are_no_part_of_the_name() {
        assert_eq!(without_legal_form("Umber Foods, Inc."), Some("Umber Foods"));
        assert_eq!(without_legal_form("Umber PLC"), Some("Umber"));
        assert_eq!(without_legal_form("Umber Foods"), None);
    }
}
