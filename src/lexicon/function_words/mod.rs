//! Closed classes: the words that carry grammar more than meaning, one file a language.
//!
//! A line of a file is a list of words. Before a colon stand the features in which its words differ where they are
//! forms of one word, or `negation`.

use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::features::Features;
use super::stem::{clitic_rests, split_clitics};
use crate::language::Language;
use crate::normalize::fold;

/// What the closed classes say of one form.
#[derive(Clone, Debug, Default)]
struct Entry {
    negation: bool,
    /// The paradigms that it is in, by line, each with its features.
    paradigms: Vec<(u16, Features)>,
}

type Closed = FxHashMap<String, Entry>;

/// Whether a folded word is a particle, pronoun, preposition, conjunction, article or auxiliary, with or without
/// Arabic or Hebrew clitics.
///
/// ```
/// use tadqiq::language::Language;
/// use tadqiq::lexicon::is_function_word;
///
/// assert!(is_function_word("وفي", Language::Arabic));
/// assert!(is_function_word("عليهم", Language::Arabic));
/// assert!(!is_function_word("المدينه", Language::Arabic));
/// ```
pub fn is_function_word(folded: &str, language: Language) -> bool {
    forms(folded, language, |_| true)
}

/// Whether a folded word denies: `ليس`, `never`, `нет`, with or without Arabic or Hebrew clitics.
pub fn is_negation(folded: &str, language: Language) -> bool {
    forms(folded, language, |entry| entry.negation)
        || (language == Language::English && folded.ends_with("n't"))
}

/// How much meaning a text loses with a folded word: 0 for a function word, up to 1 for a long content word.
///
/// A guess from length alone: frequent words are short (Zipf 1935). A negation counts in full.
pub fn content_weight(folded: &str, language: Language) -> f32 {
    if is_negation(folded, language) {
        return 1.0;
    }
    if is_function_word(folded, language) || !folded.chars().any(char::is_alphanumeric) {
        return 0.0;
    }
    match super::stem(folded, language).chars().count() {
        0 | 1 => 0.3,
        2 => 0.6,
        3 => 0.8,
        _ => 1.0,
    }
}

/// The features in which two function words differ where they are forms of one word, whatever is attached to them.
pub(super) fn same_paradigm(a: &str, b: &str, language: Language) -> Option<Features> {
    let closed = closed(language)?;
    let right = split_clitics(b, language);
    for left in split_clitics(a, language) {
        let Some(entry) = closed.get(left.stem) else { continue };
        for right in right.iter().filter(|right| right.after == left.after) {
            let Some(other) = closed.get(right.stem) else { continue };
            let shared = entry
                .paradigms
                .iter()
                .find(|(line, _)| other.paradigms.iter().any(|(known, _)| known == line));
            let attached = if left.before == right.before { Features::default() } else { Features::CLITIC };
            match shared {
                Some(_) if left.stem == right.stem => return Some(attached).filter(|all| !all.is_empty()),
                Some((_, features)) => return Some(features.union(attached)),
                None => {}
            }
        }
    }
    None
}

fn forms(folded: &str, language: Language, holds: impl Fn(&Entry) -> bool) -> bool {
    let Some(closed) = closed(language) else { return false };
    let fits = |word: &str| closed.get(word).is_some_and(&holds);
    fits(folded) || clitic_rests(folded, language).any(fits)
}

fn closed(language: Language) -> Option<&'static Closed> {
    static TABLES: [OnceLock<Closed>; 8] = [const { OnceLock::new() }; 8];
    let (at, text) = match language {
        Language::Arabic => (0, include_str!("arabic.txt")),
        Language::Persian => (1, include_str!("persian.txt")),
        Language::Hebrew => (2, include_str!("hebrew.txt")),
        Language::Russian => (3, include_str!("russian.txt")),
        Language::English => (4, include_str!("english.txt")),
        Language::French => (5, include_str!("french.txt")),
        Language::German => (6, include_str!("german.txt")),
        Language::Spanish => (7, include_str!("spanish.txt")),
        Language::Other => return None,
    };
    Some(TABLES[at].get_or_init(|| parse(text)))
}

fn parse(text: &str) -> Closed {
    let mut closed = Closed::default();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
        let (tags, words) = line.split_once(':').unwrap_or(("", line));
        let features = tags
            .split_whitespace()
            .filter_map(Features::from_name)
            .fold(Features::default(), Features::union);
        for word in words.split_whitespace() {
            let entry = closed.entry(fold(word)).or_default();
            entry.negation |= tags == "negation";
            if !features.is_empty() {
                entry.paradigms.push((number as u16, features));
            }
        }
    }
    closed
}
