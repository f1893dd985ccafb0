//! Tables of irregular forms: each form leads to its lemma.

use rustc_hash::FxHashMap;

use super::affix::Classes;
use super::features::Values;
use crate::normalize::fold;

/// The columns of a table of irregular forms: its name, its classes, the values of each column.
pub(super) type Columns = (&'static str, Classes, &'static [Values]);

/// Irregular forms: the form to its lemma, with class and values.
pub(super) type Irregular = FxHashMap<String, Vec<(String, Classes, Values)>>;

/// Reads a table of irregular forms. A line is `name: lemma form form …`, one word a column, `/` between equal forms and
/// `-` for none; words past the last column share its values. A hyphen in the lemma stands before its ending: then the
/// regular forms, which have the stem before it, are forms of the same word. Prefixes in brackets before the lemma make
/// words that have the same forms after them: `(re/con)ten-er`.
pub(super) fn irregular(text: &str, tables: &[Columns]) -> Irregular {
    let mut forms = Irregular::default();
    for line in text.lines() {
        let Some((name, words)) = line.split_once(':') else { continue };
        let Some(table) = tables.iter().find(|(known, ..)| *known == name) else { continue };
        let (prefixes, words) =
            match words.trim_start().strip_prefix('(').and_then(|rest| rest.split_once(')')) {
                Some((prefixes, words)) => (prefixes, words),
                None => ("", words),
            };
        for prefix in prefixes.split('/').chain([""]) {
            add_line(&mut forms, table, prefix, words);
        }
    }
    forms
}

fn add_line(forms: &mut Irregular, &(_, classes, columns): &Columns, prefix: &str, words: &str) {
    let lemma =
        words.split_whitespace().next().map_or("", |column| column.split('/').next().unwrap_or(column));
    let whole = fold(&format!("{prefix}{}", lemma.replace('-', "")));
    let stem = lemma.split_once('-').map(|(stem, _)| fold(&format!("{prefix}{stem}")));
    for (at, column) in words.split_whitespace().enumerate().filter(|&(_, column)| column != "-") {
        let Some(values) = columns.get(at).or(columns.last()) else { continue };
        for form in column.split('/').map(|form| fold(&format!("{prefix}{}", form.replace('-', "")))) {
            let entries = forms.entry(form).or_default();
            for lemma in [Some(&whole), stem.as_ref()].into_iter().flatten() {
                let entry = (lemma.clone(), classes, *values);
                if !entries.contains(&entry) {
                    entries.push(entry);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_irregular_line_leads_every_form_to_its_lemma() {
        let table = irregular(
            "# of verbs\nverb: go went/yode gone goes",
            &[("verb", 1, &[Values::NONE, Values::PAST])],
        );
        for form in ["go", "went", "yode", "gone", "goes"] {
            assert_eq!(table[form][0].0, "go", "{form}");
        }
        assert_eq!(table["yode"][0].2, Values::PAST);
        assert_eq!(table["goes"][0].2, Values::PAST);
    }
}
