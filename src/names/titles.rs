//! Words that stand before a person's name: ranks, offices, forms of address. A closed class.

use crate::language::Language;

/// Folded, without article or attached particle, by language.
fn titles(language: Language) -> &'static [&'static str] {
    match language {
        Language::Arabic => &[
            "رئيس",
            "رئيسه",
            "وزير",
            "وزيره",
            "سيد",
            "سيده",
            "ملك",
            "ملكه",
            "امير",
            "اميره",
            "شيخ",
            "دكتور",
            "دكتوره",
            "استاذ",
            "جنرال",
            "عقيد",
            "لواء",
            "سفير",
            "سفيره",
            "مستشار",
            "مستشاره",
            "مدرب",
            "لاعب",
            "كاتب",
            "مخرج",
            "قائد",
            "ناطق",
            "متحدث",
            "متحدثه",
            "نائب",
            "سيناتور",
            "قديس",
            "بابا",
            "امبراطور",
            "مدعو",
        ],
        Language::Persian => {
            &["اقاي", "خانم", "دكتر", "رئيس", "وزير", "سردار", "ژنرال", "شاه", "سفير", "مهندس"]
        }
        Language::Hebrew => {
            &["מר", "גברת", "נשיא", "שר", "שרת", "דוקטור", "פרופסור", "גנרל", "מלך", "מלכת", "שגריר", "רב"]
        }
        Language::Russian => {
            &["господин", "госпожа", "президент", "министр", "генерал", "посол", "доктор", "король"]
        }
        _ => &[],
    }
}

/// Whether a folded word, with or without article and particles, is one that stands before a person's name.
///
/// ```
/// use tadqiq::language::Language;
/// use tadqiq::names::is_title;
///
/// assert!(is_title("وزير", Language::Arabic));
/// assert!(is_title("والوزير", Language::Arabic));
/// assert!(!is_title("المدينه", Language::Arabic));
/// ```
pub fn is_title(folded: &str, language: Language) -> bool {
    let titles = titles(language);
    let is_bare = |word: &str| {
        let stem = word.strip_prefix("ال").or_else(|| word.strip_prefix("لل")).unwrap_or(word);
        titles.contains(&word) || titles.contains(&stem)
    };
    is_bare(folded) || folded.strip_prefix(['و', 'ف', 'ב', 'ה']).is_some_and(is_bare)
}
