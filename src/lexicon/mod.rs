//! What words are to each other: stems and function words.

use rust_stemmers::{Algorithm, Stemmer};

use crate::language::Language;

/// A key that the inflections of a folded word share: its Snowball stem, or the word where there is no stemmer.
pub fn stem(folded: &str, language: Language) -> String {
    let algorithm = match language {
        Language::Arabic => Algorithm::Arabic,
        Language::English => Algorithm::English,
        Language::French => Algorithm::French,
        Language::German => Algorithm::German,
        Language::Russian => Algorithm::Russian,
        Language::Spanish => Algorithm::Spanish,
        Language::Persian | Language::Hebrew | Language::Other => return folded.to_owned(),
    };
    Stemmer::create(algorithm).stem(folded).into_owned()
}

/// Whether a folded word is a function word: here, whether it has at most two letters.
pub fn is_function_word(folded: &str, _language: Language) -> bool {
    folded.chars().count() <= 2
}
