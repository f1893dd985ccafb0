//! Affixes that deny a word or turn it round.

use crate::language::Language;

/// Prefixes that exchange: with the one a word says the opposite of what it says with the other.
type Exchanges = &'static [(&'static str, &'static str)];

const ENGLISH: Exchanges = &[
    ("", "un"),
    ("", "in"),
    ("", "im"),
    ("", "il"),
    ("", "ir"),
    ("", "dis"),
    ("", "non"),
    ("", "non-"),
    ("", "mis"),
    ("", "anti"),
    ("", "anti-"),
    ("in", "ex"),
    ("im", "ex"),
    ("de", "in"),
    ("inter", "exter"),
    ("en", "dis"),
    ("over", "under"),
    ("pre", "post"),
    ("pro-", "anti-"),
    ("up", "down"),
    ("out", "in"),
];
const FRENCH: Exchanges = &[
    ("", "in"),
    ("", "im"),
    ("", "il"),
    ("", "ir"),
    ("", "dé"),
    ("", "dés"),
    ("", "mal"),
    ("", "non-"),
    ("in", "ex"),
];
const SPANISH: Exchanges = &[("", "in"), ("", "im"), ("", "i"), ("", "des"), ("in", "ex")];
const GERMAN: Exchanges = &[("", "un"), ("", "miss"), ("", "nicht")];
const RUSSIAN: Exchanges = &[("", "не"), ("", "без"), ("", "бес"), ("", "анти")];
const PERSIAN: Exchanges = &[("", "ن"), ("", "نا"), ("", "بي"), ("مي", "نمي"), ("با", "بي")];

/// The fewest letters that the rest of the word has, so that `form` / `inform` and the like stay few.
const LEAST: usize = 4;
/// The same for Persian, whose verbs deny with one letter.
const LEAST_PERSIAN: usize = 3;

/// Whether two words are equal but for prefixes that exchange, or for `-ful` and `-less`.
pub(super) fn is_opposite(a: &str, b: &str, language: Language) -> bool {
    let (exchanges, least) = match language {
        Language::English => (ENGLISH, LEAST),
        Language::French => (FRENCH, LEAST),
        Language::Spanish | Language::Italian | Language::Portuguese => (SPANISH, LEAST),
        Language::German => (GERMAN, LEAST),
        Language::Russian => (RUSSIAN, LEAST),
        Language::Persian => (PERSIAN, LEAST_PERSIAN),
        _ => return false,
    };
    let rest_is_one = |a: &str, b: &str, (with, without): &(&str, &str)| {
        a.strip_prefix(with).is_some_and(|rest| {
            b.strip_prefix(without) == Some(rest) && rest.chars().nth(least - 1).is_some()
        })
    };
    let careless = |a: &str, b: &str| {
        language == Language::English
            && a.strip_suffix("ful").is_some_and(|rest| b.strip_suffix("less") == Some(rest))
    };
    exchanges.iter().any(|pair| rest_is_one(a, b, pair) || rest_is_one(b, a, pair))
        || careless(a, b)
        || careless(b, a)
}
