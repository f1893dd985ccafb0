//! Is this token a name? What letters, capitals, titles and neighbours say.

use super::view::{Side, View};
use crate::language::Language;
use crate::lexicon::{is_irregular, split_clitics};
use crate::names::nameness_in;
use crate::vocabulary::{Case, Kind};

/// From these log-odds on a token is taken for a name.
pub const LIKELY: f64 = 1.0;

/// The zero-width non-joiner, by which Persian attaches affixes.
const JOINER: char = '\u{200C}';

/// Words that stand before a person's name, folded and without article or attached particle: ranks, offices, forms of
/// address. A closed class, by language.
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

/// The log-odds, in nats, that a token is a proper name.
///
/// Where the script has capitals, they decide, but for the head of a sentence (and German, whose nouns have them all).
/// Elsewhere the letters do ([`nameness_in`]), with the titles before it.
pub fn nameness_of(view: &View<'_>, side: &Side<'_>, token: usize) -> f64 {
    let form = side.form(token);
    if form.kind != Kind::Word || form.function {
        return -5.0;
    }
    let capitals = match form.case {
        Case::None => None,
        Case::Lower => Some(-4.0),
        _ if view.evidence.language() == Language::German => Some(0.0),
        Case::Title if side.is_initial(token) => Some(-0.5),
        Case::Title if view.evidence.is_written_small(form.fold) => Some(0.0),
        _ => Some(3.0),
    };
    if let Some(capitals) = capitals {
        return capitals;
    }
    if view.evidence.language() == Language::Persian
        && (side.raw(token).contains(JOINER) || is_irregular(&form.folded, Language::Persian))
    {
        // The forms of common verbs, plurals and what has a pronoun attached; names seldom are.
        return -2.0;
    }
    let mut odds = letters_of(&form.folded, view.evidence.language());
    if is_after_title(view, side, token) {
        odds += 1.5;
    }
    odds
}

/// What the letters of a word say; of a word that a particle may be attached to, the less likely reading.
pub fn letters_of(folded: &str, language: Language) -> f64 {
    let long = |stem: &str| stem.chars().count() >= 3;
    let readings = split_clitics(folded, language);
    let nameness = |word: &str| nameness_in(word, language);
    let stems = readings
        .iter()
        .filter(|reading| reading.after.is_empty() && long(reading.stem))
        .map(|reading| reading.stem);
    let least = stems.map(nameness).fold(nameness(folded), f64::min);
    // Three letters say little.
    if folded.chars().count() <= 3 { least - 1.5 } else { least }
}

/// Whether one of the three words before a token is a title: `الرئيس الفرنسي فرانسوا هولاند`.
pub fn is_after_title(view: &View<'_>, side: &Side<'_>, token: usize) -> bool {
    let titles = titles(view.evidence.language());
    let bare = |folded: &'_ str| {
        let rest = folded.trim_start_matches(['و', 'ف', 'ב', 'ה']);
        rest.strip_prefix("ال").or_else(|| rest.strip_prefix("لل")).unwrap_or(rest).to_owned()
    };
    (token.saturating_sub(3)..token).any(|before| titles.contains(&bare(&side.form(before).folded).as_str()))
}
