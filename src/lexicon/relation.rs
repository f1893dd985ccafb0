//! The relation of two words.

use super::arabic::ARABIC;
use super::english;
use super::features::Features;
use super::function_words::same_paradigm;
use super::letters::{is_near, is_slip};
use crate::language::Language;

/// What one folded word is to another, from nearest to farthest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The same letters.
    Same,
    /// Another form of the same word: `كاتب` / `كاتبات`, `says` / `said`. It says in which features the forms differ.
    Inflection(Features),
    /// Another word of the same root or stem: `قاتل` / `مقاتلة`, `death` / `died`.
    Derivation,
    /// One is the other with a letter or two dropped, added, replaced or exchanged: `goverment` / `government`.
    Misspelling,
    /// Letters mostly shared, and none of the above: a garbled word or another one.
    NearForm,
    /// Different words.
    Unrelated,
}

/// How the MT's word relates to the edited version's; both folded, single tokens.
///
/// ```
/// use tadqiq::language::Language;
/// use tadqiq::lexicon::{Features, Relation, relate};
///
/// assert_eq!(relate("حامل", "حاملة", Language::Arabic), Relation::Inflection(Features::GENDER));
/// assert_eq!(relate("شملت", "ضمت", Language::Arabic), Relation::Unrelated);
/// ```
pub fn relate(mt: &str, edited: &str, language: Language) -> Relation {
    if mt == edited {
        return Relation::Same;
    }
    if let Some(features) = same_paradigm(mt, edited, language).or_else(|| compare(mt, edited, language)) {
        return Relation::Inflection(features);
    }
    if super::stem(mt, language) == super::stem(edited, language) {
        return Relation::Derivation;
    }
    if is_slip(mt, edited) {
        Relation::Misspelling
    } else if is_near(mt, edited) {
        Relation::NearForm
    } else {
        Relation::Unrelated
    }
}

fn compare(a: &str, b: &str, language: Language) -> Option<Features> {
    match language {
        Language::Arabic => ARABIC.compare(a, b),
        Language::English => english::compare(a, b),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalize::fold;

    fn related(a: &str, b: &str, language: Language) -> Relation {
        relate(&fold(a), &fold(b), language)
    }

    #[test]
    fn arabic_inflections_are_told() {
        for (a, b) in [
            ("أصبح", "أصبحت"),
            ("بأنه", "بأنها"),
            ("ملك", "ملكة"),
            ("يكون", "تكون"),
            ("كاتب", "كاتبات"),
            ("المساعد", "المساعدة"),
            ("هو", "هي"),
            ("الجيش", "الجيشان"),
            ("كتاب", "كتب"),
        ] {
            let relation = related(a, b, Language::Arabic);
            assert!(matches!(relation, Relation::Inflection(_)), "{a} {b}: {relation:?}");
        }
    }
}
